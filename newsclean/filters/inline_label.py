"""Labels that an extractor ran into a paragraph, behind one of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.filters.own_part import part_span, sentence_openers, sentences
from newsclean.line import PROSE_WORDS
from newsclean.model import Verdict
from newsclean.text import ends_sentence

__all__ = ["InlineLabel"]

LABELS = frozenset(
    """
    advertisement affiliate_note app_promo comment_tail donation media_player newsletter paywall_prompt related_links
    share_widget
    """.split()
)
"""Reasons whose phrases are labels of the page; a credit or a name behind a sentence belongs to it."""
MAX_LABEL_WORDS = 8
MAX_LABEL_CHARS = 80
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class InlineLabel:
    """Labels that an extractor ran into a paragraph, behind one of its sentences.

    So "… in two summers." Advertisement Continue reading the main story The shipyard …" loses the six words that are
    a label when they stand alone.
    """

    name: ClassVar[str] = "inline_label"
    reasons: ClassVar[tuple[str, ...]] = ("inline_label",)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        for index, line in draft.items:
            if line.words <= PROSE_WORDS or not (line.hints_only or (line.cues and _hints(line))):
                continue
            for start, end, phrase in _labels(draft, line):
                span = part_span(draft, index, start, end)
                yield Verdict(span, "removed", "inline_label", f"the label {phrase!r} behind a sentence")


def _hints(line: Line) -> bool:
    """Tell whether a line holds any phrase of a label, as a paragraph with a label in it does."""
    return any(cue.reason in LABELS for cue in line.cues)


def _labels(draft: Draft, line: Line) -> Iterator[tuple[int, int, str]]:
    """Yield the start and end of each label behind a sentence, with the phrase that it is."""
    for first, end in line.fact(_candidates):
        cues = draft.cues_of(line.text[first:end].rstrip())
        cue = next((cue for cue in cues if cue.where == "line"), None)
        if cue:
            yield first, end, cue.phrase


def _candidates(line: Line) -> list[tuple[int, int]]:
    """Return the start and end of what may be labels behind sentences."""
    ends = [(first, _end(line.text, first, last)) for first, last in sentences(line.text)[1:]]
    return [(first, end) for first, end in ends if end]


def _end(text: str, first: int, last: int) -> int | None:
    """Return where a label would end: at the first word that opens sentences, or with the text; None for neither."""
    stop, openers = min(last, first + MAX_LABEL_CHARS), sentence_openers()
    if text[first:stop].split(None, 1)[0] in openers:
        return None  # most sentences
    words = text[first:stop].split(None, MAX_LABEL_WORDS + 1)
    if len(words) > MAX_LABEL_WORDS and openers.isdisjoint(words[: MAX_LABEL_WORDS + 1]):
        return None  # nearly all others
    for count, word in enumerate(_WORD.finditer(text, first, stop)):
        if word[0] in openers:
            return word.start() if count else None
        if count == MAX_LABEL_WORDS:
            return None
    is_end = last == len(text) and last - first <= MAX_LABEL_CHARS
    return last if is_end and not ends_sentence(text[first:]) else None
