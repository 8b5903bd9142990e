"""Who wrote a page: persons before logins and firms, what is stated before what is shown, where both are as good."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from newsclean.credits.byline_text import stretches
from newsclean.credits.name_forms import is_agency, is_nobody, is_organisation, looks_like_name, plain_name
from newsclean.credits.persons import Person, take_apart, turned
from newsclean.credits.zones import Shown, Zones
from newsclean.hosts import host_of
from newsclean.lexicon.names import is_name_word
from newsclean.model import Author, Page, StatedAuthor
from newsclean.text import fold

__all__ = ["find_authors"]

WRITER_HINTS = frozenset(("author", "authors", "byline", "to-author", "signature"))
LINKS = ("rel=author", "author link")
NAMED_LAST_FIRST = ("citation_author", "dc.creator", "dcterms.creator", "dc.creator.personalname")
CREDITED, MARKED, BESIDE_DATE = 3, 2, 1
"""How sure a name on the page is: behind a by-word, in an element for it, alone beside a date."""
MAX_APART = 3
"""Blocks between two names of one list of writers."""
MIN_SITE_CHARS = 4
_LETTERS = re.compile(r"[\W_]+")
_ORGANISATIONS = ("Organization", "NewsMediaOrganization", "Corporation", "WebSite", "LocalBusiness", "CollegeOrUniversity")


class _Found(NamedTuple):
    """A person whom the page shows."""

    strength: int
    place: int
    group: str
    person: Person
    source: str


def find_authors(page: Page, zones: Zones) -> tuple[Author, ...]:
    """Return who wrote a page, as its metadata or what it shows say it; () where neither names anybody."""
    sites = _site_names(page)
    stated, weak = _stated(page.stated_authors, sites)
    links = _link_names(page.stated_authors)
    if stated and stated[0].source.startswith("itemprop") and len(stated) > 1:
        shown = _chosen(_shown(zones.head, links))
        named = {fold(author.name) for author in shown}
        stated = [author for author in stated if fold(author.name) in named] or stated
    if stated and not _is_partial(stated):
        return _completed(stated, _chosen(_shown(zones.head, links)) if _lacks(stated) else ())
    shown = _chosen(_shown(zones.head, links)) or _chosen(_shown(zones.tail, links))
    shown = tuple(author for author in shown if not _is_site(author.name, sites)) or shown
    return _settled(stated, shown, weak, page.stated_authors)


def _settled(
    stated: list[Author], shown: tuple[Author, ...], weak: list[Author], given: Sequence[StatedAuthor]
) -> tuple[Author, ...]:
    """Return the best of what is stated and shown, where no full name is stated."""
    if shown and (not stated or _extends(shown, stated) or " " in shown[0].name):
        return shown
    if stated:
        return tuple(stated)
    linked = {each.text for each in given if each.source == LINKS[0] and looks_like_name(each.text)}
    if len(linked) == 1:
        return (Author(linked.pop(), source=LINKS[0]),)
    return tuple(weak)


def _is_partial(stated: list[Author]) -> bool:
    """Tell whether what is stated is one word, a log-in or a first name."""
    return len(stated) == 1 and " " not in stated[0].name and stated[0].name.isascii()


def _extends(shown: tuple[Author, ...], stated: list[Author]) -> bool:
    return fold(stated[0].name) in fold(shown[0].name).split()


def _lacks(stated: list[Author]) -> bool:
    return any(author.role is None for author in stated)


def _completed(stated: list[Author], shown: Iterable[Author]) -> tuple[Author, ...]:
    """Return stated authors with the roles and papers that the page shows beside the same names."""
    known = {fold(author.name): author for author in shown}
    full: list[Author] = []
    for author in stated:
        other = known.get(fold(author.name))
        if other is not None:
            role, paper = author.role or other.role, author.affiliation or other.affiliation
            author = replace(author, role=role, affiliation=paper)
        full.append(author)
    return tuple(full)


# --- what is stated ---


def _stated(given: Sequence[StatedAuthor], sites: frozenset[str]) -> tuple[list[Author], list[Author]]:
    """Return the persons of the first source that names any, and the firms and sites of the first that names these."""
    weak: list[Author] = []
    for source in dict.fromkeys(each.source for each in given if each.source not in LINKS):
        persons: dict[str, Author] = {}
        firms: dict[str, Author] = {}
        for each in given:
            if each.source == source:
                for author, is_firm in _of_stated(each, sites):
                    (firms if is_firm else persons).setdefault(fold(author.name), author)
        if persons:
            return list(persons.values()), weak
        weak = weak or list(firms.values())
    return [], weak


def _of_stated(each: StatedAuthor, sites: frozenset[str]) -> list[tuple[Author, bool]]:
    """Return the authors in one stated text, each with whether it is a firm, a team or the site itself."""
    text = turned(each.text) if each.source in NAMED_LAST_FIRST else each.text
    name = plain_name(text)
    if not name or is_nobody(name):
        return []
    if is_agency(name):
        return [(Author(name, "agency", source=each.source), False)]
    if each.kind in _ORGANISATIONS or _is_site(name, sites) or (is_organisation(name) and each.kind != "Person"):
        persons = take_apart(text) if not _is_site(name, sites) else ()
        if not persons:
            return [(Author(name, "organization", source=each.source), True)]
    found = take_apart(text, loose=True)
    if not found:
        return [(Author(name, "organization", source=each.source), True)] if len(name.split()) < 8 else []
    return [
        (Author(p.name, p.role or each.role, p.affiliation or each.affiliation, each.source), False)
        for p in found
        if not _is_site(p.name, sites) or len(found) == 1
    ]


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
    return len(letters) >= MIN_SITE_CHARS and any(site in letters or letters in site for site in sites if len(site) > 5)


# --- what is shown ---


def _link_names(given: Sequence[StatedAuthor]) -> tuple[tuple[str, str], ...]:
    """Return the texts of links to authors' pages that can be names, with their sources."""
    named = [(each.text, each.source) for each in given if each.source in LINKS]
    return tuple((text, source) for text, source in named if len(text.split()) < 8)


