"""Bylines taken apart: persons, with the role or the paper that stands beside each name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from newsclean.credits.name_forms import (
    is_agency,
    is_degree,
    is_like_degree,
    is_nobody,
    is_organisation,
    is_role,
    looks_like_name,
    plain_name,
    role_and_name,
)
from newsclean.lexicon.gazetteer import lookup
from newsclean.lexicon.names import is_name_word, joins_names
from newsclean.text import tidy

__all__ = ["Person", "take_apart", "turned"]

MAX_CHARS = 300
"""A longer text is no byline."""
MAX_PERSONS = 20
MAX_ROLE_WORDS = 12

_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]{1,60})[)\]）】]")
_MARKS = re.compile(r"(\s*[,;|/•·、，；\n]\s*|\s+[-–—]\s+|\s*&\s*|\s\+\s)")
_SURNAME_FIRST = re.compile(r"([^\s,]+(?:\s[^\s,]+)?),\s*([^\s,]+(?:\s[^\s,]+){0,2})")
_AND = ","
"""How a word between two names is noted."""


@dataclass(frozen=True, slots=True)
class Person:
    """A name out of a byline."""

    name: str
    role: str | None = None
    affiliation: str | None = None


def take_apart(text: str, *, loose: bool = False) -> tuple[Person, ...]:
    """Return the persons that a byline names, without its by-word.

    Args:
        text: What stands behind "by": names, and at most roles, papers and places between them.
        loose: Whether the page says that this is a name: then one word, or one without a capital, is a name too.

    Returns:
        The persons in order; () where the text is nobody's name. Papers and places alone are no persons.

    Example:
    >>> take_apart("Ada Marsh and Tom Reed, Health Correspondent")[1]
    Person(name='Tom Reed', role='Health Correspondent', affiliation=None)
    >>> [person.affiliation for person in take_apart("Ada Marsh, CNN Business")]
    ['CNN Business']
    >>> take_apart("The Harrow Gazette"), take_apart("ada@gazette.example", loose=True)
    ((), ())
    """
    if len(text) > MAX_CHARS or (len(text.split()) == 1 and is_nobody(text)):
        return ()
    found: list[Person] = []
    first = 0  # the first person of those whom the next role belongs to
    parts = _parts(text)
    loose = loose and (len(parts) == 1 or all(" " not in part for _, part in parts))
    for mark, part in parts:
        person = _person(part, loose=loose)
        is_paper = bool(found) and part.isupper() and " " in part and not found[-1].name.isupper()
        if person is not None and not (found and (is_paper or _is_beside(part, mark))):
            if first < len(found) and (found[-1].role or found[-1].affiliation):
                first = len(found)
            found.append(person)
        elif found and is_name_word(part, "other_work"):
            found.pop()  # "Ada Marsh (reporting) and Tom Reed (photography)"
            first = min(first, len(found))
        elif found:
            found[first:] = [_described(each, part, is_paper=is_paper) for each in found[first:]]
        elif is_agency(part):
            found.append(Person(part, "agency"))
    unique = {person.name.casefold(): person for person in reversed(found[:MAX_PERSONS])}
    return tuple(reversed(unique.values()))


def turned(name: str) -> str:
    """Return a name of the form "Marsh, Ada" as it is spoken; any other as it is.

    >>> turned("Marsh, Ada"), turned("Ada Marsh, Tom Reed")
    ('Ada Marsh', 'Ada Marsh, Tom Reed')
    """
    match = _SURNAME_FIRST.fullmatch(name.strip())
    if match is None or (" " in match[1] and " " in match[2]):
        return name
    return f"{match[2]} {match[1]}"


def _parts(text: str) -> list[tuple[str, str]]:
    """Return the parts of a byline, each with the mark before it; brackets stand behind a comma."""
    cut = _MARKS.split(_BRACKETS.sub(r", \1", text))
    parts: list[tuple[str, str]] = []
    for at in range(0, len(cut), 2):
        mark = cut[at - 1].strip() or "\n" if at else ""
        for number, part in enumerate(_joined(cut[at])):
            name = plain_name(part)
            if not name:
                continue
            if parts and mark == "," and not number and _is_suffix(name, parts[-1][1]):
                parts[-1] = (parts[-1][0], f"{parts[-1][1]}, {name}")
            else:
                parts.append((mark if not number else _AND, name))
    return parts


def _is_suffix(part: str, name: str) -> bool:
    """Tell whether a part is letters that belong to the name before it."""
    return is_degree(part) or (
        is_like_degree(part) and (part[-1] in "®™" or is_like_degree(name.rsplit(maxsplit=1)[-1]))
    )


def _joined(text: str) -> list[str]:
    """Return the names that words such as "and" join; inside a name ("Ortega y Gasset") they join nothing.

    >>> _joined("Ada Marsh und Tom Reed"), _joined("Jorge Ortega y Gasset")
    (['Ada Marsh', 'Tom Reed'], ['Jorge Ortega y Gasset'])
    """
    words = tidy(text).split()
    names: list[list[str]] = [[]]
    for at, word in enumerate(words):
        behind = words[at + 1 :]
        if word.islower() and joins_names(word) and (not names[-1] or _are_whole(names[-1], behind, word)):
            names.append([])
        else:
            names[-1].append(word)
    return [" ".join(name) for name in names if name]


def _are_whole(before: list[str], behind: list[str], word: str) -> bool:
    """Tell whether words on both sides of a joining word are names of their own."""
    if not behind or not (behind[0][:1].isupper() or not behind[0][:1].islower()):
        return False
    short = len(word) == 1
    return not short or (len(before) > 1 and len(behind) > 1)


def _person(part: str, *, loose: bool) -> Person | None:
    """Return the person of a part; None where it is nobody's name."""
    if is_nobody(part) or is_agency(part):
        return None
    role, name = role_and_name(part)
    if looks_like_name(name, loose=loose) and not is_nobody(name):
        return Person(name, role)
    return None


def _is_beside(part: str, mark: str) -> bool:
    """Tell whether a part that could be a name says something of the one before it: a place, behind a comma."""
    return mark in (",", "|", "/", "-", "–", "—", "\n", "·", "•") and bool(lookup(part))


def _described(person: Person, part: str, *, is_paper: bool) -> Person:
    """Return a person with what a part says of them, where nothing is said yet."""
    if is_paper or is_organisation(part) or is_agency(part):
        if is_role(part) and person.role is None:
            return replace(person, role=part)
        return person if person.affiliation else replace(person, affiliation=part)
    if is_role(part) and person.role is None and len(part.split()) <= MAX_ROLE_WORDS:
        return replace(person, role=part)
    return person
