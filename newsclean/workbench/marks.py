"""What a person said of lines: a mark holds for every page that has the line, whatever numbers are in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from newsclean.draft import Draft
from newsclean.errors import UnknownNameError
from newsclean.model import Article, Span, Verdict
from newsclean.standing.folding import fold_line, sentences
from newsclean.text import ends_sentence, fold, tidy
from newsclean.workbench.turns import above_prose

__all__ = ["MARKS", "Mark", "MarkedLines", "check_mark", "key_of", "text_of", "with_marked_body"]

MARKS = ("body", "residue")


class Mark(NamedTuple):
    """A line that a person marked as body or residue."""

    text: str
    what: str
    """One of MARKS."""
    reason: str | None = None
    """Section of a phrase pack where residue belongs, such as "newsletter"; None where nobody said."""
    whole: bool = True
    """It is a whole line; else a sentence of one."""

    @property
    def key(self) -> str:
        """How the line is compared."""
        return key_of(self.text)


def key_of(text: str) -> str:
    """Return how a line is compared with others: case, kinds of quotes, numbers and dates are folded away.

    >>> key_of("You have read 3 stories") == key_of("You have read 12 stories")
    True
    """
    line = fold_line(tidy(text))
    return line.key if line else fold(text)


def text_of(line: Any) -> str:
    """Return the text of a line that is given as str, or as a suspect, paragraph or removal.

    >>> text_of(3)
    Traceback (most recent call last):
    TypeError: a line must be str, or have a text, not int
    """
    text = line if isinstance(line, str) else getattr(line, "text", None)
    if not isinstance(text, str):
        raise TypeError(f"a line must be str, or have a text, not {type(line).__name__}")
    return tidy(text)


def check_mark(what: str) -> None:
    """Raise UnknownNameError for what is no mark."""
    if what not in MARKS:
        raise UnknownNameError("mark", what, MARKS)


@dataclass(frozen=True, slots=True)
class MarkedLines:
    """Lines and sentences that a person marked as residue."""

    marks: tuple[Mark, ...] = ()
    name: ClassVar[str] = "marked_lines"
    reasons: ClassVar[tuple[str, ...]] = ("marked_residue",)

    def early(self, draft: Draft) -> Iterable[Verdict]:
        """Act above the prose, where titles are looked for, on whole lines."""
        return self._taken(draft, above_prose(draft), whole=True)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        return self._taken(draft, draft.open, whole=False)

    def _taken(self, draft: Draft, indices: Iterable[int], *, whole: bool) -> Iterator[Verdict]:
        known = {mark.key: mark for mark in self.marks if mark.what == "residue"}
        has_parts = not whole and any(not mark.whole for mark in known.values())
        for index in indices:
            line = draft.line(index)
            mark = known.get(key_of(line.text))
            if mark is not None:
                yield _verdict(draft.blocks[index].span, mark)
            elif has_parts and line.words > 1:
                yield from self._parts(draft, index, known)

    def _parts(self, draft: Draft, index: int, known: dict[str, Mark]) -> Iterator[Verdict]:
        start, raw = draft.blocks[index].span.start, draft.raw[index]
        for begin, end in sentences(raw):
            mark = known.get(key_of(raw[begin:end])) if ends_sentence(raw[begin:end]) else None
            if mark is not None and not mark.whole:
                yield _verdict(Span(start + begin, start + end), mark)


def _verdict(span: Span, mark: Mark) -> Verdict:
    return Verdict(span, "removed", "marked_residue", f"marked as {mark.reason or 'residue'}")


def with_marked_body(article: Article, marks: Iterable[Mark]) -> Article:
    """Return an article with the removed lines that are marked as body put back."""
    keys = {mark.key for mark in marks if mark.what == "body"}
    for removal in article.removed if keys else ():
        if key_of(removal.text) in keys:
            article = article.restore(removal)
    return article
