"""Text that the page says twice: teasers of its own paragraphs, pull quotes, captions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.model import Verdict

__all__ = ["RepeatedText"]


@dataclass(frozen=True, slots=True)
class RepeatedText:
    """Text that the page says twice: teasers of its own paragraphs, pull quotes, captions."""

    min_words: int = 14
    """Shorter sentences may come twice in an article: answers, refrains."""
    min_words_adjacent: int = 4
    """A line right below its copy goes from this length on: a caption and its long form."""
    name: ClassVar[str] = "repeated_text"
    reasons: ClassVar[tuple[str, ...]] = ("repeated_text",)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        first: dict[str, int] = {}
        if draft.page.source == "html":
            return  # there copies are told by where they stand, when the article is found
        for index, line in draft.items:
            if not line.ended and self._doubled(line):
                yield draft.remove(
                    index, "repeated_text", "says the same twice, as a teaser does for its picture"
                )
        if len({line.folded for _, line in draft.items}) == len(draft.items):
            return
        for index, line in draft.items:
            above = first.setdefault(line.folded, index)
            if above == index or not self._counts(draft, above, index):
                continue
            if above == draft.open[0] and index > above + 1:
                first[line.folded] = index  # the first was the standfirst: it may be said again, once
            else:
                yield draft.remove(index, "repeated_text", f"said before, at {draft.blocks[above].path}")

    def _doubled(self, line: Line) -> bool:
        """Tell whether a line is a headline or a label and the same once more: the text of a teaser and its picture."""
        half, odd = divmod(len(line.text), 2)
        if not odd or line.text[half] != " " or line.words < 2 * self.min_words_adjacent:
            return False
        return line.text[:half] == line.text[half + 1 :]

    def _counts(self, draft: Draft, above: int, index: int) -> bool:
        """Tell whether a copy counts: answers, table rows, list items and lines of code may all come twice."""
        line = draft.line(index)
        if index == above + 1:
            return line.words >= self.min_words_adjacent
        return line.ended and line.words >= self.min_words and draft.blocks[index].kind == "line"
