"""Comments of a thread, told by their form where no name says what they are: a name and a date above each text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsclean.model import Page
from newsclean.observe.page_view import PageView
from newsclean.text import has_digit

__all__ = [
    "Key",
    "blocks_of",
    "dated_heads",
    "elements_alike",
    "entry_blocks",
    "holds_opening",
    "opening_width",
]

MIN_ENTRIES = 3
"""So many elements of the same markup, one beside the other, make a thread or a feed."""
MIN_TEXT_WIDTH = 60
"""An entry holds a text of at least this width below its head."""
MAX_HEAD_WIDTH = 60
"""The head of an entry, a name and a date or a link, is no wider."""
MIN_ARTICLE_WIDTH = 300
"""So much prose stands in the element of the article's opening: else the entries may be the article."""
MAX_LEVELS = 6
"""Elements around the head of an entry that may be the entry's own."""

_NO_HINTS: frozenset[str] = frozenset()
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d(?![\d.])|\b\d{1,2}[./-]\d{1,2}\b")
"""A year, a time or a day in figures."""


class Key(NamedTuple):
    """What entries have in common."""

    above: str
    """The path of the element above them."""
    element: str
    """Their own name."""
    hints: frozenset[str]


def entry_blocks(page: Page, view: PageView) -> dict[int, str]:
    """Return the blocks of threads, each with what it is.

    Entries never hold the article's opening or its title, and a live blog is made of them.
    """
    heads = dated_heads(view)
    if (
        len(heads) < MIN_ENTRIES
        or "LiveBlogPosting" in page.meta.types
        or opening_width(view) < MIN_ARTICLE_WIDTH
    ):
        return {}
    last = max(index for index, parent in enumerate(view.parents) if parent == view.anchor)
    found: dict[int, str] = {}
    for entries in elements_alike(page, view, heads).values():
        if len(entries) < MIN_ENTRIES or holds_opening(view, entries) or min(entries.values()) < last:
            continue
        blocks = [blocks_of(view, path, head) for path, head in entries.items()]
        if 2 * sum([_is_comment(view, each) for each in blocks]) > len(blocks):
            found |= {index: "comment" for each in blocks for index in each}
    return found


def dated_heads(view: PageView) -> list[int]:
    """Return the short blocks that hold a date."""
    return [
        index
        for index, size in enumerate(view.widths)
        if size <= MAX_HEAD_WIDTH
        and view.kinds[index] != "heading"
        and has_digit(view.texts[index])
        and _DATE.search(view.texts[index])
    ]


def opening_width(view: PageView) -> int:
    """Return the width of the texts in the element of the article's opening."""
    return sum([view.widths[i] for i, parent in enumerate(view.parents) if parent == view.anchor])


def elements_alike(page: Page, view: PageView, heads: Sequence[int]) -> Mapping[Key, dict[str, int]]:
    """Return the elements of the same markup under one element that hold a head, each with it: two or more."""
    first: dict[str, int] = {}
    for index in heads:
        for path in _elements(view.paths[index]):
            first.setdefault(path, index)
    above = {path: path.rpartition("/")[0] for path in first}
    count = Counter(above.values())  # most elements stand alone, and their markup need not be compared
    groups: dict[Key, dict[str, int]] = {}
    for path, index in first.items():
        if count[above[path]] > 1:
            groups.setdefault(_key(page, path), {})[path] = index
    return groups


def blocks_of(view: PageView, path: str, inside: int) -> list[int]:
    """Return the blocks of an element, of which one is known.

    A block that stands between two of them and in an element around them is a part of theirs: short texts of a footer
    are read as one.
    """
    first = last = inside
    below = path + "/"
    while (step := _next_inside(view, below, first, -1)) is not None:
        first = step
    while (step := _next_inside(view, below, last, 1)) is not None:
        last = step
    return list(range(first, last + 1))


def _next_inside(view: PageView, below: str, index: int, by: int) -> int | None:
    """Return the next block of an element in one direction, past one in an element around it; None at its end."""
    for step in (index + by, index + 2 * by):
        if not 0 <= step < len(view.paths):
            return None
        if view.paths[step].startswith(below):
            return step
        if not below.startswith(view.paths[step] + "/"):
            return None
    return None


def _elements(path: str) -> list[str]:
    """Return an element's path and those above it, below the body.

    >>> _elements("/html/body/div[2]/p[1]")
    ['/html/body/div[2]/p[1]', '/html/body/div[2]']
    """
    found: list[str] = []
    for _ in range(min(path.count("/") - 2, MAX_LEVELS)):
        found.append(path)
        path = path.rpartition("/")[0]
    return found


def _key(page: Page, path: str) -> Key:
    above, _, leaf = path.rpartition("/")
    return Key(above, leaf.partition("[")[0], page.elements.get(path, _NO_HINTS))


def holds_opening(view: PageView, entries: Mapping[str, int]) -> bool:
    """Tell whether one of some elements holds the article's opening or its title."""
    titles = [view.paths[index] + "/" for index in view.title_at]
    return any(each.startswith(path + "/") for path in entries for each in (view.anchor + "/", *titles))


def _is_comment(view: PageView, blocks: Sequence[int]) -> bool:
    """Tell whether an element holds a text below a short head that begins with a name and holds a date."""
    text = next((place for place, i in enumerate(blocks) if view.widths[i] >= MIN_TEXT_WIDTH), 0)
    head = blocks[:text]
    if not head or any(view.widths[i] > MAX_HEAD_WIDTH or view.kinds[i] == "heading" for i in head):
        return False
    return view.texts[head[0]][0].isalpha() and any(_DATE.search(view.texts[i]) for i in head)
