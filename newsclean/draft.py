"""The draft that filters look at: a page, the verdicts so far, and remembered facts about each block's text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import count, filterfalse
from math import inf
from typing import Any, Protocol, TypeVar, runtime_checkable

from newsclean.line import SURE_WORDS, Cue, Line, LineMemory, Scan, read_line
from newsclean.model import Block, Page, Span, Verdict
from newsclean.model.page import new_tuple
from newsclean.spans import Claim, cut
from newsclean.text import tidy

Fact = TypeVar("Fact")

__all__ = ["NO_CONTEXT", "Claim", "Cue", "Draft", "Filter", "Line", "PageContext"]


@runtime_checkable
class Filter(Protocol):
    """A step of a pipeline: an object with a name and reasons that takes a draft and yields verdicts.

    A filter may also have a method `early` with the same arguments. It is called before the filters that judge.
    """

    @property
    def name(self) -> str: ...
    @property
    def reasons(self) -> tuple[str, ...]: ...
    def __call__(self, draft: Draft) -> Iterable[Verdict]: ...


@dataclass(frozen=True, slots=True)
class PageContext:
    """What belongs to one page and is no part of it. Rooms above know the types."""

    engine: str = "own"
    """Who chooses the main content of HTML, as the pipeline's `MainContent` has it."""
    source: Any = None
    """The `Source` of the page, where an engine reads its HTML again."""
    standing: Any = None
    """The `Standing` lines that were learned of its site."""
    rules: Any = None
    """The `RulesFound` that the rules for its host say of it."""
    lines: LineMemory | None = None
    """Lines that were read on other pages."""


NO_CONTEXT = PageContext()


