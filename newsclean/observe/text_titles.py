"""The lines of a text that may be its headline, taken apart, and what speaks for and against each one, as numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsclean.draft import Draft, Line
from newsclean.lexicon.head_line import read_head_line
from newsclean.lexicon.run_in import headline_end
from newsclean.line import read_line
from newsclean.observe.prose_run import is_full_page
from newsclean.observe.title_forms import (
    address_words,
    bare_letters,
    site_forms,
    title_forms,
    title_key,
    title_words,
)
from newsclean.text import has_cjk, has_digit

__all__ = [
    "TEXT_TITLE_FEATURES",
    "LineTitle",
    "is_stamp_line",
    "line_titles",
    "telling_lines",
    "text_title_features",
]

REACH = 30
"""Blocks above the article's first prose that may be its headline; others only where they are said again."""
TOP = 2
"""A first line with fewer blocks between it and the prose is no <title>, but the headline itself."""
MAX_TITLE_CHARS = 220
MAX_ASKING_WORDS = 24
BESIDE = 2
MIN_TRAIL_CHARS = 20
MIN_HEADLINE_SPACES = 3
_STAMPS = frozenset(("byline", "timestamp", "update_stamp"))
MAX_NEAR = 15
"""Undecided blocks between the headline and the first prose on real pages: nearly always under ten."""
MAX_PIECES = 6
MIN_PROBE_CHARS = 5
MAX_PROBES = 3
MAX_FAR = 400
"""Blocks far above the article that are looked at."""
NEAR = 4
_BULLET = re.compile(r"\s*(?:[-–—•*·▪►‣◦○●■>+]|\d{1,2}\.)\s+")
_HUMP = re.compile(r"(?<=[a-zß-öø-ÿ]{3})(?=[A-ZÀ-Þ][a-zß-öø-ÿ])")
"""Where a kicker was glued to the headline: "MarlowElectric ferry"."""
MIN_BEHIND_HUMP = 3
MAX_SUFFIX_WORDS = 5
_SUFFIX_MARKS = frozenset("|–—-·•»｜_")
"""Marks before a site's name, which is not known: a colon is none."""
_PARTING = (" | ", " - ", " – ", " — ", " · ")
_GAP = re.compile(r" :(?= [A-ZÀ-Þ0-9\"„“«])")
MIN_TOLD_WORDS = 3
TOLD, SAID = 0.6, 0.4
"""Shares of the words of an address in a line, and of those of the line in the address, that make one say the other:
addresses leave out small words."""

TEXT_TITLE_FEATURES: tuple[str, ...] = (
    "address", "in address", "address both", "all of address", "first line", "first line, cut", "first line, site",
    "first line, tail", "said by first line", "said again", "far", "nearest", "second", "third", "close", "at start",
    "below start", "few words", "three words", "many words", "stop", "colon", "asks", "low", "cue", "menu",
    "prose", "long", "piece", "joined", "cut off", "stamp below", "prose below", "item", "quoted",
    "part of first line", "caps", "holds told", "start of told", "end of told", "cut", "site cut", "leads",
    "below another",
)  # fmt: skip
"""Names of the numbers."""


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


class _Page(NamedTuple):
    """What the candidates of a text have in common."""

    draft: Draft
    first: int
    """The block with the article's first prose."""
    address: frozenset[str]
    head: frozenset[str]
    """Keys of what the text's first line may mean."""
    said: Counter[str]
    """In how many blocks each key stands."""
    order: dict[int, int]
    """How many candidate blocks lie between one of them and the prose."""
    long: frozenset[int]
    """Blocks with a candidate that has the words of a headline, and is no label."""
    told: frozenset[str]
    """Keys of the blocks that the address or the first line says again."""


