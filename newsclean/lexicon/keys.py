"""The forms in which lines and phrases are compared: digits as #, variant letters as one, no decoration."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

__all__ = [
    "APART", "bare", "behind_numbers", "bounded", "digits", "has_arrows", "has_cjk_mark", "head", "letters",
    "match_key", "origin", "pair", "spread", "tail", "tokens",
]  # fmt: skip

_TO_HASH = bytes(35 if 48 <= code <= 57 else code for code in range(256))

# Letters that one language writes in two ways. Both sides of a comparison are mapped, so the choice is free.
_VARIANTS = {
    **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94)},  # full-width ASCII, as in 【広告】：
    **dict(zip("άέήίόύώϊϋΐΰ", "αεηιουωιυιυ", strict=True)),  # Greek capitals drop the accent
    **dict(zip("أإآٱىيك", "ااااییک", strict=True)),  # Arabic and Persian keyboards differ
    **dict.fromkeys(map(chr, range(0x064B, 0x0653)), ""),  # Arabic vowel signs
    # Arabic, Persian, Hindi, Bengali and Thai digits
    **{chr(first + i): str(i) for first in (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50) for i in range(10)},
    **dict.fromkeys("\u0307\u0640\u200c\u200d\ufe0e\ufe0f¿¡", ""),
    # 0307: Turkish İ folds to i + dot; 0640: Arabic filler; 200c: Persian non-joiner, often left out
    **dict(zip("ıёşţʼ", "iеșț'", strict=True)),
    **dict(zip("،؛؟۔।॥•·・›‹｜│", ",;?...**·><||", strict=True)),
}
_VARIANT = re.compile(f"[{''.join(map(re.escape, _VARIANTS))}]")

_SYMBOLS = "".join(
    chr(code)
    for first, last in (
        (0x2190, 0x21FF),  # arrows
        (0x2300, 0x23FF),  # technical: hourglass, play, eject
        (0x2500, 0x27BF),  # boxes, shapes, stars, dingbats
        (0x2B00, 0x2BFF),
        (0x1F100, 0x1F1FF),  # flags
        (0x1F300, 0x1FAFF),  # pictures
    )
    for code in range(first, last + 1)
)
_MARKS = " *-_=~+^\\/|<>:;,.!§¶·。、"
_BRACKETS = "()[]{}【】「」『』〔〕〈〉《》"
_DECORATION = _MARKS + _BRACKETS + _SYMBOLS
_LEADING = _MARKS + _SYMBOLS
_NUMBER = re.compile("[0-9]{2,}")
_TO_SPACE = bytes(c if c >= 128 or chr(c).isalpha() else 32 for c in range(256))


def letters(folded: str) -> str:
    """Return folded text with "©" as "(c)" and one letter for each that a language writes in two ways.

    >>> letters("© harbour times"), letters("ещё"), letters("ΕΠΊΣΗΣ".casefold())
    ('(c) harbour times', 'еще', 'επισησ')
    """
    if "ⓒ" in folded:
        folded = folded.replace("ⓒ", "©")  # the sign of Korean sites
    if "©" in folded:
        folded = folded.replace("© ", "©").replace("©", "(c) ")
    if not _is_latin1(folded):
        folded = unicodedata.normalize("NFC", folded)
        return _VARIANT.sub(_variant, folded)
    return _VARIANT.sub(_variant, folded) if "·" in folded or "¿" in folded or "¡" in folded else folded


def _variant(found: re.Match[str]) -> str:
    return _VARIANTS[found[0]]


def _is_latin1(text: str) -> bool:
    """Tell whether a text is Western European: it is in NFC then, and three variants at most concern it."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def digits(text: str) -> str:
    """Return a text with every run of ASCII digits as "#"; `letters` makes those of other scripts ASCII.

    >>> digits("12 comments, 24/7")
    '# comments, #/#'
    """
    source = text.encode("utf-8", "replace")
    translated = source.translate(_TO_HASH)
    if translated == source and text.isascii():
        return text
    hashed = translated.decode()
    while "##" in hashed:
        hashed = hashed.replace("##", "#")
    return hashed


def match_key(folded: str) -> str:
    """Return the form in which folded text is compared with phrases: letters and digits made one.

    >>> match_key("© 2024 harbour times")
    '(c) # harbour times'
    """
    return digits(folded if folded.isascii() else letters(folded))


def origin(folded: str, key: str, at: int) -> int:
    """Return where in the folded text the character stands that is at a place of its match key.

    >>> key = match_key("120 people, 45 comments")
    >>> origin("120 people, 45 comments", key, key.index("comments"))
    15
    """
    if folded.startswith(key[:at]):
        return at
    near = behind_numbers(folded, key, at)  # right where no letter before it became two, or none
    if len(match_key(folded[:near])) <= at < len(match_key(folded[: near + 1])):
        return near
    places = range(len(folded) + 1)
    return bisect_right(places, at, key=lambda place: len(match_key(folded[:place]))) - 1


