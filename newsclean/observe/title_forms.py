"""The forms of one title: as it stands, without the site's name, without a label before or behind a mark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from newsclean.text import fold, has_cjk, width

__all__ = [
    "Form",
    "address_words",
    "is_site",
    "part_forms",
    "site_forms",
    "title_forms",
    "title_key",
    "title_words",
]

MAX_CUTS = 8
"""Marks of one title at which it is cut; of more the first and the last ones count."""
MIN_PART_CHARS = 10
"""Width of the shortest part that is a title though no source gives it whole."""
MIN_ADDRESS_WORDS = 3
"""Fewer words in an address are a section or a number, no headline."""
MAX_ADDRESS_CHARS = 2000
MAX_SUFFIX_CHARS = 10
"""A longer text behind a hyphen, in a script without spaces, is no name of a section or a site."""

_MARK = re.compile(
    r"""\s[|–—\-·•»«‹›:/~]{1,2}(?=\s)   # a bar, dash or the like between spaces
    |\s?[|｜│┃∣ǀ丨ㅣ_]                    # a bar anywhere, or a letter that looks like one
    |--                                  # typed dashes
    |(?<=[\u3040-\u9fff])-(?=[\u3040-\u9fff]) # a hyphen in a script without spaces
    |:(?=\s)                             # the colon behind a kicker
    |\n                                  # a line break inside a heading
    |\s[-–—](?=\S)                       # a dash that lost the space behind it
    |(?<=[?!])\s                         # the end of a sentence
    """,
    re.VERBOSE,
)
_EDGE = " \n\t|｜│┃∣ǀ丨ㅣ_:-–—·•/~"
_ANGLES = "»«‹›"
"""Marks where they stand alone, and quotation marks where they touch a word."""
HEADLINE_NAMES = frozenset("headline headlines title titre heading".split())
LABEL_NAMES = frozenset(
    "a author authors badge brand byline category categories comment comments count counter date dachzeile deck dek "
    "eyebrow icon kicker label labels live logo meta number premium published rubrik section site small standfirst "
    "strapline sub subheading subheadline subtitle subtitulo tag tagline tags time timestamp to-home topic "
    "trending".split()
)
"""Names of what stands beside a headline in one heading."""
_SUFFIX_MARKS = ("-", "--")
_WORD = re.compile(r"\w+")
_NAME_PARTS = re.compile(r"[\W_]+")
_ENDING = re.compile(r"\.\w{2,5}$")
_ASCII = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ı": "i"}
)


class Form(NamedTuple):
    """One way to read a title."""

    text: str
    key: str
    relation: str
    """"whole"; "site": all but the site's name; "head" or "tail": what stands before or behind a mark."""
    gone: str = ""
    """Key of what was taken off."""
    within: str = ""
    """Key of the heading inside which elements bound it."""
    is_named: bool = False
    """Whether their names say headline."""
    is_labelled: bool = False
    """Whether those of what was taken off say label: kicker, badge, logo, section, or a link."""


@lru_cache(maxsize=256)  # the sources of a page mostly say the same
def title_key(text: str) -> str:
    """Return a title as titles are compared: letters and digits only.

    >>> title_key("“Rain” – again!")
    'rain again'
    """
    return " ".join(_WORD.findall(fold(text)))


def title_words(key: str) -> frozenset[str]:
    """Return the words of a key, or its characters where the script has no spaces.

    >>> sorted(title_words("rain again"))
    ['again', 'rain']
    """
    return frozenset(key.replace(" ", "") if has_cjk(key) else key.split())


@lru_cache(maxsize=64)  # every look at a page asks
def site_forms(site_name: str | None, url: str | None) -> frozenset[str]:
    """Return the keys under which the site's name may stand in a title.

    >>> sorted(site_forms("The Gazette", "https://www.gazette.example/x"))
    ['gazette', 'gazette example', 'gazetteexample', 'the gazette', 'thegazette']
    """
    forms = {title_key(site_name)} if site_name else set()
    bare = _host(url).removeprefix("www.")
    if bare:
        labels = bare.split(".")
        forms |= {title_key(bare), title_key(labels[0]), title_key(labels[max(0, len(labels) - 2)])}
    return frozenset(form for form in forms | {form.replace(" ", "") for form in forms} if form)


