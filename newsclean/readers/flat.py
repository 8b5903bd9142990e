"""The fallback for documents that the tree parser cuts: its events, built into a tree of bounded depth and size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from newsclean.readers.attributes import CONTROLS, is_name, tree_attributes
from newsclean.readers.dense import MAX_JOINED_CHARS, MIN_OWN_CHARS, most_texts
from newsclean.readers.hints import is_hidden
from newsclean.readers.nodes import Element
from newsclean.readers.tags import BESIDE, CELL, IMAGE, INLINE, LINK, MARK, ROLE_OF, SKIP

__all__ = ["MAX_DEPTH", "parse_flat"]

MAX_DEPTH = 200
"""Elements deeper than this become siblings at this depth."""
TEXT_COST = 10
"""Memory that a text takes until a page is clean, in that of an element without one (120 bytes)."""

_IN_LINE = frozenset((INLINE, LINK))
_NO_BOUNDARY = frozenset((INLINE, LINK, SKIP))
_MARKS = frozenset((CELL, MARK))
_RAW = frozenset(("script", "style"))
_ROOTS = frozenset(("html", "body"))


def parse_flat(data: bytes, *, dense: bool = False) -> Element | None:
    """Return a tree of UTF-8 bytes in which nothing lies deeper than MAX_DEPTH and text behind </html> is kept.

    With `dense` the number of texts is bounded too: beyond it texts get no elements of their own but the long
    ones, and short ones are put together.

    >>> root = parse_flat(b"<div>" * 5000 + b"<p>Deep.</p>" + b"</div>" * 5000)
    >>> root.findtext(".//p")
    'Deep.'
    >>> len(parse_flat(b"<p>x" * 50_000, dense=True).findall(".//p")) < 16_000
    True
    """
    target: Any = _DenseFlattener(most_texts(len(data))) if dense else _Flattener()
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    root: Element | None = etree.fromstring(data, parser)
    return root


class _Flattener:
    """Builds a tree from parser events; of elements that would lie too deep, one at a time is open."""

    def __init__(self) -> None:
        builder = etree.TreeBuilder()
        self._start, self._data, self._end, self._close = (
            builder.start, builder.data, builder.end, builder.close,
        )  # fmt: skip
        self._open: list[str] = []
        """Names of the open elements; "" for one that has no place in the tree, whose text goes to the one around."""
        self._over: str | None = None
        """The open element beyond MAX_DEPTH."""

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:
        """Begin an element."""
        self._open_element(tag, ROLE_OF.get(tag), attrib)

    def _open_element(self, tag: str, role: int | None, attrib: Mapping[str, str]) -> None:
        """Give an element its place in the tree; a second <html> goes on in the first one."""
        opened = self._open
        if not opened:
            opened.append("html")
            self._start("html", tree_attributes(attrib) if tag == "html" else {})
        if tag == "html":
            return
        if role is None and not is_name(tag):
            tag, role = "span", INLINE
        if len(opened) >= MAX_DEPTH:
            if role in _IN_LINE:
                opened.append("")
                return
            self._end_over()
            self._over = tag
        opened.append(tag)
        self._start(tag, tree_attributes(attrib) if attrib else {})

    def data(self, text: str) -> None:
        """Add text; a tree takes no control characters."""
        if self._open:
            self._data(text if text.isprintable() else text.translate(CONTROLS))

    def end(self, tag: str) -> None:
        """End the element opened last; the root stays open for what may follow."""
        self._end_element(tag)

    def _end_element(self, tag: str) -> None:
        opened = self._open
        if tag == "html" or len(opened) < 2:
            return
        last = opened.pop()
        if last:
            if len(opened) < MAX_DEPTH:
                self._end(last)
            else:
                self._end_over()

    def _end_over(self) -> None:
        if self._over is not None:
            self._end(self._over)
            self._over = None

    def close(self) -> Element | None:
        """End the document; None where nothing was in it."""
        if not self._open:
            return None
        while len(self._open) > 1:
            self.end("")
        self._end("html")
        return self._close()


class _DenseFlattener(_Flattener):
    """The same with a bounded number of texts; beyond it texts are collected, and short ones are put together."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._left = most * (1 + TEXT_COST)
        self._is_paid = False
        """Whether the text that goes on here is counted already."""
        self._run: list[str] = []
        """Texts since the last boundary of a block that has no element."""
        self._short: list[str] = []
        self._short_chars = 0
        self._in_raw = False
        """In a script or style that nobody reads."""

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:
        """Begin an element; pictures get no place, and inline elements one only where their text is not in the line."""
        role = ROLE_OF.get(tag)
        is_inline = role == INLINE and tag not in BESIDE and not (attrib and is_hidden(attrib))
        if (is_inline or role == IMAGE) and self._open:
            self._open.append("")
            return
        if tag in _RAW and "json" not in attrib.get("type", ""):
            self._in_raw = True
            self._open.append("")
            return
        if self._left <= 0 and role not in _NO_BOUNDARY and tag not in _ROOTS:
            self._end_run()
        self._left -= 1 if role not in _MARKS else TEXT_COST  # these put a mark among the text
        self._is_paid = False
        if self._left >= 0 or role == SKIP or not self._open:
            self._open_element(tag, role, attrib)
        elif tag != "html":
            self._open.append("")

    def data(self, text: str) -> None:
        """Add text to the tree, or to the run where elements are spent."""
        if self._in_raw or not self._open:
            return
        if not text.isprintable():
            text = text.translate(CONTROLS)
        if self._left <= 0 and ROLE_OF.get(self._open[-1]) != SKIP:
            self._run.append(text)
            return
        if not self._is_paid and not text.isspace():
            self._left -= TEXT_COST
            self._is_paid = True
        self._data(text)

    def end(self, tag: str) -> None:
        """End an element; before one of the tree ends, what was collected in it is put there."""
        if self._in_raw:
            self._in_raw = False
            self._open.pop()
            return
        has_place = bool(self._open and self._open[-1])
        if self._left <= 0 and ROLE_OF.get(tag) not in _NO_BOUNDARY:
            self._end_run()
            if has_place:
                self._put_short()
        if has_place:
            self._is_paid = False
        self._end_element(tag)

    def _end_run(self) -> None:
        """End a run of text: a long one becomes a paragraph, a short one joins the other short ones."""
        text = " ".join("".join(self._run).split())
        self._run.clear()
        if len(text) >= MIN_OWN_CHARS:
            self._put_short()
            self._put(text)
        elif text:
            self._short.append(text)
            self._short_chars += len(text) + 1
            if self._short_chars > MAX_JOINED_CHARS:
                self._put_short()

    def _put_short(self) -> None:
        if self._short:
            self._put(" ".join(self._short))
            self._short.clear()
            self._short_chars = 0

    def _put(self, text: str) -> None:
        self._start("p", {})
        self._data(text)
        self._end("p")

    def close(self) -> Element | None:
        """End the document, with what is still collected."""
        self._end_run()
        self._put_short()
        return super().close()
