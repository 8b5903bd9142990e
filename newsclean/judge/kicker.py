"""What stands beside the headline of an HTML page: the kicker above it and the second headline below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsclean.model import HeadingPart, Page
from newsclean.observe.title_blocks import says_title
from newsclean.observe.title_forms import title_key
from newsclean.text import tidy, width, word_count

__all__ = ["Beside", "find_beside"]

REACH = 2
"""Blocks above and below a headline in which its kicker and its subtitle stand."""
MAX_KICKER_WIDTH = 80
MIN_SUBTITLE_WORDS = 3
MAX_SUBTITLE_WIDTH = 400
KICKERS = frozenset(
    "antetitulo dachzeile eyebrow kicker occhiello overline spitzmarke surtitre topline volanta".split()
)
"""Hints of a kicker, in the words of several languages."""
SUBTITLES = frozenset(
    "sottotitolo subheading subheadline subhed subtitle subtitulo strapline untertitel".split()
)
OTHERS = frozenset(
    "author authors badge brand branding breadcrumb breadcrumbs button byline comment comments count counter date "
    "live logo number player premium share status time timestamp to-home to-comments video".split()
)
"""Hints of what is neither: badges, counters, logos, dates."""


class Beside(NamedTuple):
    """The lines above and below a headline."""

    kicker: str | None = None
    subtitle: str | None = None


def find_beside(page: Page) -> Beside:
    """Return the kicker and the subtitle of a page whose title is settled.

    Both stand in the heading of the title as parts of their own, or in blocks beside it whose names say what they
    are; a kicker also where the metadata give it before the title.

    >>> from newsclean.judge.stated import settle_page
    >>> from newsclean.readers.html import read_html
    >>> html = "<title>Rain again</title><h1><span class=kicker>Weather</span> <span>Rain again</span></h1>"
    >>> find_beside(settle_page(read_html(html)))
    Beside(kicker='Weather', subtitle=None)
    """
    key = title_key(page.meta.title or "")
    headings = [index for index, block in enumerate(page.blocks) if block.kind == "heading"]
    places = [
        at
        for at in headings
        if key and says_title(page.blocks[at], page.text[slice(*page.blocks[at].span)], key)
    ]
    if not places:
        return Beside()
    index = min(places, key=lambda at: ("h1" not in page.blocks[at].hints, at))
    kicker, subtitle = _inside(page, index)
    return Beside(kicker or _kicker_above(page, index), subtitle or _subtitle_below(page, index))


def _inside(page: Page, index: int) -> Beside:
    """Return what the parts of a heading before and behind the title say."""
    key = title_key(page.meta.title or "")
    start, end = page.blocks[index].span
    parts = [part for part in page.heading_parts if start <= part.span.start < end]
    for first in range(len(parts)):
        for last in range(len(parts), first, -1):
            if title_key(page.text[parts[first].span.start : parts[last - 1].span.end]) == key:
                return Beside(_kicker_of(page, parts[:first]), _subtitle_of(page, parts[last:]))
    return Beside()


def _kicker_of(page: Page, parts: Sequence[HeadingPart]) -> str | None:
    texts = [page.text[slice(*part.span)] for part in parts if part.hints.isdisjoint(OTHERS)]
    text = tidy(" ".join(texts)).rstrip(" :|-–—")
    return text if _is_label(text) else None


def _subtitle_of(page: Page, parts: Sequence[HeadingPart]) -> str | None:
    texts = [page.text[slice(*part.span)] for part in parts if part.hints.isdisjoint(OTHERS)]
    text = tidy(" ".join(texts))
    return text if word_count(text) >= MIN_SUBTITLE_WORDS else None


def _is_label(text: str) -> bool:
    """Tell whether a text is of a kicker's length and has letters in it."""
    return 1 < width(text) <= MAX_KICKER_WIDTH and any(map(str.isalpha, text))


def _kicker_above(page: Page, index: int) -> str | None:
    """Return the block above a headline that is named a kicker, or that the metadata give before the title."""
    key = title_key(page.meta.title or "")
    said = {title_key(title.text).removesuffix(f" {key}") for title in page.stated_titles} - {key}
    for text, hints in _beside(page, index, range(index - 1, max(-1, index - 1 - REACH), -1)):
        is_named = not hints.isdisjoint(KICKERS) or title_key(text) in said
        if is_named and _is_label(text) and hints.isdisjoint(OTHERS):
            return text.rstrip(" :|-–—") or None
    return None


def _subtitle_below(page: Page, index: int) -> str | None:
    """Return the block below a headline that is named a subtitle."""
    for text, hints in _beside(page, index, range(index + 1, min(len(page.blocks), index + 1 + REACH))):
        is_named = not hints.isdisjoint(SUBTITLES) and hints.isdisjoint(OTHERS)
        if is_named and word_count(text) >= MIN_SUBTITLE_WORDS and width(text) <= MAX_SUBTITLE_WIDTH:
            return text
    return None


def _beside(page: Page, index: int, near: Iterable[int]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the text of each block near a headline, with the hints that the headline has not."""
    own = page.blocks[index].hints
    for at in near:
        block = page.blocks[at]
        yield tidy(page.text[slice(*block.span)]), block.hints - own
