"""Every piece of an article in the order of its page, each with what became of it."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.model import Article, Removal, Span

__all__ = ["NOWHERE", "Fate", "fates", "named", "why"]

NOWHERE = Span(-1, -1)
"""Where a title stands that is in the metadata only: before the page."""


class Fate(NamedTuple):
    """One piece of a page and what became of it."""

    span: Span
    role: str
    """title, dateline, body or removed."""
    text: str
    kind: str = ""
    """The kind of paragraph; empty for title and dateline."""
    removal: Removal | None = None
    """The entry of the ledger, where the role is removed."""


def fates(article: Article) -> list[Fate]:
    """Return all pieces of an article in the order of the page; what has no place on it comes first.

    >>> from newsclean.model import Removal, Title
    >>> article = Article(Title("Bridge closed"), removed=(Removal("Menu", "f", "f", "", Span(0, 4)),))
    >>> [(fate.role, fate.text) for fate in fates(article)]
    [('title', 'Bridge closed'), ('removed', 'Menu')]
    """
    found = [Fate(p.span, "body", p.text, p.kind) for p in article.body]
    found += [Fate(r.span, "removed", r.text, r.kind, r) for r in article.removed]
    if article.title:
        found.append(Fate(article.title.span or NOWHERE, "title", article.title.text))
    if article.dateline:
        found.append(Fate(article.dateline.span, "dateline", article.dateline.raw))
    return sorted(found, key=lambda fate: fate.span)


def why(removal: Removal) -> str:
    """Return what a piece was, who took it and on what evidence.

    It is "filter: evidence" or "filter/reason: evidence"; a label that is not the filter's name stands before it.

    >>> why(Removal("Share", "main_content", "outside_main_content", "header (score 0.12)", Span(0, 5)))
    'share_widget, by main_content/outside_main_content: header (score 0.12)'
    """
    label = removal.label
    said = "" if label in (removal.filter, removal.reason) else f"{label}, by "
    return f"{said}{named(removal)}: {removal.evidence}"


def named(removal: Removal) -> str:
    """Return the filter that took a piece, with its reason where that has another name."""
    return removal.filter if removal.filter == removal.reason else f"{removal.filter}/{removal.reason}"
