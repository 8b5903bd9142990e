"""Who wrote a page: persons before logins and firms, what is stated before what is shown, where both are as good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsclean.credits.name_forms import looks_like_name
from newsclean.credits.persons import take_apart
from newsclean.credits.shown import CREDITED, MARKED, WriterSearch, chosen
from newsclean.credits.stated import LINKS, is_full, stated_person, stated_writers, unique
from newsclean.credits.zones import Zones
from newsclean.model import RULED, Author, Page, StatedAuthor
from newsclean.text import fold

__all__ = ["find_authors"]


def find_authors(page: Page, zones: Zones) -> tuple[Author, ...]:
    """Return who wrote a page, as its metadata or what it shows say it; () where neither names anybody."""
    ruled = [author for each in page.stated_authors if each.kind == RULED for author in _ruled(each)]
    if ruled:
        return tuple(unique(ruled))
    search = WriterSearch(page)
    stated, weak = stated_writers(page.stated_authors, search.sites)
    if any(is_full(author) for author in stated):
        last = [author.name.split()[-1] for author in stated]
        named_there = [block for block in zones.head if any(word in block.text for word in last)]
        seen = chosen(search.persons(named_there, least=MARKED))
        if stated[0].source.startswith("itemprop"):  # comments may be marked like the story
            named = {fold(author.name) for author in seen}
            stated = [author for author in stated if fold(author.name) in named] or stated
        return seen if _are_more(seen, stated) else _completed(stated, seen)
    head, tail = search.persons(zones.head), search.persons(zones.tail, least=MARKED)
    if weak or stated:  # a page that names somebody: only a sure name is better
        is_login = stated and any(char.isdigit() or char == "_" for char in stated[0].name)
        least = CREDITED if stated and not is_login else MARKED
        head, tail = search.surest(head, least), search.surest(tail, least)
    shown = chosen(head) or chosen(tail)
    if shown and (not stated or " " in shown[0].name or _extends(shown, stated)):
        return shown
    return tuple(stated) or _linked(page.stated_authors) or tuple(weak) or search.firm(zones.head)


def _ruled(each: StatedAuthor) -> list[Author]:
    """Return the authors in what a rule for the site found: its text as it is where it is no byline."""
    persons = take_apart(each.text, loose=True)
    return [stated_person(person, each) for person in persons] or [Author(each.text, source=each.source)]


def _are_more(shown: tuple[Author, ...], stated: list[Author]) -> bool:
    """Tell whether a byline names all who are stated, and others with them."""
    names = [fold(author.name) for author in shown]
    return len(names) > len(stated) and all(any(fold(each.name) in name for name in names) for each in stated)


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
