"""What can be measured of a block and of what stands around it, as numbers for the block model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from math import log

from newsclean.model import Page
from newsclean.observe.description import OPENING_CHARS, opening_of, repeats
from newsclean.observe.group_features import GROUP_FEATURES, group_rows
from newsclean.observe.page_view import PageView
from newsclean.observe.prose import MIN_PROSE_SIZE
from newsclean.observe.signs import FURNITURE_BITS, SIGNS, TAGS
from newsclean.text import END_MARKS, ends_sentence

__all__ = ["FEATURES", "PARTS", "block_features", "feature_parts"]

KINDS = {
    "paragraph": 0.0,
    "heading": 1.0,
    "list_item": 2.0,
    "quote": 3.0,
    "caption": 4.0,
    "table_row": 5.0,
    "code": 6.0,
}
NEAR = (-2, -1, 1, 2)
"""Neighbours that are looked at."""
LEVELS = {f"h{level}": float(level) for level in range(10)}
"""Levels of headings by tag; a tag may end in any character that some language counts with."""
FAR = 99.0
"""Stands for a distance that does not exist or does not matter any more."""
MAX_NAMES_CHARS = 160
"""A longer text is no list of authors."""
MIN_OPENING_CHARS = OPENING_CHARS // 3
"""Folding makes at most three characters of one."""

_OWN = ("size", "words", "links", "ended", "lines", "commas", "low_start", "colon", "kind",
        "is_p", "level")  # fmt: skip
_PLACE = ("names", "at", "chars_before", "repeats", "from_title", "is_title", "is_description", "from_first",
          "from_last")  # fmt: skip
_NEAR = ("size", "links", "ended", "kind", "furniture", "share", "sibling")

_PARTS: tuple[tuple[str, ...], ...] = (
    _OWN,
    (*(f"tag_{tag}" for tag in TAGS), *(f"sign_{sign}" for sign in SIGNS), "share", "furniture"),
    GROUP_FEATURES,
    (*_PLACE, *(f"{name}{place:+d}" for place in NEAR for name in _NEAR)),
)
FEATURES: tuple[str, ...] = tuple(chain.from_iterable(_PARTS))
"""Names of the columns."""
PARTS = tuple(map(len, _PARTS))
"""How many columns lie in each part of a row."""

Row = tuple[float, ...]
Column = Sequence[float]
_WORD = re.compile(r"[^\W\d_]+")
_KIND, _ENDED = _OWN.index("kind"), _OWN.index("ended")
_BYTES = 7
_LAST = len(TAGS) + len(SIGNS) - 8 * (_BYTES - 1)
"""Bits of TAGS and SIGNS in the last byte of a block's signs."""
_FLAGS_OF = tuple(tuple([float(byte >> place & 1) for place in range(8)]) for byte in range(256))
"""The bits of a byte as numbers."""


def block_features(page: Page, view: PageView) -> list[Row]:
    """Return the row of FEATURES of each block."""
    return [tuple(chain.from_iterable(parts)) for parts in feature_parts(page, view)]


def feature_parts(page: Page, view: PageView) -> Iterator[tuple[Row, ...]]:
    """Return the row of each block in its PARTS, which many blocks share.

    Most of it is worked out a column at a time: each column is one run over the page.
    """
    own = _own_columns(view)
    hints = _hint_rows(view)
    hint_rows = [hints[bits] for bits in view.signs]
    groups = group_rows(view)
    shares, furniture = [row[-2] for row in hint_rows], [row[-1] for row in hint_rows]
    near = [own[0], view.ratios, own[_ENDED], own[_KIND], furniture, shares]
    around = zip(*_place_columns(page, view), *_near_columns(near, view.parents), strict=True)
    return zip(
        zip(*own, strict=True), hint_rows, [groups[parent] for parent in view.parents], around, strict=True
    )


def _own_columns(view: PageView) -> list[Column]:
    """Return what each block's text and element say."""
    texts = view.texts
    return [
        [log(1 + size) for size in view.sizes],
        [text.count(" ") + 1.0 for text in texts],
        view.ratios,
        [1.0 if text[-1] in END_MARKS or (not text[-1].isalnum() and ends_sentence(text)) else 0.0 for text in texts],
        [float(text.count("\n")) if "\n" in text else 0.0 for text in texts],
        [float(text.count(",") if text.isascii() else text.count(",") + text.count("、")) for text in texts],
        [1.0 if text[0].islower() else 0.0 for text in texts],
        [1.0 if ":" in text[-2:] else 0.0 for text in texts],
        [KINDS.get(kind, 0.0) for kind in view.kinds],
        [1.0 if tag == "p" else 0.0 for tag in view.tags],
        [LEVELS.get(tag, 0.0) for tag in view.tags],
    ]  # fmt: skip