def line_titles(
    draft: Draft, first: int, fits: Callable[[LineTitle], bool]
) -> list[tuple[LineTitle, dict[str, float]]]:
    """Return what may be the headline of a text with prose from block `first` on, each with its numbers by name.

    Blocks of which something is decided are no candidates. `fits` tells of one whether it has a headline's shape.
    """
    facts = draft.fact(_title_facts, lasting=True)
    near = [index for index in range(max(0, first - REACH), first) if index not in draft.free]
    last = {first} if first < len(draft.blocks) and first not in draft.free else set()
    reach = (
        first + REACH if is_full_page(draft) else first - 1
    )  # teasers may stand above the headline of a page
    telling = {index for index in facts.telling if index <= reach and index not in draft.free}
    indices = sorted({*near[-MAX_NEAR:], *last, *telling})
    forms = [each for index in indices for each in _forms(draft, index, facts.sites)]
    wholes: dict[int, list[str]] = {}
    for each in forms:
        if each.relation == "whole" and len(each.key) >= MIN_TRAIL_CHARS:
            wholes.setdefault(each.block, []).append(each.key)
    found = [
        each
        for each in forms
        if (each.block < first or each.block in telling or _asks(draft, each))
        and not _is_trail(each, wholes)
        and fits(each)
    ]
    if len(found) < 2:
        return [(each, {}) for each in found]  # no vote is held
    said = Counter(key for key, _ in {(each.key, each.block) for each in forms})
    above = sorted({each.block for each in found if each.block < first}, reverse=True)
    order = {index: place for place, index in enumerate(above)}
    told = {each.key for each in forms if each.block in telling and each.relation in ("whole", "site")}
    long = frozenset(each.block for each in found if each.text.count(" ") >= MIN_HEADLINE_SPACES)
    page = _Page(draft, first, facts.address, facts.head, said, order, long, frozenset(told))
    return [(each, text_title_features(each, page)) for each in found]


def _asks(draft: Draft, each: LineTitle) -> bool:
    """Tell whether the first prose is one question of a headline's length, with a line above or a stamp below."""
    if each.text[-1] not in "?!？！" or draft.line(each.block).words > MAX_ASKING_WORDS:
        return False
    return each.block > 0 or draft.filter_of(each.block + 1) in _STAMPS


def _is_trail(each: LineTitle, wholes: Mapping[int, Sequence[str]]) -> bool:
    """Tell whether a line says what one beside it says alone, behind a trail of sections or before a site's name."""
    if each.relation != "whole" or len(each.key) <= MIN_TRAIL_CHARS:
        return False
    beside = [index for index in range(each.block - BESIDE, each.block + BESIDE + 1) if index != each.block]
    others = [key for index in beside for key in wholes.get(index, ())]
    has_suffix = any(mark in each.text for mark in _PARTING)
    return any(
        each.key.endswith(f" {key}") or (has_suffix and each.key.startswith(f"{key} ")) for key in others
    )


class _TitleFacts(NamedTuple):
    """What the address and the first line of a text say of its headline."""

    sites: frozenset[str]
    address: frozenset[str]
    head: frozenset[str]
    """Keys of what the first line may mean, as a page's <title> does."""
    telling: frozenset[int]
    """Blocks that say the same again, or what the address says."""


def telling_lines(draft: Draft) -> frozenset[int]:
    """Return the blocks of a text that its address or its first line says again: one may be the headline.

    The first line is among them where another block says it again, the site's name aside.
    """
    return draft.fact(_title_facts, lasting=True).telling


def _title_facts(draft: Draft) -> _TitleFacts:
    url = draft.page.url
    sites, address = site_forms(None, url), address_words(url or "")
    head = {each.key: each.relation for each in _forms(draft, 0, sites)} if draft.blocks else {}
    telling = set()
    for index in _holding(draft, _probes(address, next(iter(head), ""))):
        raw = draft.raw[index]
        if not 0 < index < MAX_FAR or len(raw) > MAX_TITLE_CHARS:
            continue
        keys = [title_key(piece) for piece in raw.split("\n")]
        if any(head.get(key, "tail") != "tail" or _is_told(key, address) for key in keys if key):
            telling.add(index)
            telling |= {0} if any(key in head for key in keys) else set()
    if draft.blocks and any(_is_told(key, address) for key in head):
        telling.add(0)
    return _TitleFacts(sites, address, frozenset(head), frozenset(telling))


def _holding(draft: Draft, probes: Sequence[str]) -> list[int]:
    """Return the blocks that hold one of some words, in order."""
    text = draft.page.text.casefold()
    if len(text) != len(draft.page.text):  # a sharp s became two letters
        return [i for i, raw in enumerate(draft.raw) if any(probe in raw.casefold() for probe in probes)]
    starts = [block.span.start for block in draft.blocks]
    return sorted({bisect_right(starts, at) - 1 for probe in probes for at in _places(text, probe)})


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _is_told(key: str, address: frozenset[str]) -> bool:
    """Tell whether an address says the words of a key, and not many more or less."""
    if len(address) < MIN_TOLD_WORDS:
        return False
    bare = frozenset(bare_letters(key).split())
    shared = len(bare & address)
    return shared >= MIN_TOLD_WORDS and shared >= TOLD * len(address) and shared >= SAID * len(bare)


