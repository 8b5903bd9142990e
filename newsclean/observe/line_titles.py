"""The lines of a text that may be its headline, taken apart, and those that its address or first line says again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from newsclean.draft import Draft
from newsclean.lexicon.run_in import headline_end
from newsclean.observe.prose_run import is_full_page
from newsclean.observe.title_forms import address_words, bare_letters, site_forms, title_forms, title_key
from newsclean.text import has_cjk

__all__ = ["LineTitle", "TitleFacts", "forms_of", "telling_lines", "title_facts"]

MAX_TITLE_CHARS = 220
MAX_PIECES = 6
MIN_PROBE_CHARS = 5
MAX_PROBES = 3
MAX_FAR = 400
"""Blocks far above the article that are looked at."""
_BULLET = re.compile(r"\s*(?:[-–—•*·▪►‣◦○●■>+]|\d{1,2}\.)\s+")
_HUMP = re.compile(r"[A-ZÀ-Þ](?<=[a-zß-öø-ÿ]{3}.)(?=[a-zß-öø-ÿ])")
"""The capital where a kicker was glued to the headline: "MarlowElectric ferry". Begun with it, a search takes half."""
MIN_BEHIND_HUMP = 3
MAX_SUFFIX_WORDS = 5
_SUFFIX_MARKS = frozenset("|–—-·•»｜_")
"""Marks before a site's name, which is not known: a colon is none."""
_GAP = re.compile(r" :(?= [A-ZÀ-Þ0-9\"„“«])")


class _Bounds(NamedTuple):
    """How much a line and an address must share so that one says the other."""

    words: int
    of_address: float
    """Share of the words of the address; it leaves out small words."""
    of_line: float
    """Share of the words of the line."""


TOLD = _Bounds(3, 0.6, 0.4)
MADE = _Bounds(5, 0.9, 0.75)
"""The address was made of the line, which says all of it and little else, as a subhead hardly does."""


class LineTitle(NamedTuple):
    """A line of a text, or a part of one, that may be its headline."""

    block: int
    """Index of its block."""
    start: int
    end: int
    """Where it stands in the block."""
    text: str
    key: str
    relation: str = "whole"
    """whole, site, head or tail: what is left of the line."""
    is_piece: bool = False
    """A line among several that the reader put together."""
    is_joined: bool = False
    """Several lines that the reader put together."""


class TitleFacts(NamedTuple):
    """What the address and the first line of a text say of its headline."""

    sites: frozenset[str]
    address: frozenset[str]
    head: frozenset[str]
    """Keys of what the first line may mean, as a page's <title> does."""
    telling: frozenset[int]
    """Blocks that say the same again, or what the address says."""
    addressed: frozenset[int]
    """Those that say all that the address says, and little else; the first line where it says most of that."""


def telling_lines(draft: Draft) -> frozenset[int]:
    """Return the blocks of a text that its address or its first line says again: one may be the headline.

    The first line is among them where another block says it again, the site's name aside.
    """
    return draft.fact(title_facts, lasting=True).telling


def title_facts(draft: Draft) -> TitleFacts:
    """Return what the address and the first line of a text say of its headline."""
    url = draft.page.url
    sites, address = site_forms(None, url), address_words(url or "")
    head = {each.key: each.relation for each in forms_of(draft, 0, sites)} if draft.blocks else {}
    said = [address, *[key.split() for key, relation in head.items() if relation != "tail"]]
    telling, addressed = set[int](), set[int]()
    for index, folded in _holding(draft, _probes(address, next(iter(head), ""))):
        if folded.isascii() and not any(_may_say(folded, words) for words in said):
            continue  # nearly every line
        keys = [title_key(piece) for piece in draft.raw[index].split("\n")]
        if any(_is_told(key, address, MADE) for key in keys if key):
            addressed.add(index)
        if any(head.get(key, "tail") != "tail" or _is_told(key, address) for key in keys if key):
            telling.add(index)
            telling |= {0} if any(key in head for key in keys) else set()
    if draft.blocks and any(_is_told(key, address) for key in head):
        telling.add(0)
        addressed.add(0)
    return TitleFacts(sites, address, frozenset(head), frozenset(telling), frozenset(addressed))


