"""The draft that filters look at: a page, the verdicts so far, and remembered facts about each block's text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, Protocol, runtime_checkable

from newsclean.model import Block, Page, Span, Verdict
from newsclean.text import ends_sentence, fold, is_blank, label_share, tidy, word_count

__all__ = ["Claim", "Cue", "Draft", "Filter", "Line"]


PROSE_WORDS = 10
"""Words of the shortest block with an end mark that counts as prose: headlines that end in "?" are shorter."""
LONG_WORDS = 30
"""The same for a block without an end mark."""


class Cue(NamedTuple):
    """A phrase of the lexicon, found in a block."""

    reason: str
    where: str
    """line, start, end, inside, hint or own (a caller's phrase)."""
    phrase: str
    at: int = 0
    """Where in the folded text it starts."""


class Line(NamedTuple):
    """What a filter may want to know of the text of a block, worked out once."""

    text: str
    """Tidied."""
    folded: str
    words: int
    ended: bool
    """It ends with an end mark."""
    cues: tuple[Cue, ...] = ()

    @property
    def is_prose(self) -> bool:
        """It is a sentence or more, by length and end mark; one short sentence is not yet prose."""
        return self.words >= (PROSE_WORDS if self.ended else LONG_WORDS)

    def cue(self, reason: str, *where: str) -> Cue | None:
        """Return the first cue for a reason (at one of these places, where given), or None."""
        for cue in self.cues:
            if cue.reason == reason and (cue.where in where if where else cue.where != "hint"):
                return cue
        return None

    def hint(self, reason: str) -> bool:
        """Tell whether any phrase of a reason is here, decisive or not."""
        return any(cue.reason == reason for cue in self.cues)


class Claim(NamedTuple):
    """A verdict as far as it was accepted: the part of its span that nobody had claimed before, in one block."""

    span: Span
    filter: str
    verdict: Verdict


@runtime_checkable
class Filter(Protocol):
    """What the pipeline runs: a name, the reasons it can give, and a call that yields verdicts on a draft."""

    @property
    def name(self) -> str: ...
    @property
    def reasons(self) -> tuple[str, ...]: ...
    def __call__(self, draft: Draft) -> Iterable[Verdict]: ...


class Draft:
    """A page on its way to an article. Filters read it; only the pipeline settles verdicts on it."""

    __slots__ = (
        "_cued",
        "_known",
        "_label_share",
        "_lines",
        "_prose",
        "_scan",
        "_starts",
        "blocks",
        "claims",
        "free",
        "open",
        "page",
        "title",
    )

    def __init__(
        self,
        page: Page,
        scan: Callable[[str, str], tuple[Cue, ...]] | None = None,
        known: Mapping[str, Line] | None = None,
    ) -> None:
        self.page = page
        self.blocks: tuple[Block, ...] = page.blocks
        self.open: list[int] = list(range(len(page.blocks)))
        """Indices of the blocks of which something is undecided, in order."""
        self.free: dict[int, tuple[Span, ...]] = {}
        """What is undecided of a block that was claimed in part or whole; a block not in here is all free."""
        self.claims: dict[int, tuple[Claim, ...]] = {}
        """Accepted verdicts, by block."""
        self.title: str | None = page.meta.title
        """The title as far as it is known."""
        self._scan = scan
        self._known = known or {}
        self._lines: list[Line | None] = [None] * len(page.blocks)
        self._starts: list[int] | None = None
        self._prose: list[int] | None = None
        self._label_share: float | None = None
        self._cued: dict[str, list[int]] | None = None

    def line(self, index: int) -> Line:
        """Return the facts about what is undecided of a block."""
        line = self._lines[index]
        if line is None:
            line = self._lines[index] = self._look(index)
        return line

    def lines(self) -> dict[str, Line]:
        """Return what is known of the open blocks, by their tidied text, for another draft of the same lines."""
        return {line.text: line for line in map(self.line, self.open)}

    def _look(self, index: int) -> Line:
        parts = self.free.get(index) or (self.blocks[index].span,)
        raw = " ".join([self.page.text[part.start : part.end] for part in parts])
        if raw in self._known:
            return self._known[raw]
        text = tidy(raw)
        folded = fold(text)
        cues = self._scan(text, folded) if self._scan else ()
        return Line(text, folded, word_count(text), ends_sentence(text), cues)

    @property
    def label_share(self) -> float:
        """Share, 0-1, of labels among the lines of the page, claimed or not: a few words and no end mark."""
        if self._label_share is None:
            self._label_share = label_share([self.page.text[b.span.start : b.span.end] for b in self.blocks])
        return self._label_share

    def cued(self, reason: str) -> list[int]:
        """Return the open blocks that hold a phrase of a reason, decisive or not, in order.

        A filter that looks for wording starts here: most blocks hold no phrase at all.
        """
        if self._cued is None:
            self._cued = {}
            for index in self.open:
                for name in {cue.reason for cue in self.line(index).cues}:
                    self._cued.setdefault(name, []).append(index)
        return [i for i in self._cued.get(reason, ()) if self.free.get(i) != ()]

    @property
    def prose(self) -> list[int]:
        """Indices of the open blocks that read like running prose, in order."""
        if self._prose is None:
            self._prose = [i for i in self.open if self.line(i).is_prose]
        return self._prose

    def filter_of(self, index: int) -> str | None:
        """Return the name of the filter that claimed a block first, or None."""
        claims = self.claims.get(index)
        return claims[0].filter if claims else None

    def remove(self, index: int, reason: str, evidence: str) -> Verdict:
        """Return a verdict that removes a whole block."""
        return Verdict(self.blocks[index].span, "removed", reason, evidence)

    def settle(self, name: str, verdicts: Iterable[Verdict]) -> int:
        """Accept verdicts as far as nobody was first; return how many had an effect. For the pipeline only."""
        accepted = sum([self._accept(name, verdict) for verdict in list(verdicts)])
        if accepted:
            self.open = [i for i in self.open if self.free.get(i) != ()]
            self._prose = None
        return accepted

    def _accept(self, name: str, verdict: Verdict) -> bool:
        """Claim what is still free of a verdict's span, block by block."""
        if self._starts is None:
            self._starts = [block.span.start for block in self.blocks]
        index = max(0, bisect_right(self._starts, verdict.span.start) - 1)
        taken = False
        while index < len(self.blocks) and self._starts[index] < verdict.span.end:
            taken |= self._claim(index, name, verdict)
            index += 1
        return taken

    def _claim(self, index: int, name: str, verdict: Verdict) -> bool:
        """Claim what is free of one block; remember what stays free."""
        block, span = self.blocks[index].span, verdict.span
        if index not in self.free and span.start <= block.start and span.end >= block.end:
            self.claims[index] = (Claim(block, name, verdict),)
            self.free[index] = ()
            if verdict.role == "title":
                self.title = tidy(self.page.text[block.start : block.end])
            return True
        taken, left = _cut(self.free.get(index, (block,)), span, self.page.text)
        if not taken:
            return False
        if verdict.role == "title":
            self.title = tidy(self.page.text[span.start : span.end])
        claims = tuple(Claim(part, name, verdict) for part in taken)
        self.claims[index] = self.claims.get(index, ()) + claims
        self.free[index] = left
        self._lines[index] = None
        return True


def _cut(parts: tuple[Span, ...], span: Span, text: str) -> tuple[list[Span], tuple[Span, ...]]:
    """Split spans at a span: what of them lies inside, and what is left, blank pieces dropped."""
    inside, left = [], []
    for part in parts:
        start, end = max(part.start, span.start), min(part.end, span.end)
        if start >= end:
            left.append(part)
            continue
        inside.append(Span(start, end))
        left += [Span(part.start, start), Span(end, part.end)]
    return [p for p in inside if not _blank(p, text)], tuple(p for p in left if not _blank(p, text))


def _blank(span: Span, text: str) -> bool:
    return span.start >= span.end or is_blank(text[span.start : span.end])
