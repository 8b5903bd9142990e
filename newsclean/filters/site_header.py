"""The site's name, strapline and menu above the article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar
from urllib.parse import urlsplit

from newsclean.draft import Draft, Line
from newsclean.filters.phrase_rule import PhraseRule, decisive, removal
from newsclean.filters.surroundings import head_zone
from newsclean.lexicon.sections import is_menu_row
from newsclean.model import Verdict
from newsclean.observe.line_titles import telling_lines

__all__ = ["SiteHeader"]

MAX_HEADER_WORDS = 12
MIN_ROW_WORDS = 3
MIN_MENU_ITEMS, MAX_ITEM_WORDS, MIN_HEADLINE_WORDS = 4, 4, 3
"""So many short entries of a list above a headline and above all prose are a menu: of 3,561 such lines of texts at hand
none was the article's."""
MAX_NAME_WORDS = 3
"""Names of sites are this short nearly always; headlines are longer."""
_DOMAIN = re.compile(r"\b[a-z\d-]{2,40}\.(?:com?|org|net|info|news|tv|[a-z]{2})\b(?![\w@])")
_LINK = re.compile(r"<a\s[^<>]{1,500}>[^<>]{1,40}</a>")
_LETTERS = re.compile(r"[^a-z\d]")


@dataclass(frozen=True, slots=True)
class SiteHeader(PhraseRule):
    """The site's name, strapline and menu above the article."""

    max_line: int = 3
    """The site's name stands on one of so many lines from the top."""
    name: ClassVar[str] = "site_header"
    reasons: ClassVar[tuple[str, ...]] = ("site_header", "site_name")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        yield from self.phrases(draft)
        for index in head_zone(draft):
            line = draft.line(index)
            if line.words >= MIN_ROW_WORDS and not line.ended and is_menu_row(line.text):
                yield draft.remove(index, "site_header", "a row of names of sections")
            elif _LINK.fullmatch(line.text):
                yield draft.remove(index, "site_header", "a leftover link above the headline")
        for index in _menu_items(draft):
            yield draft.remove(index, "site_header", "an entry of a menu above the headline")
        host = _host(draft.page.url)
        for index in head_zone(draft)[: self.max_line]:
            line = draft.line(index)
            if index < self.max_line and not line.ended and line.words <= MAX_HEADER_WORDS:
                evidence = _names_site(line, host) or (index == 0 and _strapline(draft))
                if evidence and index not in telling_lines(draft):  # "Rain in Eastvale | gazette.example"
                    yield draft.remove(index, "site_name", evidence)

    def phrases(self, draft: Draft) -> Iterable[Verdict]:
        """Yield menu labels anywhere on the page, because a menu label is never a line of prose."""
        for index in draft.named(self.name):
            cue = decisive(draft.line(index), self.name)
            if cue:
                yield removal(draft, index, "site_header", cue)


def _menu_items(draft: Draft) -> list[int]:
    """Return the entries of lists of short labels between the top and a line that may be the headline."""
    zone = head_zone(draft)
    lines = [
        i for i in zone if draft.blocks[i].kind != "list_item" and draft.line(i).words >= MIN_HEADLINE_WORDS
    ]
    items = [i for i in zone if lines and i < lines[-1] and _is_item(draft, i)]
    runs = [[i for _, i in run] for _, run in groupby(enumerate(items), lambda each: each[1] - each[0])]
    return [index for run in runs if len(run) >= MIN_MENU_ITEMS for index in run]


def _is_item(draft: Draft, index: int) -> bool:
    line = draft.line(index)
    return draft.blocks[index].kind == "list_item" and line.words <= MAX_ITEM_WORDS and not line.ended


def _host(url: str | None) -> str:
    """Return the main label of a URL's host, only letters and digits: "harrowgazette" of www.harrow-gazette.co.uk."""
    try:
        labels = (urlsplit(url or "").hostname or "").split(".")
    except ValueError:
        return ""
    return _LETTERS.sub("", max(labels[:-1] or [""], key=len))


def _names_site(line: Line, host: str) -> str:
    """Return why a line at the top is the site's name, or ""."""
    if _DOMAIN.search(line.folded):
        return "a web address above the headline"
    if len(host) > 3 and _LETTERS.sub("", line.folded) == host:
        return "the name of the site above the headline"
    return ""


def _strapline(draft: Draft) -> str:
    """Return why the first line is a site's name and slogan, or "": "Harrow Gazette - News for the Vale"."""
    line = draft.line(0)
    name, _, slogan = line.folded.partition(" - ")
    if not slogan or len(name.split()) > MAX_NAME_WORDS or not line.text[:1].isupper():
        return ""
    others = [draft.line(i) for i in head_zone(draft) if i]
    headline = any(other.words > MAX_NAME_WORDS and not other.ended for other in others)
    again = any(name in other.folded or slogan in other.folded for other in others)
    return "a name and a slogan above the headline" if headline and not again else ""
