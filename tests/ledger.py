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
    for span, said in found:
        if solid(said) != solid(text[span.start : span.end]):
            return f"{span} holds {text[span.start : span.end]!r}, not {said!r}"
    have, want = "".join(solid(said) for _, said in found), solid(text)
    return "" if have == want else f"{have!r} is not all of {want!r}"
