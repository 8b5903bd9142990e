"""Text of a page made harmless to show: no control characters, no turns of direction, nothing that reads as markup."""

from __future__ import annotations

import html
import re
from urllib.parse import quote, urlsplit, urlunsplit

__all__ = ["BIDI", "cut", "escaped", "http_url", "json_text", "printable", "quoted"]

BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Turns of direction: they show a text in another order than it has."""
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(127, 160), 0x2028, 0x2029, *BIDI)}
_UNSEEN = [*range(0x2028, 0x202F), *range(0x2066, 0x206A)]  # line ends and turns of direction
_SPACES = dict.fromkeys([*range(32), *range(127, 160), *_UNSEEN], " ")
_CONTROLS: dict[int, str] = {**_SPACES, **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
_BUT_LINES = {code: shown for code, shown in _CONTROLS.items() if code not in (9, 10)}
_URL_MARKS = ":/?@!$&'()*+,;=%-._~"
"""What may stand behind the host of an address as it is; RFC 3986, sections 3.3 to 3.5."""
_HOST = re.compile(r"[\w.:@%~!$&'()*+,;=\[\]-]+", re.ASCII)
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def printable(text: str, *, lines: bool = False) -> str:
    """Return a text with a space for each control character, line end and turn of direction.

    With `lines` line feeds and tabs stay, as code needs them. Half a surrogate pair, which no file can hold,
    becomes U+FFFD.

    >>> printable("BERLIN\\x1b[2J\\u202e")
    'BERLIN [2J '
    """
    return text if text.isprintable() else text.translate(_BUT_LINES if lines else _CONTROLS)


def json_text(data: str) -> str:
    """Return JSON with the same content that a terminal or an editor shows as it is.

    >>> json_text('{"a": "\u202e"}')
    '{"a": "\\\\u202e"}'
    """
    return data if data.isprintable() else data.translate(_ESCAPED)


def escaped(text: str, *, lines: bool = False) -> str:
    """Return a text as HTML shows it, in an element or between quotes.

    >>> escaped('<b onclick="x()">')
    '&lt;b onclick=&quot;x()&quot;&gt;'
    """
    return html.escape(printable(text, lines=lines))


def cut(text: str, most: int) -> tuple[str, int]:
    """Return the beginning of a long text, at a word's end, and the number of characters left out; 0 for none.

    >>> cut("Ferry tickets to cost less", 16)
    ('Ferry tickets', 13)
    """
    if len(text) <= most:
        return text, 0
    head = text[:most]
    head = head[: head.rfind(" ")] if head.rfind(" ") > most // 2 else head
    return head, len(text) - len(head)


def http_url(url: str | None) -> str | None:
    """Return an absolute address of the web as a URI of ASCII characters, or None for anything else.

    >>> http_url("https://gazette.example/Größe"), http_url("javascript:alert(1)"), http_url(None)
    ('https://gazette.example/Gr%C3%B6%C3%9Fe', None, None)
    """
    try:
        scheme, netloc, *rest = urlsplit((url or "").strip())
        host = netloc if netloc.isascii() else netloc.encode("idna").decode("ascii")
        if scheme not in ("http", "https") or not _HOST.fullmatch(host):
            return None
        path, query, fragment = map(quoted, rest)
        return urlunsplit((scheme, host, path, query, fragment))
    except ValueError:  # a bracket without its pair, a host that IDNA does not take, half a surrogate pair
        return None


def quoted(part: str) -> str:
    """Return what stands behind the host of an address in ASCII characters.

    >>> quoted("/Größe 100%")
    '/Gr%C3%B6%C3%9Fe%20100%25'
    """
    return _BARE_PERCENT.sub("%25", quote(part, safe=_URL_MARKS))
