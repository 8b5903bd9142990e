"""The article as it was filed: its paragraphs in order, with the dateline back in its place."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.export.links import PlacedLink, placed_links
from newsclean.model import Article, Dateline, Paragraph

__all__ = ["Passage", "passages_of", "story"]

PROSE = ("paragraph", "standfirst")
"""Kinds of paragraph that a dateline may open."""


class Passage(NamedTuple):
    """A paragraph, with the dateline that stands at its beginning."""

    text: str
    """Without the dateline."""
    kind: str
    opening: str = ""
    """The raw dateline and the space behind it; empty for all paragraphs but one."""
    links: tuple[PlacedLink, ...] = ()
    """The links in its text."""

    @property
    def whole(self) -> str:
        """The paragraph with its dateline."""
        return self.opening + self.text


def passages_of(article: Article) -> list[Passage]:
    """Return the paragraphs of an article with their links, without the dateline."""
    if not article.links:
        return [Passage(paragraph.text, paragraph.kind) for paragraph in article.body]
    pairs = zip(article.body, placed_links(article), strict=True)
    return [Passage(paragraph.text, paragraph.kind, links=links) for paragraph, links in pairs]


def story(article: Article) -> list[Passage]:
    """Return the paragraphs of an article; the raw dateline opens the first one of prose behind it.

    Where no prose follows, the dateline is a paragraph of its own.

    >>> from newsclean.model import Body, Span
    >>> body = Body((Paragraph("The ferry sank.", "paragraph", Span(9, 24)),))
    >>> [passage.whole for passage in story(Article(dateline=Dateline("BERLIN —", Span(0, 8)), body=body))]
    ['BERLIN — The ferry sank.']
    """
    passages = passages_of(article)
    dateline = article.dateline
    if dateline is None:
        return passages
    starts = [paragraph.span.start for paragraph in article.body]
    at = next((at for at, start in enumerate(starts) if start >= dateline.span.end), None)
    if at is None or passages[at].kind not in PROSE:
        passages.insert(len(passages) if at is None else at, Passage("", "paragraph", dateline.raw))
        return passages
    passages[at] = passages[at]._replace(opening=dateline.raw + _space(dateline, article.body[at]))
    return passages


def _space(dateline: Dateline, paragraph: Paragraph) -> str:
    """Return what stood between a dateline and its paragraph; either span may take the space in, no text does.

    Chinese and Japanese stories have none.
    """
    characters = paragraph.span.end - dateline.span.start
    return " " if characters > len(dateline.raw) + len(paragraph.text) else ""
