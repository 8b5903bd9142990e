"""Your own packs: written from suggested phrases, read by a filter."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.errors import NewscleanError
from newsclean.filters.phrase_rule import decisive, removal
from newsclean.lexicon import Lexicon, Pack, Section, read_pack
from newsclean.lexicon.entry import entries_of
from newsclean.lexicon.packs import MAX_WORDS, PLACES, REASONS
from newsclean.model import Verdict
from newsclean.pipeline import Pipeline
from newsclean.workbench.phrases import Phrase
from newsclean.workbench.turns import above_prose, with_last

__all__ = ["PackFilter", "pack_of", "pack_text"]

WHY = "Lines that somebody who looked at pages of the site marked as residue."


@dataclass(frozen=True, slots=True)
class PackFilter:
    """Removes the lines that your own phrase pack names: `PackFilter.read("en.toml").added_to(DEFAULT)`."""

    pack: Pack
    name: ClassVar[str] = "own_pack"

    @property
    def reasons(self) -> tuple[str, ...]:
        """The sections of the pack."""
        return tuple(section.reason for section in self.pack.sections)

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> PackFilter:
        """Read a pack. Raises LexiconError, naming file, section and entry, for anything that packs do not allow."""
        return cls(read_pack(Path(path)))

    def added_to(self, pipeline: Pipeline) -> Pipeline:
        """Return a pipeline that has this filter, in the place of another pack that it had."""
        return with_last(pipeline, self)

    def early(self, draft: Draft) -> Iterable[Verdict]:
        """Act above the prose, where titles are looked for."""
        return self._taken(draft, above_prose(draft))

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        return self._taken(draft, draft.open)

    def _taken(self, draft: Draft, indices: Iterable[int]) -> Iterator[Verdict]:
        lexicon = _lexicon_of(self.pack)
        for index in indices:
            line = draft.line(index)
            found = Line(line.text, line.folded, line.words, line.ended, lexicon.scan(line.text, line.folded))
            for reason in dict.fromkeys(cue.reason for cue in found.cues):
                cue = decisive(found, reason)
                if cue:
                    yield removal(draft, index, reason, cue)
                    break


@lru_cache(maxsize=8)
def _lexicon_of(pack: Pack) -> Lexicon:
    return Lexicon(entries_of(pack, PLACES))


def pack_of(phrases: Iterable[Phrase], language: str) -> Pack:
    """Return phrases as a pack. Raises NewscleanError for lines without a reason."""
    by_reason: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        if phrase.reason not in REASONS:
            advice = f"mark it with reason=, one of {', '.join(REASONS)}"
            raise NewscleanError(f"no section of packs is known for {phrase.lines[0]!r}: {advice}")
        by_reason.setdefault(phrase.reason, []).append(phrase)
    if not by_reason:
        raise NewscleanError("no line is marked as residue")
    return Pack(language, tuple(_section(reason, of) for reason, of in sorted(by_reason.items())))


def _section(reason: str, phrases: list[Phrase]) -> Section:
    def at(place: str) -> tuple[str, ...]:
        return tuple(sorted({phrase.text for phrase in phrases if phrase.place == place}))

    examples = tuple(dict.fromkeys(line for phrase in phrases for line in phrase.lines))
    longest = max(phrase.words for phrase in phrases)
    return Section(
        reason, WHY, line=at("line"), start=at("start"), max_words=max(MAX_WORDS, longest), must_go=examples
    )


def pack_text(pack: Pack) -> str:
    """Return a pack as TOML, in the layout of those that come with newsclean.

    >>> print(pack_text(Pack("en", (Section("tags", "Topics.", line=("our topics",)),))))
    language = "en"
    <BLANKLINE>
    [tags]
    why = "Topics."
    line = [
        "our topics",
    ]
    <BLANKLINE>
    """
    return "\n".join(_toml_lines(pack)) + "\n"


def _toml_lines(pack: Pack) -> Iterator[str]:
    yield f"language = {_quoted(pack.language)}"
    for section in pack.sections:
        yield f"\n[{section.reason}]\nwhy = {_quoted(section.why)}"
        if section.max_words != MAX_WORDS:
            yield f"max_words = {section.max_words}"
        for name in (*PLACES, "must_go", "must_stay"):
            entries: tuple[str, ...] = getattr(section, name)
            if entries:
                yield "\n".join([f"{name} = [", *(f"    {_quoted(entry)}," for entry in entries), "]"])


def _quoted(text: str) -> str:
    """Return a TOML string: JSON's are, but for one character that TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
