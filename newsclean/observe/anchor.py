"""The anchor of a page: the element around the opening of its article; and signs as they stand in relation to it."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.model import Page
from newsclean.observe.description import repeats
from newsclean.observe.prose import is_prose_block
from newsclean.observe.signs import FURNITURE_BITS, MARKS, signs_of

__all__ = ["article_of", "elements_around", "find_anchor", "relative_signs"]

MOST_OF_ONE = 300
"""Width of a paragraph that counts: a long comment is no better an opening than a short paragraph."""
ENOUGH = 1_200
"""Weight from which an element is as good as any other: then the first one is the anchor."""
STATED = 3.0
"""How much more a paragraph counts that JSON-LD gives as the article's text."""
DESCRIBED = 300
"""What a paragraph gains that begins as the page's description does."""
ABOVE_TITLE, HIDDEN, BESIDE = 0.3, 0.2, 0.1
"""How much less a paragraph counts above the title, where it is hidden, or in an <aside>."""
ASIDES = frozenset(("aside", "complementary"))
_TELLS_OF_PAGE = FURNITURE_BITS | sum(MARKS[tag] for tag in "hidden form header footer aside li td".split())
"""Signs that say nothing of a block where its article stands under them too."""


def find_anchor(
    page: Page, texts: Sequence[str], *, widths: Sequence[int], title_at: Sequence[int], opening: str
) -> str | None:
    """Return the path of the element in which the article's first prose stands; None where a page has no prose.

    `title_at` are the blocks that say the title, and `opening` is that of the description. Where the headline stands
    in an <article> with prose, so does the opening.
    """
    title = min((i for i in title_at if page.blocks[i].kind == "heading"), default=min(title_at, default=-1))
    own = article_of(page.blocks[title].path) if title >= 0 else ""
    weights: dict[str, float] = {}
    for index, (block, wide) in enumerate(zip(page.blocks, widths, strict=True)):
        if not is_prose_block(wide, block.link_ratio, block.kind):
            continue
        weight = float(min(wide, MOST_OF_ONE))
        if "json-ld-body" in block.hints:
            weight *= STATED
        if repeats(texts[index], opening):
            weight += DESCRIBED
        weight *= (ABOVE_TITLE if index < title else 1.0) * (HIDDEN if "hidden" in block.hints else 1.0)
        weight *= 1.0 if ASIDES.isdisjoint(block.hints) else BESIDE
        above = block.path.rpartition("/")[0]
        weights[above] = weights.get(above, 0.0) + weight
    inside = {path: weight for path, weight in weights.items() if own and path.startswith(own)}
    if sum(inside.values()) >= MOST_OF_ONE:
        weights = inside
    return max(weights, key=lambda path: min(weights[path], ENOUGH), default=None)  # of equal ones the first


def article_of(path: str) -> str:
    """Return the path of the innermost <article> around a block or element, "" outside of any.

    >>> article_of("/html/body/article[1]/div[2]/p[1]")
    '/html/body/article[1]'
    """
    at = (path + "/").rfind("/article[")
    return path[: path.index("]", at) + 1] if at >= 0 else ""


def relative_signs(page: Page, signs: Sequence[int], anchor: str | None) -> list[int]:
    """Return the signs of each block without those of furniture that its page has around the article as a whole.

    A wrapper's sign of furniture speaks of the page: it counts only on elements that do not hold the anchor.
    `signs` are those of all elements around each block.
    """
    holders = elements_around(anchor or "")
    signs_by_hints = {each: signs_of(each) for each in set(page.elements.values())}
    known: dict[str, tuple[int, int]] = {"": (0, 0)}
    """By path: the signs of an element and all above it: those that count, and all."""
    found = []
    for block, bits in zip(page.blocks, signs, strict=True):
        path, chain = block.path, []
        while path not in known:
            chain.append(path)
            path = path.rpartition("/")[0]
        relative, free = known[path]
        while chain:
            path = chain.pop()
            hints = page.elements.get(path)
            own = signs_by_hints[hints] if hints else 0
            free |= own
            relative |= own & ~_TELLS_OF_PAGE if path in holders else own
            known[path] = (relative, free)
        found.append(relative | (bits & ~free))  # and those of inline elements, links and pictures
    return found


def elements_around(path: str) -> set[str]:
    """Return the paths of an element and of all above it.

    >>> sorted(elements_around("/html/body/p"))
    ['/html', '/html/body', '/html/body/p']
    """
    found = set()
    while path:
        found.add(path)
        path = path.rpartition("/")[0]
    return found
