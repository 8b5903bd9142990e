"""The article as plain text for reading: every line of the page in its place, with its fate."""

from __future__ import annotations

from collections import Counter

from newsclean.export.fates import Fate, fates, why
from newsclean.export.printable import cut, printable
from newsclean.export.said_of_page import said_of_credits, said_of_page
from newsclean.model import Article

__all__ = ["explain", "overview"]

_COLOURS = {"title": "1;36", "dateline": "35", "body": "", "removed": "31"}
_WIDTH = 14
FEW = 10
"""Entries of a ledger that need no summary."""
_LINE_CHARS = 100
"""Characters of a line of the overview."""
_MAX_LINES = 60
"""Lines of the overview: about a screen and a half."""


def explain(article: Article, *, colour: bool = False) -> str:
    """Return every line of the page in order, each behind its fate; removals name filter, reason and evidence.

    Above them stands what is known of the page as a whole, where that is more than that it is an article, who
    wrote it and when, and of a long ledger how many entries have each label.

    `colour` adds the escape codes of a terminal. Control characters of the page itself never get through.
    """
    said = said_of_page(article.verdict)
    lines = [f"{'page':<{_WIDTH}} {', '.join(said)}"] if said else []
    if credits := said_of_credits(article):
        lines.append(f"{'credits':<{_WIDTH}} {printable(' · '.join(credits))}")
    if len(article.removed) > FEW:
        counts = Counter(removal.label for removal in article.removed).most_common()
        lines.append(f"{'removed':<{_WIDTH}} {printable(', '.join(f'{label} {n}' for label, n in counts))}")
    for fate in fates(article):
        line = f"{_label(fate):<{_WIDTH}} {printable(fate.text)}"
        if fate.removal:
            line += f"\n{'':<{_WIDTH}} ^ {printable(why(fate.removal))}"
        code = _COLOURS[fate.role]
        lines.append(f"\x1b[{code}m{line}\x1b[0m" if colour and code else line)
    return "\n".join(lines)


def overview(article: Article) -> str:
    """Return the explained page for a glance: long lines and long pages cut, with how much is left out.

    >>> from newsclean.model import Title
    >>> print(overview(Article(Title("Bridge closed"))))
    <Article 'Bridge closed', 0 paragraphs, 0 removed>
    title          Bridge closed
    """
    lines = [_short(line) for line in explain(article).split("\n") if line]
    left = len(lines) - _MAX_LINES
    if left > 0:
        lines[_MAX_LINES // 2 : -_MAX_LINES // 2] = [f"... {left} more lines; explain() shows them all"]
    return "\n".join([_short(printable(repr(article))), *lines])


def _short(line: str) -> str:
    head, left = cut(line, _LINE_CHARS)
    return f"{head} ... {left} more characters" if left else head


def _label(fate: Fate) -> str:
    return "- removed" if fate.role == "removed" else fate.kind or fate.role
