"""Where the elements of a tree stand: the block they belong to, their XPath, kind and hints, each worked out once."""

from __future__ import annotations

from newsclean.readers.hints import hides, own_hints
from newsclean.readers.tags import BLOCK, HIDING_CLASSES, KIND_OF, PROSE, RESETS_KIND, ROLE_OF
from newsclean.readers.walk import Element

__all__ = ["Frame", "Place", "Places"]

MAX_HINTS = 400
"""Hints of one block; elements below that add none, so that deep nesting stays linear."""

Frame = tuple[Element, bool, tuple[Element, ...]]
"""The block-level element that holds a text; whether the text stands beside the line (ruby, hidden); the inline
elements between the two. Tuples, because a page has hundreds and frozen objects cost ten times as much."""
Place = tuple[str, frozenset[str], str]
"""XPath, hints and kind of a block-level element."""
_BESIDE = frozenset(("rt", "rtc", "rp"))


class Places:
    """Frames and places of one tree's elements. Keeps the elements alive, so that their identity holds."""

    __slots__ = ("_frames", "_numbers", "_places", "_unions")

    def __init__(self) -> None:
        self._frames: dict[Element, Frame] = {}
        self._places: dict[Element | None, Place] = {None: ("", frozenset(), "paragraph")}
        self._numbers: dict[Element, int] = {}
        self._unions: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}

    def frame(self, element: Element) -> Frame:
        """Return the frame of the text directly inside an element."""
        frame, chain, role_of = self._frames.get(element), [], ROLE_OF.get
        while frame is None:
            role = role_of(element.tag)
            above = element.getparent()
            if role == BLOCK or above is None or (role is None and above.tag not in PROSE):
                frame = self._frames[element] = (element, False, ())
            else:
                chain.append(element)
                element = above
                frame = self._frames.get(element)
        for element in reversed(chain):
            holder, beside, around = frame
            beside = beside or element.tag in _BESIDE or is_hidden(element)
            frame = self._frames[element] = (holder, beside, (*around, element))
        return frame

    def __getitem__(self, element: Element) -> Place:
        """Return the place of an element."""
        places, chain = self._places, []
        while element not in places:
            chain.append(element)
            element = element.getparent()
        place = places[element]
        for element in reversed(chain):
            place = places[element] = self._below(place, element)
        return place

    def _below(self, above: Place, element: Element) -> Place:
        """Return the place of an element from the place of its parent."""
        path, hints, kind = above
        tag = element.tag
        kind = KIND_OF.get(tag) or ("paragraph" if tag in RESETS_KIND else kind)
        return f"{path}/{tag}{self._number(element)}", self.add(hints, element), kind

    def add(self, hints: frozenset[str], element: Element) -> frozenset[str]:
        """Return hints with those of an element added; the same object for the same elements."""
        return self.union(hints, own_hints(element.tag, element.items()))

    def union(self, hints: frozenset[str], own: frozenset[str]) -> frozenset[str]:
        """Return both; the same object for the same two."""
        known = self._unions.get((hints, own))
        if known is None:
            known = hints if own <= hints or len(hints) > MAX_HINTS else hints | own
            self._unions[hints, own] = known
        return known

    def _number(self, element: Element) -> str:
        """Return the position among the siblings of the same name as XPath has it."""
        tag, number, numbers = element.tag, 1, self._numbers
        if tag in _SINGLE:
            return ""
        if tag not in ROLE_OF:
            self._number_unknown(element)
            return f"[{numbers[element]}]"
        for sibling in element.itersiblings(tag, preceding=True):
            if sibling in numbers:
                number += numbers[sibling]
                break
            number += 1
        numbers[element] = number
        return f"[{number}]"

    def _number_unknown(self, element: Element) -> None:
        """Number an element and its siblings whose names HTML does not know: there is no end of such names.

        So the siblings are not searched for each name; and lxml takes no name with a control character for a search.
        """
        if element in self._numbers:
            return
        above = element.getparent()
        counts: dict[object, int] = {}
        for sibling in (element,) if above is None else above:
            if sibling.tag not in ROLE_OF:
                counts[sibling.tag] = self._numbers[sibling] = counts.get(sibling.tag, 0) + 1


_SINGLE = frozenset(("html", "body", "head"))


def is_hidden(element: Element) -> bool:
    """Tell whether an inline element's own attributes take it off the screen.

    >>> from lxml import etree
    >>> is_hidden(etree.fromstring('<i style="color: red; Display : none"/>'))
    True
    """
    if element.get("class") in HIDING_CLASSES or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and hides(style)
