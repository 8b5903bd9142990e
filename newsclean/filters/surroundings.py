"""Where a block stands: helpers that several filters need to look at its neighbours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from newsclean.dateline import parse_dateline
from newsclean.draft import Draft, Line
from newsclean.judge.html import MainChoice, find_main
from newsclean.lexicon.datewords import is_stamp
from newsclean.model import Dateline, Span, Verdict
from newsclean.observe.prose_run import is_full_page, open_range
from newsclean.text import has_digit

__all__ = [
    "article_start",
    "below",
    "dateline_verdict",
    "head_zone",
    "is_full_page",
    "is_item",
    "main_choice",
    "numbered",
    "parse_block",
    "prose_share_above",
    "runs",
    "stamps",
    "tail_zone",
]

PRICES = frozenset("$€£¥₹%")
"""A line with one of these is a row of prices: 10.00 is no time there."""
MAX_STAMP_WORDS = 16
MAX_NUMBERED_WORDS = 26
MAX_ITEM_WORDS = 28
"""Headlines in link lists stay below this; teaser texts with an end mark are told by their neighbours."""


def is_item(line: Line) -> bool:
    """Tell whether a line could be an entry of a list of links: a headline, a name or a label, not a plain sentence."""
    if line.words > MAX_ITEM_WORDS or line.text[-1:] in ":：":
        return False
    return not line.ended or line.text[-1] in "?!…" or line.words < 4


def below(draft: Draft, index: int) -> Iterator[int]:
    """Yield the open blocks below a block, in order."""
    for place in range(bisect_right(draft.open, index), len(draft.open)):
        yield draft.open[place]


def head_zone(draft: Draft) -> list[int]:
    """The open blocks above the first prose."""
    first = draft.prose[0] if draft.prose else len(draft.blocks)
    return draft.open[: bisect_left(draft.open, first)]


def tail_zone(draft: Draft) -> list[int]:
    """The open blocks below the last prose; empty if there is no prose."""
    if not draft.prose:
        return []
    return draft.open[bisect_right(draft.open, draft.prose[-1]) :]


def article_start(draft: Draft) -> int:
    """Return where in `draft.open` the article's first prose is: on a full page the first of the run, else the first.

    A text without prose has its first short sentence instead.
    """
    if is_full_page(draft):
        return open_range(draft)[0]
    if draft.prose:
        return draft.open.index(draft.prose[0])
    sentences = (at for at, i in enumerate(draft.open) if draft.line(i).ended and draft.line(i).words > 3)
    return next(sentences, len(draft.open))


def stamps(draft: Draft) -> list[int]:
    """The open blocks that are a date or a time, with a label at most."""
    return draft.still_open(draft.line_fact(_stamps))


def _stamps(draft: Draft) -> list[int]:
    short = ((i, line.folded) for i, line in numbered(draft) if line.words <= MAX_STAMP_WORDS)
    return [i for i, folded in short if is_stamp(folded) and PRICES.isdisjoint(folded)]


def numbered(draft: Draft) -> list[tuple[int, Line]]:
    """The lines with a digit, short enough for a stamp with names, that were open at the first call."""
    return draft.line_fact(_numbered)


def _numbered(draft: Draft) -> list[tuple[int, Line]]:
    short = [item for item in draft.items if item[1].words <= MAX_NUMBERED_WORDS]
    return [item for item in short if has_digit(item[1].folded)]


def main_choice(draft: Draft) -> MainChoice:
    """What the article on an HTML page is; worked out once for each page."""
    return draft.fact(_main_choice, lasting=True)


def _main_choice(draft: Draft) -> MainChoice:
    context = draft.context
    html = (lambda: str(context.source.text)) if context.source is not None else None
    return find_main(draft.page, engine=context.engine, html=html)


def parse_block(
    draft: Draft, index: int, *, own_line: bool = False, labelled: bool = False, told: str | None = None
) -> Dateline | None:
    """Return the dateline at the start of the undecided text of a block; what the page says about itself helps.

    `told` is text that may name the place, in case the metadata do not.
    """
    page, span = draft.page, (draft.free.get(index) or (draft.blocks[index].span,))[0]
    return parse_dateline(
        page.text[span.start : span.end],
        published=page.meta.published.date() if page.meta.published else None,
        language=page.language,
        start=span.start,
        own_line=own_line,
        labelled=labelled,
        told=page.meta.dateline or page.meta.location or told,
    )


def dateline_verdict(span: Span, found: Dateline) -> Verdict:
    """Return the verdict that a span is a dateline."""
    return Verdict(span, "dateline", "dateline", f"form {found.form}: {', '.join(found.evidence)}", found)


def prose_share_above(draft: Draft, index: int) -> float:
    """Share, 0-1, of the words of open prose that stands above a block; 1 where there is no prose."""
    sums = draft.fact(_prose_sums)
    return sums[bisect_left(draft.prose, index)] / sums[-1] if sums[-1] else 1.0


def _prose_sums(draft: Draft) -> list[int]:
    return list(accumulate((draft.line(i).words for i in draft.prose), initial=0))


def runs(indices: list[int]) -> list[list[int]]:
    """Cut ascending indices into runs without a hole.

    >>> runs([1, 2, 5, 6, 9])
    [[1, 2], [5, 6], [9]]
    """
    found: list[list[int]] = []
    for i in indices:
        if found and found[-1][-1] == i - 1:
            found[-1].append(i)
        else:
            found.append([i])
    return found
