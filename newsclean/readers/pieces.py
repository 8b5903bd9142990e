"""From the texts of a walk to pieces: what stands between two boundaries put together, menus kept whole."""

from __future__ import annotations

from typing import Any

from newsclean.readers.nodes import ABOVE, HOLDS, TAG, Element, Node
from newsclean.readers.places import frame_of
from newsclean.readers.tags import MENU_BREAK
from newsclean.readers.walk import Item

__all__ = ["Piece", "gather_pieces"]

MENU_TEXT_CHARS = 100
"""Longer texts in a <nav>, <footer> or <select> are blocks of their own: a page may have its article there."""
MENU_LINK_CHARS = 70
MENU_LINK_RATIO = 0.9
LIST_REACH = 3
"""Elements between the text of a list item and the item."""


Piece = tuple[str, Node, float, tuple[Node, ...], Node | None, tuple[Element, ...], bool]
"""Text between two block boundaries, as the source has it: the text, the block-level element that holds it, the share
of it that is linked, the inline elements that hold all of it, the list in which it is a short link, its links, whether
a picture stands right before it. Tuples, as the items of the walk are."""


def gather_pieces(items: list[Item]) -> list[Piece]:  # noqa: C901 - a hot loop, as the walk is
    """Return the pieces of a page in order; ruby and hidden text of a line follow it as pieces of their own."""
    pieces: list[Piece] = []
    asides: list[Piece] = []
    texts: list[str] = []
    parts: list[_Part] = []
    begun, shown = -1, False
    holder: Node | None = None
    lump: Node | None = None
    for boundary, node, text, link, landmark, image in items:
        around: tuple[Node, ...] = ()
        is_short = landmark is not None and len(text) <= MENU_TEXT_CHARS
        if is_short:
            within = landmark
        elif node[HOLDS]:
            within = node
        else:
            within, beside, around = frame_of(node)
            if beside:
                asides.append((text, node, 0.0, (), None, (), False))
                continue
        if boundary != begun or within is not holder or lump is not (landmark if is_short else None):
            if is_short and lump is landmark:
                texts.append(MENU_BREAK)
            else:
                if texts:
                    pieces.append(_piece(texts, holder, parts, shown))
                    texts, parts, shown = [], [], False
                if asides:
                    pieces += asides
                    asides.clear()
                lump = landmark if is_short else None
        begun, holder = boundary, within
        texts.append(text)
        if lump is None:
            parts.append((around, link))
            shown = shown or image
    if texts:
        pieces.append(_piece(texts, holder, parts, shown))
    return pieces + asides


_Part = tuple[tuple[Node, ...], Element | None]
"""The inline elements around a text, and its link."""


def _piece(texts: list[str], holder: Any, parts: list[_Part], shown: bool) -> Piece:
    """Make a piece of texts with one holder; of the short texts of a menu nothing more is known."""
    if not parts:
        return "".join(texts), holder, 0.0, (), None, (), False
    around, link = parts[0]
    if len(texts) == 1:
        raw = texts[0]
        if link is None:
            return raw, holder, 0.0, around, None, (), shown
        return raw, holder, 1.0, around, _list_of(holder, raw), (link,), shown
    raw, linked = "".join(texts), 0
    links: list[Element] = []
    for text, (others, link) in zip(texts, parts, strict=True):
        if link is not None:
            linked += len(text)
            if not links or link is not links[-1]:
                links.append(link)
        if around and others is not around:
            around = tuple([node for node, other in zip(around, others, strict=False) if node is other])
    ratio = min(1.0, linked / len(raw))
    menu = _list_of(holder, raw) if ratio > MENU_LINK_RATIO else None
    return raw, holder, ratio, around, menu, tuple(links), shown


def _list_of(holder: Node, raw: str) -> Node | None:
    """Return the list in which a short link is an item, or None."""
    if len(raw) > MENU_LINK_CHARS:
        return None
    at: Node | None = holder
    for _ in range(LIST_REACH):
        if at is None or at[TAG] == "li":
            return None if at is None else at[ABOVE]
        at = at[ABOVE]
    return None
