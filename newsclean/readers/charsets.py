"""Which codec a page means by the charset that it names (WHATWG Encoding Standard, section 4.2)."""

from __future__ import annotations

import codecs
import re

from newsclean.errors import UnknownNameError

__all__ = ["codec_of", "declared_charset", "require_charset"]

HEAD_BYTES = 4096
"""Where a declaration is looked for; the standard asks for 1024, some pages put scripts before it."""

_OVERRIDES = {
    **dict.fromkeys(
        "ascii us-ascii ansi_x3.4-1968 iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 latin-1 l1 cp819 "
        "ibm819 iso-ir-100 windows-1252 x-cp1252".split(),
        "cp1252",
    ),
    **dict.fromkeys(
        "iso-8859-9 iso8859-9 iso88599 iso_8859-9 latin5 l5 iso-ir-148 windows-1254 x-cp1254".split(),
        "cp1254",
    ),
    **dict.fromkeys("iso-8859-11 iso8859-11 iso885911 tis-620 dos-874 windows-874".split(), "cp874"),
    **dict.fromkeys(
        "gb2312 gbk gb_2312 gb_2312-80 chinese x-gbk csgb2312 iso-ir-58 cp936".split(), "gb18030"
    ),
    **dict.fromkeys(
        "euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean iso-ir-149 windows-949".split(), "cp949"
    ),
    **dict.fromkeys("shift_jis shift-jis sjis x-sjis ms_kanji csshiftjis windows-31j ms932".split(), "cp932"),
    **dict.fromkeys("big5 big5-hkscs cn-big5 x-x-big5 csbig5".split(), "big5hkscs"),
    **dict.fromkeys("iso-8859-8-i iso-8859-8 iso8859-8 hebrew visual logical".split(), "iso8859_8"),
    **dict.fromkeys("unicode utf-16 utf-16le ucs-2 iso-10646-ucs-2 csunicode".split(), "utf-16-le"),
    **dict.fromkeys("utf8 utf-8 unicode-1-1-utf-8 x-unicode20utf8".split(), "utf-8"),
    **dict.fromkeys("macintosh mac x-mac-roman csmacintosh".split(), "mac_roman"),
    **dict.fromkeys("koi8-u koi8-ru".split(), "koi8_u"),
    "x-user-defined": "cp1252",
    "x-mac-cyrillic": "mac_cyrillic",
}
COMMON = tuple(
    "utf-8 utf-16 windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 "
    "iso-8859-1 iso-8859-2 iso-8859-9 iso-8859-15 koi8-r koi8-u gb18030 gbk big5 shift_jis euc-jp euc-kr".split()
)
"""Labels that most pages carry."""
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_.:+-]{2,40})""", re.IGNORECASE
)


def codec_of(label: str) -> str | None:
    """Return the name of Python's codec for a charset label as browsers read it, or None for an unknown one.

    >>> codec_of(" ISO-8859-1 "), codec_of("utf8"), codec_of("klingon")
    ('cp1252', 'utf-8', None)
    """
    name = label.strip().strip("\"'").lower()
    if name in _OVERRIDES:
        return _OVERRIDES[name]
    try:
        info = codecs.lookup(name)
        "".encode(name)  # refuses codecs that are not for text, such as rot13
    except (LookupError, ValueError):
        return None
    return info.name


def require_charset(label: str) -> None:
    """Raise UnknownNameError for a charset of a caller that no browser and no Python knows.

    >>> require_charset("klingon")
    Traceback (most recent call last):
    newsclean.errors.UnknownNameError: unknown charset 'klingon'; known: utf-8, ...
    """
    if codec_of(label) is None:
        raise UnknownNameError("charset", label, (*COMMON, "and every other charset that Python knows"))


def declared_charset(data: bytes) -> str | None:
    """Return the codec that the start of a page declares in <meta> or an XML declaration, or None.

    >>> declared_charset(b'<meta charset="gb2312">'), declared_charset(b"<p>charset</p>")
    ('gb18030', None)
    """
    for found in _DECLARED.finditer(data[:HEAD_BYTES]):
        codec = codec_of(found[1].decode("ascii"))
        if codec is not None:
            # a page whose declaration can be read as bytes is not in UTF-16 (standard: prescan, step "UTF-8 instead")
            return "utf-8" if codec.startswith("utf-16") else codec
    return None
