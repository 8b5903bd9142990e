"""The elements of a page that hold text: what is above each, its XPath, kind and hints, worked out when asked for."""

from __future__ import annotations

from typing import Any, NamedTuple

from newsclean.model.page import new_tuple
from newsclean.readers.hints import is_hidden, own_hints
from newsclean.readers.tags import BESIDE, BLOCK, KIND_OF, PROSE, RESETS_KIND, ROLE_OF, SINGLE

__all__ = [
    "Element",
    "Node",
    "Place",
    "Places",
    "common_node",
    "is_beside",
    "node_above",
    "number_before",
]

Element = Any
"""An lxml element, or a comment or processing instruction in a caller's tree."""

MAX_HINTS = 400
"""Hints of one block; elements below that add none, so that deep nesting stays linear."""
MAX_INLINE = 50
"""Inline elements between a text and its block that are compared; beyond it the block alone counts."""
_KINDS = {**dict.fromkeys(RESETS_KIND, "paragraph"), **KIND_OF}


class Place(NamedTuple):
    """Where an element stands."""

    path: str
    """XPath."""
    hints: frozenset[str]
    """Those of the element and of all above it."""
    kind: str
    """What kind of block its text is."""


class Node:
    """One element and what is above it. Nodes know nothing of those below them, so that a page is freed at once."""

    __slots__ = (
        "above", "beside", "counts", "element", "inline", "left", "link", "number", "outer", "place", "tag",
    )  # fmt: skip

    def __init__(self, element: Element, tag: Any, number: int, above: Any, is_block: bool) -> None:
        self.element = element
        self.tag = tag
        self.number = number
        """Position among the siblings of the same name, from 1."""
        self.above: Any = above
        self.place: Place | None = None
        self.left: int
        """How many of its children are still to be read."""
        self.counts: dict[object, int]
        """How many children of each name were read."""
        self.link: Element | None
        """The link that its text is in."""
        self.outer: Any
        """The nearest block-level node above an inline one; None for a block-level node."""
        self.inline: int
        """How many inline elements lie between it, itself included, and its block."""
        self.beside: bool | None
        """Whether its text stands beside the line, as hidden text and ruby do; None until asked."""
        if is_block:
            self.outer, self.inline, self.beside = None, 0, False
        else:
            self.outer, self.inline, self.beside = above.outer or above, above.inline + 1, None
        self.link = None if above is None else above.link


def node_above(root: Element) -> Node:
    """Return the node above a root: one without an element, or, where a caller took it out of a tree, its parent's."""
    node = Node(None, None, 0, None, True)
    node.place = Place("", frozenset(), "paragraph")
    for element in reversed(list(root.iterancestors())):
        tag = element.tag
        role = ROLE_OF.get(tag)
        is_block = role == BLOCK or node.above is None or (role is None and node.tag not in PROSE)
        node = Node(element, tag, number_before(element) + 1, node, is_block)
    return node


def number_before(element: Element) -> int:
    """Return how many siblings of the same name stand before an element."""
    tag = element.tag  # compared here: lxml takes no name with a control character for a search
    return sum([sibling.tag == tag for sibling in element.itersiblings(preceding=True)])


def is_beside(node: Node) -> bool:
    """Tell whether text in an inline element stands beside the line: the reading of characters, or hidden text."""
    at, chain = node, []
    while at.beside is None:
        chain.append(at)
        at = at.above
    beside = bool(at.beside)
    for each in reversed(chain):
        beside = each.beside = beside or each.tag in BESIDE or is_hidden(each.element)
    return beside


def common_node(first: Node, second: Node) -> Node:
    """Return the innermost node that holds two nodes of one block."""
    if first.inline > MAX_INLINE or second.inline > MAX_INLINE:
        return first.outer or first
    while first is not second:
        if first.inline >= second.inline:
            first = first.above
        else:
            second = second.above
    return first


class Places:
    """The places of one page's nodes. Equal hints are one object, which makes comparing them cheap."""

    __slots__ = ("_unions", "hints")

    def __init__(self) -> None:
        self.hints: dict[str, frozenset[str]] = {}
        """By path: what each element says for itself, without those above it."""
        self._unions: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}

    def __getitem__(self, node: Node) -> Place:
        """Return the place of a node."""
        place, chain = node.place, []
        while place is None:
            chain.append(node)
            node = node.above
            place = node.place
        for each in reversed(chain):
            tag, (path, hints, kind) = each.tag, place
            path = f"{path}/{tag}" if tag in SINGLE and each.number == 1 else f"{path}/{tag}[{each.number}]"
            own = self.hints[path] = own_hints(tag, each.element.items())
            hints = self.union(hints, own)
            place = each.place = new_tuple(Place, (path, hints, _KINDS.get(tag, kind)))
        return place

    def union(self, hints: frozenset[str], own: frozenset[str]) -> frozenset[str]:
        """Return both; the same object for the same two."""
        known = self._unions.get((hints, own))
        if known is None:
            known = hints if own <= hints or len(hints) > MAX_HINTS else hints | own
            self._unions[hints, own] = known
        return known
