"""The ledger's law, for any test that wants to hold an article to it."""

from __future__ import annotations

from itertools import pairwise

from newsclean import Article, Span
from newsclean.text import solid

__all__ = ["pieces", "unbalanced"]


def pieces(article: Article) -> list[tuple[Span, str]]:
    """Return all that an article holds of its page, title, dateline, body and ledger, in the page's order."""
    found = [(part.span, part.text) for part in (*article.body, *article.removed)]
    if article.title and article.title.span:
        found.append((article.title.span, article.title.text))
    if article.dateline:
        found.append((article.dateline.span, article.dateline.raw))
    return sorted(found)


def unbalanced(article: Article, text: str) -> str:
    """Return what is wrong between an article and the text that it was made of, or "" where all is well."""
    found = pieces(article)
    for (one, _), (other, _) in pairwise(found):
        if one.end > other.start:
            return f"{one} and {other} overlap: {text[one.start : other.end]!r}"
    for place, (span, said) in enumerate(found):
        source = text[span.start : span.end]
        if article.title and span == article.title.span and _adds_marks(said, source):
            found[place] = (span, source)
        elif solid(said) != solid(source):
            return f"{span} holds {source!r}, not {said!r}"
    have, want = "".join(solid(said) for _, said in found), solid(text)
    return "" if have == want else f"{have!r} is not all of {want!r}"


def _adds_marks(title: str, source: str) -> bool:
    """Tell whether a title holds all of its source, and beyond it only the marks that a join of its parts lost."""
    said = iter(solid(title))
    return all(char in said for char in solid(source)) and _letters(title) == _letters(source)


def _letters(text: str) -> list[str]:
    return [char for char in text if char.isalnum()]