def _hint_rows(view: PageView) -> dict[int, Row]:
    """Return what each set of signs says, and the least share of prose that a sign of furniture covers."""
    rows = {}
    for bits in set(view.signs):
        a, b, c, d, e, f, g = [_FLAGS_OF[byte] for byte in bits.to_bytes(_BYTES, "little")]
        count = (bits & FURNITURE_BITS).bit_count()
        least = next((share for share, bit, _ in view.furniture if bits & bit), 1.0) if count else 1.0
        rows[bits] = (*a, *b, *c, *d, *e, *f, *g[:_LAST], least, float(count))
    return rows


def _place_columns(page: Page, view: PageView) -> list[Column]:
    """Return where each block stands on the page: from the start, the title and the best group's prose."""
    total, chars = len(view.texts), len(page.text) or 1
    inside = [
        index
        for index, parent in enumerate(view.parents)
        if parent == view.best and view.sizes[index] >= MIN_PROSE_SIZE
    ]
    first, last = (inside[0], inside[-1]) if inside else (0, total)
    title = next((i for i in view.title_at if view.kinds[i] == "heading"), (*view.title_at, -1)[0])
    titles = set(view.title_at)
    return [
        _shares_of_names(page, view),
        [index / total for index in range(total)],
        [start / chars for start in view.starts],
        [float(view.counts[text]) for text in view.texts],
        list(map(float, range(-title, total - title))) if title >= 0 else [-FAR] * total,
        [1.0 if index in titles else 0.0 for index in range(total)],
        _descriptions(view),
        [float(place) if place > -FAR else -FAR for place in range(-first, total - first)],
        [float(place) if place < FAR else FAR for place in range(-last, total - last)],
    ]


def _shares_of_names(page: Page, view: PageView) -> Column:
    """Return the share, 0-1, of each short text's words that are in the names of the page's authors."""
    shares = [0.0] * len(view.texts)
    names = frozenset(_WORD.findall(" ".join(page.meta.authors).casefold()))
    if not names:
        return shares
    short = {
        index: view.texts[index].casefold()
        for index, size in enumerate(view.sizes)
        if size <= MAX_NAMES_CHARS
    }
    # few blocks hold a name at all, and to find that out takes a tenth of the time of finding all words
    for index in {index for name in names for index, text in short.items() if name in text}:
        words = _WORD.findall(short[index])
        shares[index] = sum([word in names for word in words]) / (len(words) or 1)
    return shares


def _descriptions(view: PageView) -> Column:
    """Return which texts begin as the page's description does."""
    column = [0.0] * len(view.texts)
    opening = opening_of(view.description)
    if not opening:
        return column
    for index, (text, size) in enumerate(zip(view.texts, view.sizes, strict=True)):
        if size >= MIN_OPENING_CHARS and repeats(text, opening):
            column[index] = 1.0
    return column


def _near_columns(near: list[Column], parents: Sequence[str]) -> Iterator[Column]:
    """Yield what the neighbours of each block are like: the columns of _NEAR, shifted."""
    next_to = [float(one == other) for one, other in pairwise(parents)]
    over_one = [float(one == other) for one, other in zip(parents, parents[2:], strict=False)]
    for place in NEAR:
        for column in near:
            yield _shifted(column, place)
        same = next_to if abs(place) == 1 else over_one
        outside = [0.0] * (len(parents) - len(same))
        yield [*outside, *same] if place < 0 else [*same, *outside]


def _shifted(column: Column, place: int) -> Column:
    """Return a column that holds for each block what another one has for its neighbour at a distance.

    >>> _shifted([1.0, 2.0, 3.0], -1), _shifted([1.0, 2.0, 3.0], 2)
    ([-1.0, 1.0, 2.0], [3.0, -1.0, -1.0])
    """
    outside = [-1.0] * abs(place)
    return [*outside, *column][: len(column)] if place < 0 else [*column, *outside][place:]
