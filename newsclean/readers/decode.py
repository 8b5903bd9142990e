"""From bytes to text: byte order mark, UTF-8, declared and guessed charsets."""

from __future__ import annotations

import codecs
import re

from newsclean.readers.charsets import codec_of, declared_charset

__all__ = ["decode", "mend", "mended", "utf8"]

MAX_BAD_SHARE = 0.2
"""UTF-8 with stray bytes of another charset is still UTF-8 while these are fewer than this share of all non-ASCII."""
GUESS_BYTES = 65536
"""How much of a page the statistical guess looks at; it takes about a second a megabyte."""
SAMPLE_CHARS = 200_000
STRETCH = 64
"""Bytes of UTF-16 that are looked at together for a lost byte; so many become other letters where one is."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARK_STARTS = frozenset(mark[:1] for mark, _ in _MARKS)
_STRAY = {0xDC00 + byte: bytes((byte,)).decode("cp1252", "ignore") or "\ufffd" for byte in range(0x80, 0x100)}
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPES = (b"\x1b$", b"\x1b(")


def decode(data: bytes, *, charset: str | None = None) -> str:
    """Return the text of a page's bytes.

    `charset` is what the caller or an HTTP header says; it is believed where it fits. Then come a byte order mark,
    strict UTF-8, what the page declares, and a guess from its letters. Never raises for content.

    >>> decode("Zürich".encode("cp1252"), charset="latin-1"), decode("Zürich".encode(), charset="latin-1")
    ('Zürich', 'Zürich')
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return mend(_realigned(data[len(mark) :], codec))
    named = codec_of(charset) if charset else None
    for candidate in (_named_wide(data, named), _escaped(data)):
        text = _strict(data, candidate) if candidate is not None else None
        if text is not None:
            return mend(text)
    seen = _wide(data)
    if seen is not None:
        return mend(_realigned(data, seen))
    text = _strict(data, "utf-8")
    if text is None and b"\xed" in data:
        text = _strict(
            data, "utf-8", "surrogatepass"
        )  # pairs written as two characters, as Java and JavaScript do
    return mend(_legacy(data, named) if text is None else text)


def mend(text: str) -> str:
    """Return a text that UTF-8 can hold and the parser can read: no null characters, no half surrogate pairs.

    >>> mend("a\\x00b\\ud83d\\ude00"), mend("\\udcff")
    ('ab😀', '\ufffd')
    """
    return mended(text).decode()


def mended(text: str) -> bytes:
    """Return the same as UTF-8."""
    try:
        data = text.encode()  # ten times as quick as a search for half pairs
    except UnicodeEncodeError:
        text = text.replace("\x00", "")  # one may stand between the halves of a pair
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
    return data.replace(b"\x00", b"") if b"\x00" in data else data


def utf8(data: bytes, *, charset: str | None = None) -> bytes:
    """Return a page's bytes as UTF-8 that the parser can read: the same bytes where they are that already.

    >>> utf8("Zürich".encode("cp1252"), charset="latin-1").decode(), utf8(b"a\\x00b")
    ('Zürich', b'ab')
    """
    named = codec_of(charset) if charset else None
    if (
        data[:1] in _MARK_STARTS
        or b"\x00" in data
        or b"\x1b" in data
        or (named is not None and _is_wide(named))
    ):
        return decode(data, charset=charset).encode()
    return (
        data
        if data.isascii() or _strict(data, "utf-8") is not None
        else decode(data, charset=charset).encode()
    )


def _strict(data: bytes, codec: str, errors: str = "strict") -> str | None:
    try:
        return data.decode(codec, errors)
    except (UnicodeError, ValueError):
        return None


def _named_wide(data: bytes, named: str | None) -> str | None:
    """Return a named charset that comes before UTF-8; not UTF-16 for bytes that show no sign of it."""
    if named is None or not _is_wide(named):
        return None
    is_utf16 = named.startswith(("utf-16", "utf_16", "utf-32", "utf_32"))
    return None if is_utf16 and b"\x00" not in data and _strict(data, "utf-8") is not None else named


