"""Where the nodes of a page stand: the block they belong to, their XPath, kind and hints, each worked out once."""

from __future__ import annotations

from newsclean.readers.hints import hides, own_hints
from newsclean.readers.nodes import (
    ABOVE,
    ELEMENT,
    FRAME,
    HOLDS,
    NUMBER,
    PLACE,
    TAG,
    Element,
    Frame,
    Node,
    Place,
)
from newsclean.readers.tags import BESIDE, HIDING_CLASSES, KIND_OF, RESETS_KIND, SINGLE

__all__ = ["Places", "frame_of", "is_hidden"]

MAX_HINTS = 400
"""Hints of one block; elements below that add none, so that deep nesting stays linear."""


def frame_of(node: Node) -> Frame:
    """Return the frame of the text directly inside a node."""
    at, chain = node, []
    while at[FRAME] is None and not at[HOLDS]:
        chain.append(at)
        at = at[ABOVE]
    holder, beside, around = (at, False, ()) if at[HOLDS] else at[FRAME]
    if at[FRAME] is not None:
        around = (*around, at)
    for each in reversed(chain):
        beside = beside or each[TAG] in BESIDE or is_hidden(each[ELEMENT])
        each[FRAME] = (holder, beside, around)  # without itself, which would be a cycle
        around = (*around, each)
    return holder, beside, around


_KINDS = {**dict.fromkeys(RESETS_KIND, "paragraph"), **KIND_OF}


class Places:
    """The places of one page's nodes."""

    __slots__ = ("_unions",)

    def __init__(self) -> None:
        self._unions: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}

    def __getitem__(self, node: Node) -> Place:
        """Return the place of a node."""
        place: Place | None = node[PLACE]
        chain: list[Node] = []
        while place is None:
            chain.append(node)
            node = node[ABOVE]
            place = node[PLACE]
        path, hints, kind = place
        unions, kind_of = self._unions, _KINDS.get
        for each in reversed(chain):
            tag = each[TAG]
            own = own_hints(tag, each[ELEMENT].items())
            path = f"{path}/{tag}" if tag in SINGLE else f"{path}/{tag}[{each[NUMBER]}]"
            hints = unions.get((hints, own)) or self.union(hints, own)
            kind = kind_of(tag, kind)
            place = each[PLACE] = (path, hints, kind)
        return place

    def add(self, hints: frozenset[str], node: Node) -> frozenset[str]:
        """Return hints with those of a node added; the same object for the same elements."""
        return self.union(hints, own_hints(node[TAG], node[ELEMENT].items()))

    def union(self, hints: frozenset[str], own: frozenset[str]) -> frozenset[str]:
        """Return both; the same object for the same two."""
        known = self._unions.get((hints, own))
        if known is None:
            known = hints if own <= hints or len(hints) > MAX_HINTS else hints | own
            self._unions[hints, own] = known
        return known


def is_hidden(element: Element) -> bool:
    """Tell whether the own attributes of an inline element, or a mapping of them, take it off the screen.

    >>> from lxml import etree
    >>> is_hidden(etree.fromstring('<i style="color: red; Display : none"/>'))
    True
    """
    if element.get("class") in HIDING_CLASSES or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and hides(style)
