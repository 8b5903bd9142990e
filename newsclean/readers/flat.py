"""The fallback for documents that the tree parser cuts: its events, built into a tree of bounded depth."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from newsclean.readers.tags import INLINE, LINK, ROLE_OF
from newsclean.readers.walk import Element

__all__ = ["MAX_DEPTH", "parse_flat"]

MAX_DEPTH = 200
"""Elements deeper than this become siblings at this depth."""


def parse_flat(data: bytes) -> Element | None:
    """Return a tree of UTF-8 bytes in which nothing lies deeper than MAX_DEPTH and text behind </html> is kept.

    >>> root = parse_flat(b"<div>" * 5000 + b"<p>Deep.</p>" + b"</div>" * 5000)
    >>> root.findtext(".//p")
    'Deep.'
    """
    target: Any = _Flattener()
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    root: Element | None = etree.fromstring(data, parser)
    return root


class _Flattener:
    """Builds a tree from parser events; of elements that would lie too deep, one at a time is open."""

    def __init__(self) -> None:
        self._builder = etree.TreeBuilder()
        self._open: list[str] = []
        self._over: str | None = None

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:
        """Begin an element; a second <html> goes on in the first one."""
        known = {name: text.translate(_CONTROLS) for name, text in attrib.items() if _NAME.fullmatch(name)}
        if not self._open:
            self._open.append("html")
            self._builder.start("html", known if tag == "html" else {})
        if tag == "html":
            return
        tag = tag if _NAME.fullmatch(tag) else "span"
        if len(self._open) >= MAX_DEPTH and ROLE_OF.get(tag) in (INLINE, LINK):
            self._open.append("")
            return
        self._open.append(tag)
        if len(self._open) > MAX_DEPTH:
            self._end_over()
            self._over = tag
        self._builder.start(tag, known)

    def data(self, text: str) -> None:
        """Add text; a tree takes no control characters."""
        if self._open:
            self._builder.data(text if text.isprintable() else text.translate(_CONTROLS))

    def end(self, tag: str) -> None:
        """End the element opened last; the root stays open for what may follow."""
        if tag == "html" or len(self._open) < 2:
            return
        opened = self._open.pop()
        if len(self._open) >= MAX_DEPTH:
            if opened:
                self._end_over()
        else:
            self._builder.end(opened)

    def _end_over(self) -> None:
        if self._over is not None:
            self._builder.end(self._over)
            self._over = None

    def close(self) -> Element | None:
        """End the document; None where nothing was in it."""
        if not self._open:
            return None
        while len(self._open) > 1:
            self.end("")
        self._builder.end("html")
        return self._builder.close()


_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,99}")
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, 0xFFFE, 0xFFFF))
