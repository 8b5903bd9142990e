"""What a page's structure says against the choice of single blocks: hidden text, captions, the next article, lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from newsclean.maincontent.page_view import PageView
from newsclean.maincontent.signs import BITS
from newsclean.model import Page
from newsclean.text import fold

__all__ = ["completed", "out_of_place"]

MAX_HIDDEN_SHARE = 0.1
"""Where more of the choice than this is hidden, a script shows it: then it is the article."""
MIN_BEFORE_CHARS = 400
"""So much of the article stands above the headline of the next one."""
MIN_QUOTE_CHARS = 25
SAMPLE_CHARS = 15
MAX_QUOTE_CHARS = 300
"""Longer quotes are no pull quotes."""
MOST = 0.5
MAX_ITEM_LINKS = 0.5
WHOLES = {"list_item": ("/ul[", "/ol[", "/dl["), "quote": ("/blockquote[",)}
"""Kinds of blocks that stand and fall together, by the elements around them."""
BRIDGES = ("code", "list_item", "table_row")
MIN_BRIDGE_SCORE = 0.4
_BOXES = BITS["aside"] | BITS["box"]
_EDGES = "\"' .,;:!?-"


def out_of_place(page: Page, view: PageView, chosen: set[int]) -> dict[int, str]:
    """Return the chosen blocks that are not of the article, each with the reason."""
    return {
        **dict.fromkeys(_next_article(page, view, chosen), "another article"),
        **dict.fromkeys(_captions(page, chosen), "caption"),
        **dict.fromkeys(_hidden(page, view, chosen), "hidden"),
        **dict.fromkeys(_pull_quotes(page, view, chosen), "said again"),
    }


def _captions(page: Page, chosen: set[int]) -> list[int]:
    """Return the captions of figures; a figure that holds paragraphs or a table is left alone."""
    return [i for i in chosen if page.blocks[i].kind == "caption" and "figcaption" in page.blocks[i].hints]


def _pull_quotes(page: Page, view: PageView, chosen: set[int]) -> list[int]:
    """Return the boxes and quotes whose words stand in a paragraph of the article too."""
    boxed = [
        i
        for i in chosen
        if (page.blocks[i].kind == "quote" or view.signs[i] & _BOXES)
        and MIN_QUOTE_CHARS <= len(view.texts[i]) <= MAX_QUOTE_CHARS
        and page.text.count(_sample(view.texts[i])) > 1
    ]
    if not boxed:
        return []
    others = [fold(view.texts[i]) for i in chosen if i not in boxed]
    return [i for i in boxed if any(fold(view.texts[i]).strip(_EDGES) in text for text in others)]


def _sample(text: str) -> str:
    """Return some characters from the middle of a text, where no quotation marks and no full stop stand."""
    third = len(text) // 3
    return text[third : third + SAMPLE_CHARS]


def _hidden(page: Page, view: PageView, chosen: set[int]) -> list[int]:
    hidden = [i for i in chosen if "hidden" in page.blocks[i].hints]
    return hidden if view.chars(hidden) < MAX_HIDDEN_SHARE * view.chars(chosen) else []


def _next_article(page: Page, view: PageView, chosen: set[int]) -> list[int]:
    """Return what stands below the first-level headline of another article, as on pages that scroll on."""
    before, first = 0, page.blocks[min(chosen, default=0)].path
    for index, block in enumerate(page.blocks):
        is_headline = block.kind == "heading" and "h1" in block.hints and index not in view.title_at
        if is_headline and before >= MIN_BEFORE_CHARS and _article_of(block.path) not in _article_of(first):
            return [i for i in chosen if i >= index]
        before += len(view.texts[index]) if index in chosen else 0
    return []


def _article_of(path: str) -> str:
    """Return the path of the innermost <article> around a block, "" outside of any."""
    at = path.rfind("/article[")
    return path[: path.index("]", at) + 1] if at >= 0 else ""


def completed(
    page: Page, view: PageView, chosen: set[int], barred: Iterable[int], scores: Sequence[float]
) -> set[int]:
    """Return what belongs to the choice: the rest of its lists and quotes, head rows, what stands between siblings."""
    barred = set(barred)
    added = set(_bridges(page, view, chosen, scores))
    for kind, elements in WHOLES.items():
        for blocks in _families(page, kind, elements).values():
            items = [i for i in blocks if page.blocks[i].link_ratio < MAX_ITEM_LINKS]
            if view.chars([i for i in items if i in chosen]) > MOST * view.chars(items):
                added.update(items)
    for rows in _families(page, "table_row", ("/table[",)).values():
        if rows[0] not in chosen and len(chosen.intersection(rows)) > MOST * (len(rows) - 1):
            added.add(rows[0])
    return {i for i in added - chosen - barred if "hidden" not in page.blocks[i].hints}


def _bridges(page: Page, view: PageView, chosen: set[int], scores: Sequence[float]) -> list[int]:
    """Return the blocks between chosen siblings: of subheads there, hardly one in a hundred is not the article's."""
    found = []
    order = sorted(chosen)
    for before, after in pairwise(order):
        for index in range(before + 1, after):
            block = page.blocks[index]
            if view.parents[index] != view.parents[before] or block.link_ratio > MAX_ITEM_LINKS:
                continue
            between = view.parents[index] == view.parents[after]
            if block.kind == "heading" or (between and _may_bridge(block.kind, scores[index])):
                found.append(index)
    return found


def _may_bridge(kind: str, score: float) -> bool:
    return kind in BRIDGES or (kind == "paragraph" and score >= MIN_BRIDGE_SCORE)


def _families(page: Page, kind: str, elements: tuple[str, ...]) -> dict[str, list[int]]:
    """Return the blocks of a kind by the path of the innermost of these elements around them."""
    families: dict[str, list[int]] = {}
    for index, block in enumerate(page.blocks):
        if block.kind == kind:
            at = max(block.path.rfind(element) for element in elements)
            if at >= 0:
                families.setdefault(block.path[: block.path.index("]", at)], []).append(index)
    return families
