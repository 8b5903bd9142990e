"""What is set into the text of an article and is none of it: boxes in other markup, copies of the whole text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean.judge.beside import common_element
from newsclean.model import Page
from newsclean.observe.description import opening_of, repeats
from newsclean.observe.page_view import PageView, calls_itself_news, place_of
from newsclean.text import ends_sentence

__all__ = ["inset_blocks"]

MIN_TEXT_CHARS = 60
"""A shorter text is a label."""
MIN_MAIN_SHARE = 0.7
"""So much of the chosen prose stands at one place in the markup: else no place is the text's own."""
MAX_BOX_SHARE = 0.25
"""Where more of the choice stands in such boxes, they are the chapters of the article."""
MIN_LINKED = 2
BOX_NAMES = frozenset("infobox factbox faktaboks poll quiz".split())
"""Names of boxes that are no part of the text of news: of three on pages at hand none was."""
MIN_COPY_CHARS, MIN_COPIED_SHARE = 1_000, 0.6
"""A copy of the text in one block is as long as this, and so much of it stands in other blocks."""


def inset_blocks(page: Page, view: PageView, chosen: set[int]) -> dict[int, str]:
    """Return the chosen blocks that are set into the text, each with what they are."""
    boxed = {*_boxed(page, view, chosen), *_named(page, view, chosen)}
    found = dict.fromkeys(boxed, "box") if view.chars(boxed) <= MAX_BOX_SHARE * view.chars(chosen) else {}
    return {**found, **dict.fromkeys(_copies(view, chosen), "said again")}


def _named(page: Page, view: PageView, chosen: set[int]) -> list[int]:
    """Return what stands on a page of news in a box that is named as one, where the paragraphs do not."""
    named = [index for index in sorted(chosen) if not BOX_NAMES.isdisjoint(page.blocks[index].hints)]
    if not named or not calls_itself_news(page):
        return []
    main = _at_own_place(view, sorted(chosen))
    around = page.blocks[main[0]].hints if main else BOX_NAMES
    return [index for index in named if not BOX_NAMES.isdisjoint(page.blocks[index].hints - around)]


def _boxed(page: Page, view: PageView, chosen: set[int]) -> list[int]:
    """Return what stands in boxes between the paragraphs, below a heading or label of the box's own.

    A box is an element among the paragraphs whose texts stand deeper than they do; lists and tables alone are none. On
    pages that call themselves news, 9 of 12 boxes were none of the article; elsewhere they are as often its chapters,
    so that there each of their texts, two or more, must hold a link.
    """
    found: list[int] = []
    opening = opening_of(view.description)
    least = 1 if calls_itself_news(page) else MIN_LINKED
    for path, inside in _elements_between(view, sorted(chosen)):
        texts = [index for index in inside if _is_text(view, index)]
        if len(texts) < least or "/table[" in view.paths[inside[0]].removeprefix(path.rpartition("/")[0]):
            continue
        if least > 1 and not all(view.ratios[index] > 0 for index in texts):
            continue
        is_lead = any(repeats(view.texts[index], opening) for index in texts)
        if not is_lead and _is_label(view, _first_inside(view, path, inside[0])):
            found += inside
    return found


def _elements_between(view: PageView, order: Sequence[int]) -> Iterator[tuple[str, list[int]]]:
    """Yield the elements between two paragraphs at the text's own place, each with the chosen blocks in it."""
    main = _at_own_place(view, order)
    places = {index: at for at, index in enumerate(order)}
    for before, after in pairwise(main):
        between = order[places[before] + 1 : places[after]]
        if not between:
            continue
        near = [view.paths[before], view.paths[after]]
        are_siblings = view.parents[before] == view.parents[after] and near[0] != near[1]  # nearly always
        inside = (view.parents[before] if are_siblings else common_element(near)) + "/"
        elements: dict[str, list[int]] = {}
        for index in between:
            name, _, deeper = view.paths[index].removeprefix(inside).partition("/")
            if deeper and view.paths[index].startswith(inside):
                elements.setdefault(inside + name, []).append(index)
        yield from elements.items()


def _at_own_place(view: PageView, order: Sequence[int]) -> list[int]:
    """Return the chosen paragraphs whose paths differ by numbers alone, where most of the prose stands so."""
    texts = [index for index in order if _is_text(view, index)]
    places = {index: place_of(view.paths[index]) for index in texts}
    sizes: Counter[str] = Counter()
    for index, place in places.items():
        sizes[place] += view.sizes[index]
    if not sizes:
        return []
    [(own, size)] = sizes.most_common(1)
    return [i for i in texts if places[i] == own] if size >= MIN_MAIN_SHARE * sizes.total() else []


def _first_inside(view: PageView, path: str, inside: int) -> int:
    """Return the first block of an element, of which one is known."""
    while inside > 0 and view.paths[inside - 1].startswith(path + "/"):
        inside -= 1
    return inside


def _is_text(view: PageView, index: int) -> bool:
    return view.sizes[index] >= MIN_TEXT_CHARS and view.kinds[index] == "paragraph"


def _is_label(view: PageView, index: int) -> bool:
    """Tell whether a block heads others: a heading, or a short line that ends as none."""
    if view.kinds[index] == "heading":
        return True
    is_short = view.kinds[index] == "paragraph" and view.sizes[index] < MIN_TEXT_CHARS
    return is_short and not ends_sentence(view.texts[index])


def _copies(view: PageView, chosen: set[int]) -> list[int]:
    """Return the longest block where it says again what other chosen ones say, as text for a script does."""
    longest = max(chosen, key=lambda index: (view.sizes[index], -index), default=None)
    if longest is None or view.sizes[longest] < MIN_COPY_CHARS:
        return []
    text = view.texts[longest]
    others = {view.texts[i] for i in chosen if i != longest and _is_text(view, i)} - {text}
    said = sum([len(each) for each in others if each in text])
    return [longest] if said >= MIN_COPIED_SHARE * len(text) else []
