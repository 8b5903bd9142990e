"""The front door: clean() turns a page into an article."""

from __future__ import annotations

from newsclean.catalogue import DEFAULT
from newsclean.model import Article
from newsclean.pipeline import Pipeline
from newsclean.readers.plain import read_text

__all__ = ["clean"]


def clean(
    page: str, *, url: str | None = None, language: str | None = None, pipeline: Pipeline = DEFAULT
) -> Article:
    """Clean a scraped news text: title, dateline and body, and a ledger of all that was removed.

    `language` is a two-letter code; without it the text's stop words tell. No text raises; a wrong type raises
    TypeError that names it.

    >>> article = clean("Harbour bridge closed\\n\\nThe bridge was closed on Friday, the town said.\\n\\nLeave a Reply")
    >>> str(article.title), str(article.body)
    ('Harbour bridge closed', 'The bridge was closed on Friday, the town said.')
    >>> [(removal.text, removal.filter) for removal in article.removed]
    [('Leave a Reply', 'comment_tail')]
    """
    if not isinstance(page, str):
        raise TypeError(f"page must be str, not {type(page).__name__}")
    for name, value in (("url", url), ("language", language)):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be str or None, not {type(value).__name__}")
    if not isinstance(pipeline, Pipeline):
        raise TypeError(f"pipeline must be Pipeline, not {type(pipeline).__name__}")
    return pipeline.run(read_text(page, url=url, language=language or None))
