"""Elements that may hold the whole article: four ways to find one, which know nothing of the block model."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.model import Page
from newsclean.observe.anchor import article_of
from newsclean.observe.page_view import PageView
from newsclean.observe.signs import BITS, FURNITURE_BITS, MARKS, signs_of

__all__ = ["blocks_inside", "regions"]

MAX_LINKS = 0.5
"""A block with a larger share of link text is no part of an article that is taken as a whole."""
MIN_SCORED_WIDTH = 25
"""A shorter paragraph scores nothing (Readability)."""
CHARS_A_POINT, MOST_LENGTH_POINTS = 100, 3.0
"""A paragraph scores one point, one for each comma, and one for each so many characters (Readability)."""
SHARES_ABOVE = (1.0, 0.5, 1 / 3)
"""What the elements above a paragraph get of its points (Readability)."""
NAME_POINTS = 25.0
"""What a name of content or of furniture adds to an element's points, or takes from them (Readability)."""
_CONTENT = BITS["body"] | BITS["article"] | BITS["content"]
_FURNITURE = FURNITURE_BITS & ~BITS["header"]
_OUT = MARKS["unseen"] | MARKS["hidden"]
_COMMAS = (",", "、", "，", "،")


def regions(page: Page, view: PageView) -> dict[str, frozenset[int]]:
    """Return the blocks of the element that each way takes for the article's; fewer where a way finds none."""
    found = {
        "anchored": _around_anchor(view),
        "readability": _most_points(page, view),
        "semantic": _named_element(view),
        "mass": _most_prose(view),
    }
    own = next((article_of(view.paths[i]) for i in view.title_at if view.kinds[i] == "heading"), "")
    return {
        name: blocks_inside(view, path)
        for name, path in found.items()
        if path and _may_be(article_of(path), own)
    }


def _may_be(other: str, own: str) -> bool:
    """Tell whether an element in one <article> may be the place of the one whose headline stands in another."""
    return not own or not other or other.startswith(own) or own.startswith(other)


def blocks_inside(view: PageView, path: str) -> frozenset[int]:
    """Return the blocks inside an element that are neither the title, nor lists of links, nor hidden."""
    inside, titles = path + "/", set(view.title_at)
    return frozenset(
        [
            index
            for index, each in enumerate(view.paths)
            if (each.startswith(inside) or each == path)
            and view.ratios[index] < MAX_LINKS
            and index not in titles
            and not view.signs[index] & _OUT
        ]
    )


def _around_anchor(view: PageView) -> str:
    """Return the widest element around the anchor that takes in more prose than other text at each step."""
    best = path = view.anchor
    while path.count("/") > 2:  # below <body>
        path = view.above[path]
        if path not in view.groups:
            break
        chars, prose = _mass(view, path)
        old_chars, old_prose = _mass(view, best)
        gain = prose - old_prose
        if gain > 0 and gain > (chars - prose) - (old_chars - old_prose):
            best = path
    return best


def _mass(view: PageView, path: str) -> tuple[float, float]:
    """Return the characters below an element, and those of prose."""
    _, chars, _, prose, _ = view.groups[path]
    return chars, prose


def _most_points(page: Page, view: PageView) -> str | None:
    """Return the element with most points the way of Readability: paragraphs, names, few links."""
    points: dict[str, float] = {}
    for index, worth in _paragraph_points(view):
        path = view.parents[index]
        for share in SHARES_ABOVE:
            if not path:
                break
            points[path] = points.get(path, 0.0) + share * worth
            path = view.above[path]
    return max(points, key=lambda path: _with_names(page, view, path, points[path]), default=None)


def _paragraph_points(view: PageView) -> Iterator[tuple[int, float]]:
    for index, (text, size, kind, ratio) in enumerate(
        zip(view.texts, view.widths, view.kinds, view.ratios, strict=True)
    ):
        if size >= MIN_SCORED_WIDTH and kind not in ("heading", "caption"):
            commas = sum([text.count(comma) for comma in _COMMAS])
            yield index, (1 + commas + min(size / CHARS_A_POINT, MOST_LENGTH_POINTS)) * (1 - ratio)


def _with_names(page: Page, view: PageView, path: str, points: float) -> float:
    """Return an element's points with those of its names, less the share of link text below it."""
    bits = signs_of(page.elements.get(path, frozenset()))
    if bits & _CONTENT:
        points += NAME_POINTS
    elif bits & _FURNITURE:
        points -= NAME_POINTS
    _, chars, linked, _, _ = view.groups[path]
    return points * (1 - linked / (chars or 1))


def _named_element(view: PageView) -> str | None:
    """Return the <article> with most prose, or where there is none the <main>."""
    for name in ("article", "main"):
        paths = [path for path in view.groups if path.rpartition("/")[2].partition("[")[0] == name]
        if paths:
            return max(paths, key=lambda path: (view.groups[path][3], path.count("/")))
    return None


def _most_prose(view: PageView) -> str:
    """Return the element with most prose after other text is taken off; the innermost of equal ones."""

    def worth(path: str) -> tuple[float, int]:
        chars, prose = _mass(view, path)
        return 2 * prose - chars, path.count("/")

    return max(view.groups, key=worth)
