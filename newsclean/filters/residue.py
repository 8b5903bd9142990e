"""Lines that no name fits but that stand and look like residue: judged by a small learned model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.filters.surroundings import is_full_page
from newsclean.learned.forest import load_forest
from newsclean.model import Verdict
from newsclean.observe.line_features import FEATURES, line_features

__all__ = ["Residue"]

MODEL = "line_model"
MIN_LINES = 10
"""The model was made on longer texts and has nothing to say on shorter ones."""
MIN_SENTENCE_WORDS = 2
SAFE_WORDS = 30
"""A paragraph of so many words between two of prose is not asked about: it is the article."""


@dataclass(frozen=True, slots=True)
class Residue:
    """Lines that no name fits but that stand and look like residue: judged by a small learned model."""

    min_score: float = 0.6
    """Score, 0-1, from which a line of an article's text is removed."""
    min_score_full: float = 0.53
    """The same on a full page with menus and footers, where most lines are residue."""
    sentence: float = 0.27
    """So much more is asked of a whole sentence that holds no phrase of residue."""
    hinted: float = 0.17
    """The same where it does hold one, in prose of an article's text."""
    prose: float = 0.42
    """So much more of prose, and of a sentence below it: the last line of a story is often a short one."""
    name: ClassVar[str] = "residue"
    reasons: ClassVar[tuple[str, ...]] = ("residue_before", "residue_inside", "residue_after")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        if draft.page.source != "text" or len(draft.blocks) < MIN_LINES or not _shows_residue(draft):
            return ()
        found = list(self._found(draft))
        return found if len(found) < len(draft.open) else ()  # a model alone never empties an article

    def _found(self, draft: Draft) -> Iterator[Verdict]:
        """Yield the lines that reach the bar."""
        full = is_full_page(draft)
        bar = self.min_score_full if full else self.min_score
        follows = _follow_prose(draft)
        wanted = [i for i in draft.open if not _safe(draft, i)]
        scores = load_forest(MODEL, FEATURES).scores(line_features(draft, wanted))
        for index, score in zip(wanted, scores, strict=True):
            if score >= bar and score >= bar + self._more(draft.line(index), index in follows, full):
                line = draft.line(index)
                shape = f"{line.words} words, {'an' if line.ended else 'no'} end mark"
                yield self._verdict(draft, index, f"score {score:.2f} of the line model ({shape})")

    def _more(self, line: Line, follows: bool, full: bool) -> float:
        """Return what is asked of a line on top; half of it on a full page, where prose is residue more often."""
        if not _is_sentence(line):
            return 0.0
        if line.cues:
            return self.hinted if line.is_prose and not full else 0.0
        more = self.prose if follows or (line.is_prose and not full) else self.sentence
        return more / 2 if full else more

    def _verdict(self, draft: Draft, index: int, evidence: str) -> Verdict:
        first, last = (draft.prose[0], draft.prose[-1]) if draft.prose else (index, index)
        reason = "residue_before" if index < first else "residue_after" if index > last else "residue_inside"
        return draft.remove(index, reason, evidence)


def _follow_prose(draft: Draft) -> frozenset[int]:
    """The blocks right below a paragraph, what was removed between them aside."""
    prose = set(draft.prose)
    return frozenset(index for above, index in pairwise(draft.open) if above in prose)


def _is_sentence(line: Line) -> bool:
    """Tell whether a line is a sentence by its form: a few words, no small letter at the start, an end mark."""
    return line.ended and line.words >= MIN_SENTENCE_WORDS and not line.text[0].islower()


def _shows_residue(draft: Draft) -> bool:
    """Tell whether another filter found something: a text without any sign of residue is left alone."""
    return any(claims[0].verdict.role == "removed" for claims in draft.claims.values())


def _safe(draft: Draft, index: int) -> bool:
    """Tell whether a block is a paragraph without a hint of residue, in the middle of others."""
    line = draft.line(index)
    if not line.ended or line.words < SAFE_WORDS or not 0 < index < len(draft.blocks) - 1:
        return False
    near = (index - 1, index + 1)
    return all(draft.filter_of(i) is None and draft.line(i).is_prose for i in near) and not line.cues