def _holding(draft: Draft, probes: Sequence[str]) -> list[tuple[int, str]]:
    """Return the short blocks below the first one that hold one of some words, each with its folded text."""
    short = [
        (index, raw.casefold())
        for index, raw in enumerate(draft.raw[1:MAX_FAR], 1)
        if len(raw) <= MAX_TITLE_CHARS
    ]
    text = "\n".join([folded for _, folded in short])
    starts = list(accumulate([len(folded) + 1 for _, folded in short], initial=0))
    held = {bisect_right(starts, at) - 1 for probe in probes for at in _places(text, probe)}
    return [short[place] for place in sorted(held)]


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _may_say(folded: str, words: Collection[str]) -> bool:
    """Tell whether a text in ASCII holds so many of some words that it may say the same; a cheap first look."""
    return bool(words) and sum([word in folded for word in words]) >= TOLD.of_address * len(words)


def _is_told(key: str, address: frozenset[str], least: _Bounds = TOLD) -> bool:
    """Tell whether an address says the words of a key, and not many more or less."""
    if len(address) < least.words:
        return False
    bare = frozenset(bare_letters(key).split())
    shared = len(bare & address)
    return (
        shared >= least.words
        and shared >= least.of_address * len(address)
        and shared >= least.of_line * len(bare)
    )


def _probes(address: frozenset[str], head: str) -> list[str]:
    """Return the longest words of the address and of the key of the text's first line."""
    longest = sorted(address, key=lambda word: (-len(word), word))[:MAX_PROBES]
    longest += sorted(head.split(), key=lambda word: (-len(word), word))[:1]
    return [word for word in longest if len(word) >= MIN_PROBE_CHARS or has_cjk(word)]


def forms_of(draft: Draft, index: int, sites: frozenset[str]) -> Iterator[LineTitle]:
    """Yield what a block, or a line of it, may give as a headline."""
    raw = draft.raw[index]
    if len(raw) > MAX_TITLE_CHARS:
        return
    pieces = raw.split("\n") if "\n" in raw else [raw]
    is_title = index == 0 and is_full_page(draft)
    if 1 < len(pieces) <= MAX_PIECES:
        at = 0
        for piece in pieces:
            yield from _of_line(index, at, piece, sites, is_title=is_title, is_piece=True)
            at += len(piece) + 1
    flat = raw.replace("\n", " ")
    yield from _of_line(index, 0, flat, sites, is_title=is_title, is_joined=len(pieces) > 1)


def _of_line(
    index: int,
    at: int,
    line: str,
    sites: frozenset[str],
    *,
    is_title: bool = False,
    is_piece: bool = False,
    is_joined: bool = False,
) -> Iterator[LineTitle]:
    """Yield a line, or what a byline or a date follows in it, and what the site's name parts.

    `is_title` says that it may be a page's <title>: of that, any part counts.
    """
    bullet = _BULLET.match(line)
    text = line[bullet.end() :].strip() if bullet else line.strip()
    start = at + (line.find(text) if text else 0)
    key = title_key(text)
    if not key:
        return

    def form(part: str, part_key: str, relation: str) -> LineTitle:
        place = start + text.find(part)
        return LineTitle(
            index, place, place + len(part), _closed(part), part_key, relation, is_piece, is_joined
        )

    end = headline_end(text)
    if end is not None and (cut := title_key(text[:end])):
        yield LineTitle(index, start, start + end, text[:end], cut, "byline", is_piece, is_joined)
        return
    yield form(text, key, "whole")
    hump = max([match.start() for match in _HUMP.finditer(text)], default=0)
    if hump and text[hump:].count(" ") >= MIN_BEHIND_HUMP:
        yield form(text[hump:], title_key(text[hump:]), "tail")
    if index and not any(site in key for site in sites):
        return  # nothing stands beside the headline that is known
    for each in title_forms(text, key, sites, frozenset()):
        is_wanted = (
            each.relation == "site"
            or (is_title and each.relation != "whole")
            or (index == 0 and each.relation == "head" and _is_suffix(text[len(each.text) :]))
        )
        if is_wanted and each.text in text:
            yield form(each.text, each.key, each.relation)


def _is_suffix(rest: str) -> bool:
    """Tell whether what stands behind the first part of a line could be a site's name: a mark and a few words."""
    return rest.lstrip()[:1] in _SUFFIX_MARKS and rest.count(" ") <= MAX_SUFFIX_WORDS


def _closed(text: str) -> str:
    """Return a headline without the space before a colon that a scraper left between two elements.

    French puts one there, with a space that does not break or before a small letter.
    """
    return _GAP.sub(":", text, count=1)
