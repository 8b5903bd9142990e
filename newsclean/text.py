"""Pure helpers over strings: folding for comparison, tidying for output, end marks and word counts of many scripts."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = [
    "CLOSERS",
    "END_MARKS",
    "INVISIBLE",
    "OPENERS",
    "ends_sentence",
    "ends_with_figure",
    "fold",
    "fold_tidied",
    "has_cjk",
    "has_digit",
    "is_blank",
    "labels",
    "solid",
    "solid_index",
    "tidied_word_count",
    "tidy",
    "word_count",
]

END_MARKS = frozenset(".!?…。！？｡।॥؟۔։።៕‽⁇⁈⁉")
"""Marks that end a sentence: Latin, CJK, Devanagari, Arabic, Urdu, Armenian, Ethiopic, Khmer."""
CLOSERS = "\"'”’»›«“‘)]}）」』】〉》＂"
"""Marks that may follow an end mark: quotation marks (German “, Danish « and others close too) and brackets."""
OPENERS = "\"'“‘„‚«‹»”’([{（「『【〈《＂¿¡-–—"
"""Marks that may stand before the first letter of a sentence."""

# \u200d (joiner) is kept: it holds emoji together. Direction marks go, they print as nothing.
INVISIBLE = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u2060\ufeff\ud800-\udfff"
"""Characters that print as nothing, as ranges for a regular expression."""
_DROPPED = re.compile(f"[{INVISIBLE}]")  # one, not a run of them: so it is found in a third of the time
_CJK = re.compile(
    "[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9d]"
)
_UNSPACED = re.compile(
    "[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9d]+"
)
"""A run of characters of scripts without spaces."""
_BEGINS_NONE = bytes(set(range(256)) - {0xE0, 0xE1, *range(0xE3, 0xEB), 0xEF})
"""Bytes of UTF-8 with which none of them begins. Curly quotes and dashes begin with E2."""
_CLOSING = r"[^\S\n]{0,40}(?=[,.;:!?)\]}%’”»…、。」』，；：）](?!\.))"
_CLOSES_LINE = re.compile(rf"\n{_CLOSING}")
"""Found in a tenth of the time of the break before it, for which each character is looked at."""
_BROKEN_BEFORE = re.compile(rf"(?<=\S)[^\S\n]{{0,40}}\n{_CLOSING}")
_OPENING = "([{“‘„«「『（¿¡"
_BROKEN_AFTER = re.compile(rf"(?<=[{re.escape(_OPENING)}])[^\S\n]{{0,40}}\n[^\S\n]{{0,40}}")
_PLAIN = {
    **dict.fromkeys("‘’‚‛′`´＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―－", "-"),
    "…": "...",
    **dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff", ""),
}
_NOT_PLAIN = re.compile(f"[{''.join(_PLAIN)}]")
_DIGIT = re.compile(r"\d")
_MAX_WORD_CHARS = 12
"""Text of scripts with spaces has fewer characters a word than this, spaces included."""
_MAX_LABEL_WORDS = 4
_MAX_FIGURE_CHARS = 20
_MAX_LABEL_CHARS = 40
_CHARS_A_WORD = 2
"""Scripts without spaces: about two characters make a word (Chinese and Japanese news average 1.6-2.1)."""


def tidy(text: str) -> str:
    """Repair the spacing of a piece of text for output; nothing else changes.

    No-break spaces and runs of white space become one space; soft hyphens, zero-width and control characters go.
    Where a scraper broke the line before a comma or behind an opening bracket, no space is put there.

    >>> tidy("Kiev.\\u00a0 Rez\\u00adnikov\\n said")
    'Kiev. Reznikov said'
    >>> tidy("The mayor (\\nAda Marsh\\n), who")
    'The mayor (Ada Marsh), who'
    """
    if text.isprintable() and "  " not in text:  # the space is the one white space that prints
        return text.strip(" ")
    if "\n" in text:
        if _CLOSES_LINE.search(text):
            text = _BROKEN_BEFORE.sub("", text)
        if any(map(text.__contains__, _OPENING)):
            text = _BROKEN_AFTER.sub("", text)
    if not text.isprintable():
        text = _DROPPED.sub("", text)
    return " ".join(text.split())


def solid(text: str) -> str:
    """Return the characters that the ledger must account for: all but white space and invisible ones.

    >>> solid(" a\\u00a0b\\u200b ")
    'ab'
    """
    return "".join(_DROPPED.sub("", text).split())


def is_blank(text: str) -> bool:
    """Tell whether a text holds nothing that a reader could see.

    >>> is_blank(" \\u00a0\\ufeff"), is_blank(".")
    (True, False)
    """
    if text[:1].isalnum():
        return False
    return not text or text.isspace() or not solid(text)


def fold(text: str) -> str:
    """Return a text as phrases are compared: lower case, plain quotes and dashes, single spaces.

    >>> fold("  Editor’s  NOTE — Read\\u00a0on… ")
    "editor's note - read on..."
    """
    return " ".join(fold_tidied(text).split())


def fold_tidied(text: str) -> str:
    """Return the same for a text that `tidy` made: its spaces are single already."""
    if not text.isascii():
        # English has these alone, and once they are gone the rest goes ten times as fast
        text = text.replace("’", "'").replace("“", '"').replace("”", '"').replace("–", "-").replace("—", "-")
    if "`" in text or not text.isascii():
        # a search for the few marks takes a fifth of the time of translating every character
        text = _NOT_PLAIN.sub(lambda mark: _PLAIN[mark[0]], text)
    return text.casefold()


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with an end mark, closing quotes and brackets aside.

    >>> ends_sentence('"We go," he said. '), ends_sentence("He left (at last.)"), ends_sentence("Read more")
    (True, True, False)
    """
    last = text[-1:]
    if last in END_MARKS or last.isalnum():  # nearly every line
        return last in END_MARKS
    bare = text.rstrip()
    return bool(bare) and (bare[-1] in END_MARKS or bare.rstrip(CLOSERS)[-1:] in END_MARKS)


