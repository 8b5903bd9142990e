"""The pages on a workbench, and what cleaning made of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from newsclean.errors import NewscleanError
from newsclean.model import Article, Page
from newsclean.pipeline import Pipeline
from newsclean.readers.source import read_source, require_parts
from newsclean.sites.profile import SiteProfile
from newsclean.standing.folding import sentences
from newsclean.standing.seen import SeenPage, see_page
from newsclean.standing.stories import group_stories
from newsclean.text import tidy
from newsclean.workbench.marks import Mark, key_of, with_marked_body

__all__ = ["BenchPage", "CleanedPage", "clean_page", "is_whole_line", "read_pages", "stories_of"]

_NO_NAME = re.compile(r"[^\w.-]+")
"""What a file's name had better not have."""


@dataclass(frozen=True, slots=True)
class BenchPage:
    """A page as the caller gave it."""

    name: str
    """A plain file name, which no other page of the bench has."""
    source: Any
    kind: str = "auto"
    told: tuple[tuple[str, str], ...] = ()
    """What the caller said of it: url, language, charset."""

    @property
    def data(self) -> bytes:
        """The bytes of the page."""
        if isinstance(self.source, str):
            return self.source.encode("utf-8", "replace")
        if isinstance(self.source, bytes | bytearray | memoryview):
            return bytes(self.source)
        from lxml import etree

        return etree.tostring(self.source, method="html", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class CleanedPage:
    """A page of the bench with its blocks and its article."""

    name: str
    page: Page
    article: Article


def read_pages(pages: Iterable[Any] | Mapping[str, Any]) -> tuple[BenchPage, ...]:
    """Return the pages of a caller, each with a name: a mapping's key, a file's stem, or "page-1" and so on.

    A page is what `clean()` takes, a Path, or a mapping with "html" or "text" and perhaps url, language, charset, id.
    Raises TypeError where one page was given for several.

    >>> [page.name for page in read_pages(["Rain", {"id": "a/7", "text": "Snow"}])]
    ['page-1', 'a-7']
    """
    if isinstance(pages, str | bytes | Path) or not isinstance(pages, Iterable):
        raise TypeError(f"pages must be a list or a mapping of pages, not {type(pages).__name__}")
    named = pages.items() if isinstance(pages, Mapping) else ((None, page) for page in pages)
    return tuple(_with_own_names(_bench_page(name, page, at) for at, (name, page) in enumerate(named, 1)))


def _bench_page(name: str | None, page: Any, number: int) -> BenchPage:
    called = name if name is not None else f"page-{number}"
    if isinstance(page, Path):
        return BenchPage(name or page.stem, page.read_bytes())
    if not isinstance(page, Mapping):
        return BenchPage(called, page)
    content, told = require_parts(page)
    said = page.get("id") if name is None and page.get("id") is not None else called
    return BenchPage(str(said), content, told.pop("kind"), tuple(told.items()))


def _with_own_names(pages: Iterable[BenchPage]) -> Iterator[BenchPage]:
    """Give each page a name that can be a file's and that is no other page's."""
    taken: set[str] = set()
    for page in pages:
        plain = _NO_NAME.sub("-", str(page.name)).strip("-.") or "page"
        name, again = plain, 1
        while name in taken:
            again += 1
            name = f"{plain}-{again}"
        taken.add(name)
        yield replace(page, name=name)


def clean_page(
    page: BenchPage, pipeline: Pipeline, site: SiteProfile | None, marks: Sequence[Mark] = ()
) -> CleanedPage:
    """Clean one page, lines that are marked as body put back. Raises what `clean()` raises."""
    source, read = read_source(page.source, kind=page.kind, **dict(page.told))
    article = pipeline.run(read, source=source, standing=site.standing if site is not None else None)
    return CleanedPage(page.name, read, with_marked_body(article, marks))


def is_whole_line(text: str, pages: Iterable[CleanedPage]) -> bool:
    """Tell whether some page has a text as a whole line; False where it is a sentence of one.

    Raises NewscleanError where no page has it, naming the line that is nearest to it.
    """
    key = key_of(text)
    lines = [
        each.page.text[block.span.start : block.span.end] for each in pages for block in each.page.blocks
    ]
    if any(key_of(line) == key for line in lines):
        return True
    if any(key_of(line[start:end]) == key for line in lines for start, end in sentences(line)):
        return False
    near = get_close_matches(text, [tidy(line) for line in lines], n=1)
    raise NewscleanError(f"no page has the line {text!r}" + (f"; near to it: {near[0]!r}" if near else ""))


def stories_of(pages: Iterable[CleanedPage]) -> dict[str, int]:
    """Return the number of the story that each page tells, by name: two versions of one story are no two witnesses."""
    seen = [see_page(each.name, each.page, each.article) or SeenPage(each.name, "", ()) for each in pages]
    return dict(zip((each.id for each in seen), group_stories(seen), strict=True))
