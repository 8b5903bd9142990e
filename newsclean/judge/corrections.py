"""What a page's structure says against the choice of single blocks: hidden text, captions, the next article, lists."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Sequence

from newsclean.judge.beside import article_element
from newsclean.judge.bridges import blocks_between
from newsclean.judge.insets import inset_blocks
from newsclean.model import Page
from newsclean.observe.anchor import article_of
from newsclean.observe.page_view import PageView, calls_itself_news
from newsclean.observe.signs import BITS, MARKS
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
WHOLES = {"list_item": ("/ul[", "/ol[", "/dl["), "quote": ("/blockquote[",), "table_row": ("/table[",)}
"""Kinds of blocks that stand and fall together, by the elements around them."""
MIN_LIST_SCORE = 0.55
"""Mean score of a list of which some items are chosen, from which it stays whole."""
HOMES = ("/main[", "/article[")
MAX_APART_SHARE = 0.25
"""Where more of the choice stands outside the element of headline and opening, the article goes on there."""
_BOXES = BITS["aside"] | BITS["box"]
_EDGES = "\"' .,;:!?-"
_SENTENCE_END = re.compile(r"[.!?…]\s+")


def out_of_place(page: Page, view: PageView, chosen: set[int]) -> dict[int, str]:
    """Return the chosen blocks that are not of the article, each with the reason."""
    return {
        **dict.fromkeys(_next_article(view, chosen), "another article"),
        **dict.fromkeys(_captions(view, chosen), "caption"),
        **dict.fromkeys(_hidden(view, chosen), "hidden"),
        **dict.fromkeys(_headline(page, view, chosen), "headline"),
        **dict.fromkeys(_pull_quotes(page, view, chosen), "said again"),
        **dict.fromkeys(_apart(view, chosen), "outside the article's element"),
        **inset_blocks(page, view, chosen),
    }


def _apart(view: PageView, chosen: set[int]) -> list[int]:
    """Return what stands outside the <main> or <article> that holds headline, opening and nearly all of the choice."""
    element = article_element(view) or ""
    home = min([element.find(each) for each in HOMES if each in element], default=-1)
    if home < 0:
        return []
    inside = element[: element.index("]", home) + 1] + "/"
    apart = [index for index in chosen if not view.paths[index].startswith(inside)]
    return apart if view.chars(apart) < MAX_APART_SHARE * view.chars(chosen) else []


def _captions(view: PageView, chosen: set[int]) -> list[int]:
    """Return the captions of figures; a figure that holds paragraphs or a table is left alone."""
    return [i for i in view.under(MARKS["figcaption"]) if i in chosen and view.kinds[i] == "caption"]


def _pull_quotes(page: Page, view: PageView, chosen: set[int]) -> list[int]:
    """Return the boxes and quotes whose words stand in a paragraph of the article too."""
    boxed = [
        i
        for i in chosen
        if (view.signs[i] & _BOXES or view.kinds[i] == "quote")
        and MIN_QUOTE_CHARS <= view.sizes[i] <= MAX_QUOTE_CHARS
        and _stands_twice(page.text, _sample(view.texts[i]))
    ]
    others = chosen.difference(boxed)
    if not boxed or not others:
        return []
    said = "\n".join([fold(view.texts[i]) for i in others])  # folded text has no line breaks
    return [i for i in boxed if all(sentence in said for sentence in _sentences(view.texts[i]))]


def _sentences(text: str) -> list[str]:
    """Return the folded sentences of a quote: in the article somebody may be named between them."""
    return [each for part in _SENTENCE_END.split(fold(text)) if (each := part.strip(_EDGES))]


def _sample(text: str) -> str:
    """Return some characters from the middle of a text's first sentence, where no quotation mark stands."""
    first = _SENTENCE_END.split(text, maxsplit=1)[0]
    third = len(first) // 3
    return first[third : third + SAMPLE_CHARS]


def _stands_twice(text: str, sample: str) -> bool:
    return text.find(sample, text.find(sample) + len(sample)) >= 0


def _hidden(view: PageView, chosen: set[int]) -> list[int]:
    hidden = [i for i in view.under(MARKS["hidden"]) if i in chosen]
    return hidden if hidden and view.chars(hidden) < MAX_HIDDEN_SHARE * view.chars(chosen) else []


def _headline(page: Page, view: PageView, chosen: set[int]) -> list[int]:
    """Return the first-level heading above news whose title no heading says: the headline in other words."""
    first = min(chosen, default=None)
    if first is None or not calls_itself_news(page) or any(view.kinds[i] == "heading" for i in view.title_at):
        return []
    return [first] if view.kinds[first] == "heading" and view.signs[first] & MARKS["h1"] else []


