"""Repeats of the headline, with or without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.filters.surroundings import main_choice
from newsclean.model import Verdict
from newsclean.text import fold

__all__ = ["DuplicateTitle"]

MIN_CUT_CHARS = 20
"""A title that a teaser cut short is recognised from this length on."""
MAX_SITE_WORDS = 8
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class DuplicateTitle:
    """Repeats of the headline, with or without the name of the site."""

    name: ClassVar[str] = "duplicate_title"
    reasons: ClassVar[tuple[str, ...]] = ("duplicate_title",)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        if not draft.title:
            return
        title = _key(fold(draft.title))
        if not title:
            return
        if draft.page.source == "html":
            for index in main_choice(draft).titles:
                if draft.is_open(index):
                    beside = draft.filter_of(index) == "title"
                    evidence = "a label beside the headline" if beside else "says the headline again"
                    yield draft.remove(index, "duplicate_title", evidence)
        first, last = title.split()[0], title.split()[-1]
        most = len(title.split()) + MAX_SITE_WORDS
        for index, line in draft.items:
            held = (first in line.folded) + (last in line.folded)
            if line.words > most or not held or (held < 2 and not _is_cut(line)):
                continue  # nearly every line
            if _repeats(line, title):
                yield draft.remove(index, "duplicate_title", "says the headline again")


def _key(folded: str) -> str:
    """Reduce a text to its words."""
    return " ".join(_WORDS.findall(folded))


def _repeats(line: Line, title: str) -> bool:
    """Tell whether a line is the title, the title with a site's name, or the title cut short."""
    key = _key(line.folded)
    if key == title:
        return True
    if _is_cut(line) and len(key) >= MIN_CUT_CHARS:
        return title.startswith(key)
    if line.ended or len(title) < MIN_CUT_CHARS:
        return False
    return (key.startswith(title + " ") and _site_follows(line)) or key.endswith(" " + title)


def _is_cut(line: Line) -> bool:
    return line.text.endswith(("...", "…"))


def _site_follows(line: Line) -> bool:
    """Tell whether the line has a mark that separates a headline from the name of a site."""
    return any(mark in line.folded for mark in (" | ", " - ", " :: ", " : ", " / ", " · ", "|"))
