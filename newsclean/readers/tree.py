"""From a page's source to its tree, behind one door: the guards, lxml, and the parser's events where it gives up."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import etree

from newsclean.readers.attributes import MAX_ATTRIBUTES, has_many_attributes, tree_attributes
from newsclean.readers.decode import mended, utf8
from newsclean.readers.dense import is_dense_html
from newsclean.readers.flat import parse_flat
from newsclean.readers.nodes import Element

__all__ = ["Parsed", "parse_tree", "parse_utf8"]

MANY_BYTES = 5_000_000
"""Only a larger document can have a text beyond the parser's usual limit (ten million); without it the parser gives up
at 256 elements in each other, where paths and hints begin to grow with the square of the depth."""
MAX_BODIES = 100
"""Tags of a body whose attributes are read."""

_FRAME = re.compile(
    rb"<(?:[bB](?i:ody)|[nN](?i:oframes)|/(?:[bB](?i:ody)|[nN](?i:oframes)|[hH](?i:tml)))\b>?"
)
"""The tags that say how a document is divided; one search for them all takes a third of the time of one for each, and
first letters without a flag sort the other tags out."""
_END = re.compile(rb"</(?:body|html)\b[^<>]*>", re.IGNORECASE)
_NO_MORE = re.compile(rb"(?:\s++|</(?:body|html)\s*+>|<!--.*?-->)*+\Z", re.IGNORECASE | re.DOTALL)
"""What may stand behind the end of a document."""
_NO_FRAMES = re.compile(rb"(</?)noframes\b", re.IGNORECASE)
_BODY = re.compile(
    rb"<(?:!--.*?(?:-->|\Z)|script\b.*?(?:</script|\Z)|(body\s[^<>]{0,2000}>))", re.IGNORECASE | re.DOTALL
)
"""A body's tag outside comments and scripts."""


class Parsed(NamedTuple):
    """A page's tree."""

    root: Element | None
    """None for an empty document."""
    limits: tuple[str, ...] = ()
    """The limits that were met: "attributes", "crowd", "depth"."""


def parse_tree(source: Any, charset: str | None = None, *, ids: bool = False) -> Parsed:
    """Return the tree of a page: of str or bytes, or that of a parsed lxml element or tree as it is.

    Args:
        source: The page.
        charset: What a server said of bytes.
        ids: Whether the parser keeps a table of ids, which XPath's id() needs.

    Returns:
        The root element, and the limits that were met.

    Raises:
        TypeError: For a source of another type. No content raises.

    Example:
    >>> parse_tree("<p>Rain.").root.findtext(".//p")
    'Rain.'
    """
    if isinstance(source, str):
        return parse_utf8(mended(source), ids=ids)
    if isinstance(source, bytes | bytearray | memoryview):
        return parse_utf8(utf8(bytes(source), charset=charset), ids=ids)
    if isinstance(source, etree._ElementTree):
        return Parsed(source.getroot())
    if isinstance(source, etree._Element):
        return Parsed(source)
    raise TypeError(f"HTML must be str, bytes or an lxml element, not {type(source).__name__}")


def parse_utf8(data: bytes, *, ids: bool = False) -> Parsed:
    """Return the tree of UTF-8 without null characters, built from events where it would be too large or too deep."""
    if not data or data.isspace():
        return Parsed(None)
    tags = _frame_tags(data)
    if any(b"noframes" in name for _, name in tags):
        data = _NO_FRAMES.sub(rb"\1section", data)  # the parser leaves the tags in them as text
        tags = _frame_tags(data)
    ends = [start for start, name in tags if name.startswith(b"</")]
    data = _one_document(data, ends)
    limits = ("attributes",) if has_many_attributes(data) else ()
    if is_dense_html(data):
        limits = (*limits, "crowd")
    root = None if limits else _parsed_whole(data, ids)
    if root is None:
        root = parse_flat(data, dense="crowd" in limits)
        limits = limits or ("depth",)
    if root is not None:
        _add_body_attributes(root, data, [name for _, name in tags if name.startswith(b"<body")])
    return Parsed(root, limits)


def _frame_tags(data: bytes) -> list[tuple[int, bytes]]:
    """Return where the tags stand that divide a document, with their beginnings in lower case."""
    return [(found.start(), found[0].lower()) for found in _FRAME.finditer(data)]


def _parsed_whole(data: bytes, ids: bool) -> Element | None:
    """Return lxml's tree of UTF-8 bytes; None where the parser gave up."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        huge_tree=len(data) > MANY_BYTES,
        remove_comments=True,
        remove_pis=True,
        collect_ids=ids,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    gave_up = any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log)
    return None if gave_up else root


def _one_document(data: bytes, ends: list[int]) -> bytes:
    """Return a document without the ends before its last text: the parser drops what stands behind them.

    So HTML has it too (section 13.2.6.4.22, "after after body"): what follows goes on in the body.
    """
    if not ends or _NO_MORE.match(data, ends[0]):
        return data
    return data[: ends[0]] + _END.sub(b"", data[ends[0] :])


def _add_body_attributes(root: Element, data: bytes, tags: list[bytes]) -> None:
    """Give the body the attributes of further <body> tags that it lacks (HTML, section 13.2.6.4.7, "in body")."""
    body = root.find("body")
    if body is None or not _may_lack(body, tags):
        return
    found = [match[1] for match, _ in zip(_BODY.finditer(data), range(MAX_BODIES), strict=False) if match[1]]
    for tag in found:
        if has_many_attributes(b"<" + tag):
            continue
        again = etree.fromstring(b"<" + tag, etree.HTMLParser(encoding="utf-8")).find("body")
        pairs = dict(again.attrib.items()) if again is not None else {}
        for name, text in tree_attributes(pairs).items():
            if name not in body.attrib and len(body.attrib) < MAX_ATTRIBUTES:
                body.set(name, text)


def _may_lack(body: Element, tags: list[bytes]) -> bool:
    """Tell whether a document has a <body> with attributes that its body may lack; nearly none has."""
    if len(tags) != 1:
        return bool(tags)
    return not len(body.attrib) and tags[0] != b"<body>"