class Draft:
    """A page on its way to an article. Filters read it; only the pipeline settles verdicts on it."""

    __slots__ = (
        "_closed", "_cued", "_facts", "_items", "_known", "_lasting", "_line_facts", "_lines", "_most_words", "_places",
        "_prose", "_raw", "_scan", "_starts", "blocks", "claims", "context", "free", "open", "page", "title",
    )  # fmt: skip

    def __init__(
        self,
        page: Page,
        scan: Scan | None = None,
        known: Mapping[str, Line] | None = None,
        most_words: float = inf,
        context: PageContext = NO_CONTEXT,
    ) -> None:
        """Make a draft; in a line of more than `most_words` each phrase that `scan` finds is a hint."""
        self.page = page
        self.context = context
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
        self._most_words = max(most_words, SURE_WORDS)
        self._closed: set[int] = set()
        """The blocks of which nothing is undecided."""
        self._known: dict[str, Line] = dict(known or {})
        self._lines: list[Line | None] = [None] * len(page.blocks)
        self._starts: list[int] = []
        self._places: dict[int, int] = {}
        """The blocks by their starts, from the first verdict on."""
        self._facts: dict[Callable[[Draft], Any], Any] = {}
        self._line_facts: dict[Callable[[Draft], Any], Any] = {}
        self._lasting: dict[Callable[[Draft], Any], Any] = {}
        self._items: list[tuple[int, Line]] | None = None
        self._prose: list[int] | None = None
        self._cued: dict[str, list[int]] | None = None
        self._raw: list[str] | None = None

    def line(self, index: int) -> Line:
        """Return facts about the undecided text of a block."""
        line = self._lines[index]
        if line is None:
            parts = self.free.get(index)
            raw = " ".join([self.page.text[start:end] for start, end in parts]) if parts else self.raw[index]
            line = self._lines[index] = self._known.get(raw) or self._read(raw)
        return line

    def whole_line(self, index: int) -> Line:
        """Return facts about the text of a whole block, decided or not."""
        claims = self.claims.get(index)
        if claims is None or claims[0].span == self.blocks[index].span:
            return self.line(index)
        raw = self.raw[index]
        return self._known.get(raw) or self._read(raw)

    def cues_of(self, text: str) -> tuple[Cue, ...]:
        """Return the phrases that a tidied text would hold if it were a line of its own."""
        return read_line(text, self._scan, self._most_words).cues

    def lines(self) -> Mapping[str, Line]:
        """Return the facts about the open blocks, and all else that was looked at, for a draft of the same lines."""
        for index in self.open:
            self.line(index)
        return self._known

    @property
    def items(self) -> list[tuple[int, Line]]:
        """The open blocks in order, each with the facts about what is undecided of it."""
        items = self._items
        if items is None:
            items = self._items = [(index, self._lines[index] or self.line(index)) for index in self.open]
        return items

    def tidied(self, index: int) -> str:
        """Return the tidied text of an undecided block; this is cheaper than `line()`."""
        line = self._lines[index]
        return tidy(self.raw[index]) if line is None else line.text

    def _read(self, raw: str) -> Line:
        """Return the facts about a new text; one that stands on the page twice is looked at once."""
        memory = self.context.lines
        read = memory.read if memory is not None else read_line
        line = read(raw, self._scan, self._most_words)
        self._known[raw] = line = self._known.setdefault(line.text, line)
        return line

    @property
    def raw(self) -> list[str]:
        """The source text of each block, claimed or not."""
        if self._raw is None:
            text = self.page.text
            self._raw = [text[block.span.start : block.span.end] for block in self.blocks]
        return self._raw

    def fact(self, work_out: Callable[[Draft], Fact], *, lasting: bool = False) -> Fact:
        """Return the result of a pure function of this draft, and remember it until a verdict changes the draft.

        With `lasting`, the result depends on the page alone and is remembered for good.
        """
        facts = self._lasting if lasting else self._facts
        if work_out not in facts:
            facts[work_out] = work_out(self)
        found: Fact = facts[work_out]
        return found

    def line_fact(self, work_out: Callable[[Draft], Fact]) -> Fact:
        """Return the result of a pure function of the lines that are open now, and remember it until a line is cut.

        So some of its blocks may be decided by now.
        """
        if work_out not in self._line_facts:
            self._line_facts[work_out] = work_out(self)
        found: Fact = self._line_facts[work_out]
        return found

    def cued(self, reason: str) -> list[int]:
        """Return the open blocks that hold a phrase for this reason, in order, hints included."""
        long = [index for index in self.long if self.line(index).hint(reason)]
        return sorted([*self.named(reason), *long]) if long else self.named(reason)

    def named(self, reason: str) -> list[int]:
        """Return the same without long paragraphs, in which a phrase is only a hint.

        A filter that looks for wording starts here: most blocks hold no phrase at all.
        """
        if self._cued is None:
            self._cued = self.line_fact(_cued)
        cued = self._cued.get(reason)
        return self.still_open(cued) if cued else []

    @property
    def long(self) -> list[int]:
        """The open blocks that are long paragraphs, in order; their phrases are looked for when somebody asks."""
        return self.still_open(self.line_fact(_long))

    def still_open(self, indices: Iterable[int]) -> list[int]:
        """Return the blocks among these that are not fully decided yet."""
        return list(filterfalse(self._closed.__contains__, indices))

    @property
    def prose(self) -> list[int]:
        """Indices of the open blocks that read like running prose, in order."""
        prose = self._prose
        if prose is None:
            prose = self._prose = self.still_open(self.line_fact(_prose))
        return prose

    def is_open(self, index: int) -> bool:
        """Tell whether a part of a block is undecided; False for an index outside the page."""
        return 0 <= index < len(self.blocks) and self.free.get(index) != ()

    def filter_of(self, index: int) -> str | None:
        """Return the name of the filter that claimed a block first, or None."""
        claims = self.claims.get(index)
        return claims[0].filter if claims else None

    def remove(self, index: int, reason: str, evidence: str) -> Verdict:
        """Make the verdict that removes a whole block.

        Args:
            index: The block.
            reason: One of the filter's reasons.
            evidence: What the filter saw, for people.

        Returns:
            The verdict; yield it.
        """
        return Verdict(self.blocks[index].span, "removed", reason, evidence)

    def settle(self, name: str, verdicts: Iterable[Verdict]) -> int:
        """Accept verdicts on text that nobody has claimed; return how many had an effect. For the pipeline only."""
        verdicts = list(verdicts)
        if not verdicts:
            return 0
        if not self._starts:
            self._starts = [block[0][0] for block in self.blocks]
            self._places = dict(zip(self._starts, count(), strict=False))
        blocks, places, free = self.blocks, self._places, self.free
        accepted = 0
        for verdict in verdicts:
            span = verdict[0]
            index = places.get(span[0]) if verdict[1] != "title" else None
            if index is None or index in free or blocks[index][0] != span or span[0] == span[1]:
                accepted += self._accept(name, verdict)
                continue
            # nearly every verdict
            self.claims[index] = (new_tuple(Claim, (blocks[index][0], name, verdict)),)
            free[index] = ()
            self._closed.add(index)
            accepted += 1
        if accepted:
            self.open = self.still_open(self.open)
            self._facts.clear()
            self._items = self._prose = self._cued = None
        return accepted

    def _accept(self, name: str, verdict: Verdict) -> bool:
        """Claim what is still free of a verdict's span, block by block."""
        (start, end), starts = verdict.span, self._starts
        first = max(0, bisect_right(starts, start) - 1)
        return sum([self._claim(i, name, verdict) for i in range(first, bisect_left(starts, end))]) > 0

    def _claim(self, index: int, name: str, verdict: Verdict) -> bool:
        """Claim what is free of one block; remember what stays free."""
        block, span = self.blocks[index].span, verdict.span
        if index not in self.free and span.start <= block.start and span.end >= block.end:
            self.claims[index] = (new_tuple(Claim, (block, name, verdict)),)
            self.free[index] = ()
            self._closed.add(index)
            if verdict.role == "title":
                self.title = tidy(self.page.text[block.start : block.end])
            return True
        taken, left = cut(self.free.get(index, (block,)), span, self.page.text)
        if not taken:
            return False
        if verdict.role == "title":
            self.title = tidy(self.page.text[span.start : span.end])
        claims = tuple(Claim(part, name, verdict) for part in taken)
        self.claims[index] = self.claims.get(index, ()) + claims
        self.free[index] = left
        if not left:
            self._closed.add(index)
        self._lines[index] = None
        self._line_facts.clear()  # what is left of the block may read otherwise
        return True


def _prose(draft: Draft) -> list[int]:
    return [index for index, line in draft.items if line.is_prose]


def _long(draft: Draft) -> list[int]:
    return [index for index, line in draft.items if line.hints_only]


def _cued(draft: Draft) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, line in draft.items:
        for cue in () if line.hints_only else line.cues:
            places = found.setdefault(cue.reason, [])
            if not places or places[-1] != index:
                places.append(index)
    return found
