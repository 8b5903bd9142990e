"""What can be measured of a block and of what stands around it, as numbers for the block model."""

from __future__ import annotations

import re
from math import log

from newsclean.maincontent.page_view import PageView
from newsclean.maincontent.signs import FURNITURE, SIGNS
from newsclean.model import Block, Page
from newsclean.text import ends_sentence, fold

__all__ = ["FEATURES", "block_features"]

KINDS = {
    "paragraph": 0.0,
    "heading": 1.0,
    "list_item": 2.0,
    "quote": 3.0,
    "caption": 4.0,
    "table_row": 5.0,
    "code": 6.0,
}
TAGS = ("hidden", "a", "article", "main", "form", "td", "p", "em", "section", "header", "footer", "aside",
        "li", "blockquote", "figcaption", "json-ld-body", "by-image", "to-account", "to-app", "to-author",
        "to-comments", "to-legal", "to-mail", "to-messenger", "to-newsletter", "to-social", "to-story",
        "to-subscription", "to-topic", "to-video")  # fmt: skip
"""Hints that count for themselves."""
NEAR = (-2, -1, 1, 2)
"""Neighbours that are looked at."""
FAR = 99.0
"""Stands for a distance that does not exist or does not matter any more."""
LEVELS = 3
"""Elements above a block whose groups are looked at."""
MAX_NAMES_CHARS = 160
"""A longer text is no list of authors."""
DESCRIPTION_CHARS = 40
"""A standfirst shares so many first characters with the description (148 of 201 did)."""

_OWN = ("size", "words", "links", "ended", "lines", "commas", "low_start", "colon", "kind",
        "is_p", "level")  # fmt: skip
_GROUP = ("prose", "prose_blocks", "links", "blocks", "density")
_SHARED = ("shared_prose", "up", "down", "shared_links", "best_prose", "child_prose", "child_blocks", "child_links",
           "child_density")  # fmt: skip
_PLACE = (
    "names",
    "at",
    "chars_before",
    "repeats",
    "from_title",
    "is_title",
    "is_description",
    "from_first",
    "from_last",
)
_NEAR = ("size", "links", "ended", "kind", "furniture", "share", "sibling")

FEATURES: tuple[str, ...] = (
    *_OWN,
    *(f"tag_{tag}" for tag in TAGS),
    *(f"sign_{sign}" for sign in SIGNS),
    "share",
    "furniture",
    *(f"{name}_{level}" for level in range(LEVELS) for name in _GROUP),
    *_SHARED,
    *_PLACE,
    *(f"{name}{place:+d}" for place in NEAR for name in _NEAR),
)
"""Names of the columns."""

Row = tuple[float, ...]
_WORD = re.compile(r"[^\W\d_]+")
_KIND = _OWN.index("kind")
_OUTSIDE: Row = (-1.0,) * (len(_NEAR) - 1)
_BAD_BITS = tuple((place, 1 << place) for place, name in enumerate(SIGNS) if name in FURNITURE)
_ALL_BITS = tuple(1 << place for place in range(len(SIGNS)))


def block_features(page: Page, view: PageView) -> list[Row]:
    """Return the row of FEATURES of each block."""
    blocks, total = page.blocks, len(page.blocks)
    hint_rows: dict[frozenset[str], Row] = {}
    group_rows: dict[str, Row] = {}
    known: dict[str, Row] = {}
    chain = _chain(view)
    for block, bits, parent in zip(blocks, view.signs, view.parents, strict=True):
        if block.hints not in hint_rows:
            hint_rows[block.hints] = _hint_row(block.hints, bits, view)
        if parent not in group_rows:
            group_rows[parent] = _group_row(parent, view, known, chain)
    owns = [_own_row(block, text) for block, text in zip(blocks, view.texts, strict=True)]
    places = _place_rows(page, view)
    nears = [
        (own[0], own[2], own[3], own[_KIND], *hint_rows[block.hints][-1:-3:-1])
        for own, block in zip(owns, blocks, strict=True)
    ]
    rows = []
    for index, block in enumerate(blocks):
        parent = view.parents[index]
        around: list[float] = []
        for place in NEAR:
            other = index + place
            if 0 <= other < total:
                around += nears[other]
                around.append(1.0 if view.parents[other] == parent else 0.0)
            else:
                around += (*_OUTSIDE, 0.0)
        rows.append((*owns[index], *hint_rows[block.hints], *group_rows[parent], *places[index], *around))
    return rows