def _probes(address: frozenset[str], head: str) -> list[str]:
    """Return the longest words of the address and of the key of the text's first line."""
    longest = sorted(address, key=lambda word: (-len(word), word))[:MAX_PROBES]
    longest += sorted(head.split(), key=lambda word: (-len(word), word))[:1]
    return [word for word in longest if len(word) >= MIN_PROBE_CHARS or has_cjk(word)]


def _forms(draft: Draft, index: int, sites: frozenset[str]) -> Iterator[LineTitle]:
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


def text_title_features(each: LineTitle, page: _Page) -> dict[str, float]:
    """Return the numbers of a candidate by name."""
    draft, index = page.draft, each.block
    line = read_line(each.text, None, 60.0)
    words = title_words(each.key)
    bare = words if each.key.isascii() else frozenset(map(bare_letters, words))
    shared = len(bare & page.address)
    recall, precision = shared / (len(page.address) or 1), shared / (len(bare) or 1) if page.address else 0.0
    place = page.order.get(index, -1)
    is_first = index == 0 and page.first > TOP
    return {
        "address": recall,
        "in address": precision,
        "address both": recall * precision,
        "all of address": float(recall >= 0.8),
        "first line": float(is_first),
        "first line, cut": float(is_first and each.relation == "head"),
        "first line, site": float(is_first and each.relation == "site"),
        "first line, tail": float(is_first and each.relation == "tail"),
        "said by first line": float(index > 0 and each.key in page.head),
        "said again": float(min(3, page.said[each.key] - 1)),
        "far": float(index < page.first - REACH),
        "nearest": float(place == 0),
        "second": float(place == 1),
        "third": float(place == 2),
        "close": float(NEAR > place > 2),
        "at start": float(index == page.first),
        "below start": float(index > page.first),
        **_of_shape(line, each),
        **_of_place(draft, each),
        "part of first line": float(
            index > 0 and each.key not in page.head and any(each.key in other for other in page.head)
        ),
        "holds told": float(any(each.key.endswith(f" {other}") for other in page.told)),
        "start of told": float(any(other.startswith(f"{each.key} ") for other in page.told)),
        "end of told": float(any(other.endswith(f" {each.key}") for other in page.told)),
        "cut": float(each.relation in ("head", "tail")),
        "site cut": float(each.relation == "site"),
        "below another": float(index - 1 in page.long),
        "leads": float(place >= 0 and place == len(page.order) - 1 and not is_full_page(draft)),
    }


def _of_shape(line: Line, each: LineTitle) -> dict[str, float]:
    """What its length, its ends and its letters say."""
    text, words = line.text, line.words
    return {
        "few words": float(words <= 2 - has_cjk(text)),
        "three words": float(words == 3),
        "many words": float(words > 16),
        "stop": float(text[-1] in ".。"),
        "colon": float(text[-1] in ":：,;"),
        "asks": float(text[-1] in "?？!！"),
        "low": float(text[0].islower()),
        "prose": float(line.is_prose),
        "long": float(words > 24),
        "piece": float(each.is_piece),
        "joined": float(each.is_joined),
        "cut off": float(each.relation == "byline"),
        "quoted": float(text[0] in "\"'“‘«„「『"),
        "caps": float(text.isupper()),
    }


def is_stamp_line(text: str) -> bool:
    """Tell whether a line is a date with labels and names, and nothing else."""
    return has_digit(text) and read_head_line(text) is not None


def _of_place(draft: Draft, each: LineTitle) -> dict[str, float]:
    """What the lexicon and the line below say."""
    index = each.block
    whole = draft.line(index)
    cues = {cue.reason for cue in whole.cues if cue.where != "hint"} if each.relation != "byline" else set()
    below = draft.line(index + 1) if index + 1 < len(draft.blocks) else None
    menus = sum(cue.reason == "site_header" for cue in whole.cues)
    return {
        "cue": float(bool(cues)),
        "menu": float(menus > 1),
        "stamp below": float(below is not None and is_stamp_line(below.text)),
        "prose below": float(below is not None and below.is_prose),
        "item": float(draft.blocks[index].kind == "list_item"),
    }
