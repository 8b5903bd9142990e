"""Who wrote a page: persons before logins and firms, what is stated before what is shown, where both are as good."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from newsclean.credits.byline_text import may_credit, stretches
from newsclean.credits.name_forms import is_agency, is_nobody, looks_like_name, plain_name
from newsclean.credits.persons import Person, take_apart, turned
from newsclean.credits.zones import Shown, Zones
from newsclean.hosts import host_of
from newsclean.lexicon.names import is_name_word
from newsclean.model import RULED, Author, Page, StatedAuthor
from newsclean.text import fold

__all__ = ["find_authors"]

WRITER_HINTS = frozenset(("author", "authors", "byline", "to-author", "signature"))
LINKS = ("rel=author", "author link")
NAMED_LAST_FIRST = ("citation_author", "dc.creator", "dcterms.creator", "dc.creator.personalname")
CREDITED, MARKED, BESIDE_DATE = 3, 2, 1
"""How sure a name on the page is: behind a by-word, in an element for it, alone beside a date."""
NEAR_DATE = 2
"""Blocks between a date and a name without a by-word."""
MAX_APART = 3
"""Blocks between two names of one list of writers."""
MIN_SITE_CHARS = 4
_LETTERS = re.compile(r"[\W_]+")
ORGANISATIONS = frozenset(
    (
        "Organization",
        "NewsMediaOrganization",
        "Corporation",
        "WebSite",
        "LocalBusiness",
        "CollegeOrUniversity",
    )
)
"""Types in JSON-LD of authors that are no persons."""
MAX_FIRM_CHARS = 60
MAX_FIRM_WORDS = 5
MAX_MARKED_WORDS = 12
MAX_BARE_WORDS = 8
"""Words of a line that names persons, in an element for them, and alone beside a date."""
_ARTICLES = frozenset("the author den die der autor author's l'auteur el la il".split())


class _Found(NamedTuple):
    """A person whom the page shows."""

    strength: int
    place: int
    group: str
    author: Author


def find_authors(page: Page, zones: Zones) -> tuple[Author, ...]:
    """Return who wrote a page, as its metadata or what it shows say it; () where neither names anybody."""
    ruled = [author for each in page.stated_authors if each.kind == RULED for author in _ruled(each)]
    if ruled:
        return tuple(_unique(ruled))
    look = _Look(page)
    stated, weak = _stated(page.stated_authors, look.sites)
    if any(_is_full(author) for author in stated):
        last = [author.name.split()[-1] for author in stated]
        named_there = [block for block in zones.head if any(word in block.text for word in last)]
        seen = _chosen(look.persons(named_there, least=MARKED))
        if stated[0].source.startswith("itemprop"):  # comments may be marked like the story
            named = {fold(author.name) for author in seen}
            stated = [author for author in stated if fold(author.name) in named] or stated
        return seen if _are_more(seen, stated) else _completed(stated, seen)
    head, tail = look.persons(zones.head), look.persons(zones.tail, least=MARKED)
    if weak or stated:  # a page that names somebody: only a sure name is better
        is_login = stated and any(char.isdigit() or char == "_" for char in stated[0].name)
        least = CREDITED if stated and not is_login else MARKED
        head, tail = look.surest(head, least), look.surest(tail, least)
    shown = _chosen(head) or _chosen(tail)
    if shown and (not stated or " " in shown[0].name or _extends(shown, stated)):
        return shown
    return tuple(stated) or _linked(page.stated_authors) or tuple(weak) or look.firm(zones.head)


def _ruled(each: StatedAuthor) -> list[Author]:
    """Return the authors in what a rule for the site found: its text as it is where it is no byline."""
    persons = take_apart(each.text, loose=True)
    return [_author(person, each) for person in persons] or [Author(each.text, source=each.source)]


def _are_more(shown: tuple[Author, ...], stated: list[Author]) -> bool:
    """Tell whether a byline names all who are stated, and others with them."""
    names = [fold(author.name) for author in shown]
    return len(names) > len(stated) and all(any(fold(each.name) in name for name in names) for each in stated)


def _is_full(author: Author) -> bool:
    """Tell whether an author is a person with a full name: no firm, no log-in, no first name alone."""
    return author.role not in ("agency", "organization") and (" " in author.name or not author.name.isascii())


def _extends(shown: tuple[Author, ...], stated: list[Author]) -> bool:
    """Tell whether the full name of a stated first name is shown."""
    return fold(stated[0].name) in fold(shown[0].name).split()


def _linked(given: Sequence[StatedAuthor]) -> tuple[Author, ...]:
    """Return the one person whom links of the kind "author" name, wherever they stand."""
    names = {each.text for each in given if each.source == LINKS[0] and looks_like_name(each.text)}
    return (Author(names.pop(), source=LINKS[0]),) if len(names) == 1 else ()


def _completed(stated: list[Author], shown: Iterable[Author]) -> tuple[Author, ...]:
    """Return stated authors with the roles and papers that the page shows beside the same names."""
    known = {fold(author.name): author for author in shown}
    full: list[Author] = []
    for author in stated:
        other = known.get(fold(author.name))
        if other is not None:
            role, paper = author.role or other.role, author.affiliation or other.affiliation
            full.append(replace(author, role=role, affiliation=paper))
        else:
            full.append(author)
    return tuple(full)


# --- what is stated ---


def _stated(given: Sequence[StatedAuthor], sites: frozenset[str]) -> tuple[list[Author], list[Author]]:
    """Return the authors of the first source that names any, and the site as the first source names it."""
    weak: list[Author] = []
    firms: list[Author] = []
    for source in dict.fromkeys(each.source for each in given if each.source not in LINKS):
        found = [author for each in given if each.source == source for author in _of_stated(each, sites)]
        own = [author for author in found if not _is_own_name(author, sites)]
        if any(author.role not in ("agency", "organization") for author in own):
            return _unique(own), weak
        firms = firms or own
        weak = weak or found
    return _unique(firms), _unique(weak)


def _unique(authors: Iterable[Author]) -> list[Author]:
    """Return authors without a second one of the same name."""
    return list({fold(author.name): author for author in reversed(list(authors))}.values())[::-1]


def _of_stated(each: StatedAuthor, sites: frozenset[str]) -> list[Author]:
    """Return the authors in one stated text; firms, teams and the site itself have the role "organization"."""
    text = turned(each.text) if each.source in NAMED_LAST_FIRST else each.text
    name = plain_name(text)
    if not name or is_nobody(name):
        return []
    if is_agency(name):
        return [Author(name, "agency", source=each.source)]
    persons = take_apart(text, loose=True)
    if persons and not _is_site(name, sites) and not (each.kind in ORGANISATIONS and len(persons) == 1):
        return [_author(person, each) for person in persons]
    if len(name) > MAX_FIRM_CHARS or ":" in name:
        return []
    if persons and each.kind not in ORGANISATIONS and looks_like_name(name):  # a writer's own site
        return [_author(persons[0], each)]
    return [Author(name, "organization", source=each.source)]


def _author(person: Person, each: StatedAuthor) -> Author:
    return Author(person.name, person.role or each.role, person.affiliation or each.affiliation, each.source)


def _is_own_name(author: Author, sites: frozenset[str]) -> bool:
    """Tell whether an author is the site itself."""
    return _is_site(author.name, sites)


def _site_names(page: Page) -> frozenset[str]:
    """Return the names of the page's site, letters alone."""
    host = host_of(page.url) or host_of(page.meta.canonical) or ""
    labels = [label for label in host.split(".")[:-1] if label not in ("blog", "news", "co", "com")]
    names = [page.meta.site_name or "", host, *labels]
    return frozenset(name for each in names if len(name := _letters(each)) >= MIN_SITE_CHARS)