def _own_row(block: Block, text: str) -> Row:
    """Return what a block's text and element say."""
    size = len(text)
    tag = block.path[block.path.rfind("/") + 1 :].split("[")[0]
    return (
        log(1 + size),
        text.count(" ") + 1.0,
        block.link_ratio,
        1.0 if ends_sentence(text) else 0.0,
        float(text.count("\n")),
        float(text.count(",") + text.count("、")),
        1.0 if text[0].islower() else 0.0,
        1.0 if ":" in text[-2:] else 0.0,
        KINDS.get(block.kind, 0.0),
        1.0 if tag == "p" else 0.0,
        float(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else 0.0,
    )


def _hint_row(hints: frozenset[str], bits: int, view: PageView) -> Row:
    """Return what the names above a block say, and the least share of prose that a sign of furniture covers."""
    shares = [view.sign_share[place] for place, bit in _BAD_BITS if bits & bit]
    return (
        *[1.0 if tag in hints else 0.0 for tag in TAGS],
        *[1.0 if bits & bit else 0.0 for bit in _ALL_BITS],
        min(shares, default=1.0),
        float(len(shares)),
    )


def _group_row(parent: str, view: PageView, known: dict[str, Row], chain: frozenset[str]) -> Row:
    """Return what the groups around a block say: those above it, and the one it shares with the best group.

    `known` remembers the summaries of groups, `chain` holds the best group's path and those above it.
    """
    levels, path = [], parent
    for _ in range(LEVELS):
        levels.append(_summary(path, view, known))
        path = view.above[path]
    shared = child = parent
    while shared not in chain:
        child, shared = shared, view.above[shared]
    prose, _, links, _, _ = _summary(shared, view, known)
    up, down = parent.count("/") - shared.count("/"), view.best.count("/") - shared.count("/")
    best = _summary(view.best, view, known)[0]
    child_prose, _, child_links, child_blocks, density = _summary(child, view, known)
    first, second, third = levels
    return (
        *first, *second, *third, prose, float(up), float(down), links, best,
        child_prose, child_blocks, child_links, density,
    )  # fmt: skip


def _chain(view: PageView) -> frozenset[str]:
    """Return the path of the best group and those above it."""
    chain, path = {"", view.best}, view.best
    while path:
        path = view.above[path]
        chain.add(path)
    return frozenset(chain)


def _summary(path: str, view: PageView, known: dict[str, Row]) -> Row:
    """Return what a group says, in the order of _GROUP."""
    row = known.get(path)
    if row is None:
        group = view.groups[path]
        chars = group.chars or 1
        row = known[path] = (
            group.prose / view.prose,
            float(group.prose_blocks),
            group.linked / chars,
            float(group.blocks),
            group.prose / chars,
        )
    return row


def _place_rows(page: Page, view: PageView) -> list[Row]:
    """Return where each block stands on the page: from the start, the title and the best group's prose."""
    total, chars = len(page.blocks), len(page.text) or 1
    inside = [
        index
        for index, parent in enumerate(view.parents)
        if parent == view.best and len(view.texts[index]) >= 80
    ]
    first, last = (inside[0], inside[-1]) if inside else (0, total)
    opening = view.description[:DESCRIPTION_CHARS]
    has_opening = len(opening) == DESCRIPTION_CHARS
    title = next((i for i in view.title_at if page.blocks[i].kind == "heading"), (*view.title_at, -1)[0])
    names = frozenset(_WORD.findall(" ".join(page.meta.authors).casefold()))
    rows: list[Row] = []
    for index, (block, text) in enumerate(zip(page.blocks, view.texts, strict=True)):
        rows.append(
            (
                _share_of_names(text, names),
                index / total,
                block.span.start / chars,
                float(view.counts[text]),
                float(index - title) if title >= 0 else -FAR,
                1.0 if index in view.title_at else 0.0,
                1.0 if has_opening and fold(text[: 2 * DESCRIPTION_CHARS]).startswith(opening) else 0.0,
                max(-FAR, float(index - first)),
                min(FAR, float(index - last)),
            )
        )
    return rows


def _share_of_names(text: str, names: frozenset[str]) -> float:
    """Return the share, 0-1, of a short text's words that are in the names of the page's authors."""
    if not names or len(text) > MAX_NAMES_CHARS:
        return 0.0
    words = _WORD.findall(text.casefold())
    return sum([word in names for word in words]) / (len(words) or 1)
