"""Which pages of a site tell the same story: versions of one article count once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from newsclean.standing.folding import content_words
from newsclean.standing.seen import BODY, SeenPage

__all__ = ["group_stories"]

MIN_PROSE_WORDS = 8
"""Shorter lines may stand in any two stories."""
MIN_SHARED = 0.3
"""Share of the shorter page's own prose that two versions of a story have in common."""
MIN_TITLE_WORDS = 3
MIN_SAME_TITLE = 0.8
"""Share of title words, of all that either has."""
MIN_PAGES = 3
"""Prose on so many pages with different titles may be a standing note, which makes no two pages one story."""
MIN_OWN_SHARE = 0.4
"""Where less of a page's prose than this is its own, what it shares may be its story: then all of it is compared."""
MIN_SHARED_OF_ALL = 0.6


def group_stories(pages: Sequence[SeenPage]) -> list[int]:
    """Return the number of the story that each page tells, numbered in order of the pages.

    Two pages tell one story where their titles say the same, or where they share a good part of their prose. A
    title of three pages or more proves nothing: it may be the name of the site, or of a column.
    """
    often = {title for title, count in Counter(page.title for page in pages).items() if count >= MIN_PAGES}
    names = [page.id if page.title in often else page.title for page in pages]
    titles = [content_words("" if page.title in often else page.title) for page in pages]
    lines = [_long_lines(page) for page in pages]
    standing = _standing(names, lines)
    prose = [_prose(each, standing) for each in lines]
    story = list(range(len(pages)))
    for a, b in combinations(range(len(pages)), 2):
        if story[a] != story[b] and (_same_title(titles[a], titles[b]) or _share_story(prose[a], prose[b])):
            old, new = max(story[a], story[b]), min(story[a], story[b])
            story = [new if number == old else number for number in story]
    numbers = {number: rank for rank, number in enumerate(dict.fromkeys(story))}
    return [numbers[number] for number in story]


class _Prose(NamedTuple):
    """The prose of a page: its long lines, with their words."""

    lines: dict[str, int]
    own: dict[str, int]
    """Those of them that few other pages have."""
    own_share: float


def _long_lines(page: SeenPage) -> dict[str, int]:
    """Return the long lines of a page's body with their words."""
    return {
        line.key: line.words
        for line in page.lines
        if line.place == BODY and line.part == "whole" and line.words >= MIN_PROSE_WORDS
    }


def _prose(lines: dict[str, int], standing: frozenset[str]) -> _Prose:
    own = {key: words for key, words in lines.items() if key not in standing}
    return _Prose(lines, own, sum(own.values()) / (sum(lines.values()) or 1))


def _standing(names: Sequence[str], prose: Sequence[dict[str, int]]) -> frozenset[str]:
    """Return the prose that stands on several pages of different names."""
    said = {(key, name) for name, lines in zip(names, prose, strict=True) for key in lines}
    counts = Counter(key for key, _ in said)
    return frozenset(key for key, count in counts.items() if count >= MIN_PAGES)


def _same_title(a: frozenset[str], b: frozenset[str]) -> bool:
    shorter = min(len(a), len(b))
    return shorter >= MIN_TITLE_WORDS and len(a & b) >= MIN_SAME_TITLE * len(a | b)


def _share_story(a: _Prose, b: _Prose) -> bool:
    """Tell whether two pages have enough prose in common, standing notes aside, to be versions of one story."""
    if min(a.own_share, b.own_share) < MIN_OWN_SHARE:
        return _shared(a.lines, b.lines) >= MIN_SHARED_OF_ALL
    return _shared(a.own, b.own) >= MIN_SHARED


def _shared(a: dict[str, int], b: dict[str, int]) -> float:
    """Return the share, 0-1, of the shorter prose that the other has too."""
    length = min(sum(a.values()), sum(b.values()))
    return sum(a[key] for key in a.keys() & b.keys()) / length if length else 0.0
