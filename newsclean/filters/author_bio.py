"""Notes on the author, who they are and where to follow them, and on the publisher."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.phrase_rule import PhraseRule, decisive, removal
from newsclean.filters.publisher_note import publisher_notes
from newsclean.lexicon.writers import speaks_of_self, tells_of_writer
from newsclean.model import Verdict
from newsclean.text import fold

__all__ = ["AuthorBio"]

MAX_BIO_WORDS = 90
MAX_BIOS = 4
"""Authors who wrote one story together and have a note each."""
MAX_LABELS = 3
"""Lines that are no prose, such as an address, that may stand below a note."""
MIN_PROSE = 2
"""Paragraphs of a story that may have a note below it."""
MAX_BYLINE_CHARS = 160
_BYLINE_HINTS = frozenset(("byline", "to-author"))
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_][\w'’.\-]*(?: [^\W\d_][\w'’.\-]*){1,3}")


@dataclass(frozen=True, slots=True)
class AuthorBio(PhraseRule):
    """Notes about the author: who they are, where to follow them. At the end of a page also about the publisher."""

    name: ClassVar[str] = "author_bio"
    reasons: ClassVar[tuple[str, ...]] = ("author_bio", "note_on_writer", "note_on_publisher")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        edge = len(draft.blocks) // 2
        for index in draft.named(self.name):
            cue = decisive(draft.line(index), self.name)
            if cue and (cue.where in ("line", "own") or index > edge or not draft.line(index).is_prose):
                yield removal(draft, index, "author_bio", cue)
        yield from _notes(draft)
        yield from _by_role(draft)
        yield from publisher_notes(draft)


def _by_role(draft: Draft) -> Iterator[Verdict]:
    """Yield the last paragraphs that say which newsroom their first name works for, or speak below a bare name."""
    if len(draft.prose) < MIN_PROSE:
        return
    labels = 0
    for index in reversed(draft.open[-MAX_BIOS - MAX_LABELS :]):
        line = draft.line(index)
        name = tells_of_writer(line.text) if line.words <= MAX_BIO_WORDS else None
        if name is not None and not _told_above(draft, index, name):
            yield draft.remove(
                index, "note_on_writer", f"the last paragraph says what {name!r} is at the paper"
            )
        elif speaks_of_self(line.text) and _below_name(draft, index):
            evidence = "speaks of itself below a name"
            yield draft.remove(index - 1, "note_on_writer", evidence)
            yield draft.remove(index, "note_on_writer", evidence)
        elif labels < MAX_LABELS and (line.cues or not line.is_prose):
            labels += 1  # what other filters take
        else:
            return


def _below_name(draft: Draft, index: int) -> bool:
    """Tell whether a name of two or three words stands alone on the line above."""
    words = draft.raw[index - 1].split() if index else []
    return len(words) in (2, 3) and all(word[0].isupper() and word.isalpha() for word in words)


def _notes(draft: Draft) -> Iterator[Verdict]:
    """Yield the last paragraphs that each begin with the name of a writer whom no other paragraph names."""
    writers = _writers(draft)
    if not writers:
        return
    labels = notes = 0
    for index in reversed(draft.open):
        if notes == MAX_BIOS or labels > MAX_LABELS or len(draft.prose) - notes < 2:
            return
        line = draft.line(index)
        name = _writer(line.text, writers) if line.words <= MAX_BIO_WORDS else None
        if name is None:
            if line.is_prose or notes:
                return
            labels += 1
        elif not line.ended or _told_above(draft, index, name):
            return
        else:
            notes += 1
            yield draft.remove(
                index, "note_on_writer", f"the last paragraph begins with the writer's name, {name!r}"
            )


def _writers(draft: Draft) -> frozenset[str]:
    """Return the folded names of the writers: those in the metadata, and those in the bylines that were removed."""
    named = [name for text in _bylines(draft) for name in _names_in(text)]
    outlet = fold(draft.page.meta.site_name or "")
    folded = (*map(fold, draft.page.meta.authors), *named)
    return frozenset(name for name in folded if " " in name and name not in outlet)


def _bylines(draft: Draft) -> Iterator[str]:
    """Yield what was removed as a byline, or from an element that is named one or leads to an author."""
    for index, claims in draft.claims.items():
        hints = draft.blocks[index].hints
        marked = bool(hints) and not hints.isdisjoint(_BYLINE_HINTS)
        if not marked and len(claims) == 1 and claims[0].filter != "byline":
            continue  # nearly every block
        for (start, end), name, verdict in claims:
            if name == "byline" or (marked and verdict.role == "removed"):
                yield draft.page.text[start : min(end, start + MAX_BYLINE_CHARS)]


def _names_in(text: str) -> Iterator[str]:
    """Yield the runs of two capitalised words and more in a byline, folded, and every pair of such words."""
    run: list[str] = []
    for word in [*re.findall(r"[^\W\d_][\w'’.\-]*", text), "."]:
        if word[0].isupper():
            run.append(word)
            continue
        for start in range(len(run) - 1):
            yield fold(" ".join(run[start : start + 2])).rstrip(".,")
        run = []


def _writer(text: str, writers: frozenset[str]) -> str | None:
    """Return the writer's name that a text begins with, if a small letter follows it, or None."""
    found = _NAME.match(text)
    if found is None:
        return None
    words = found[0].split()
    for count in range(2, len(words) + 1):
        behind = text[len(" ".join(words[:count])) :].lstrip()
        if fold(" ".join(words[:count])) in writers and behind[:1].islower():
            return " ".join(words[:count])
    return None


def _told_above(draft: Draft, index: int, name: str) -> bool:
    """Tell whether a paragraph above names the writer too: then the story is about this person."""
    last = _WORD.findall(fold(name))[-1]
    return any(last in _WORD.findall(draft.line(i).folded) for i in draft.prose if i < index)
