"""What was learned of one site: its pages' lines, folded, and which of them are standing boilerplate."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsclean.errors import NewscleanError
from newsclean.sites.reading import see
from newsclean.standing.lines import Standing, StandingLine, find_standing
from newsclean.standing.seen import SeenPage

__all__ = ["MAX_PAGES", "SiteProfile", "slim_profile"]

MAX_PAGES = 32
"""Pages that a profile keeps; of more, those whose hash sorts first, so that the order of reading does not matter."""


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """The lines that a site prints around every story, learned from some of its pages. It is small and never changes.

    Example:
    >>> note = "Download the Gazette app to read this on your way to work"
    >>> pages = [
    ...     f"{what} in Vell\\n\\nThe {what} in Vell began on Friday and drew {count} people, it said.\\n\\n{note}"
    ...     for what, count in [("harbour fair", 300), ("apple harvest", 40), ("school strike", 700)]
    ... ]
    >>> profile = SiteProfile.learn(pages)
    >>> [(line.key, line.evidence) for line in profile]
    [('download the gazette app to read~7bdc4b68d593', 'on 3 of 3 pages')]
    """

    pages: tuple[SeenPage, ...] = ()
    """What is kept of the pages, sorted by hash; no decisions, so that profiles can be merged."""
    standing: Standing = field(init=False, repr=False, compare=False)
    """What the pages tell, worked out once."""

    def __post_init__(self) -> None:
        unique = {page.id: page for page in sorted(self.pages, reverse=True)}
        kept = tuple(unique[id] for id in sorted(unique)[:MAX_PAGES])
        object.__setattr__(self, "pages", kept)
        object.__setattr__(self, "standing", find_standing(kept))

    @classmethod
    def learn(cls, pages: Iterable[Any]) -> SiteProfile:
        """Learn from pages of one site, in any order.

        The same page counts once, and so do versions of one story. A page without an article, and bytes that are no
        page, teach nothing.

        Args:
            pages: Pages as str, bytes, lxml trees, or mappings with "html" or "text" and, if you know them, "url",
                "language" and "charset".

        Returns:
            The profile.

        Raises:
            TypeError: A page has another type.
        """
        seen = (see(page) for page in _all_pages(pages))
        return cls(tuple(page for page in seen if page is not None))

    def merge(self, other: SiteProfile) -> SiteProfile:
        """Join two profiles. You get the same as if you had learned from all pages together.

        Args:
            other: The other profile.

        Returns:
            The new profile.

        Raises:
            NewscleanError: One of them is slim.
            TypeError: `other` is not a SiteProfile.
        """
        if not isinstance(other, SiteProfile):
            raise TypeError(f"other must be SiteProfile, not {type(other).__name__}")
        self._require_pages()
        other._require_pages()
        return SiteProfile(self.pages + other.pages)

    def slim(self) -> SiteProfile:
        """Return a small copy with the standing lines only. You can clean with it, but not merge or write it.

        Example:
        >>> profile = SiteProfile.learn(["Rain in Vell\\n\\nIt rained in Vell on Friday, and nobody knew why."])
        >>> len(profile.pages), len(profile.slim().pages)
        (1, 0)
        """
        return slim_profile(self.standing)

    def _require_pages(self) -> None:
        if len(self) and not self.pages:
            raise NewscleanError(
                "a slim profile has no pages: you can clean with it, but not merge or write it"
            )

    def __iter__(self) -> Iterator[StandingLine]:
        """Yield the standing lines, those on most pages first."""
        return iter(sorted(self.standing.lines.values(), key=lambda line: (-line.pages, line.key, line.part)))

    def __len__(self) -> int:
        return len(self.standing.lines)

    def to_dict(self) -> dict[str, Any]:
        """Return the profile as plain JSON types; docs/reference/site-formats.md describes the format."""
        from newsclean.sites.profile_json import to_dict

        self._require_pages()
        return to_dict(self.pages)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> SiteProfile:
        """Read a profile from what `to_dict()` returned.

        Args:
            data: The mapping.

        Returns:
            The profile.

        Raises:
            SchemaError: The mapping has another form; the message says what is wrong.
        """
        from newsclean.sites.profile_json import pages_of

        return cls(pages_of(data))

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write the profile to a file as JSON. The same profile gives the same bytes.

        Args:
            path: The file.
        """
        from newsclean.sites.profile_json import dumps

        Path(path).write_text(dumps(self.to_dict()), "utf-8")

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> SiteProfile:
        """Read a profile from a file.

        Args:
            path: The file.

        Returns:
            The profile.

        Raises:
            SchemaError: The file holds something else; the message names it.
            OSError: The file cannot be read.
        """
        from newsclean.sites.profile_json import load

        return cls(load(Path(path)))

    def __repr__(self) -> str:
        return f"<SiteProfile of {len(self.pages)} pages, {len(self)} standing lines>"


def slim_profile(standing: Standing) -> SiteProfile:
    """Return a profile of standing lines alone, without the pages that they come from."""
    slim = SiteProfile()
    object.__setattr__(slim, "standing", standing)
    return slim


def _all_pages(pages: Iterable[Any]) -> Iterable[Any]:
    """Raise TypeError where one page was given for several."""
    if isinstance(pages, str | bytes | Mapping) or not isinstance(pages, Iterable):
        raise TypeError(f"pages must be an iterable of pages, not {type(pages).__name__}")
    return pages
