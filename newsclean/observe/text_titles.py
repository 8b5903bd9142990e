"""What speaks for and against each line of a text that may be its headline, as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsclean.draft import Draft, Line
from newsclean.lexicon.head_line import read_head_line
from newsclean.line import read_line
from newsclean.observe.line_titles import LineTitle, TitleFacts, forms_of, title_facts
from newsclean.observe.prose_run import is_full_page
from newsclean.observe.story_words import story_words
from newsclean.observe.title_forms import bare_letters, title_words
from newsclean.text import has_cjk, has_digit

__all__ = ["TEXT_TITLE_FEATURES", "is_stamp_line", "text_title_features", "text_titles"]

REACH = 30
"""Blocks above the article's first prose that may be its headline; others only where they are said again."""
TOP = 2
"""A first line with fewer blocks between it and the prose is no <title>, but the headline itself."""
MAX_ASKING_WORDS = 24
BESIDE = 2
MIN_TRAIL_CHARS = 20
MIN_HEADLINE_SPACES = 3
PROSE, LEAD = 12, 2
"""Paragraphs of the story, and those at its beginning, in which words of its headline stand again."""
MAX_IN_LEAD = 4
_STAMPS = frozenset(("byline", "timestamp", "update_stamp"))
MAX_NEAR = 15
"""Undecided blocks between the headline and the first prose on real pages: nearly always under ten."""
NEAR = 4
CLOSE, MAX_NOTICES = 8, 1
"""Blocks below the first prose of an extractor's text in which a line may be the headline that says the address, and
how many of them may be prose."""
_PARTING = (" | ", " - ", " – ", " — ", " · ")

TEXT_TITLE_FEATURES: tuple[str, ...] = (
    "address", "in address", "address both", "all of address", "first line", "first line, cut", "first line, site",
    "first line, tail", "said by first line", "said again", "far", "nearest", "second", "third", "close", "at start",
    "below start", "few words", "three words", "many words", "stop", "colon", "asks", "low", "cue", "menu",
    "prose", "long", "piece", "joined", "cut off", "stamp below", "prose below", "item", "quoted",
    "part of first line", "caps", "holds told", "start of told", "end of told", "cut", "site cut", "leads",
    "below another", "in prose", "in lead", "blank above", "blank below", "prose above",
)  # fmt: skip
"""Names of the numbers."""


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
    prose: frozenset[str]
    """Words of the article's prose."""
    lead: frozenset[str]
    """Those of its first paragraphs."""


def text_titles(
    draft: Draft, first: int, fits: Callable[[LineTitle], bool]
) -> list[tuple[LineTitle, dict[str, float]]]:
    """Return what may be the headline of a text with prose from block `first` on, each with its numbers by name.

    Blocks of which something is decided are no candidates. `fits` tells of one whether it has a headline's shape.
    """
    facts = draft.fact(title_facts, lasting=True)
    near = [index for index in range(max(0, first - REACH), first) if index not in draft.free]
    last = {first} if first < len(draft.blocks) and first not in draft.free else set()
    telling = {index for index in _telling(draft, facts, first) if index not in draft.free}
    indices = sorted({*near[-MAX_NEAR:], *last, *telling})
    forms = [each for index in indices for each in forms_of(draft, index, facts.sites)]
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
    below = [index for index in draft.prose if index >= first]
    prose = [draft.whole_line(index).fact(_words) for index in below[:PROSE]]
    page = _Page(
        draft, first, facts.address, facts.head, said, order, long, frozenset(told),
        prose=frozenset().union(*prose), lead=frozenset().union(*prose[:LEAD]),
    )  # fmt: skip
    return [(each, text_title_features(each, page)) for each in found]


def _words(line: Line) -> frozenset[str]:
    return story_words(line.text)


def _telling(draft: Draft, facts: TitleFacts, first: int) -> Iterator[int]:
    """Yield the lines that are said again above the article's first prose, or not far below it.

    Teasers may stand above the headline of a page; above that of an extractor's text, a caption or a notice may. Below
    more prose, such a line is a subhead.
    """
    notices = [index for index in draft.prose if index >= first][: MAX_NOTICES + 1]
    end = notices[-1] if len(notices) > MAX_NOTICES else first + CLOSE
    reach = first + REACH if is_full_page(draft) else first - 1
    below = min(end, first + CLOSE)
    yield from [i for i in facts.telling if i <= reach or (first < i <= below and i in facts.addressed)]


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
        **_of_story(each.text, page),
        "blank above": float(draft.blocks[index].gap > 0),
        "blank below": float(index + 1 < len(draft.blocks) and draft.blocks[index + 1].gap > 0),
        "prose above": float(index > 0 and draft.line(index - 1).is_prose),
        "leads": float(place >= 0 and place == len(page.order) - 1 and not is_full_page(draft)),
    }


def _of_story(text: str, page: _Page) -> dict[str, float]:
    """What the story says again of a candidate's words."""
    words = story_words(text)
    shared = words & page.prose
    return {
        "in prose": len(shared) / (len(words) or 1),
        "in lead": float(min(MAX_IN_LEAD, len(shared & page.lead))),
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
