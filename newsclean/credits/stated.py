"""The writers that a page's metadata give: persons, agencies, firms, and the site itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsclean.credits.name_forms import is_agency, is_nobody, looks_like_name, plain_name
from newsclean.credits.persons import Person, take_apart, turned
from newsclean.hosts import host_of
from newsclean.model import Author, Page, StatedAuthor
from newsclean.text import fold

__all__ = [
    "LINKS",
    "MAX_FIRM_CHARS",
    "is_full",
    "is_site",
    "site_names",
    "stated_person",
    "stated_writers",
    "unique",
]

LINKS = ("rel=author", "author link")
NAMED_LAST_FIRST = ("citation_author", "dc.creator", "dcterms.creator", "dc.creator.personalname")
MIN_SITE_CHARS = 4
MIN_PART_CHARS = 6
"""A shorter name of a site says nothing where it is a part of a writer's name."""
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


def stated_writers(given: Sequence[StatedAuthor], sites: frozenset[str]) -> tuple[list[Author], list[Author]]:
    """Return the authors of the first source that names any, and the site as the first source names it."""
    weak: list[Author] = []
    firms: list[Author] = []
    for source in dict.fromkeys(each.source for each in given if each.source not in LINKS):
        found = [author for each in given if each.source == source for author in _of_stated(each, sites)]
        own = [author for author in found if not _is_own_name(author, sites)]
        if any(author.role not in ("agency", "organization") for author in own):
            return unique(own), weak
        firms = firms or own
        weak = weak or found
    return unique(firms), unique(weak)


def unique(authors: Iterable[Author]) -> list[Author]:
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
    if persons and not is_site(name, sites) and not (each.kind in ORGANISATIONS and len(persons) == 1):
        return [stated_person(person, each) for person in persons]
    if len(name) > MAX_FIRM_CHARS or ":" in name:
        return []
    if persons and each.kind not in ORGANISATIONS and looks_like_name(name):  # a writer's own site
        return [stated_person(persons[0], each)]
    return [Author(name, "organization", source=each.source)]


def stated_person(person: Person, each: StatedAuthor) -> Author:
    """Return a person in a stated text as an author."""
    return Author(person.name, person.role or each.role, person.affiliation or each.affiliation, each.source)


def _is_own_name(author: Author, sites: frozenset[str]) -> bool:
    """Tell whether an author is the site itself."""
    return is_site(author.name, sites)


def site_names(page: Page) -> frozenset[str]:
    """Return the names of the page's site, letters alone."""
    host = host_of(page.url) or host_of(page.meta.canonical) or ""
    labels = [label for label in host.split(".")[:-1] if label not in ("blog", "news", "co", "com")]
    names = [page.meta.site_name or "", host, *labels]
    return frozenset(name for each in names if len(name := _letters(each)) >= MIN_SITE_CHARS)


def _letters(text: str) -> str:
    return _LETTERS.sub("", fold(text))


def is_site(name: str, sites: frozenset[str]) -> bool:
    """Tell whether a name is one of a site, or holds one, or is a part of one."""
    letters = _letters(name)
    if letters in sites:
        return True
    return len(letters) >= MIN_SITE_CHARS and any(
        site in letters or letters in site for site in sites if len(site) >= MIN_PART_CHARS
    )


def is_full(author: Author) -> bool:
    """Tell whether an author is a person with a full name: no firm, no log-in, no first name alone."""
    return author.role not in ("agency", "organization") and (" " in author.name or not author.name.isascii())
