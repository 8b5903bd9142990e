"""The lines between headline and story, cut into stretches: who a by-word credits, and what else stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newsclean.credits.days import Day
from newsclean.lexicon.bywords import BEFORE_NAME, BYLINE_OPENERS
from newsclean.lexicon.gazetteer import key
from newsclean.lexicon.headwords import kind_of
from newsclean.lexicon.names import is_name_word, joins_names
from newsclean.text import has_cjk, tidy

__all__ = ["Stretch", "may_credit", "stretches"]

MAX_OPENING = 6
"""Words before a by-word, such as "Posted in News"."""

MAX_LINE_WORDS = 40
_SPACE = re.compile(r"[\s|•·]+|(?<=:)(?=\S)")
_CUT = re.compile(r"[\n|•·●│｜»›]|\s[/]\s|\s{3,}")
_GLUED = re.compile(
    r"^((?:Written|Posted|Words|Story|Published)\s[Bb]y|[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|Di|Door):?\s?(?=[A-ZÀ-Þ][a-zà-ÿ'’])"
)
_COLON = re.compile(r"[:：](?=[^\s\d/])")
_WROTE = frozenset(
    "written posted published contributed reported submitted authored words story article post blog beitrag artikel "
    "geschrieben verfasst eingestellt veroffentlicht publiziert erstellt ecrit publie redige propose escrito "
    "publicado redactado scritto pubblicato geschreven geplaatst skrevet skriven napisane napsal".split()
)
"""Words right before a by-word, folded, that make what follows a name, wherever they stand."""
_NEED_BY = frozenset(("posted", "published", "article", "post", "blog", "beitrag", "artikel"))
"""Those that make no name of what follows by themselves."""
_LABELS = frozenset(
    ("published", "updated", "clock", "ago", "weekday", "counter", "reading", "joint", "month")
)
_STRONG = frozenset(("by", *BEFORE_NAME)) - {"af", "da", "di", "do", "od"}
_CJK_BEFORE = re.compile(
    r"(?:^|[\s(（【\[,，。/])(?:本报|本報|本网|特约|实习|首席|全媒体|新华社|中新网)?(?:见习)?"
    r"(?:记者|記者|作者|撰文|執筆者?|执笔|文|筆者|著者|取材・文|글|작성자|采写|通讯员)\s?[:：/／・=＝\s]\s?"
    r"(?P<names>[\u3400-\u9fff\uac00-\ud7af\u3040-\u30ff々·]{2,8}(?:[\s、，,][\u3400-\u9fff\uac00-\ud7af\u3040-\u30ff々·]{2,4}){0,4})"
)
_CJK_JOINED = re.compile(
    r"(?:本报|本報|实习|见习|首席|特派)?(?:记者|記者)"
    r"(?P<names>[\u3400-\u9fff]{2,3}(?:[、 ][\u3400-\u9fff]{2,3}){0,4})(?=$|[\s)）/／|])"
)
_CJK_BEHIND = re.compile(
    r"(?P<names>(?<![\uac00-\ud7af])[\uac00-\ud7af]{2,4}(?:[·,\s][\uac00-\ud7af]{2,4}){0,2})\s?(?:선임|수습|인턴|객원)?\s?(?P<role>기자|특파원|논설위원|칼럼니스트)(?![\uac00-\ud7af])"
    r"|(?P<ja>[\u3400-\u9fff]{2,4}(?:\s[\u3400-\u9fff]{1,3})?)\s?(?:記者|特派員|编辑部?记者)(?=$|[\s)）】\]])"
    r"|(?P<zh>[\u3400-\u9fff]{2,4})\s?[/／]\s?文(?=$|\s)"
)


class Stretch(NamedTuple):
    """A piece of a line that may name somebody."""

    text: str
    credited: bool
    """Whether a by-word says that it does."""


def stretches(text: str, days: Sequence[Day] = ()) -> list[Stretch]:
    """Cut a line at its marks and dates, and leave labels and by-words off.

    >>> stretches("By Ada Marsh | Published")
    [Stretch(text='Ada Marsh', credited=True)]
    >>> stretches("Posted in Travel by Ada Marsh on Monday"), stretches("Photo by Tom Reed")
    ([Stretch(text='Ada Marsh', credited=True)], [])
    """
    for day in reversed(days):
        text = f"{text[: day.start]}\n{text[day.end :]}"
    found: list[Stretch] = []
    for cut in _CUT.split(text):
        piece = tidy(cut).strip(" ,;-–—_*(")
        if piece:
            found += _unspaced(piece) if has_cjk(piece) else _of_words(piece)
    return found


def may_credit(text: str) -> bool:
    """Tell whether a line can have a by-word, before it is looked at closely.

    >>> may_credit("Ada Marsh, 3 May 2024"), may_credit("Von Ada Marsh")
    (False, True)
    """
    if has_cjk(text):
        return True
    return _GLUED.match(text) is not None or any(map(_is_by, _SPACE.split(text)[:MAX_LINE_WORDS]))


def _of_words(piece: str) -> list[Stretch]:
    """Return the stretch of a piece of a line."""
    words = _COLON.sub(": ", _GLUED.sub(r"\1 ", piece)).split()
    at = _by_word(words)
    if at is None:
        if any(is_name_word(word, "other_work") for word in words[:2]):
            return []
        left = _without_labels(words)
        if any(word[:1].islower() and word.isalpha() for word in left[2:]):
            left = _name_words(left)  # "Ada Marsh on behalf of the board"
        return [Stretch(" ".join(left), False)] if left else []
    if any(is_name_word(word, "other_work") for word in words[: at + 1]):
        return []
    rest = words[at + 1 :]
    while len(rest) > 1 and _is_by(rest[0]) and rest[0].islower():
        rest = rest[1:]
    name = _name_words(rest)
    return [Stretch(" ".join(name), True)] if name else []


def _by_word(words: list[str]) -> int | None:
    """Return where the by-word of a piece stands: first, or behind a label and what it was published in."""
    for at, word in enumerate(words[: MAX_OPENING + 1]):
        if not _is_by(word) or at + 1 >= len(words):
            continue
        if at == 0 and (key(word) not in _WROTE or word.endswith(":")):
            return 0
        if at == 0:  # "Posted in Travel by Ada Marsh", "Story Ada Marsh"
            later = (place for place, each in enumerate(words) if place and each.casefold() in _STRONG)
            return next(later, None if key(word) in _NEED_BY else 0)
        if key(words[at - 1]) in _WROTE and word.casefold() in _STRONG:
            return at
        labelled = (
            _kind(words[0]) in ("published", "updated", "by", "joint", "number", "counter")
            or words[0][0].isdigit()
        )
        if word.endswith(":") or (labelled and word.casefold() in _STRONG):
            return at
    return None


@lru_cache(maxsize=4096)
def _is_by(word: str) -> bool:
    """Tell whether a word says that a name follows; "editor" and the like only with a colon."""
    bare = word.casefold().strip("-–—•|")
    if bare.rstrip(":") in BYLINE_OPENERS or bare == "byline":
        return True
    return kind_of(bare.rstrip(":")) == "by" and (bare.endswith(":") or word[:1].upper() == word[:1].lower())


def _kind(word: str) -> str:
    return kind_of(word.strip(",:;()"))


def _without_labels(words: list[str]) -> list[str]:
    """Return words without labels and numbers at both ends."""
    low, high = 0, len(words)
    while low < high and (_kind(words[low]) in _LABELS or words[low][0].isdigit()):
        low += 1
    while low < high and (_kind(words[high - 1]) in _LABELS or words[high - 1][0].isdigit()):
        high -= 1
    return words[low:high]


def _name_words(words: list[str]) -> list[str]:
    """Return the words behind a by-word up to one that begins something else."""
    found: list[str] = []
    for at, word in enumerate(words):
        if at and (_ends_names(word) or word.endswith(":")):
            break
        found.append(word)
    while found and (joins_names(found[-1]) or is_name_word(found[-1], "particle")) and found[-1].islower():
        found.pop()
    return found


def _ends_names(word: str) -> bool:
    """Tell whether a word behind a name belongs to something else: "on Friday", "Updated", "6 comments"."""
    if word[0].isdigit():
        return True
    kind = _kind(word)
    if kind in ("updated", "published", "counter", "reading", "weekday") and not joins_names(word):
        return True
    is_small = word[0].islower() and word.isalpha()
    return (
        is_small
        and not joins_names(word)
        and not is_name_word(word, "particle")
        and not is_name_word(word, "role")
    )


def _unspaced(piece: str) -> list[Stretch]:
    """Return the names beside the by-words of Chinese, Japanese and Korean; else the piece as it is."""
    found = [match["names"] for match in (*_CJK_BEFORE.finditer(piece), *_CJK_JOINED.finditer(piece))]
    found += [match["names"] or match["ja"] or match["zh"] for match in _CJK_BEHIND.finditer(piece)]
    if found:
        return [Stretch("、".join(re.split(r"[\s、，,]+", name)), True) for name in dict.fromkeys(found)]
    return [Stretch(piece, False)]