def behind_numbers(folded: str, key: str, at: int) -> int:
    """Return the same where `letters` changes nothing, so that only numbers are shorter in the key.

    >>> behind_numbers("120 people, 45 comments", "# people, # comments", 12)
    15
    """
    if key.find("#", 0, at) < 0:
        return at
    for number in _NUMBER.finditer(folded):
        if number.start() >= at:
            break
        at += len(number[0]) - 1
    return at


def tokens(folded: str) -> list[bytes]:
    """Return the words of a text as UTF-8, split at spaces, digits and ASCII punctuation.

    Bytes, because translating them by a table is five times as fast as a regular expression over characters.

    >>> tokens("don't miss: 12 photos")
    [b'don', b't', b'miss', b'photos']
    """
    return folded.encode("utf-8", "ignore").translate(_TO_SPACE).split()


def bare(key: str, *, arrows: bool = False) -> str:
    """Return a line without the decoration on both sides and without a counter in brackets at its end.

    With `arrows` a quotation mark at either end is decoration: folding made it from » or «.

    >>> bare("*** advertisement ***"), bare("[comments (#)]"), bare('read more "', arrows=True)
    ('advertisement', 'comments', 'read more')
    """
    decoration = _DECORATION + '"' if arrows else _DECORATION
    if not (key[:1].isalnum() and key[-1:].isalnum()):
        key = key.strip(decoration)
    if key[-1:] == "#" and key[-2:-1] in ("(", "["):
        key = key[:-2].rstrip(decoration)
    return key


def head(key: str, *, arrows: bool = False) -> str:
    """Return a line without bullets, arrows and pictures before it; an opening bracket stays.

    >>> head("- (reporting by ana ruiz)"), head("*) affiliate link")
    ('(reporting by ana ruiz)', 'affiliate link')
    """
    if key[:1].isalnum():
        return key
    rest = key.lstrip(_LEADING + '"' if arrows else _LEADING)
    return rest.lstrip(") ") if rest[:1] == ")" else rest


def tail(key: str, *, arrows: bool = False) -> str:
    """Return a line without end marks, closing brackets and decoration after it.

    >>> tail("the quay at dawn (file photo).")
    'the quay at dawn (file photo'
    """
    return key if key[-1:].isalnum() else key.rstrip(_DECORATION + '"' if arrows else _DECORATION)


def has_arrows(text: str, key: str) -> bool:
    """Tell whether quotation marks at the edge of a folded line were written as arrows: "Read more »"."""
    return '"' in (key[:1], key[-1:]) and "»" in text and "«" not in text


def has_cjk_mark(key: str) -> bool:
    """Tell whether brackets or stops of Chinese, Japanese or Korean stand in a line.

    >>> has_cjk_mark("【pr】"), has_cjk_mark("[pr]")
    (True, False)
    """
    return _CJK_MARK.search(key) is not None


def bounded(key: str, start: int, end: int) -> bool:
    """Tell whether a match does not cut a word on either side.

    >>> bounded("photos", 0, 5), bounded("photo: x", 0, 5)
    (False, True)
    """
    before, behind = key[start - 1 : start], key[end : end + 1]
    if before not in APART and _wordish(key[start]) and _wordish(before):
        return False
    return behind in APART or not (_wordish(key[end - 1]) and _wordish(behind))


def spread(key: str) -> set[str]:
    """Return the pairs of neighbouring characters (the "words" of CJK and Thai), and the first and last one.

    >>> sorted(spread("相关新闻"))
    ['关新', '新闻', '相', '相关', '闻']
    """
    return {key[i : i + 2] for i in range(len(key) - 1)} | {key[:1], key[-1:]}


def pair(key: str) -> str:
    """Return the one of its pairs that a phrase is filed under: one inside a word, where there is one.

    >>> pair("# 评论"), pair("摄")
    ('评论', '摄')
    """
    pairs = [key[i : i + 2] for i in range(len(key) - 1)]
    return next(
        (two for two in pairs if _SOLID.match(two[0]) and _SOLID.match(two[1])), pairs[0] if pairs else key
    )


def _wordish(char: str) -> bool:
    """Tell whether a character is part of a word that could be cut; CJK, Thai and Hangul have none."""
    if char.isascii():
        return char.isalnum() or char in "#_"
    if char.isalpha():
        return not _SOLID.match(char)
    return unicodedata.category(char)[0] == "M" and not _SOLID.match(char)


APART = " ,.:;-'\"()"  # what stands beside most words; nothing at all does too
_CJK_MARK = re.compile("[\u3001-\u303f]")
_SOLID = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9d]"
)
"""Scripts where a phrase may stand between letters: unspaced ones, and Korean with its particles."""
