"""The anchor of a page: the element around the opening of its article; and signs as they stand in relation to it."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.model import Page
from newsclean.observe.prose import is_prose_block
from newsclean.observe.signs import FURNITURE_BITS, MARKS, signs_of
from newsclean.text import fold, width

__all__ = ["article_of", "elements_around", "find_anchor", "relative_signs"]

MOST_OF_ONE = 300
"""Width of a paragraph that counts: a long comment is no better an opening than a short paragraph."""
ENOUGH = 1_200
"""Weight from which an element is as good as any other: then the first one is the anchor."""
STATED = 3.0
"""How much more a paragraph counts that JSON-LD gives as the article's text."""
DESCRIBED = 300
"""What a paragraph gains that begins as the page's description does."""
DESCRIPTION_CHARS = 40
ABOVE_TITLE, HIDDEN, BESIDE = 0.3, 0.2, 0.1
"""How much less a paragraph counts above the title, where it is hidden, or in an <aside>."""
ASIDES = frozenset(("aside", "complementary"))
_TELLS_OF_PAGE = FURNITURE_BITS | sum(MARKS[tag] for tag in "hidden form header footer aside li td".split())
"""Signs that say nothing of a block where its article stands under them too."""


def find_anchor(page: Page, texts: Sequence[str], title_at: Sequence[int]) -> str | None:
    """Return the path of the element in which the article's first prose stands; None where a page has no prose.

    `title_at` are the blocks that say the title. Where the headline stands in an <article> with prose, so does the
    opening.
    """
    title = min((i for i in title_at if page.blocks[i].kind == "heading"), default=min(title_at, default=-1))
    opening = fold(page.meta.description or "")[:DESCRIPTION_CHARS]
    own = article_of(page.blocks[title].path) if title >= 0 else ""
    weights: dict[str, float] = {}
    for index, block in enumerate(page.blocks):
        wide = width(texts[index])
        if not is_prose_block(wide, block.link_ratio, block.kind):
            continue
        weight = float(min(wide, MOST_OF_ONE))
        if "json-ld-body" in block.hints:
            weight *= STATED
        if len(opening) == DESCRIPTION_CHARS and fold(texts[index][: 2 * len(opening)]).startswith(opening):
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
    known: dict[str, tuple[int, int]] = {"": (0, 0)}
    found = []
    for block, bits in zip(page.blocks, signs, strict=True):
        relative, free = _along(block.path, page, holders, known)
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


def _along(path: str, page: Page, holders: set[str], known: dict[str, tuple[int, int]]) -> tuple[int, int]:
    """Return the signs of an element and all above it: those that count, and all."""
    chain = []
    while path not in known:
        chain.append(path)
        path = path.rpartition("/")[0]
    relative, free = known[path]
    for each in reversed(chain):
        own = signs_of(page.elements.get(each, frozenset()))
        free |= own
        relative |= own & ~_TELLS_OF_PAGE if each in holders else own
        known[each] = (relative, free)
    return relative, free
