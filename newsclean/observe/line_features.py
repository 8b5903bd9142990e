"""What can be measured of each undecided line of a text and of the lines around it, as numbers for the line model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import log

from newsclean.draft import Draft, Line
from newsclean.line import PROSE_WORDS
from newsclean.observe.line_runs import Places, Sheet, since, until
from newsclean.observe.prose_run import open_range
from newsclean.text import has_digit

__all__ = ["FEATURES", "line_features"]

GROUPS = {
    "comment_tail": "comment",
    "related_links": "related",
    "tags": "related",
    "newsletter": "promotion",
    "advertisement": "promotion",
    "app_promo": "promotion",
    "donation": "promotion",
    "paywall_prompt": "promotion",
    "affiliate_note": "promotion",
    "contact_tips": "promotion",
    "share_widget": "share",
    "site_header": "menu",
    "breadcrumb": "menu",
    "main_content": "menu",
    "copyright": "legal",
    "cookie_notice": "legal",
    "alternate_addresses": "legal",
    "byline": "credit",
    "author_bio": "credit",
    "source_credit": "credit",
    "timestamp": "stamp",
    "update_stamp": "stamp",
    "reading_time": "stamp",
    "image_caption": "media",
    "media_player": "media",
    "live_card": "media",
    "title": "media",
    "duplicate_title": "media",
    "dateline": "media",
    "repeated_text": "media",
}
"""Filters and sections of the packs, by what they say about the lines near them."""
GROUP_NAMES = ("comment", "related", "promotion", "share", "menu", "legal", "credit", "stamp", "media")
_GROUP_NUMBER = {name: GROUP_NAMES.index(group) for name, group in GROUPS.items()}
_OTHER_GROUP = GROUP_NAMES.index("promotion")
"""The group of filters from outside."""
WINDOWS = (5, 15)
"""So many lines on each side are summed up."""
MAX_WORDS = 80
HEAD_TOKENS = 12
"""Words at the start of a line that are looked at one by one."""
HEAD_CHARS = 100
_NUMBERS = re.compile(r"\d+")

_OWN = (
    "words", "ended", "leads_on", "cut_short", "low_start", "bullet", "capitals", "numbers", "commas",
    "word_length", "gap_above", "gap_below", "copies", "in_title", "hints",
)  # fmt: skip
_HINTED = ("related", "promotion", "credit", "media")
_NEAR = (
    "words-3",
    "words-2",
    "words-1",
    "words+1",
    "words+2",
    "words+3",
    "ended-1",
    "ended+1",
    "claimed-1",
    "claimed+1",
)
_PLACE = (
    "position", "prose_above", "in_range", "to_range",
    "run_length", "run_from_start", "run_to_end", "words_before_run", "words_after_run",
)  # fmt: skip
_PAGE = ("lines", "prose_lines", "prose_words", "claimed", "spaced", "titled", "range_words")
FEATURES: tuple[str, ...] = (
    *_OWN,
    *(f"hint_{name}" for name in _HINTED),
    *_NEAR,
    *(f"prose{sign}{width}" for width in WINDOWS for sign in "-+"),
    *(f"since_{name}" for name in GROUP_NAMES),
    "until_claim",
    *_PLACE,
    *_PAGE,
)
"""Names of the numbers, in their order."""
_HINT_NUMBERS = tuple(GROUP_NAMES.index(name) for name in _HINTED)
_NO_HINTS = [0.0] * len(_HINTED)


def line_features(draft: Draft, wanted: Sequence[int]) -> list[list[float]]:
    """Return a row of numbers, in the order of FEATURES, for each wanted block of a draft, in ascending order."""
    sheet = _sheet(draft)
    start, end = _range(draft)
    copies = Counter([line.folded for _, line in draft.items])
    gaps = [min(block.gap, 4) for block in draft.blocks] + [9]
    title = frozenset((draft.title or "").casefold().split())
    page = _page_row(draft, sheet, start, end)
    places = Places(sheet, start, end)
    groups, claims = since(sheet, wanted, len(GROUP_NAMES)), until(sheet)
    return [
        [
            *_own_row(draft.line(i), draft.blocks[i].kind, gaps[i], gaps[i + 1], copies, title),
            *_near_row(sheet, i),
            *ago,
            claims[i],
            *places.row(i),
            *page,
        ]
        for i, ago in zip(wanted, groups, strict=True)
    ]


def _sheet(draft: Draft) -> Sheet:
    count = len(draft.blocks)
    words, ended, prose, group = [0] * count, [0] * count, [0] * count, [0] * count
    for index, claims in draft.claims.items():
        group[index] = _GROUP_NUMBER.get(claims[0].filter, _OTHER_GROUP)
    for index, line in draft.items:
        words[index] = line.words if line.words < MAX_WORDS else MAX_WORDS
        ended[index], group[index] = int(line.ended), -1
        if line.words >= PROSE_WORDS and line.is_prose:
            prose[index] = words[index]
    none = [-1] * 3
    return Sheet(
        [*none, *words, *none], [*none, *ended, *none], group, prose, list(accumulate(prose, initial=0))
    )


def _range(draft: Draft) -> tuple[int, int]:
    """Return the article's range as block indices."""
    start, end = open_range(draft)
    return (draft.open[start], draft.open[end - 1] + 1) if start < end else (0, len(draft.blocks))


