"""What the markup of a page tells of its kind: repeated cards, posts and rows, and the words in names of classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log1p

from newsclean.model import Page
from newsclean.observe.page_view import PageView, place_of
from newsclean.observe.signs import BITS, MARKS

__all__ = ["MARKUP_FEATURES", "markup_numbers"]

_WORDS = {
    name: frozenset(words.split())
    for name, words in {
        "product": "product price offer rating reviews cta quantity",
        "products": "products items item listing filter list loop",
        "thread": "post posts reply question qa vote topic message user avatar discussion",
        "archive": "archive category categories search pagination pager paging excerpt teaser",
        "landing": "hero cta service feature featured faq rich quote review reviews contact custom",
        "manual": "document toc code section sections guide references annotation",
    }.items()
}
"""Words of class names by what they speak for."""
_ALL_WORDS = frozenset().union(*_WORDS.values())
SIGNS = (
    "card",
    "comment",
    "author",
    "meta",
    "related",
    "box",
    "button",
    "newsletter",
    "body",
    "article",
    "lead",
)
"""Signs whose share of the blocks is told."""
TAGS = ("article", "form", "li", "td", "aside", "section", "blockquote")
SAMPLE_BLOCKS = 150
"""Blocks whose class names are looked at, evenly over the page."""
SENTENCE_CHARS = 60
LINK_SHARE = 0.6
_BITS = (
    *((f"sign_{name}", BITS[name]) for name in SIGNS),
    *((f"tag_{name}", MARKS[name]) for name in TAGS),
)
MARKUP_FEATURES: tuple[str, ...] = (
    *"repeat repeat_share repeat_long repeat_short repeat_heading repeat_link shapes".split(),
    *"link_blocks heading_links cards_long cards_heading cards_body".split(),
    *(f"sign_{name}" for name in SIGNS),
    *(f"tag_{name}" for name in TAGS),
    *(f"class_{name}" for name in _WORDS),
    *(f"page_{name}" for name in _WORDS),
)


def markup_numbers(page: Page, view: PageView, body: Sequence[int]) -> dict[str, float]:
    """Return the numbers of a page's markup."""
    return {**_of_shapes(view, body), **_of_signs(view), **_of_classes(page)}


def _of_shapes(view: PageView, body: Sequence[int]) -> dict[str, float]:
    """Return how much is repeated: paths of cards, posts and rows of goods differ by a number alone."""
    above, shapes = _places(view)
    counts, sizes = Counter(shapes), dict.fromkeys(shapes, 0)
    for shape, size in zip(shapes, view.sizes, strict=True):
        sizes[shape] += size
    linked = [index for index, ratio in enumerate(view.ratios) if ratio > LINK_SHARE]
    links = Counter([shapes[index] for index in linked])
    headings = [index for index, kind in enumerate(view.kinds) if kind == "heading"]
    long = [
        index
        for index, size in enumerate(view.sizes)
        if size >= SENTENCE_CHARS and view.ratios[index] <= LINK_SHARE
    ]
    first, most = counts.most_common(1)[0]
    means = {shape: sizes[shape] / count for shape, count in counts.items() if count > 2}
    return {
        "repeat": log1p(most),
        "repeat_share": sizes[first] / (sum(view.sizes) or 1),
        "repeat_long": _most(counts, (shape for shape, mean in means.items() if mean >= 2 * SENTENCE_CHARS)),
        "repeat_short": _most(
            counts, (s for s, mean in means.items() if mean < SENTENCE_CHARS and s not in links)
        ),
        "repeat_heading": max(Counter([shapes[index] for index in headings]).values(), default=0),
        "repeat_link": log1p(max(links.values(), default=0)),
        "shapes": len(counts) / len(shapes),
        "link_blocks": len(linked) / len(shapes),
        "heading_links": len({*linked} & {*headings}) / (len(headings) or 1),
        "cards_long": _cards(view, above, long),
        "cards_heading": _cards(view, above, headings),
        "cards_body": _cards(view, above, body),
    }


def _places(view: PageView) -> tuple[list[int], list[int]]:
    """Return the shape of the element above each block, and that of its own: paths without numbers, by a number."""
    shapes: dict[str | tuple[int, str], int] = {}
    places = {path: shapes.setdefault(place_of(path), len(shapes)) for path in set(view.parents)}
    leaves = {each: place_of(each) for each in set(view.leaves)}
    above = [places[parent] for parent in view.parents]
    own = zip(above, [leaves[each] for each in view.leaves], strict=True)
    return above, [shapes.setdefault(each, len(shapes)) for each in own]


def _most(counts: Counter[int], shapes: Iterable[int]) -> int:
    return max([counts[shape] for shape in shapes], default=0)


def _cards(view: PageView, above: Sequence[int], blocks: Iterable[int]) -> int:
    """Return how many elements of one shape hold some of these blocks."""
    holders = {view.parents[index]: above[index] for index in blocks}
    return max(Counter(holders.values()).values(), default=0)


def _of_signs(view: PageView) -> dict[str, float]:
    counts, blocks = Counter(view.signs), len(view.signs)
    pairs = list(counts.items())
    return {name: sum([count for bits, count in pairs if bits & bit]) / blocks for name, bit in _BITS}


def _of_classes(page: Page) -> dict[str, float]:
    """Return the share of the blocks that stand under class names of each group, and whether all of them do."""
    sample = page.blocks[:: 1 + len(page.blocks) // SAMPLE_BLOCKS]
    blocks = len(sample)
    found = dict.fromkeys(_WORDS, 0)
    for hints, count in Counter([block.hints for block in sample]).items():
        for name, words in _WORDS.items() if not _ALL_WORDS.isdisjoint(hints) else ():
            found[name] += count * (not words.isdisjoint(hints))
    return {
        **{f"class_{name}": count / blocks for name, count in found.items()},
        **{f"page_{name}": count == blocks for name, count in found.items()},
    }
