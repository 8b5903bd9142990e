"""What input is when it is no page: the first bytes of common file formats (their specifications), JSON, feeds."""

from __future__ import annotations

import json

__all__ = ["not_a_page"]

SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"BM\x00", "a BMP image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"8BPS", "a Photoshop image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"\x1f\x8b", "gzip data (decompress it first)"),
    (b"BZh", "bzip2 data (decompress it first)"),
    (b"\xfd7zXZ\x00", "xz data (decompress it first)"),
    (b"\x28\xb5\x2f\xfd", "zstd data (decompress it first)"),
    (b"PK\x03\x04", "a ZIP archive or Office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x00asm", "a WebAssembly module"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"WARC/", "a WARC archive (read its records)"),
    (b"From: <Saved by ", "an MHTML archive"),
)
"""Ordered (first bytes, what it is)."""
RIFF = {b"WEBP": "a WebP image", b"WAVE": "a WAV recording", b"AVI ": "an AVI video"}
FEEDS = (
    ("<rss", "an RSS feed"),
    ("<feed", "an Atom feed"),
    ("<urlset", "a sitemap"),
    ("<sitemapindex", "a sitemap"),
)
FEED_CHARS = 1500
HEAD_BYTES = 4096
MAX_CONTROL_SHARE = 0.1
"""Share of control characters from which bytes are no text."""
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\f\x0b\x1b")


def not_a_page(data: str | bytes) -> str | None:
    """Return what input is when it is neither HTML nor text, or None.

    >>> not_a_page(b"\\xff\\xd8\\xff\\xe0"), not_a_page('{"a": [1, 2]}'), not_a_page("[AP] Rain fell.")
    ('a JPEG image', 'JSON', None)
    """
    head = data[:HEAD_BYTES] if isinstance(data, bytes) else data[:HEAD_BYTES].encode("latin-1", "replace")
    for first, what in SIGNATURES:
        if head.startswith(first):
            return what
    if head.startswith(b"RIFF"):
        return RIFF.get(head[8:12], "a RIFF file")
    if head[4:8] == b"ftyp":
        return "an MP4 or HEIF file"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").decode("latin-1")
    if start[:1] in ("{", "["):
        return "JSON" if _is_json(data) else None
    if start.startswith("<"):
        return next((what for tag, what in FEEDS if tag in start[:FEED_CHARS] and "<html" not in start), None)
    return "binary data" if isinstance(data, bytes) and _is_binary(head) else None


def _is_json(data: str | bytes) -> bool:
    """Tell whether input is a whole JSON object or array."""
    try:
        return isinstance(json.loads(data), dict | list)
    except (ValueError, RecursionError):
        return False


def _is_binary(head: bytes) -> bool:
    """Tell whether bytes hold too many control characters for text, UTF-16 and UTF-32 aside."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or not head:
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    nulls = head.count(0)
    if nulls and _every_other_null(head):
        return False
    return controls > MAX_CONTROL_SHARE * len(head)


def _every_other_null(head: bytes) -> bool:
    odd, even = head[1::2].count(0), head[::2].count(0)
    return max(odd, even) > 0.35 * len(head) and min(odd, even) < 0.05 * len(head)