def _shown(blocks: Sequence[Shown], links: tuple[tuple[str, str], ...]) -> list[_Found]:
    """Return the persons that short blocks name."""
    found: list[_Found] = []
    dated = {block.place for block in blocks if block.days}
    for block in blocks:
        is_marked = not block.hints.isdisjoint(WRITER_HINTS)
        near_date = bool(block.days) or not dated.isdisjoint((block.place - 1, block.place + 1))
        linked = [] if block.is_kept else [link for link in links if link[0] in block.text]
        for piece in stretches(block.text, block.days):
            strength = CREDITED if piece.credited else MARKED if is_marked else BESIDE_DATE if near_date else 0
            if not strength or (not piece.credited and block.is_kept):
                continue
            loose = is_marked or (piece.credited and bool(block.days))
            text = _about(piece.text) if is_marked else piece.text
            for person in _persons(text, strength, loose=loose):
                found.append(_Found(strength, block.place, block.group, person, "byline"))
        if linked and not any(each.place == block.place and each.strength == CREDITED for each in found):
            found += [
                _Found(MARKED, block.place, block.group, person, source)
                for text, source in linked
                for person in take_apart(text, loose=True)
            ]
    return found


def _persons(text: str, strength: int, *, loose: bool) -> tuple[Person, ...]:
    """Return the persons of a stretch; one alone beside a date must be a full name and nothing else."""
    persons = take_apart(text, loose=loose)
    if strength == CREDITED:
        return persons
    if strength == MARKED:
        return persons if len(text.split()) <= 12 else ()
    return persons if all(len(person.name.split()) > 1 for person in persons) and len(text.split()) <= 8 else ()


def _about(text: str) -> str:
    """Return a text without "About" or "About the author" before it."""
    words = text.split()
    while len(words) > 1 and (is_name_word(words[0], "about") or words[0].casefold() in ("the", "author", "den", "die", "autor")):
        words = words[1:]
    return " ".join(words)


def _chosen(found: list[_Found]) -> tuple[Author, ...]:
    """Return the surest persons: those of the first block that names one, and of its fellows in the same list."""
    if not found:
        return ()
    best = max(each.strength for each in found)
    sure = [each for each in found if each.strength == best]
    first = min(sure, key=lambda each: (each.place < 0, abs(each.place)))
    taken, last = [], first.place
    for each in sure:
        if each.place == first.place or (each.group == first.group and 0 < each.place - last <= MAX_APART):
            taken.append(each)
            last = each.place
    authors = {fold(e.person.name): Author(e.person.name, e.person.role, e.person.affiliation, e.source) for e in reversed(taken)}
    return tuple(reversed(authors.values()))
