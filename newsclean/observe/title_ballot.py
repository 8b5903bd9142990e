"""The vote on a page's title as it is held: the candidates, and what speaks for and against each one, as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsclean.observe.title_candidates import Candidate, Heading, gather_candidates
from newsclean.observe.title_features import TitleContext, title_context, title_features
from newsclean.observe.title_forms import address_words, is_site, site_forms, title_key

__all__ = ["Ballot", "hold_ballot"]

GROUPS = {
    "itemprop headline": "json-ld headline",
    "json-ld alternativeHeadline": "json-ld name",
    "itemprop alternativeHeadline": "json-ld name",
    **dict.fromkeys(
        ("citation_title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"), "other"
    ),
}
"""Sources that count as another one does."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """The titles of a page, headings and metadata, to be voted on."""

    headings: tuple[Heading, ...]
    """Those of the page, without the site's logo."""
    given: tuple[tuple[str, str], ...]
    """(source, text) of the metadata."""
    sites: frozenset[str]
    """Keys under which the site's name may stand in a title."""
    address: frozenset[str]
    """Words of the page's address."""
    news: bool
    """The page calls itself a news article."""
    shown: frozenset[str]
    """Texts of the page's blocks that are no headings."""

    def candidates(self) -> dict[str, Candidate]:
        """Return every title that these may mean, by key."""
        grouped = [(GROUPS.get(source, source), text) for source, text in self.given]
        return gather_candidates(grouped, self.headings, self.sites)

    def context(self, found: dict[str, Candidate]) -> TitleContext:
        """Return what the candidates have in common."""
        return title_context(
            found,
            self.headings,
            sites=self.sites,
            address=self.address,
            news=self.news,
            shown=self.shown,
        )

    def rows(self) -> Iterable[tuple[Candidate, dict[str, float]]]:
        """Yield each candidate with its numbers by name."""
        found = self.candidates()
        context = self.context(found)
        for candidate in found.values():
            yield candidate, title_features(candidate, context)

    def sources_of(self, candidate: Candidate) -> tuple[str, ...]:
        """Return the sources that give a title, the site's name and labels aside."""
        named = [("h1" if each.level == 1 else "heading", each.text) for each in self.headings]
        return tuple(
            dict.fromkeys(
                source
                for source, _ in (*named, *self.given)
                if GROUPS.get(source, source) in candidate.relations
            )
        )


LOGO_NAMES = frozenset(("to-home", "logo", "brand", "branding"))
"""Hints of the part of a heading that is the site's name."""
MAX_LOGO_WORDS = 6


def _logos(headings: Iterable[Heading]) -> frozenset[str]:
    """Return the keys of what links home, or is named a logo, beside the headline."""
    keys = [title_key(text) for each in headings for text, hints in each.parts if hints & LOGO_NAMES]
    forms = [form for key in keys for form in (key, key.replace(" ", ""))]
    return frozenset(form for form in forms if form and form.count(" ") < MAX_LOGO_WORDS)


def hold_ballot(
    titles: Sequence[tuple[str, str]],
    *,
    headings: Sequence[str | Heading] = (),
    site_name: str | None = None,
    url: str | None = None,
    news: bool = False,
    shown: frozenset[str] = frozenset(),
) -> Ballot:
    """Return the ballot over (source, text) of the titles that a page gives.

    `headings` are the page's own; a bare str counts as one of the first level above the text. `news` says that the
    page calls itself a news article. A heading that is the site's name is left out unless nothing else has a title.

    >>> ballot = hold_ballot([("og:title", "Rain in Eastvale - The Gazette")], headings=["Rain in Eastvale"])
    >>> list(ballot.candidates())[0]
    'rain in eastvale'
    """
    placed = [Heading(text) for source, text in titles if source == "h1"]
    placed += [Heading(heading) if isinstance(heading, str) else heading for heading in headings]
    given = tuple([(source, text) for source, text in titles if source != "h1"])
    sites = site_forms(site_name, url) | _logos(placed)
    if given:
        placed = [each for each in placed if not is_site(title_key(each.text), sites)]
    return Ballot(tuple(placed), given, sites, address_words(url or ""), news, shown)
