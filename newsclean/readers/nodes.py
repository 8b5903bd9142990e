"""The elements of a tree that hold text or other elements, as a walk meets them: what is above, which number."""

from __future__ import annotations

from typing import Any

from newsclean.readers.tags import BLOCK, PROSE, ROLE_OF

__all__ = [
    "ABOVE",
    "ELEMENT",
    "FRAME",
    "HOLDS",
    "NUMBER",
    "PLACE",
    "TAG",
    "Element",
    "Frame",
    "Node",
    "Place",
    "node_above",
    "number_before",
]

Element = Any
"""An lxml element, or a comment or processing instruction in a caller's tree."""

Node = list[Any]
"""One element and where it stands. A list, because a page has hundreds and objects cost six times as much."""
ELEMENT, TAG, ABOVE, NUMBER, HOLDS, FRAME, PLACE = range(7)
"""What is in the list: the element, its name, the node above, its position among the siblings of the same name,
whether it is a block-level element, which holds what stands in its inline ones; and once asked for its frame and
place, else None."""

Frame = tuple[Node, bool, tuple[Node, ...]]
"""The block-level node that holds a text; whether the text stands beside the line (ruby, hidden); the inline nodes
between the two. What a node keeps of it lacks the node itself: a page without cycles is freed at once."""
Place = tuple[str, frozenset[str], str]
"""XPath, hints and kind of a node."""


def node_above(root: Element) -> Node:
    """Return the node above a root: one without an element, or, where a caller took it out of a tree, its parent's."""
    node: Node = [None, None, None, 0, True, None, ("", frozenset(), "paragraph")]
    for element in reversed(list(root.iterancestors())):
        tag = element.tag
        role = ROLE_OF.get(tag)
        holds = role == BLOCK or node[ABOVE] is None or (role is None and node[TAG] not in PROSE)
        node = [element, tag, node, number_before(element) + 1, holds, None, None]
    return node


def number_before(element: Element) -> int:
    """Return how many siblings of the same name stand before an element."""
    tag = element.tag  # compared here: lxml takes no name with a control character for a search
    return sum([sibling.tag == tag for sibling in element.itersiblings(preceding=True)])
