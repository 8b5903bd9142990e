"""Phrase packs: one TOML file a language, one section a reason, checked as they are read."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from unicodedata import is_normalized

from newsclean.errors import LexiconError, UnknownNameError
from newsclean.lexicon.keys import digits, match_key
from newsclean.lexicon.layout import read_layout
from newsclean.text import fold

__all__ = ["ANY", "PLACES", "REASONS", "Pack", "Section", "known_languages", "pack_for", "read_pack"]

ANY = "any"
"""Name of the pack that holds for every language."""
PLACES = ("line", "start", "end", "inside", "hint")
"""Where in a line a phrase may stand; all but hint are decisive."""
REASONS = (
    "advertisement", "affiliate_note", "alternate_addresses", "app_promo", "author_bio", "byline",
    "comment_tail", "contact_tips", "cookie_notice", "copyright", "donation", "image_caption",
    "live_card", "media_player", "newsletter", "paywall_prompt", "reading_time", "related_links",
    "share_widget", "site_header", "source_credit", "tags", "timestamp", "update_stamp",
)  # fmt: skip
"""Sections that a pack may have."""
MAX_WORDS = 30
"""A line longer than this is prose until shown otherwise; sections may set their own limit."""

_EXAMPLES = ("must_go", "must_stay")
_PHRASES = Path(__file__).with_name("phrases")


@dataclass(frozen=True, slots=True)
class Section:
    """The phrases of one reason in one language, with the examples that prove them."""

    reason: str
    why: str
    line: tuple[str, ...] = ()
    """Phrases that are a whole line."""
    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    hint: tuple[str, ...] = ()
    """Phrases that prove nothing alone."""
    max_words: int = MAX_WORDS
    """Longest line, in words, in which start, end and inside are decisive."""
    must_go: tuple[str, ...] = ()
    """Lines that a decisive phrase of this section hits."""
    must_stay: tuple[str, ...] = ()
    """Sentences of real news that no decisive phrase may hit."""


@dataclass(frozen=True, slots=True)
class Pack:
    """The sections of one language."""

    language: str
    sections: tuple[Section, ...]


@functools.cache
def known_languages() -> tuple[str, ...]:
    """Return the codes of all languages that have a pack, sorted.

    >>> "en" in known_languages(), "any" in known_languages()
    (True, False)
    """
    return tuple(sorted(path.stem for path in _PHRASES.glob("*.toml") if path.stem != ANY))


@functools.cache
def pack_for(language: str) -> Pack:
    """Return the pack of a language, or of "any". Raises UnknownNameError for a language without one."""
    if language != ANY and language not in known_languages():
        raise UnknownNameError("language", language, known_languages())
    return read_pack(_PHRASES / f"{language}.toml", known_good=True)


def read_pack(path: Path, *, known_good: bool = False) -> Pack:
    """Read and check a pack.

    A pack that is `known_good` is not looked at phrase by phrase, which takes longer than reading it: the packs
    that come with newsclean are checked by its tests.

    Raises LexiconError, naming file, section and entry, for anything that the format of packs does not allow.
    """
    try:
        data = read_layout(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError alone
        raise LexiconError(f"{path.name}: {error}") from error
    language = data.pop("language", None)
    if language != path.stem:
        raise LexiconError(f"{path.name}: language is {language!r}, not {path.stem!r} as the file name says")
    sections = (_section(path.name, name, table, known_good) for name, table in data.items())
    return Pack(path.stem, tuple(sections))


def _section(file: str, reason: str, table: object, known_good: bool) -> Section:
    where = f"{file}: [{reason}]"
    if reason not in REASONS:
        raise LexiconError(f"{where} is no known reason; known: {', '.join(REASONS)}")
    if not isinstance(table, dict):
        raise LexiconError(f"{where} is {table!r}, not a section")
    for name in table:
        if name not in ("why", "max_words", *PLACES, *_EXAMPLES):
            raise LexiconError(f"{where} has an unknown entry {name!r}")
    why, most = table.get("why"), table.get("max_words", MAX_WORDS)
    if not isinstance(why, str) or not why.strip():
        raise LexiconError(f"{where} needs a why, a sentence that says what the section is for")
    if not isinstance(most, int) or isinstance(most, bool) or most < 1:
        raise LexiconError(f"{where} max_words is {most!r}, not a whole number above 0")
    phrases = {name: _phrases(f"{where} {name}", table, known_good) for name in PLACES}
    examples = {name: _strings(f"{where} {name}", table.get(name, []), known_good) for name in _EXAMPLES}
    return Section(reason, why, max_words=most, **phrases, **examples)


def _phrases(where: str, table: Mapping[str, object], known_good: bool) -> tuple[str, ...]:
    """Return one checked list of phrases: in folded form, sorted, without doubles, with letters."""
    name = where.rpartition(" ")[2]
    found = _strings(where, table.get(name, []), known_good)
    if known_good:
        return found
    if not _is_plain(" ".join(found)):
        for phrase in found:
            if not _is_plain(phrase):
                raise LexiconError(f"{where}: {phrase!r} must be written {match_key(fold(phrase))!r}")
    for phrase in () if name == "line" else found:
        if not phrase[0].isalpha() and not any(map(str.isalpha, match_key(phrase))):
            raise LexiconError(f"{where}: {phrase!r} has no letter")
    if list(found) != sorted(set(found)):
        before, after = next(pair for pair in pairwise(found) if pair[0] >= pair[1])
        raise LexiconError(f"{where}: {after!r} stands {'twice' if before == after else f'after {before!r}'}")
    return found


def _is_plain(phrase: str) -> bool:
    """Tell whether a phrase is in folded form; ß, ς and the like, which only casefold changes, may stay."""
    return phrase.lower() == phrase and fold(phrase) == phrase.casefold() and digits(phrase) == phrase


def _strings(where: str, value: object, known_good: bool) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise LexiconError(f"{where}: {value!r} is not a list")
    if known_good:
        return tuple(value)
    for entry in value:
        if not isinstance(entry, str) or not entry.strip():
            raise LexiconError(f"{where}: {entry!r} is not a phrase")
    if not is_normalized("NFC", "\n".join(value)):
        wrong = next(entry for entry in value if not is_normalized("NFC", entry))
        raise LexiconError(f"{where}: {wrong!r} is not in NFC")
    return tuple(value)
