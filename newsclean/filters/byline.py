"""Who wrote it: "By Ada Marsh", "Von Ada Marsh, Berlin", a name beside a stamp."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.filters.phrase_rule import PhraseRule, decisive, evidence_of
from newsclean.filters.surroundings import head_zone
from newsclean.model import Verdict

__all__ = ["Byline"]

FIRST_LINES = 5
MAX_BYLINE_WORDS = 16
BY_WORDS = frozenset(
    "by von par por de di door av af door tekst text texte texto autor autora author auteur autore redakteur "
    "reporter words story skrevet skriven přeložil napsal pisze oprac автор автори reporting door od yazan ad posted "
    "written published tekstas tekst: toimittaja kirjoittaja penulis oleh reporter: tác laporan".split()
)
"""First words of bylines in the languages of the packs; each needs a name behind it."""
_NAME = re.compile(r"(?:[^\W\d_a-z][\w'’.\-]*|d[aeiou]|v[ao]n|den|der|bin|al|el|la|le|y|e)$")
_BREAK = re.compile(
    r"\s*(?:,|\||/|·|•|&| - | – | — |\band\b|\bin\b|\ben\b|\bà\b|\bund\b|\bet\b|\by\b|\be\b|\bog\b|\boch\b)\s*"
)


@dataclass(frozen=True, slots=True)
class Byline(PhraseRule):
    """Who wrote it: "By Ada Marsh", "Von Ada Marsh, Berlin", a name beside a stamp."""

    name: ClassVar[str] = "byline"
    reasons: ClassVar[tuple[str, ...]] = ("byline", "name_beside_stamp")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        head = {*head_zone(draft), *draft.open[:FIRST_LINES]}  # a standfirst may be the first prose
        for index in draft.open:
            line = draft.line(index)
            cue = decisive(line, self.name)
            if cue:
                yield draft.remove(index, "byline", evidence_of(cue))
            elif line.words <= MAX_BYLINE_WORDS and not _is_sentence(line):
                if _names_author(line.text):
                    yield draft.remove(index, "byline", f"{line.text.split()[0]!r} and a name")
                elif (
                    index in head
                    and not line.ended
                    and _is_name(_BREAK.split(line.text, maxsplit=1)[0])
                    and _beside_stamp(draft, index)
                ):
                    yield draft.remove(index, "name_beside_stamp", "a name beside a byline or a stamp")


def _is_sentence(line: Line) -> bool:
    return (line.ended and line.text[-1] in "?!") or (line.ended and line.words > 8)


def _names_author(text: str) -> bool:
    """Tell whether a line is a by-word and a name, whatever follows the name."""
    first, _, rest = text.lstrip("-–—|• ").partition(" ")
    if first.casefold().rstrip(":") not in BY_WORDS or not rest:
        return False
    name = _BREAK.split(rest, maxsplit=1)[0].lstrip(": ")
    return _is_name(name) and (name == rest or not first[0].islower() or first[-1] == ":")


def _is_name(text: str) -> bool:
    """Tell whether a text is two to four capitalised words: a person's name, as far as shape can tell."""
    words = text.split()
    return 2 <= len(words) <= 4 and words[0][0].isupper() and all(_NAME.match(word) for word in words)


def _beside_stamp(draft: Draft, index: int) -> bool:
    """Tell whether a byline, stamp or reading time was found right above or below."""
    near = {draft.filter_of(i) for i in (index - 1, index + 1) if 0 <= i < len(draft.blocks)}
    return not near.isdisjoint({"byline", "timestamp", "update_stamp", "reading_time"})
