"""Where a page shows who wrote a story and when: the lines around its title, and those right below its text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsclean.credits.days import Day, find_days
from newsclean.hosts import host_of
from newsclean.model import Article, Page

__all__ = ["Shown", "Zones", "zones_of"]

ABOVE, BELOW = 8, 24
"""Blocks above a title, and below it, that are looked at; menus of the same page stand further off."""
IN_BODY = 2
"""Paragraphs of the body behind which no head is left."""
BEHIND = 10
"""Blocks below the text that are looked at."""
MAX_BLOCKS = 2000
"""Of a whole page; larger ones are lists."""
MAX_CHARS = 260
"""Longer blocks are prose."""
MAX_SENTENCE_WORDS = 9
FOREIGN = frozenset(
    "comment comments commentlist disqus related recirculation recirc popular trending recommended outbrain taboola "
    "teaser teasers carousel newsletter cookie consent nav breadcrumb breadcrumbs pagination reply".split()
)
"""Hints of what belongs to others: the reader's comments, other stories."""
CARDS = frozenset(("teaser", "teasers", "carousel", "newsletter"))
"""Hints that say nothing right beside a title."""
_PICTURES = frozenset(("figure", "figcaption"))
BESIDE = 2
"""Blocks that stand right beside it."""
TAKEN_BY_OTHERS = frozenset(
    ("related_links", "comment_tail", "image_caption", "advertisement", "newsletter", "copyright")
)
"""Filters whose entries name nobody who wrote this story."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A short block near the story."""

    place: int
    """Blocks below the title; negative above it."""
    text: str
    days: tuple[Day, ...]
    marks: frozenset[str]
    """Its hints without those that the title and the text have too."""
    group: str
    """Its path without the last number, the same for the items of one list."""
    is_kept: bool
    """Whether it is a paragraph of the body."""
    taken_by: str = ""
    """The filter that removed it."""


@dataclass(frozen=True, slots=True)
class Zones:
    """The short blocks around the title, and those below the text."""

    head: tuple[Shown, ...] = ()
    below: range = range(0)
    """Where the blocks below the text stand."""
    look: _Look | None = None

    @property
    def tail(self) -> tuple[Shown, ...]:
        """The short blocks below the text; most pages are settled without them."""
        return tuple(self.look.shown(self.below)) if self.look else ()

    def rest(self, *, dated: bool = False) -> tuple[Shown, ...]:
        """Return the short blocks of the whole page, for where no date stands in its usual place.

        With `dated`, only those that may hold a date in letters and figures, and the one above each.
        """
        if self.look is None:
            return ()
        return tuple(self.look.shown(self.look.dated() if dated else range(self.look.count)))


def zones_of(article: Article, page: Page) -> Zones:
    """Return the short blocks of a page among which its credits stand."""
    if not page.blocks:
        return Zones()
    starts = [block.span.start for block in page.blocks]
    kept = {bisect_left(starts, paragraph.span.start + 1) - 1 for paragraph in article.body}
    body = sorted(kept)
    title = None
    if article.title is not None and article.title.span is not None:
        title = bisect_left(starts, article.title.span.start + 1) - 1
    top = title if title is not None else body[0] if body else 0
    prose = [at for at in body if at > top and _size(page, at) > MAX_CHARS // 2]
    low = prose[IN_BODY - 1] if len(prose) >= IN_BODY else top + BELOW
    own = page.blocks[top].hints | (page.blocks[prose[0]].hints if prose else frozenset())
    look = _Look(article, page, kept, own, top)
    first_body = min(top, body[0]) if body else top
    near = {*range(max(0, first_body - ABOVE), min(low + 1, top + BELOW, len(starts)))}
    if prose:  # a side column may stand between a title and its story
        near.update(range(max(top, prose[0] - ABOVE), prose[0]))
    head = tuple(look.shown(sorted(near)))
    end = body[-1] if body else top
    last = max(end, min(low, top + BELOW))
    return Zones(head, range(max(last, end - 1), min(len(starts), end + BEHIND + 1)), look)


def _size(page: Page, at: int) -> int:
    span = page.blocks[at].span
    return span.end - span.start


class _Look:
    """Looks at blocks of one page, at each of them once."""

    __slots__ = ("_foreign", "_host", "_kept", "_own", "_page", "_seen", "_taken", "_title", "_top", "count")

    def __init__(self, article: Article, page: Page, kept: set[int], own: frozenset[str], top: int) -> None:
        self._page, self._kept, self._top = page, kept, top
        self._own, self.count = own, min(len(page.blocks), MAX_BLOCKS)
        self._foreign = FOREIGN - own
        self._host = host_of(page.url or page.meta.canonical)
        self._taken = {entry.span.start: entry.filter for entry in article.removed}
        self._title = article.title.span if article.title else None
        self._seen: dict[int, Shown | None] = {}

    def shown(self, indices: Iterable[int]) -> Iterator[Shown]:
        """Yield the short blocks that may name who or when."""
        for at in indices:
            if at not in self._seen:
                self._seen[at] = self._shown(at)
            found = self._seen[at]
            if found is not None:
                yield found

    def dated(self) -> list[int]:
        """Return the short blocks that may hold a date, and the one above each."""
        text = self._page.text
        spans = [block.span for block in self._page.blocks[: self.count]]
        found = [
            at
            for at, (start, end) in enumerate(spans)
            if end - start <= MAX_CHARS and _may_hold_day(text, start, end)
        ]
        return sorted({*found, *[at - 1 for at in found if at]})

    def _shown(self, at: int) -> Shown | None:
        """Return a block if it is short and may name who or when."""
        page = self._page
        block = page.blocks[at]
        start, end = block.span
        if end - start > MAX_CHARS:
            return None
        taken_by = self._taken.get(start, "")
        is_caption = block.kind == "caption" and _PICTURES.isdisjoint(self._own)
        if is_caption or taken_by in TAKEN_BY_OTHERS:
            return None
        foreign = self._foreign if abs(at - self._top) > BESIDE else self._foreign - CARDS
        if not block.hints.isdisjoint(foreign) or (self._title and self._title.start == start):
            return None
        text = page.text[start:end].strip()
        if at in self._kept and text[-1:] in ".!?。" and len(text.split()) > MAX_SENTENCE_WORDS:
            return None
        tag = page.meta.language or page.language
        days = tuple(find_days(text, language=tag, host=self._host)) if _may_hold_day(text) else ()
        group = block.path.rpartition("[")[0]
        return Shown(at - self._top, text, days, block.hints - self._own, group, at in self._kept, taken_by)


_may_hold_day = re.compile(r"\d\D*\d\D*\d").search