_FIGURES = b"0123456789"


def has_digit(text: str) -> bool:
    """Tell whether a text holds a digit of any script.

    >>> has_digit("Route 66"), has_digit("٣"), has_digit("six")
    (True, True, False)
    """
    if text.isascii():  # a quarter of the time of a regular expression
        return len(text.encode().translate(None, _FIGURES)) < len(text)
    return _DIGIT.search(text) is not None


def has_cjk(text: str) -> bool:
    """Tell whether a text holds characters of a script that is written without capitals and mostly without spaces.

    >>> has_cjk("東京"), has_cjk("Tokyo")
    (True, False)
    """
    return not text.isascii() and _CJK.search(text) is not None


def width(text: str) -> int:
    """Return the length of a text, the characters of scripts without spaces counted twice, as they say more.

    >>> width("He said no."), width("首相が辞任した")
    (11, 14)
    """
    return len(text) if text.isascii() else len(text) + _unspaced(text)


def word_count(text: str) -> int:
    """Return the number of words; in scripts without spaces two characters count as one word.

    >>> word_count("He said no."), word_count("首相が辞任した")
    (3, 4)
    """
    return _words(text, len(text.split()))


def tidied_word_count(text: str) -> int:
    """Return the same for a text that `tidy` made, in which each space parts two words.

    >>> tidied_word_count("He said no."), tidied_word_count("")
    (3, 0)
    """
    if not text:
        return 0
    spaced = text.count(" ") + 1
    return spaced if text.isascii() else _words(text, spaced)


def _words(text: str, spaced: int) -> int:
    if text.isascii() or (spaced > 3 and len(text) < _MAX_WORD_CHARS * spaced):
        return spaced
    return spaced + _unspaced(text) // _CHARS_A_WORD


def _unspaced(text: str) -> int:
    """Return the number of characters of scripts without spaces."""
    if not text.encode("utf-8", "surrogatepass").translate(None, _BEGINS_NONE):
        return 0  # a fifth of the time of a search, which looks at each character
    return sum(map(len, _UNSPACED.findall(text)))


def ends_with_figure(text: str) -> bool:
    """Tell whether the last word of a line is a figure, a price or a share: as in a row of a table.

    >>> ends_with_figure("Wendside $76.62"), ends_with_figure("1,204"), ends_with_figure("In 2024 it rained")
    (True, True, False)
    """
    if text[-1:].isalpha():  # most lines
        return False
    bare = text[-_MAX_FIGURE_CHARS:].rpartition(" ")[2].strip("$€£¥%.,()-−+")
    return bare.replace(",", "").replace(".", "").isdigit()


def labels(lines: Sequence[str]) -> list[bool]:
    """Tell which lines are labels: up to four words without an end mark, as menus have.

    >>> labels(["Home", "Sport", "He said no, and then he said no again."])
    [True, True, False]
    """
    return [
        len(line) < _MAX_LABEL_CHARS
        and (line.count(" ") if line.isascii() else word_count(line) - 1) < _MAX_LABEL_WORDS
        and (line[-1:].isalnum() or not ends_sentence(line))
        for line in lines
    ]


def solid_index(text: str, count: int) -> int:
    """Return the index in a text just after its first `count` solid characters.

    >>> solid_index("a\\u00ad b c", 2)
    4
    """
    start = 0
    while count > 0 and start < len(text):
        chunk = text[start : start + _CHUNK_CHARS]
        found = len(solid(chunk))
        if found >= count:
            return start + _index_in(chunk, count)
        count, start = count - found, start + _CHUNK_CHARS
    return min(start, len(text))


_CHUNK_CHARS = 1000
"""Characters that are counted at once: one by one, a line of a million takes half a second."""


def _index_in(text: str, count: int) -> int:
    for index, char in enumerate(text):
        if not char.isspace() and not _DROPPED.match(char):
            count -= 1
            if not count:
                return index + 1
    return len(text)