def _own_row(
    line: Line, kind: str, above: int, below: int, copies: Counter[str], title: frozenset[str]
) -> list[float]:
    """Describe the line itself."""
    text, folded, ended, cues = line.text, line.folded, line.ended, line.cues
    words = line.words or 1
    tokens = text.split(None, HEAD_TOKENS)[:HEAD_TOKENS]
    count = len(tokens) or 1
    last, start = text[-1:], text[:HEAD_CHARS]
    row: list[float] = [
        words if words < MAX_WORDS else MAX_WORDS,
        ended,
        last in ":;,、：",
        last == "…" or text[-3:] == "...",
        text[:1].islower(),
        kind == "list_item",
        sum([token[0].isupper() for token in tokens]) / count,
        len(_NUMBERS.findall(start)) / count if has_digit(start) else 0.0,
        folded.count(",") / words,
        len(text) / words,
        above,
        below,
        copies[folded],
        _share_in(title, folded) / count if title else -1,
        len(cues),
    ]
    if not cues:
        return row + _NO_HINTS
    groups = [_GROUP_NUMBER.get(cue.reason, -1) for cue in cues]
    return row + [groups.count(number) for number in _HINT_NUMBERS]


def _share_in(title: frozenset[str], folded: str) -> int:
    """Return how many of the first words of a line the title has."""
    words = folded.split(None, HEAD_TOKENS)[:HEAD_TOKENS]
    return 0 if title.isdisjoint(words) else sum([word in title for word in words])


def _near_row(sheet: Sheet, index: int) -> list[float]:
    """Describe the lines on both sides, one by one and in windows."""
    words, ended, group, sums = sheet.words, sheet.ended, sheet.group, sheet.sums
    count = len(group)
    row: list[float] = [
        words[index],
        words[index + 1],
        words[index + 2],
        words[index + 4],
        words[index + 5],
        words[index + 6],
        ended[index + 2],
        ended[index + 4],
        group[index - 1] >= 0 if index else -1,
        group[index + 1] >= 0 if index + 1 < count else -1,
    ]
    here, behind = sums[index], sums[index + 1]
    for width in WINDOWS:
        first, last = index - width, index + 1 + width
        row.append(here - sums[first if first > 0 else 0])
        row.append(sums[last if last < count else count] - behind)
    return row


def _page_row(draft: Draft, sheet: Sheet, start: int, end: int) -> list[float]:
    """Describe the page as a whole."""
    count, words = len(draft.blocks), sum(sheet.words) or 1
    return [
        log(count),
        sum([w > 0 for w in sheet.prose]) / count,
        sheet.sums[-1] / words,
        1 - len(draft.open) / count,
        any(block.gap for block in draft.blocks),
        draft.title is not None,
        (sheet.sums[end] - sheet.sums[start]) / (sheet.sums[-1] or 1),
    ]