def _realigned(data: bytes, codec: str) -> str:
    """Return the text of UTF-16, or of another codec as it is; where a byte is lost, the next stretch begins anew."""
    if not codec.startswith("utf-16"):
        return data.decode(codec, "replace")
    null = 0 if codec.endswith("be") else 1  # which byte of a pair is null in Latin text
    parts: list[str] = []
    start = 0
    for at in range(0, len(data), STRETCH):
        stretch = data[at : at + STRETCH]
        side = (null + at - start) % 2
        right, wrong = stretch[side::2].count(0), stretch[1 - side :: 2].count(0)
        if wrong > 0.35 * len(stretch) and right < 0.05 * len(stretch):
            parts.append(data[start:at].decode(codec, "replace"))
            start = at + (at - start + 1) % 2
    parts.append(data[start:].decode(codec, "replace"))
    return "".join(parts)


def _is_wide(codec: str) -> bool:
    """Tell whether a codec writes letters so that they are valid UTF-8 of other letters."""
    return codec.startswith(("utf-16", "utf-32", "iso2022", "utf_16", "utf_32", "hz", "utf-7"))


def _wide(data: bytes) -> str | None:
    """Return UTF-16 for bytes without a mark in which every other one is null."""
    head = data[:400]
    if len(head) < 4 or b"\x00" not in head:
        return None
    odd, even = head[1::2].count(0), head[::2].count(0)
    if odd > 0.7 * len(head) / 2 and even < 0.1 * len(head):
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * len(head) / 2 and odd < 0.1 * len(head) else None


def _escaped(data: bytes) -> str | None:
    """Return ISO-2022-JP for bytes that switch charsets by escape sequences."""
    return "iso2022_jp_2" if b"\x1b" in data and any(escape in data for escape in _ESCAPES) else None


def _legacy(data: bytes, named: str | None) -> str:
    """Return the text of bytes that are not valid UTF-8."""
    mixed = data.decode("utf-8", "surrogateescape")
    stray = len(_SURROGATE.findall(mixed))
    wide = sum(len(chars) for chars in _NON_ASCII.findall(mixed)) - stray
    if stray <= MAX_BAD_SHARE * wide or _is_mostly_utf8(mixed):
        return mixed.translate(_STRAY)
    declared = declared_charset(data)
    for codec in (named, declared):
        text = _strict(data, codec) if codec else None
        if text is not None and not _C1.search(text[:GUESS_BYTES]):
            return text
    guess = _guess(data)
    codec = guess or next((c for c in (named, declared) if c and c != "utf-8"), "cp1252")
    return data.decode(codec, "replace")


def _is_mostly_utf8(mixed: str) -> bool:
    """Tell whether more pieces of a page, between tags and line ends, are good UTF-8 than are not."""
    pieces = [piece for piece in _PIECE.findall(mixed[:SAMPLE_CHARS]) if not piece.isascii()]
    bad = sum([_SURROGATE.search(piece) is not None for piece in pieces])
    return 2 * bad < len(pieces)


_PIECE = re.compile(r"[^<>\n\r]+")
_NON_ASCII = re.compile("[^\x00-\x7f]+")
_C1 = re.compile("[\x80-\x84\x86-\x9f]")
"""Control characters that a wrong single-byte charset makes; no page has them (0x85 is a line end)."""


def _guess(data: bytes) -> str | None:
    """Return the charset that the letters of a page speak for, or None."""
    from charset_normalizer import from_bytes

    at = next((i for i in range(0, len(data), GUESS_BYTES) if not data[i : i + GUESS_BYTES].isascii()), 0)
    best = from_bytes(data[at : at + GUESS_BYTES]).best()
    return None if best is None else codec_of(best.encoding)
