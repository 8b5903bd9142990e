"""What a profile keeps of a page: its title, and its lines folded, each with the place where it stood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsclean.model import Article, Block, Page, Span
from newsclean.standing.folding import FoldedLine, fold_line, fold_numbers, sentences
from newsclean.text import fold, tidy

__all__ = ["BODY", "PARTS", "PLACES", "SeenLine", "SeenPage", "block_shape", "see_page"]

PLACES = ("above", "body", "between", "below")
"""Above the body; left in it; between its paragraphs but taken by a filter; below it."""
BODY = "body"
PARTS = ("whole", "first", "last")
"""A whole line, or the first or last sentence of a paragraph."""
MAX_LINES = 160
"""Lines kept of a page: first those of the body, then those near it, sentences, and what is far from it."""
NEAR = 20
"""Blocks between a line and the body that it is near."""
MAX_TITLE_CHARS = 120
MIN_SENTENCE_WORDS, MAX_SENTENCE_WORDS = 4, 40
MIN_MENU_LINK_RATIO = 0.9
SHAPE_STEPS = 3
HEAD_FILTERS = frozenset(("byline", "dateline", "timestamp", "update_stamp"))
"""Neighbours rely on what these take: the stamp below a byline shows what it is."""


class SeenLine(NamedTuple):
    """A line of a page, or a sentence at the end of a paragraph."""

    key: str
    part: str
    words: int
    ended: bool
    place: str
    shape: str
    """The last tags of its path in HTML, such as "main/div/p"; empty for text."""
    heads: bool
    """It stayed as a cross-head above prose."""
    apart: bool
    """It stayed in the body, but in an element of another shape than most of the prose."""
    rank: int
    """Lines of the body above it; -1 outside the body."""


class SeenPage(NamedTuple):
    """A page of a site as a profile keeps it."""

    id: str
    """A hash of its content."""
    title: str
    """Folded."""
    lines: tuple[SeenLine, ...]
    """Sorted; a line that the page says twice is in here once, as it stands in the body where it does."""


def see_page(id: str, page: Page, article: Article) -> SeenPage | None:
    """Return what a profile keeps of a page and its article, or None for a page without a body."""
    if not article.body:
        return None
    places = _places(page, article)
    shapes = [block_shape(block) for block in page.blocks]
    kept = [index for index, place in enumerate(places) if place == BODY]
    ranks = {index: rank for rank, index in enumerate(kept)}
    usual = _most_text([(shapes[i], page.blocks[i]) for i in kept])
    subheads = {paragraph.span for paragraph in article.body[:-1] if paragraph.kind == "subhead"}
    found: dict[tuple[str, str], tuple[int, SeenLine]] = {}
    for index, place in enumerate(places):
        block, shape = page.blocks[index], shapes[index]
        if not place or (place != BODY and _is_menu(block)):
            continue
        is_apart = place == BODY and shape != usual
        traits = (place, shape, block.span in subheads, is_apart, ranks.get(index, -1))
        is_near = kept[0] - NEAR <= index <= kept[-1] + NEAR
        for part, line in _lines(tidy(page.text[block.span.start : block.span.end]), place):
            seen = SeenLine(line.key, part, line.words, line.ended, *traits)
            ranked = (_turn(seen, is_near), seen)
            found[line.key, part] = min(ranked, found.get((line.key, part), ranked))
    title = fold_numbers(fold(str(article.title or "")))[:MAX_TITLE_CHARS]
    first = sorted(found.values())[:MAX_LINES]
    return SeenPage(id, title, tuple(sorted(line for _, line in first)))


def block_shape(block: Block) -> str:
    """Return the last tags of a block's path, without numbers; empty for a line of text.

    >>> from newsclean.model import Span
    >>> block_shape(Block(Span(0, 4), path="/html/body/main[1]/div[2]/p[7]"))
    'main/div/p'
    """
    if not block.path.startswith("/"):
        return ""
    return "/".join([step.partition("[")[0] for step in block.path.split("/")[-SHAPE_STEPS:]])


def _turn(line: SeenLine, is_near: bool) -> int:
    """Return when a line's turn comes to be kept: the lines of the body first."""
    if line.part != "whole":
        return 2
    return 0 if line.place == BODY else 1 if is_near else 3


def _lines(text: str, place: str) -> Iterator[tuple[str, FoldedLine]]:
    """Yield a line, and of a paragraph that stayed its first and last sentence, as they are compared."""
    whole = fold_line(text)
    if whole is None:
        return
    yield "whole", whole
    spans = sentences(text) if place == BODY else []
    if len(spans) > 1:
        for part, (start, end) in (("first", spans[0]), ("last", spans[-1])):
            line = fold_line(text[start:end])
            if line is not None and line.ended and MIN_SENTENCE_WORDS <= line.words <= MAX_SENTENCE_WORDS:
                yield part, line


def _places(page: Page, article: Article) -> list[str]:
    """Return the place of each block; empty for what the filters of the page's head took."""
    starts = [block.span.start for block in page.blocks]
    spans = [paragraph.span for paragraph in article.body]
    # a second headline above the story is a line of the page's own, though it went to the ledger
    spans += [removal.span for removal in article.removed if removal.filter == "title"]
    kept = sorted({_holder(starts, span) for span in spans})
    places = ["above" if i < kept[0] else "below" if i > kept[-1] else "between" for i in range(len(starts))]
    heads = [removal.span for removal in article.removed if removal.filter in HEAD_FILTERS]
    heads += [article.dateline.span] if article.dateline else []
    for index in {_holder(starts, span) for span in heads}:
        places[index] = ""
    for index in kept:
        places[index] = BODY
    return places


def _holder(starts: list[int], span: Span) -> int:
    """Return the index of the block that a span starts in."""
    return max(0, bisect_right(starts, span.start) - 1)


def _is_menu(block: Block) -> bool:
    return block.kind == "list_item" and block.link_ratio >= MIN_MENU_LINK_RATIO


def _most_text(blocks: Iterable[tuple[str, Block]]) -> str:
    """Return the shape that holds most characters."""
    sums: dict[str, int] = {}
    for shape, block in blocks:
        sums[shape] = sums.get(shape, 0) + block.span.end - block.span.start
    return min(sums, key=lambda shape: (-sums[shape], shape), default="")
