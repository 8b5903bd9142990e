"""What the choice of the main content is: the blocks of the body, and why each other block is not among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsclean.judge.page_kind import PageKind
from newsclean.model import Page
from newsclean.observe.page_view import PageView
from newsclean.observe.signs import FURNITURE_BITS, MARKS

__all__ = ["MENU_LINKS", "MOST", "MainChoice", "reasons_against"]

NOT_ARTICLE = ("hidden", "said twice", "title")
CAPTION_SIGNS = ("caption", "header", "image")
CAPTION_REACH = 3
"""Blocks beyond the body in which the caption of its first or last picture may stand."""
MENU_LINKS = 0.6
MOST = 0.5
"""Share of a page's prose that no sign of furniture outweighs."""
UNJUDGED = PageKind()
_TELLING = MARKS["hidden"] | FURNITURE_BITS


@dataclass(frozen=True, slots=True)
class MainChoice:
    """Which blocks of a page are its article, and why the others are not."""

    body: tuple[tuple[int, str], ...] = ()
    """(index, kind of paragraph) of the blocks of the body in order, the standfirst among them."""
    standfirst: int | None = None
    titles: tuple[int, ...] = ()
    """Blocks that say the page's title, the best first; none of them is in the body."""
    out: Mapping[int, str] | None = None
    """Why each other block is not in the body: "hidden", "menu", a sign such as "comment", or a low score."""
    confidence: float | None = None
    """The F1 that is expected of the body, 0-1; None where another engine chose."""

    page: PageKind = UNJUDGED
    """What kind of page it is."""

    def captions(self, page: Page) -> frozenset[int]:
        """Return the captions of pictures in the article: between its blocks, or beside them with no other purpose."""
        if not self.body:
            return frozenset()
        first, last, why = self.body[0][0], self.body[-1][0], self.out or {}
        return frozenset(
            index
            for index, block in enumerate(page.blocks[: last + CAPTION_REACH + 1])
            if block.kind == "caption"
            and index >= first - CAPTION_REACH
            and why.get(index, NOT_ARTICLE[0]) not in NOT_ARTICLE
            and (first < index < last or why[index].partition(" ")[0] in CAPTION_SIGNS)
        )


def reasons_against(view: PageView, scores: Sequence[float], skip: set[int]) -> dict[int, str]:
    """Return what speaks most clearly against each block that is not skipped, and its score."""
    known: dict[tuple[int, bool, bool], str] = {}
    found = {}
    for index, (bits, ratio, kind, score) in enumerate(
        zip(view.signs, view.ratios, view.kinds, scores, strict=True)
    ):
        if index not in skip:
            key = (bits & _TELLING, ratio > MENU_LINKS, kind == "caption")
            why = known.get(key)
            if why is None:
                why = known[key] = _reason(view, *key)
            found[index] = f"{why} (score {score:.2f})"
    return found


def _reason(view: PageView, bits: int, is_linked: bool, is_caption: bool) -> str:
    """Return what speaks most clearly against blocks of these signs."""
    share, least = next(((share, name) for share, bit, name in view.furniture if bits & bit), (1.0, ""))
    if bits & MARKS["hidden"]:
        return "hidden"
    if is_linked:
        return f"links, {least}" if least else "links"
    if least and share < MOST:
        return least
    return "caption" if is_caption else "apart from the article's paragraphs"
