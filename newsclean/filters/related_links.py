"""Lists of links to other stories, with a header or without, and pointers such as "Read more: ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.filters.phrase_rule import PhraseRule, decisive, removal
from newsclean.filters.surroundings import below, is_item, prose_share_above, runs, tail_zone
from newsclean.model import Verdict
from newsclean.text import has_digit

__all__ = ["RelatedLinks"]

MIN_HEADLINE_WORDS = 4
MAX_TEASER_WORDS = 40
MIN_MEAN_WORDS = 7
"""Words of a headline in the mean of a list that nothing else speaks against: headlines have eight to twelve."""
MIN_LINKS = 0.5
"""Share of link text from which a line of HTML is a link."""
MANY_LINES = 6
"""Of so many lines one word fewer is asked."""
_OUTSIDE = frozenset(
    """
    advertisement app_promo author_bio comment_tail copyright donation main_content newsletter paywall_prompt
    related_links share_widget site_header tags timestamp update_stamp
    """.split()
)
"""Filters of what stands beside or below an article: a list right below belongs to it."""
_ENTRY = re.compile(
    r"^[^:：]{1,40}[:：]\s|[$€£¥₹]\s?\d|\d\s?[$€£¥₹%]|^\w+\s\d+\s?[-–:]\s?\d+|\d\s?(?:kg|km|ml|cm|mm|g|l)\b"
)
"""A label with what it names, a price, a score or a measure."""


@dataclass(frozen=True, slots=True)
class RelatedLinks(PhraseRule):
    """Lists of links to other stories, with a header or without, and pointers such as "Read more: ..."."""

    max_items: int = 60
    """The longest list below one header."""
    min_share_above: float = 0.7
    """Share of the prose, 0-1, above a header from which on the article is over: teaser texts go with headlines."""
    min_tail: int = 3
    """So many headlines in a row below the last prose are a list without a header."""
    name: ClassVar[str] = "related_links"
    reasons: ClassVar[tuple[str, ...]] = ("related_links", "list_below_header", "list_after_article")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        taken: set[int] = set()
        for index in draft.named(self.name):
            cue = decisive(draft.line(index), self.name)
            if cue and index not in taken:
                yield removal(draft, index, "related_links", cue)
                taken.add(index)
                if cue.where == "line" or draft.line(index).text.endswith(":"):
                    items = list(self._items(draft, index))
                    yield from self._listed(draft, items, draft.line(index).text)
                    taken.update(items)
        yield from self._after_article(draft, taken)

    def _listed(self, draft: Draft, items: list[int], header: str) -> Iterator[Verdict]:
        for item in items:
            yield draft.remove(item, "list_below_header", f"in the list below {header!r}")

    def _items(self, draft: Draft, header: int) -> Iterator[int]:
        """Yield the entries below a header: headlines, and behind the end of the article also their teaser texts."""
        over = prose_share_above(draft, header) >= self.min_share_above
        at, headline = header, False
        for count, index in enumerate(below(draft, header)):
            line = draft.line(index)
            if count >= self.max_items or (index != at + 1 and draft.filter_of(index - 1) is None):
                return
            if not is_item(line) and not (over and headline and _is_teaser(draft, index)):
                return
            if not over and (_new_part(draft, at, index) or not _list_like(draft, index, header)):
                return
            yield index
            at, headline = index, _is_headline(line)

    def _after_article(self, draft: Draft, taken: set[int]) -> Iterator[Verdict]:
        """Yield the headlines that stand in a row below the last prose, unless a colon leads on to them."""
        tail = [i for i in tail_zone(draft) if i not in taken and is_item(draft.line(i))]
        for run in _rows(draft, tail):
            headlines = [i for i in run if _is_headline(draft.line(i))]
            if len(headlines) < max(self.min_tail, len(run) / 2) or _led_to(draft, run[0]):
                continue
            if draft.page.source == "html" and not _are_links(draft, headlines):
                continue
            if _known_beside(draft, run) or _reads_like_headlines([draft.line(i) for i in headlines]):
                for index in run:
                    yield draft.remove(
                        index, "list_after_article", f"one of {len(run)} lines below the article"
                    )


def _are_links(draft: Draft, indices: list[int]) -> bool:
    """Tell whether most blocks of a list are links. HTML shows this; a list without links belongs to the article."""
    return 2 * sum([draft.blocks[index].link_ratio >= MIN_LINKS for index in indices]) > len(indices)


def _is_teaser(draft: Draft, index: int) -> bool:
    """Tell whether a sentence below a headline is its teaser: not long, not a quote, and a headline follows."""
    line = draft.line(index)
    follows = next(below(draft, index), None)
    if line.words >= MAX_TEASER_WORDS or line.folded[0] == '"' or follows is None:
        return False
    return is_item(draft.line(follows))


def _new_part(draft: Draft, above: int, index: int) -> bool:
    """Tell whether a blank line separates two entries, in a list without a blank line below its header."""
    return bool(draft.blocks[index].gap) and not draft.blocks[above].gap


def _is_headline(line: Line) -> bool:
    return line.words >= MIN_HEADLINE_WORDS and not line.text[0].islower() and line.text[-1] not in ".,;:。"


def _rows(draft: Draft, tail: list[int]) -> list[list[int]]:
    """Cut lines into rows without an open line between. A removed line between, such as a date, does not end a row."""
    places = {index: place for place, index in enumerate(draft.open)}
    back = {places[index]: index for index in tail}
    return [[back[place] for place in row] for row in runs(sorted(back))]


def _known_beside(draft: Draft, run: list[int]) -> bool:
    """Tell whether a filter removed a label or a date right above a list or among its lines."""
    names = {draft.filter_of(index) for index in range(run[0] - 1, run[-1] + 2) if index >= 0}
    return not names.isdisjoint(_OUTSIDE)


def _reads_like_headlines(lines: list[Line]) -> bool:
    """Tell whether lines are whole headlines and not entries of a list in the article.

    Team sheets, tour dates, recipes and prices are short, begin with a figure or name what follows.
    """
    if any(line.text[0].isdigit() or _ENTRY.search(line.text) for line in lines):
        return False
    if sum(has_digit(line.text) for line in lines) > len(lines) / 2:
        return False
    words = sum(line.words for line in lines) / len(lines)
    return words >= MIN_MEAN_WORDS - (len(lines) >= MANY_LINES)


def _led_to(draft: Draft, index: int) -> bool:
    """Tell whether the line above, or the first line, ends with a colon: then the list belongs to the article."""
    return any(draft.line(i).text[-1:] in ":：" for i in (index - 1, index) if i >= 0)


def _list_like(draft: Draft, index: int, header: int) -> bool:
    """Tell whether a line inside the article belongs to the list above it and is not a subhead of the article.

    The last short line before prose goes on may be a subhead: it must stand directly below the header.
    """
    line = draft.line(index)
    if draft.blocks[index].kind == "list_item" or line.words >= 5:
        return True
    return index == header + 1
