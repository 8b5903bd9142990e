"""One walk over a page's tree: its text runs in the order of the source, in flows that block boundaries part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from newsclean.readers.nodes import Element, Node, node_above, number_before
from newsclean.readers.pictures import is_left_open
from newsclean.readers.tags import (
    BLOCK,
    CELL,
    IMAGE,
    INLINE,
    LANDMARKS,
    LINK,
    MARK,
    MARKS,
    PROSE,
    ROLE_OF,
    SKIP,
)
from newsclean.readers.tree import parse_tree

__all__ = ["Flow", "TextRun", "read_flows"]

_ROLES: dict[object, int] = {
    **ROLE_OF,
    etree.Comment: SKIP,
    etree.ProcessingInstruction: SKIP,
    etree.Entity: INLINE,
}


class TextRun(NamedTuple):
    """Text without an element in it."""

    text: str
    """As the source has it; or the mark of a line break or table cell."""
    node: Node
    """The element directly around it."""
    link: Element | None
    """The link that it is in."""


class Flow(NamedTuple):
    """The text runs between two block boundaries."""

    runs: list[TextRun]
    landmark: Node | None
    """The menu or footer that it is in."""
    by_image: bool
    """Whether a picture stands right before one of its runs."""


class _Level:
    """The children of one element that are still to be read, and what holds for the text between them."""

    __slots__ = ("children", "counts", "landmark", "link", "node", "tail")

    def __init__(
        self, children: Iterator[Element], node: Node, link: Element, landmark: Node | None, tail: str
    ) -> None:
        self.children = children
        self.node = node
        self.link = link
        self.landmark = landmark
        self.tail = tail
        """The text behind the element, which comes after its children."""
        self.counts: dict[object, int] = {}
        """How many children of each name were read."""


def read_flows(root: Element) -> list[Flow]:
    """Return the flows of a tree in the order of its source; time and memory are linear in its elements."""
    reader = _Reader()
    level = _Level(iter((root,)), node_above(root), None, None, "")
    level.counts[root.tag] = number_before(root)
    around: list[_Level] = []
    while True:
        for element in level.children:  # goes on where it stopped
            inner = reader.enter(element, level)
            if inner is not None:
                around.append(level)
                level = inner
                break
            if around and (tail := element.tail):
                reader.put(tail, level.node, level.link)
        else:
            if level.node.outer is None:
                reader.end_flow(level.landmark, None)
            if not around:
                return reader.flows
            ended, level = level, around.pop()
            if around and ended.tail:
                reader.put(ended.tail, level.node, level.link)


class _Reader:
    """Puts the texts of a tree together."""

    __slots__ = ("_after_image", "_by_image", "_gap", "_runs", "flows")

    def __init__(self) -> None:
        self.flows: list[Flow] = []
        self._runs: list[TextRun] = []
        self._by_image = False
        self._after_image = False
        """Whether a picture stands right before the next text."""
        self._gap: str | None = ""
        """The space that the next text needs before it; None right behind a block, where it needs none."""

    def enter(self, element: Element, level: _Level) -> _Level | None:
        """Read what an element does to the text, and its own text; return the level of its children if it has any."""
        tag = element.tag
        role = _ROLES.get(tag)
        if role == SKIP:
            if tag != "svg" or not is_left_open(element):
                return None
            role = BLOCK
        if role is None and level.node.tag not in PROSE:
            role = (
                BLOCK  # an unknown element ends a paragraph, but not inside one, as <x-link> may stand there
            )
        if role == BLOCK:
            self.end_flow(level.landmark)
        elif role == IMAGE:
            self._after_image = True
        elif role == MARK:
            self._runs.append(TextRun(MARKS[tag], level.node, None))
        number = level.counts[tag] = level.counts.get(tag, 0) + 1
        text, size = element.text, len(element)
        if size or text or role == CELL:
            node = Node(element, tag, number, level.node, role == BLOCK)
            return self._enter_node(node, role, text, size, level)
        if role == BLOCK:
            self._gap = None
        return None

    def _enter_node(
        self, node: Node, role: int | None, text: str, size: int, around: _Level
    ) -> _Level | None:
        """Read the text of an element that has text or children."""
        element, tag, children = node.element, node.tag, None
        if text and tag == "noscript" and "<" in text:
            text, children, size = _markup_of(text)
        link = element if role == LINK else around.link
        landmark = node if around.landmark is None and tag in LANDMARKS else around.landmark
        if role == CELL:
            self._runs.append(TextRun(MARKS[tag], node, None))
        if text:
            self.put(text, node, link)
        if size:
            return _Level(children or iter(element), node, link, landmark, element.tail)
        if role == BLOCK:
            self.end_flow(landmark, None)
        return None

    def put(self, text: str, node: Node, link: Element | None) -> None:
        """Add a text to the flow; white space alone makes a gap."""
        if text.isspace():
            if self._gap is not None:
                self._gap = " "
            return
        self._runs.append(TextRun(self._gap + text if self._gap else text, node, link))
        self._gap = ""
        if self._after_image:
            self._by_image, self._after_image = True, False

    def end_flow(self, landmark: Node | None, gap: str | None = "") -> None:
        """End the flow at the start of a block, or behind one, where `gap` is None."""
        if self._runs:
            self.flows.append(Flow(self._runs, landmark, self._by_image))
            self._runs, self._by_image = [], False
        self._gap = gap


def _markup_of(text: str) -> tuple[str, Iterator[Element], int]:
    """Return the text, the children and their number of markup that stands in a <noscript> as text."""
    root = parse_tree(text).root
    body = None if root is None else root.find("body")
    return ("", iter(()), 0) if body is None else (body.text or "", iter(body), len(body))