def is_site(key: str, sites: frozenset[str]) -> bool:
    """Tell whether a key is the site's name, its spaces aside."""
    return bool(key) and (key in sites or key.replace(" ", "") in sites)


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def title_forms(text: str, key: str, sites: frozenset[str], known: frozenset[str]) -> Iterator[Form]:
    """Yield the forms of a title of that key; `known` are the keys that some source gives whole.

    >>> text, site = "Rain again | The Gazette", frozenset({"the gazette"})
    >>> [(form.text, form.relation) for form in title_forms(text, title_key(text), site, frozenset())]
    [('Rain again | The Gazette', 'whole'), ('Rain again', 'site')]
    """
    yield Form(text, key, "whole")
    marks = list(_MARK.finditer(text))
    if len(marks) > MAX_CUTS:
        marks = marks[: MAX_CUTS // 2] + marks[-MAX_CUTS // 2 :]
    suffix = _suffix_start(text, marks) if has_cjk(text) else len(text)
    for at, mark in enumerate(marks):
        head, tail = _without_end(text[: mark.start()]), _without_start(text[mark.end() :])
        head_key, tail_key = title_key(head), title_key(tail)
        head_is_site = is_site(head_key, sites)
        tail_is_site = is_site(tail_key, sites) or mark.start() == suffix
        if _counts(head_key, known) and not head_is_site:
            yield Form(head, head_key, "site" if tail_is_site else "head", tail_key)
        if _counts(tail_key, known) and not tail_is_site:
            yield Form(tail, tail_key, "site" if head_is_site else "tail", head_key)
        if tail_is_site:  # kicker, headline, site
            starts = [earlier.end() for earlier in marks[:at]]
            yield from _middles([(start, mark.start()) for start in starts], text, known, "tail")
        elif head_is_site:  # site, headline, section
            ends = [later.start() for later in marks[at + 1 :]]
            yield from _middles([(mark.end(), end) for end in ends], text, known, "head")


def part_forms(parts: Sequence[tuple[str, frozenset[str]]]) -> Iterator[Form]:
    """Yield what the parts of a heading say, (text, hints) of each, alone and with those before or behind it.

    >>> parts = [("Weather", frozenset({"kicker"})), ("Rain again", frozenset())]
    >>> [(form.text, form.relation, form.is_labelled) for form in part_forms(parts)]
    [('Weather', 'head', False), ('Rain again', 'tail', True)]
    """
    count, within = len(parts), title_key(_part_text(parts)[0])
    stretches = [(0, end) for end in range(1, count)] + [(start, count) for start in range(1, count)]
    for start, end in [*stretches, *[(at, at + 1) for at in range(1, count - 1)]]:
        text, own = _part_text(parts[start:end])
        gone, others = _part_text([*parts[:start], *parts[end:]])
        key = title_key(text)
        if key:
            relation = "tail" if start else "head"
            is_named = not own.isdisjoint(HEADLINE_NAMES) and others.isdisjoint(HEADLINE_NAMES)
            is_labelled = not others.isdisjoint(LABEL_NAMES) and own.isdisjoint(LABEL_NAMES)
            yield Form(text, key, relation, title_key(gone), within, is_named, is_labelled)


def _part_text(parts: Sequence[tuple[str, frozenset[str]]]) -> tuple[str, frozenset[str]]:
    """Return the text of some parts, and what all of them are named."""
    return " ".join([text for text, _ in parts]), frozenset[str]().union(*[hints for _, hints in parts])


def _suffix_start(text: str, marks: list[re.Match[str]]) -> int:
    """Return where section and site begin in a title of a script without spaces: "标题_频道_站名", "标题-频道-站名".

    An underscore stands in no headline; a hyphen may, so that two of them with short names behind are needed.
    """
    for mark in marks:
        if mark[0].strip() == "_":
            return mark.start()
    ends = [*[mark.start() for mark in marks[1:]], len(text)]
    first = len(marks)
    while first and marks[first - 1][0] in _SUFFIX_MARKS:
        if ends[first - 1] - marks[first - 1].end() > MAX_SUFFIX_CHARS:
            break
        first -= 1
    return marks[first].start() if len(marks) - first > 1 else len(text)


def _middles(
    ranges: list[tuple[int, int]], text: str, known: frozenset[str], relation: str
) -> Iterator[Form]:
    """Yield what lies between two marks."""
    for start, end in ranges:
        part = _without_start(_without_end(text[start:end]))
        key = title_key(part)
        if _counts(key, known):
            yield Form(part, key, relation, title_key(text[:start] if relation == "tail" else text[end:]))


def _without_end(text: str) -> str:
    """Return a text without the marks at its end."""
    text = text.rstrip(_EDGE)
    while text[-1:] in _ANGLES and text[-2:-1].isspace():
        text = text[:-1].rstrip(_EDGE)
    return text


def _without_start(text: str) -> str:
    """Return a text without the marks at its start."""
    text = text.lstrip(_EDGE)
    while text[:1] in _ANGLES and text[1:2].isspace():
        text = text[1:].lstrip(_EDGE)
    return text


def _counts(key: str, known: frozenset[str]) -> bool:
    return width(key) >= MIN_PART_CHARS or (bool(key) and key in known)


@lru_cache(maxsize=64)
def address_words(url: str) -> frozenset[str]:
    """Return the words of the headline in an address, without accents; none where it holds too few.

    >>> sorted(address_words("https://gazette.example/news/rain-in-eastvale-123.html"))
    ['eastvale', 'in', 'rain']
    """
    try:
        path = unquote(urlsplit(url[:MAX_ADDRESS_CHARS]).path)
    except ValueError:
        return frozenset()
    longest = max(
        path.split("/"), key=lambda part: (part.count("-") + part.count("_"), len(part)), default=""
    )
    words = _NAME_PARTS.split(bare_letters(fold(_ENDING.sub("", longest))))
    found = frozenset(word for word in words if word and not word.isdigit())
    return found if len(found) >= MIN_ADDRESS_WORDS else frozenset()


def bare_letters(key: str) -> str:
    """Return folded text without accents, as addresses are written.

    >>> bare_letters("größe à paris")
    'groesse a paris'
    """
    if key.isascii():
        return key
    split = unicodedata.normalize("NFKD", key.translate(_ASCII))
    return "".join(char for char in split if not unicodedata.combining(char))
