"""The input: decoded once, parsed once, and kept for those who need the HTML or its tree beside the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING, Any, TypeAlias

from newsclean.errors import UnknownNameError
from newsclean.lexicon.codes import language_code
from newsclean.model import Page
from newsclean.readers.decode import decode, mended, utf8
from newsclean.readers.kinds import require_page, sniff
from newsclean.readers.plain import read_text

if TYPE_CHECKING:
    from lxml.etree import _Element, _ElementTree

__all__ = ["KINDS", "RECORD_KINDS", "Source", "parts_of", "read_source", "require_content", "require_parts"]

KINDS = ("auto", "html", "text")
RECORD_KINDS = ("html", "text")
"""Fields of a record that hold a page, in the order in which they are looked for; each is the page's kind."""
RECORD_HINTS = ("url", "language", "charset")

Content: TypeAlias = "str | bytes | bytearray | memoryview | _Element | _ElementTree"
"""HTML, or text that some extractor made."""


class Source:
    """One page as it came in, for reading: it is decoded now, and parsed when its page or tree is first asked for.

    >>> source = Source(b"<h1>Rain in Vell</h1><p>It rained on Friday.</p>")
    >>> source.kind, len(source.page().blocks), source.root.tag
    ('html', 2, 'html')
    """

    __slots__ = ("_content", "_keeps_tree", "_tree", "kind")

    def __init__(
        self, content: Content, *, kind: str = "auto", charset: str | None = None, keep_tree: bool = True
    ) -> None:
        """Decode a page.

        Args:
            content: HTML as str, bytes or a parsed lxml tree, which is left as it was; or text.
            kind: "html" or "text" says what it is; "auto" looks. A tree is HTML.
            charset: What a server said of bytes; an unknown name helps nothing.
            keep_tree: Whether the tree will be asked for after `page()`, as rules do; it takes memory and time.

        Raises:
            NotAPageError: Bytes of kind "auto" that are no page, and a str that is an address or a file's name.
            UnknownNameError: Another kind.
            TypeError: Content of another type.
        """
        if kind not in KINDS:
            raise UnknownNameError("kind", kind, KINDS)
        self._keeps_tree, self._tree = keep_tree, None
        if isinstance(content, str):
            if kind != "text":
                require_page(content)
            self.kind = sniff(content) if kind == "auto" else kind
            self._content: Any = mended(content) if self.kind == "html" else content
        elif isinstance(content, bytes | bytearray | memoryview):
            data = bytes(content)
            self.kind = sniff(data) if kind == "auto" else kind
            self._content = (utf8 if self.kind == "html" else decode)(data, charset=charset)
        else:
            require_content(content)
            self.kind, self._content = "html", content

    @property
    def text(self) -> str:
        """The whole source as one str: HTML, or the text."""
        if isinstance(self._content, bytes):
            return self._content.decode()
        if isinstance(self._content, str):
            return self._content
        from newsclean.readers.html import html_of

        return html_of(self._content)

    @property
    def root(self) -> _Element | None:
        """The root element of HTML; None for text and for an empty document. For reading, not for changing."""
        root: _Element | None = self._parsed()[0]
        return root

    def page(self, *, url: str | None = None, language: str | None = None, links: bool = False) -> Page:
        """Read it into a page: its visible text in blocks, and what it says about itself. Nothing is judged.

        With `links` the links of HTML are read, too.
        """
        if self.kind == "text":
            return read_text(self._content, url=url, language=language)
        from newsclean.readers.html import read_html

        root, limits = self._parsed()
        if root is None:
            return Page("", (), language=language, url=url, source="html", limits=limits)
        page = read_html(root, url=url, links=links)
        if limits or language:
            return replace(page, limits=limits, language=language or page.language)
        return page

    def _parsed(self) -> Any:
        """Return the root element and the limits that the parser met."""
        if self._tree is not None:
            return self._tree
        parsed = self._parse()
        if self._keeps_tree:
            self._tree = parsed
        return parsed

    def _parse(self) -> Any:
        if self.kind == "text":
            return None, ()
        from newsclean.readers.tree import parse_tree, parse_utf8

        parse = parse_utf8 if isinstance(self._content, bytes) else parse_tree
        return parse(self._content, ids=self._keeps_tree)  # selectors may ask for ids


def require_content(content: object) -> None:
    """Raise TypeError for what no page can be read from.

    >>> require_content(3)
    Traceback (most recent call last):
    TypeError: page must be str, bytes or an lxml tree, not int
    """
    is_tree = type(content).__module__.startswith("lxml.") and hasattr(content, "xpath")
    if not is_tree and not isinstance(content, str | bytes | bytearray | memoryview):
        raise TypeError(f"page must be str, bytes or an lxml tree, not {_named(content)}")


def parts_of(page: Any) -> tuple[Any, dict[str, Any]] | None:
    """Return a page and what `Cleaner.clean()` is told of it, from a record or a bare page; None for an empty record.

    >>> parts_of({"text": "Rain", "url": "https://vell.example/1", "id": 7})
    ('Rain', {'kind': 'text', 'url': 'https://vell.example/1', 'language': None, 'charset': None})
    >>> parts_of("Rain")
    ('Rain', {})
    """
    if not isinstance(page, Mapping):
        return page, {}
    for kind in RECORD_KINDS:
        if page.get(kind) is not None:
            return page[kind], {"kind": kind, **{name: page.get(name) for name in RECORD_HINTS}}
    return None


def require_parts(page: Any) -> tuple[Any, dict[str, Any]]:
    """Return what `parts_of()` returns. Raises TypeError for an empty record."""
    parts = parts_of(page)
    if parts is None:
        raise TypeError('a page that is a mapping must have "html" or "text"')
    return parts


def read_source(
    content: Content,
    *,
    url: str | None = None,
    language: str | None = None,
    charset: str | None = None,
    kind: str = "auto",
) -> tuple[Source, Page]:
    """Return a source and its page; a language or charset that is not known is ignored."""
    source = Source(content, kind=kind, charset=charset, keep_tree=False)
    return source, source.page(url=url, language=language_code(language or ""))


def _named(content: object) -> str:
    """Return what a thing is that is no page, and what a path should have been."""
    name = type(content).__name__
    return f"{name}: give its content, .read_bytes()" if isinstance(content, PathLike) else name
