"""The article as plain text, as `print()` and `newsclean clean` show it."""

from __future__ import annotations

from newsclean.export.printable import printable
from newsclean.model import Article

__all__ = ["plain"]


def plain(article: Article) -> str:
    """Return title, raw dateline and body with blank lines between; what is not there is left out.

    Control characters of the page are spaces: a terminal might obey them. Line feeds and tabs stay.

    >>> from newsclean.model import Title
    >>> plain(Article(Title("Bridge\\x1b[2J closed"))), plain(Article())
    ('Bridge [2J closed', '')
    """
    texts = [str(part or "") for part in (article.title, article.dateline, article.body)]
    return "\n\n".join([printable(text, lines=True) for text in texts if text])