def _letters(text: str) -> str:
    return _LETTERS.sub("", fold(text))


def _is_site(name: str, sites: frozenset[str]) -> bool:
    letters = _letters(name)
    if letters in sites:
        return True
    return len(letters) >= MIN_SITE_CHARS and any(
        site in letters or letters in site for site in sites if len(site) > 5
    )


# --- what is shown ---


class _Look:
    """Looks for persons in the short blocks of one page."""

    __slots__ = ("_links", "_page", "sites")

    def __init__(self, page: Page) -> None:
        self._page, self.sites = page, _site_names(page)
        linked = [(each.text, each.source) for each in page.stated_authors if each.source in LINKS]
        self._links = [link for link in linked if len(link[0].split()) <= MAX_BARE_WORDS]

    def persons(self, blocks: Sequence[Shown], *, least: int = BESIDE_DATE) -> list[_Found]:
        """Return the persons that blocks name, as surely as `least` or more."""
        found: list[_Found] = []
        dated = {block.place for block in blocks if block.days}
        for block in blocks:
            near = range(block.place - NEAR_DATE, block.place + NEAR_DATE + 1)
            may_be_bare = least <= BESIDE_DATE and (block.place == 1 or not dated.isdisjoint(near))
            is_marked = not block.marks.isdisjoint(WRITER_HINTS) or block.taken_by == "byline"
            if is_marked or may_be_bare or may_credit(block.text):
                least_here = least if may_be_bare else max(least, MARKED)
                found += [each for each in self._in_block(block, is_marked) if each.strength >= least_here]
        return found

    def surest(self, found: Iterable[_Found], least: int) -> list[_Found]:
        """Return the persons with a full name, as sure as `least`, who have not the name of the site."""
        return [
            each
            for each in found
            if each.strength >= least and _is_full(each.author) and not _is_site(each.author.name, self.sites)
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

    def _in_block(self, block: Shown, is_marked: bool) -> Iterator[_Found]:
        """Yield the persons that a block names; a link to an author's page says where a name ends."""
        links = [link for link in self._links if link[0] in block.text] if not block.is_kept else []
        found: list[_Found] = []
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
        if _is_site(name, self.sites) and not (looks_like_name(name) and person.role is None):
            return False
        if strength == CREDITED or person.role == "agency":
            return True
        words = [word for word in name.split() if word.isalpha() and word.isascii()]
        common = sum(1 for word in words if f" {word.lower()} " in self._page.text)
        return 2 * common <= len(words) or (common < len(words) and strength == MARKED)


def _found(block: Shown, strength: int, person: Person, source: str) -> _Found:
    author = Author(person.name, person.role, person.affiliation, source)
    return _Found(strength, block.place, block.group, author)


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


def _chosen(named: Iterable[_Found]) -> tuple[Author, ...]:
    """Return the surest persons: those of the first block that names one, and of its fellows in the same list."""
    found = list(named)
    if not found:
        return ()
    best = max(each.strength for each in found)
    sure = [each for each in found if each.strength == best]
    first = min(sure, key=lambda each: (each.place < 0, abs(each.place)))
    taken, last = [], first.place
    for each in sure:
        is_fellow = each.group == first.group and 0 < each.place - last <= MAX_APART and _is_full(each.author)
        if each.place == first.place or is_fellow:
            taken.append(each.author)
            last = each.place
    return tuple(_unique(taken))
