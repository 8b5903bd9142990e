"""Lines that may be on the wrong side, and how they are shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, overload

from newsclean import line
from newsclean.export.printable import cut, escaped, printable
from newsclean.text import ends_sentence, word_count
from newsclean.workbench.marks import key_of

__all__ = ["MIN_STORIES", "Suspect", "Suspects", "is_prose", "ordered"]

MIN_STORIES = 2
"""A line of one story alone does not recur."""
MAX_SHOWN_CHARS = 160


@dataclass(frozen=True, slots=True)
class Suspect:
    """A line that may be on the wrong side, and why."""

    text: str
    pages: tuple[str, ...]
    """Names of the pages that have it."""
    evidence: tuple[str, ...]
    weight: float
    """The heavier, the earlier in the list; it means nothing else."""
    filter: str = ""
    """Who removed it; empty for a line that was kept."""
    whole: bool = True
    """It is a whole line; else the first or last sentence of paragraphs."""


@dataclass(frozen=True, slots=True)
class Suspects(Sequence[Suspect]):
    """Suspects, the likeliest first. Shown as a table in a notebook, and by `print()` in lines."""

    lines: tuple[Suspect, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Suspect: ...
    @overload
    def __getitem__(self, index: slice) -> Suspects: ...
    def __getitem__(self, index: int | slice) -> Suspect | Suspects:
        return Suspects(self.lines[index]) if isinstance(index, slice) else self.lines[index]

    def __len__(self) -> int:
        return len(self.lines)

    def without(self, keys: Collection[str]) -> Suspects:
        """Return the suspects without those whose lines have one of these keys."""
        return Suspects(tuple(each for each in self.lines if key_of(each.text) not in keys))

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text("Suspects(...)" if cycle else str(self))

    def __str__(self) -> str:
        rows = [
            f"{at:>3}  {_shown(each)}\n     ^ {printable(_why(each))}" for at, each in enumerate(self.lines)
        ]
        return "\n".join(rows) or "no suspects"

    def _repr_html_(self) -> str:
        cells = "".join(
            f"<tr><td>{at}</td><td dir=auto style='text-align:start'>{escaped(_shown(each))}</td>"
            f"<td style='text-align:start'>{escaped(_why(each))}</td></tr>"
            for at, each in enumerate(self.lines)
        )
        head = "<thead><tr><th></th><th>line</th><th>why</th></tr></thead>"
        return f"<table>{head}<tbody>{cells}</tbody></table>" if self.lines else "<p>no suspects</p>"


def _shown(suspect: Suspect) -> str:
    head, left = cut(printable(suspect.text), MAX_SHOWN_CHARS)
    return f"{head} … (+{left})" if left else head


def _why(suspect: Suspect) -> str:
    said = "; ".join(suspect.evidence)
    return f"{suspect.filter}; {said}" if suspect.filter else said


def is_prose(text: str) -> bool:
    """Tell whether a line reads like running prose, as the filters see it.

    >>> is_prose("The bridge was closed on Friday because of the storm."), is_prose("Read more")
    (True, False)
    """
    return line.is_prose(word_count(text), ended=ends_sentence(text))


def ordered(suspects: Iterable[Suspect]) -> Suspects:
    """Return suspects with the likeliest first."""
    return Suspects(tuple(sorted(suspects, key=lambda each: (-each.weight, -len(each.pages), each.text))))
