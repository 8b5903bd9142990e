"""Labels of advertisements, "story continues below", and sponsored boxes with their text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.phrase_rule import PhraseRule, decisive, removal
from newsclean.filters.surroundings import below, is_item
from newsclean.model import Verdict

__all__ = ["Advertisement"]

SPONSORED = ("sponsor", "promot", "paid ", "partner content", "anzeige", "publireport", "patrocin", "sponzor")
"""Beginnings of labels that stand above the text that was paid for; others stand above an empty slot."""


@dataclass(frozen=True, slots=True)
class Advertisement(PhraseRule):
    """Labels of advertisements, "story continues below", and sponsored boxes with their text."""

    max_box: int = 4
    """The most blocks of a sponsored box, label aside."""
    name: ClassVar[str] = "advertisement"
    reasons: ClassVar[tuple[str, ...]] = ("advertisement", "sponsored_box")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        for index in draft.named(self.name):
            cue = decisive(draft.line(index), self.name)
            if cue:
                yield removal(draft, index, "advertisement", cue)
                if cue.where == "line" and cue.phrase.startswith(SPONSORED):
                    yield from self._box(draft, index)

    def _box(self, draft: Draft, label: int) -> Iterator[Verdict]:
        """Yield what stands with a label of paid content: the lines up to the next blank line, if it is a box."""
        box = list(self._together(draft, label))
        if 0 < len(box) <= self.max_box:
            for index in box:
                yield draft.remove(index, "sponsored_box", f"below {draft.line(label).text!r}")

    def _together(self, draft: Draft, label: int) -> Iterator[int]:
        """Yield the blocks of the box: up to a blank line where the text has them, else headlines alone."""
        spaced = draft.fact(_is_spaced, lasting=True)
        for count, index in enumerate(below(draft, label)):
            if index != label + count + 1 or count > self.max_box:
                return
            if draft.blocks[index].gap if spaced and count else not spaced and not is_item(draft.line(index)):
                return
            yield index


def _is_spaced(draft: Draft) -> bool:
    """Tell whether the text has blank lines."""
    return any(block.gap for block in draft.blocks)
