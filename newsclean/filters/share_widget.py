"""Share bars: names of networks, share and print buttons, counters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.filters.head_lines import composite_lines
from newsclean.filters.phrase_rule import PhraseRule, decisive, removal
from newsclean.model import Verdict

__all__ = ["ShareWidget", "is_row"]

MAX_ROW_WORDS = 16
_WORD = re.compile(r"[^\W\d_]+")
_COUNTER = re.compile(r"[\d.,]+ ?[km]?\b")


@dataclass(frozen=True, slots=True)
class ShareWidget(PhraseRule):
    """Share bars: names of networks, share and print buttons, counters."""

    name: ClassVar[str] = "share_widget"
    reasons: ClassVar[tuple[str, ...]] = ("share_widget", "share_row", "share_counter")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        cued = set(draft.named(self.name))
        if cued:
            yield from self._bars(draft, cued)
        yield from composite_lines(draft, self.name)

    def _bars(self, draft: Draft, cued: set[int]) -> Iterator[Verdict]:
        """Yield the lines that a phrase names, and the counters below them."""
        above = -1
        for index, line in draft.items:
            if index not in cued and above != index - 1:
                continue
            cue = decisive(line, self.name)
            if cue and not _heads_prose(draft, index):
                yield removal(draft, index, "share_widget", cue)
            elif is_row(line):
                yield draft.remove(index, "share_row", "names of networks and nothing else")
            elif above == index - 1 >= 0 and _COUNTER.fullmatch(line.folded):
                yield draft.remove(index, "share_counter", "a number below a share button")
            else:
                continue
            above = index


def _heads_prose(draft: Draft, index: int) -> bool:
    """Tell whether a network's name is a subhead: prose stands right above and below it, and is not about sharing."""
    near = [i for i in (index - 1, index + 1) if draft.is_open(i) and draft.line(i).is_prose]
    return len(near) == 2 and draft.line(index).words == 1


def is_row(line: Line) -> bool:
    """Tell whether a line is a row of networks: "Facebook Twitter WhatsApp", two or more names and no other word."""
    if not 2 <= line.words <= MAX_ROW_WORDS:
        return False
    named = [cue.phrase for cue in line.cues if cue.reason == "share_widget"]
    if len(named) < 2:
        return False
    left = line.folded
    for phrase in sorted(named, key=len, reverse=True):
        left = left.replace(phrase, " ")
    return not _WORD.search(left)