def _next_article(view: PageView, chosen: set[int]) -> list[int]:
    """Return what stands below the first-level headline of another article, as on pages that scroll on.

    Another article is one beside that of the title: the posts and chapters of a page whose title stands above them
    all are its own.
    """
    titles = set(view.title_at)
    headlines = [i for i in view.under(MARKS["h1"]) if view.kinds[i] == "heading" and i not in titles]
    if not headlines or not chosen:
        return []
    title = next((i for i in view.title_at if view.kinds[i] == "heading"), min(chosen))
    own, before, order = article_of(view.paths[title]), 0, sorted(chosen, reverse=True)
    for headline in headlines:
        while order and order[-1] < headline:
            before += view.sizes[order.pop()]
        other = article_of(view.paths[headline])
        if own and before >= MIN_BEFORE_CHARS and not other.startswith(own) and not own.startswith(other):
            return order
    return []


def completed(
    page: Page, view: PageView, chosen: set[int], barred: Container[int], scores: Sequence[float]
) -> set[int]:
    """Return what belongs to the choice: the rest of lists, quotes and markups, head rows, what is between siblings."""
    added = {index for index in blocks_between(page, view, chosen, barred, scores) if index not in barred}
    order = sorted(chosen)
    for kind, blocks in _families(view, {view.kinds[i] for i in {*chosen, *added}} | {"table_row"}):
        if kind == "table_row":
            is_whole = _is_between(view, order, blocks) and _mean(view.ratios, blocks) < MAX_ITEM_LINKS
            added.update(blocks if is_whole else _head_row(chosen, blocks))
            continue
        items = [i for i in blocks if view.ratios[i] < MAX_ITEM_LINKS]
        kept = [i for i in items if i in chosen or (kind == "quote" and i in added)]
        if kept and (view.chars(kept) > MOST * view.chars(items) or _mean(scores, items) >= MIN_LIST_SCORE):
            added.update(items)
    added -= chosen
    return {i for i in added if i not in barred and not view.signs[i] & MARKS["hidden"]}


def _head_row(chosen: set[int], rows: list[int]) -> list[int]:
    """Return the head of a table of which most other rows are chosen."""
    return rows[:1] if len(chosen.intersection(rows)) > MOST * (len(rows) - 1) else []


def _is_between(view: PageView, order: Sequence[int], rows: list[int]) -> bool:
    """Tell whether a chosen block stands above and below a table, in the element that the table is put into.

    Of all tables between chosen paragraphs at hand, with few links, each was the article's. `order` are the chosen
    blocks in order.
    """
    above, below = bisect_left(order, rows[0]) - 1, bisect_right(order, rows[-1])
    if above < 0 or below == len(order):
        return False
    inside = f"{_holder(view, rows)}/"
    return view.paths[order[above]].startswith(inside) and view.paths[order[below]].startswith(inside)


def _holder(view: PageView, rows: list[int]) -> str:
    """Return the path of the innermost element that holds more than a table and its captions."""
    path = view.paths[rows[0]]
    path = path[: path.rfind("/table[")]
    above, below = range(rows[0] - 1, -1, -1), range(rows[-1] + 1, len(view.paths))
    near = [view.paths[i] for i in (_no_caption(view, above), _no_caption(view, below)) if i is not None]
    while path.count("/") > 2 and not any(each.startswith(path + "/") for each in near):
        path = path.rpartition("/")[0]
    return path


def _no_caption(view: PageView, indices: Iterable[int]) -> int | None:
    return next((index for index in indices if view.kinds[index] != "caption"), None)


def _mean(scores: Sequence[float], blocks: Sequence[int]) -> float:
    return sum([scores[index] for index in blocks]) / len(blocks)


def _families(view: PageView, kinds: set[str]) -> list[tuple[str, list[int]]]:
    """Return for these kinds the blocks that have the same innermost element of WHOLES around them."""
    wanted = {kind: elements for kind, elements in WHOLES.items() if kind in kinds and kind in view.kinds}
    if not wanted:
        return []
    families: dict[tuple[str, str], list[int]] = {}
    above: dict[tuple[str, str], str] = {}
    for index, kind in enumerate(view.kinds):
        if kind in wanted:
            key = (kind, view.parents[index])
            if f"/{view.leaves[index]}".startswith(wanted[kind]):
                around = view.paths[index]
            elif key in above:
                around = above[key]
            else:
                around = above[key] = _innermost(view.parents[index], wanted[kind])
            if around:
                families.setdefault((kind, around), []).append(index)
    return [(kind, blocks) for (kind, _), blocks in families.items()]


def _innermost(path: str, elements: Sequence[str]) -> str:
    """Return the path of the innermost of some elements that a path goes through, or "".

    >>> _innermost("/html/body/ul[2]/li[1]/b[1]", ("/ul[", "/ol["))
    '/html/body/ul[2]'
    """
    at = max([path.rfind(element) for element in elements])
    return path[: path.index("]", at) + 1] if at >= 0 else ""
