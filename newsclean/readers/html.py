"""HTML as a Page: every visible text of the document in one block, with XPath, kind, link share and hints."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from lxml import etree

from newsclean.model import Block, Page, Span
from newsclean.observe.title_candidates import find_headings
from newsclean.readers.attributes import has_many_attributes
from newsclean.readers.blocks import build_blocks
from newsclean.readers.crowd import is_crowded_html
from newsclean.readers.decode import mend, mended, utf8
from newsclean.readers.flat import parse_flat
from newsclean.readers.metadata import page_facts, read_metadata
from newsclean.readers.nodes import Element
from newsclean.readers.walk import walk_tree
from newsclean.text import fold, is_blank

__all__ = ["html_tree", "read_html", "source_of"]

END_REACH = 100_000
"""Bytes before the last end tag of a document in which an earlier one is looked for."""


def read_html(source: Any, *, url: str | None = None, charset: str | None = None) -> Page:
    """Read HTML into a page: str, bytes, or a parsed lxml element or tree, which is left as it was.

    `charset` is what a server said of bytes. Nothing is judged: menus and hidden text become
    blocks too, and only scripts, styles and the like are left out.

    >>> page = read_html("<nav><a href=/>Home</a></nav><h1>Rain</h1><p>It <b>rained</b>.</p>")
    >>> [(page.text[b.span.start : b.span.end], b.kind, b.path) for b in page.blocks][1:]
    [('Rain', 'heading', '/html/body/h1[1]'), ('It rained.', 'paragraph', '/html/body/p[1]')]

    Raises TypeError for any other type.
    """
    root, limits = _parsed(source, charset)
    if root is None:
        return Page("", (), url=url, source="html", limits=limits)
    text, blocks = build_blocks(walk_tree(root))
    facts = page_facts(root)
    text, blocks = _with_claims(text, blocks, facts.article.get("articleBody"))
    meta = read_metadata(root, url, headings=find_headings(text, blocks), facts=facts)
    language = meta.language.split("-")[0].lower() if meta.language else None
    return Page(text, blocks, meta, language, url, "html", limits=limits)


def source_of(source: Any, *, charset: str | None = None) -> str:
    """Return the HTML of what `read_html` reads, as one str.

    >>> source_of(b"<p>Rain.</p>"), source_of(etree.fromstring("<p>Rain.</p>"))
    ('<p>Rain.</p>', '<p>Rain.</p>')
    """
    if isinstance(source, str):
        return mend(source)
    if isinstance(source, bytes | bytearray | memoryview):
        return utf8(bytes(source), charset=charset).decode()
    html: str = etree.tostring(source, encoding="unicode", method="html", with_tail=False)
    return html


def _with_claims(text: str, blocks: tuple[Block, ...], claimed: Any) -> tuple[str, tuple[Block, ...]]:
    """Mark the blocks whose text JSON-LD gives as the article's; add what it gives that stands nowhere on the page."""
    if not isinstance(claimed, str) or len(claimed) < MIN_CLAIM_CHARS or len(claimed) > MAX_CLAIM_CHARS:
        return text, blocks
    body = fold(unescape(_TAGS.sub(" ", claimed) if "<" in claimed else claimed))
    marked, found = [], 0
    for block in blocks:
        start, end = block.span
        length = end - start
        if length >= MIN_CLAIM_BLOCK and _probe(text, start, end) in body:
            marked.append(block._replace(hints=block.hints | {CLAIMED}))
            found += length
        else:
            marked.append(block)
    if found >= MIN_CLAIM_SHARE * len(claimed):
        return text, tuple(marked)
    lines = [" ".join(line.split()) for line in unescape(_TAGS.sub("\n", claimed)).splitlines()]
    for line in [line for line in lines if not is_blank(line) and line not in text]:
        at = len(text) + 1 if text else 0
        text = f"{text}\n{line}" if text else line
        marked.append(Block(Span(at, len(text)), "paragraph", _CLAIM_PATH, 0.0, _UNSEEN))
    return text, tuple(marked)


