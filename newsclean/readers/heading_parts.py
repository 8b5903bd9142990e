"""What the elements inside one heading say: kicker, headline, badge, logo; a join leaves no two of them glued."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsclean.model import HeadingPart, Span
from newsclean.readers.hints import own_hints
from newsclean.readers.nodes import Node
from newsclean.readers.runs import TextRun
from newsclean.readers.tags import MARKS
from newsclean.text import has_cjk, is_blank

__all__ = ["LEVELS", "Piece", "joined", "pieces_of", "place_parts"]

LEVELS = frozenset("h1 h2 h3 h4 h5 h6".split())
MAX_PIECES = 12
"""More elements than this in one heading set single words or letters."""
MIN_GLUED_CHARS = 2
"""A shorter text that touches the next one is the first letter of its word."""
_FORMATTING = frozenset(
    "abbr acronym b bdi bdo big cite code del dfn em f font i ins kbd mark nobr q s samp strike strong sub sup "
    "tt u var wbr".split()
)
"""Elements that set words of a text in another way, and are no part of their own."""
_HOME = re.compile(r"(?=[^#?])(?:(?:https?:)?//[^/?#]+)?/?(?:[?#]|\Z)")
_HOME_HINT = frozenset(("to-home",))
_MARKS = frozenset(MARKS.values())


class Piece(NamedTuple):
    """Text of one element of a heading."""

    text: str
    """As the source has it, with the marks of line breaks."""
    owner: Node


def pieces_of(runs: Iterable[TextRun]) -> tuple[Piece, ...]:
    """Return what each element of a heading says, in order; none where a single one says it all, or too many do."""
    found: list[Piece] = []
    is_new = True
    for text, node, _ in runs:
        is_mark = text in _MARKS
        owner = node if is_mark else _owner(node)
        if found and (is_mark or (owner is found[-1].owner and not is_new)):
            found[-1] = Piece(found[-1].text + text, found[-1].owner)
        else:
            found.append(Piece(text, owner))
        is_new = is_mark
    return tuple(found) if 1 < len(found) <= MAX_PIECES else ()


def _owner(node: Node) -> Node:
    """Return the nearest element around a text that is more than formatting."""
    while node.tag in _FORMATTING and node.outer is not None:
        node = node.above
    return node


def joined(pieces: Sequence[Piece]) -> str:
    """Return the text of pieces, with a space where two would be glued together: "TransportElectric ferry"."""
    text = pieces[0].text
    for before, piece in pairwise(pieces):
        text += f" {piece.text}" if _are_glued(before.text, piece.text) else piece.text
    return text


def _are_glued(before: str, text: str) -> bool:
    """Tell whether a text touches the one before it and begins as a new one does."""
    if min(len(before.strip()), len(text.strip())) < MIN_GLUED_CHARS or not before[-1].isalnum():
        return False
    if has_cjk(before[-1] + text[0]):
        return False
    return text[0].isupper() or (text[0].isdigit() and before[-1].isalpha())


def place_parts(pieces: Iterable[Piece], text: str, start: int) -> list[HeadingPart]:
    """Return where the pieces stand in the block of that text, which begins at `start`; none where one piece is all."""
    flat, at = text.replace("\n", " "), 0
    parts: list[HeadingPart] = []
    for piece in pieces:
        words = " ".join(piece.text.split())
        found = flat.find(words, at)
        if is_blank(words) or found < 0:
            continue
        touches = parts and found == at and flat[at - 1].isalnum() and not has_cjk(flat[at - 1 : at + 1])
        at = found + len(words)
        if touches:  # the first letter of a word in an element of its own
            parts[-1] = HeadingPart(Span(parts[-1].span.start, start + at))
        else:
            parts.append(HeadingPart(Span(start + found, start + at), _names(piece.owner)))
    return parts if len(parts) > 1 else []


def _names(node: Node) -> frozenset[str]:
    """Return the hints of the elements between a text and its heading."""
    names = frozenset[str]()
    while node.outer is not None:
        names |= own_hints(node.tag, node.element.items())
        if node.tag == "a" and _HOME.match((node.element.get("href") or "").strip()):
            names |= _HOME_HINT
        node = node.above
    return names
