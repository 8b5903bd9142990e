"""What is known of a page as a whole, in words for people."""

from __future__ import annotations

from newsclean.model import PageVerdict

__all__ = ["said_of_page"]

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
