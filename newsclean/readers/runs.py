"""One walk over a page's tree: its text runs in the order of the source, in flows that block boundaries part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from newsclean.model.page import new_tuple
from newsclean.readers.cells import CELLS, holds_lines
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


def read_flows(root: Element) -> Iterator[Flow]:
    """Yield the flows of a tree in the order of its source; time is linear in its elements.

    A flow is handed on as soon as it is read: what is known of an element is freed with its last text.
    """
    texts = _Texts()
    top = around = node_above(root)
    top.counts, top.left = {root.tag: number_before(root)}, 2  # one more than it has: it is never left
    waiting = [root.iter()]
    while waiting:
        elements = waiting[-1]
        for element in elements:
            tag, node = element.tag, None
            role = _ROLES.get(tag)
            if role == SKIP and (tag != "svg" or not is_left_open(element)):
                _pass_over(element, elements)
            elif tag == "noscript" and "<" in (element.text or ""):
                _pass_over(element, elements)
                markup = _markup_of(element.text)
                waiting.append(markup.iterdescendants())
                node = texts.enter(element, tag, role, markup, around)
            else:
                node = texts.enter(element, tag, role, element, around)
            if node is not None:
                around = node
            else:
                if (tail := element.tail) and around is not top:
                    texts.put(tail, around)
                around.left -= 1
                while not around.left:
                    around = texts.leave(around, top)
            if texts.flows:
                yield from texts.taken()
            if waiting[-1] is not elements:
                break
        else:
            waiting.pop()
    texts.end_flow()
    yield from texts.taken()


class _Texts:
    """Puts the texts of a tree together."""

    __slots__ = ("_after_image", "_by_image", "_gap", "_landmark", "_runs", "flows")

    def __init__(self) -> None:
        self.flows: list[Flow] = []
        self._runs: list[TextRun] = []
        self._landmark: Node | None = None
        """The outermost menu or footer around the next text."""
        self._by_image = False
        self._after_image = False
        """Whether a picture stands right before the next text."""
        self._gap: str | None = ""
        """The space that the next text needs before it; None right behind a block, where it needs none."""

    def enter(
        self, element: Element, tag: Any, role: int | None, content: Element, around: Node
    ) -> Node | None:
        """Read what an element does to the text, and its own text; return its node if it has children."""
        # an unknown element ends a paragraph, but not inside one, as <x-link> may stand there
        if role == SKIP or (role is None and around.tag not in PROSE):
            role = BLOCK
        if role == BLOCK and around.tag in CELLS and holds_lines(around.element):
            role, self._gap = INLINE, " "
        if role == BLOCK:
            self.end_flow()
            self._gap = ""
        elif role == IMAGE:
            self._after_image = True
        elif role == MARK:
            self._runs.append(TextRun(MARKS[tag], around, None))
        number = around.counts[tag] = around.counts.get(tag, 0) + 1
        text, size = content.text, len(content)
        if size or text or role == CELL:
            return self._enter_node(Node(element, tag, number, around, role == BLOCK), role, text, size)
        if role == BLOCK:
            self._gap = None
        return None

    def _enter_node(self, node: Node, role: int | None, text: str | None, size: int) -> Node | None:
        """Read the text of an element that has text or children."""
        if role == LINK:
            node.link = node.element
        elif role == CELL:
            self._runs.append(TextRun(MARKS[node.tag], node, None))
        elif self._landmark is None and node.tag in LANDMARKS:
            self._landmark = node
        if text:
            self.put(text, node)
        if size:
            node.counts, node.left = {}, size
            return node
        if role == BLOCK:
            self._end_block(node)
        return None

    def leave(self, node: Node, top: Node) -> Node:
        """Read what stands behind an element whose children were read; return the node above it."""
        if node.outer is None:
            self._end_block(node)
        above: Node = node.above
        if above is not top and (tail := node.element.tail):
            self.put(tail, above)
        above.left -= 1
        return above

    def put(self, text: str, node: Node) -> None:
        """Add a text to the flow; white space alone makes a gap."""
        if text.isspace():
            if self._gap is not None:
                self._gap = " "
            return
        self._runs.append(new_tuple(TextRun, (self._gap + text if self._gap else text, node, node.link)))
        self._gap = ""
        if self._after_image:
            self._by_image, self._after_image = True, False

    def _end_block(self, node: Node) -> None:
        """End the flow behind a block."""
        self.end_flow()
        self._gap = None
        if node is self._landmark:
            self._landmark = None

    def taken(self) -> list[Flow]:
        """Return the flows that have ended since the last call."""
        flows, self.flows = self.flows, []
        return flows

    def end_flow(self) -> None:
        """End the flow at the start of a block, or behind one."""
        if self._runs:
            self.flows.append(new_tuple(Flow, (self._runs, self._landmark, self._by_image)))
            self._runs, self._by_image = [], False


def _pass_over(element: Element, elements: Iterator[Element]) -> None:
    """Take what is inside an element from those that are still to be read."""
    if len(element):
        for _ in element.iterdescendants():
            next(elements)


def _markup_of(text: str) -> Element:
    """Return an element with what the markup says that stands in a <noscript> as text."""
    root = parse_tree(text).root
    body = None if root is None else root.find("body")
    return etree.Element("body") if body is None else body