def _probe(text: str, start: int, end: int) -> str:
    """Return how a block begins, folded; of long ones only as much is folded as is needed."""
    near = min(end, start + 2 * CLAIM_PROBE)
    probe = fold(text[start:near])
    if near < end and len(probe) <= CLAIM_PROBE:  # white space and marks that folding drops
        probe = fold(text[start:end])
    return probe[:CLAIM_PROBE]


CLAIMED = "json-ld-body"
"""Hint of the blocks whose text the page's JSON-LD gives as the article's."""
MIN_CLAIM_CHARS = 200
MAX_CLAIM_CHARS = 60_000
"""Bounded, because it is searched for each block."""
MIN_CLAIM_BLOCK = 30
CLAIM_PROBE = 80
"""Characters of a block that are looked for: what follows may be cut short or spaced otherwise."""
MIN_CLAIM_SHARE = 0.1
"""Where less of the claimed text than this stands on the page, a script would have put it there."""
_CLAIM_PATH = "//script[contains(@type, 'ld+json')]"
_UNSEEN = frozenset((CLAIMED, "unseen"))
_TAGS = re.compile(r"<[a-zA-Z/][^<>]{0,2000}>")


def html_tree(source: Any, charset: str | None) -> Element | None:
    """Return the root element of a source, parsed where it is text; None for an empty one."""
    return _parsed(source, charset, ids=True)[0]


_Parsed = tuple[Element | None, tuple[str, ...]]
"""The root element, None for an empty document, and the limits that were met."""


def _parsed(source: Any, charset: str | None, *, ids: bool = False) -> _Parsed:
    if isinstance(source, str):
        return _parse(mended(source), ids=ids)
    if isinstance(source, bytes | bytearray | memoryview):
        return _parse(utf8(bytes(source), charset=charset), ids=ids)
    if isinstance(source, etree._ElementTree):
        return source.getroot(), ()
    if isinstance(source, etree._Element):
        return source, ()
    raise TypeError(f"HTML must be str, bytes or an lxml element, not {type(source).__name__}")


def _parse(data: bytes, *, ids: bool = False) -> _Parsed:
    """Return the tree of UTF-8 bytes, read from events where it is too large or deep, or goes on behind its end.

    Only selectors need `ids`, the parser's table of them.
    """
    if not data or data.isspace():
        return None, ()
    limits = ("attributes",) if has_many_attributes(data) else ()
    if is_crowded_html(data):
        return parse_flat(_unframed(data), crowded=True), (*limits, "crowd")
    if limits:
        return parse_flat(_unframed(data)), limits
    root, errors = _tree(data, ids=ids)
    if root is not None and next(root.iter("noframes"), None) is not None:
        return _parse(_unframed(data), ids=ids)
    if root is None or any(error.level == etree.ErrorLevels.FATAL for error in errors):
        return parse_flat(_unframed(data)), ("depth",)
    behind = _behind_end(data)
    return (parse_flat(_unframed(data)) if behind and _has_text(behind) else root), ()


def _has_text(data: bytes) -> bool:
    """Tell whether what stands behind a document holds text; so does what would take long to look at."""
    if has_many_attributes(data):
        return True
    root, _ = _tree(data)
    return root is not None and bool(walk_tree(root))


def _unframed(data: bytes) -> bytes:
    """Return a document whose <noframes> are sections: the parser leaves the tags in them as text."""
    return _NO_FRAMES.sub(rb"\1section", data)


_NO_FRAMES = re.compile(rb"(</?)noframes\b", re.IGNORECASE)


def _behind_end(data: bytes) -> bytes:
    """Return what stands behind the end tag of the document, which the tree parser drops."""
    end = data.rfind(b"</html")
    if end < 0:
        end = data.rfind(b"</HTML")
    if end < 0:
        return b""
    earlier = data.find(b"</html", max(0, end - END_REACH), end)
    return data[(end if earlier < 0 else earlier) + len(b"</html>") :].strip()


def _tree(data: bytes, *, ids: bool = False) -> tuple[Element | None, etree._ListErrorLog | tuple[()]]:
    """Return a tree of UTF-8 bytes, and what the parser complains of."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=ids
    )
    try:
        return etree.fromstring(data, parser), parser.error_log
    except (etree.XMLSyntaxError, ValueError):
        return None, ()
