"""Cells of a table row with their text in elements of its own: <td><p>12 km</p></td> says what <td>12 km</td> says."""

from __future__ import annotations

from itertools import islice

from newsclean.readers.nodes import Element
from newsclean.readers.tags import IMAGE, INLINE, LINK, MARK, ROLE_OF
from newsclean.text import is_blank

__all__ = ["CELLS", "holds_lines"]

CELLS = frozenset(("td", "th"))
MAX_LINES = 4
"""Elements of a cell that are lines of its text; in one of more, as layout tables have them, each is a paragraph."""
MAX_CHARS = 200
"""Characters of a cell: in 47 of 50 tables between paragraphs of articles no cell had more."""
_LINES = frozenset(("p", "div"))
_IN_LINE = frozenset((INLINE, LINK, IMAGE, MARK))


def holds_lines(cell: Element) -> bool:
    """Tell whether the paragraphs in a cell are short lines of its text, and the cell is one of several in its row.

    >>> from lxml.html import fromstring
    >>> row = fromstring("<table><tr><td><p>Vell</p></td><td><div>12 km</div><div>by sea</div></td></tr></table>")
    >>> [holds_lines(cell) for cell in row.iter("td")]
    [True, True]
    """
    if (cell.getnext() is None and cell.getprevious() is None) or not is_blank(cell.text or ""):
        return False
    lines = list(islice(cell.iterchildren(), MAX_LINES + 1))  # of a cell of thousands no more is looked at
    return (
        len(lines) <= MAX_LINES and all(map(_is_line, lines)) and sum(map(len, cell.itertext())) <= MAX_CHARS
    )


def _is_line(element: Element) -> bool:
    """Tell whether an element is a paragraph without others in it, or a picture, and no text stands right behind it."""
    is_picture = ROLE_OF.get(element.tag) == IMAGE
    if not (is_picture or element.tag in _LINES) or not is_blank(element.tail or ""):
        return False
    return all(ROLE_OF.get(each.tag) in _IN_LINE for each in element.iterdescendants())
