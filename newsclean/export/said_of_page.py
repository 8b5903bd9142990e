"""What is known of a page as a whole, in words for people."""

from __future__ import annotations

import datetime

from newsclean.model import Article, Author, PageVerdict

__all__ = ["facts_of", "said_of_credits", "said_of_page"]

_WORDS = {"empty": "no article"}


def said_of_page(verdict: PageVerdict) -> list[str]:
    """Return the kind of page, the confidence and whether it is paywalled; of a plain article nothing.

    >>> said_of_page(PageVerdict(kind="listing", confidence=0.624, paywalled=True))
    ['listing page', 'confidence 0.62', 'paywalled']
    >>> said_of_page(PageVerdict())
    []
    """
    said = [] if verdict.kind == "article" else [_WORDS.get(verdict.kind, f"{verdict.kind} page")]
    if verdict.confidence is not None:
        said.append(f"confidence {verdict.confidence:.2f}")
    if verdict.paywalled:
        said.append("paywalled")
    return said


def said_of_credits(article: Article) -> list[str]:
    """Return who wrote an article, when it was published and last changed, and on which site; what is known of it.

    >>> said_of_credits(Article(authors=(Author("Ada Marsh", "Editor"),), published=datetime.date(2024, 3, 8)))
    ['by Ada Marsh (Editor)', 'published 2024-03-08']
    """
    said = ["by " + ", ".join(map(_author, article.authors))] if article.authors else []
    for name, when in (("published", article.published), ("modified", article.modified)):
        if when is not None and (name == "published" or when != article.published):
            said.append(f"{name} {_when(when)}")
    return said + ([article.meta.site_name] if article.meta.site_name else [])


def facts_of(article: Article) -> list[tuple[str, str]]:
    """Return what is known of an article as a whole, each with its name: authors, dates, site, kind, confidence.

    >>> facts_of(Article(authors=(Author("Ada Marsh"), Author("Lena Okoro"))))
    [('authors', 'Ada Marsh, Lena Okoro'), ('kind', 'article')]
    """
    verdict = article.verdict
    known = {
        "authors": ", ".join(map(_author, article.authors)),
        "published": article.published and _when(article.published),
        "modified": article.modified and article.modified != article.published and _when(article.modified),
        "site": article.meta.site_name,
        "kind": _WORDS.get(verdict.kind, verdict.kind),
        "confidence": None if verdict.confidence is None else f"{verdict.confidence:.2f}",
        "access": "paywalled" if verdict.paywalled else None,
    }
    return [(name, said) for name, said in known.items() if said]


def _author(author: Author) -> str:
    beside = ", ".join([said for said in (author.role, author.affiliation) if said])
    return f"{author.name} ({beside})" if beside else author.name


def _when(when: datetime.date) -> str:
    """Return a day, or a moment to the minute with its zone."""
    if not isinstance(when, datetime.datetime):
        return when.isoformat()
    return when.isoformat(" ", "minutes")
