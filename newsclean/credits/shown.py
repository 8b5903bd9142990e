"""The writers that a page shows: in bylines, in elements for them, and alone beside a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsclean.credits.byline_text import may_credit, stretches
from newsclean.credits.name_forms import is_nobody, looks_like_name
from newsclean.credits.persons import Person, take_apart
from newsclean.credits.stated import LINKS, MAX_FIRM_CHARS, is_full, is_site, site_names, unique
from newsclean.credits.zones import Shown
from newsclean.lexicon.names import is_name_word
from newsclean.model import Author, Page

__all__ = ["BESIDE_DATE", "CREDITED", "MARKED", "ShownWriter", "WriterSearch", "chosen"]

WRITER_HINTS = frozenset(("author", "authors", "byline", "to-author", "signature"))
CREDITED, MARKED, BESIDE_DATE = 3, 2, 1
"""How sure a name on the page is: behind a by-word, in an element for it, alone beside a date."""
NEAR_DATE = 2
"""Blocks between a date and a name without a by-word."""
MAX_APART = 3
"""Blocks between two names of one list of writers."""
MAX_FIRM_WORDS = 5
MAX_MARKED_WORDS = 12
MAX_BARE_WORDS = 8
"""Words of a line that names persons, in an element for them, and alone beside a date."""
_ARTICLES = frozenset("the author den die der autor author's l'auteur el la il".split())


class ShownWriter(NamedTuple):
    """A person whom the page shows."""

    strength: int
    place: int
    group: str
    author: Author


class WriterSearch:
    """Looks for persons in the short blocks of one page."""

    __slots__ = ("_links", "_page", "sites")

    def __init__(self, page: Page) -> None:
        self._page, self.sites = page, site_names(page)
        linked = [(each.text, each.source) for each in page.stated_authors if each.source in LINKS]
        self._links = [link for link in linked if len(link[0].split()) <= MAX_BARE_WORDS]

    def persons(self, blocks: Sequence[Shown], *, least: int = BESIDE_DATE) -> list[ShownWriter]:
        """Return the persons that blocks name, as surely as `least` or more."""
        found: list[ShownWriter] = []
        dated = {block.place for block in blocks if block.days}
        for block in blocks:
            near = range(block.place - NEAR_DATE, block.place + NEAR_DATE + 1)
            may_be_bare = least <= BESIDE_DATE and (block.place == 1 or not dated.isdisjoint(near))
            is_marked = not block.marks.isdisjoint(WRITER_HINTS) or block.taken_by == "byline"
            if is_marked or may_be_bare or may_credit(block.text):
                least_here = least if may_be_bare else max(least, MARKED)
                found += [each for each in self._in_block(block, is_marked) if each.strength >= least_here]
        return found

    def surest(self, found: Iterable[ShownWriter], least: int) -> list[ShownWriter]:
        """Return the persons with a full name, as sure as `least`, who have not the name of the site."""
        return [
            each
            for each in found
            if each.strength >= least and is_full(each.author) and not is_site(each.author.name, self.sites)
        ]

    def firm(self, blocks: Sequence[Shown]) -> tuple[Author, ...]:
        """Return the firm, team or log-in that a by-word credits, where nobody else is named."""
        for block in blocks:
            for piece in stretches(block.text, block.days) if may_credit(block.text) else ():
                is_short = len(piece.text.split()) <= MAX_FIRM_WORDS and len(piece.text) <= MAX_FIRM_CHARS
                if piece.credited and is_short and not block.is_kept and not is_nobody(piece.text):
                    is_login = " " not in piece.text
                    return (Author(piece.text, None if is_login else "organization", source="byline"),)
        return ()

    def _in_block(self, block: Shown, is_marked: bool) -> Iterator[ShownWriter]:
        """Yield the persons that a block names; a link to an author's page says where a name ends."""
        links = [link for link in self._links if link[0] in block.text] if not block.is_kept else []
        found: list[ShownWriter] = []
        for piece in stretches(block.text, block.days):
            if block.is_kept and not piece.credited:
                continue
            strength = CREDITED if piece.credited else MARKED if is_marked else BESIDE_DATE
            text = _about(piece.text) if is_marked else piece.text
            loose = (is_marked or bool(block.days)) and (piece.credited or text[:1].isupper())
            persons = _persons(text, strength, loose=loose)
            found += [
                _found(block, strength, person, "byline")
                for person in persons
                if self._is_somebody(person, strength)
            ]
        sure = max([each.strength for each in found], default=MARKED)
        linked = [
            _found(block, max(sure, MARKED), person, source)
            for text, source in dict(links).items()
            for person in take_apart(text, loose=True)
            if self._is_somebody(person, CREDITED)
        ]
        yield from linked if len(linked) >= len([each for each in found if each.strength == sure]) else found

    def _is_somebody(self, person: Person, strength: int) -> bool:
        """Tell whether a shown name is not that of the site, nor, where no by-word credits it, words of the text."""
        name = person.name
        if is_site(name, self.sites) and not (looks_like_name(name) and person.role is None):
            return False
        if strength == CREDITED or person.role == "agency":
            return True
        words = [word for word in name.split() if word.isalpha() and word.isascii()]
        common = sum(1 for word in words if f" {word.lower()} " in self._page.text)
        return 2 * common <= len(words) or (common < len(words) and strength == MARKED)


def _found(block: Shown, strength: int, person: Person, source: str) -> ShownWriter:
    author = Author(person.name, person.role, person.affiliation, source)
    return ShownWriter(strength, block.place, block.group, author)


def _persons(text: str, strength: int, *, loose: bool) -> tuple[Person, ...]:
    """Return the persons of a stretch; one alone beside a date must be a full name and nothing else."""
    if strength == CREDITED:
        return take_apart(text, loose=loose)
    if len(text.split()) > (MAX_MARKED_WORDS if strength == MARKED else MAX_BARE_WORDS):
        return ()
    persons = take_apart(text, loose=loose)
    return persons if strength == MARKED or all(" " in person.name for person in persons) else ()


def _about(text: str) -> str:
    """Return a text without "About" or "About the author" before it."""
    words = text.split()
    while len(words) > 1 and (is_name_word(words[0], "about") or words[0].casefold() in _ARTICLES):
        words = words[1:]
    return " ".join(words)


def chosen(named: Iterable[ShownWriter]) -> tuple[Author, ...]:
    """Return the surest persons: those of the first block that names one, and of its fellows in the same list."""
    found = list(named)
    if not found:
        return ()
    best = max(each.strength for each in found)
    sure = [each for each in found if each.strength == best]
    first = min(sure, key=lambda each: (each.place < 0, abs(each.place)))
    taken, last = [], first.place
    for each in sure:
        is_fellow = each.group == first.group and 0 < each.place - last <= MAX_APART and is_full(each.author)
        if each.place == first.place or is_fellow:
            taken.append(each.author)
            last = each.place
    return tuple(unique(taken))
