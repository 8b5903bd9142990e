"""From the texts of a walk to pieces: what stands between two boundaries put together, menus kept whole."""

from __future__ import annotations

from dataclasses import dataclass

from newsclean.readers.places import Frame, Places
from newsclean.readers.tags import MENU_BREAK
from newsclean.readers.targets import target_hints
from newsclean.readers.walk import Element, Item

__all__ = ["Piece", "gather_pieces"]

MENU_TEXT_CHARS = 100
"""Longer texts in a <nav>, <footer> or <select> are blocks of their own: a page may have its article there."""
MENU_LINK_CHARS = 70
MENU_LINK_RATIO = 0.9
LIST_REACH = 3
"""Elements between the text of a list item and the item."""
_NO_HINTS: frozenset[str] = frozenset()
_SHOWN = frozenset(("by-image",))


@dataclass(slots=True)
class Piece:
    """Text between two block boundaries, as the source has it."""

    raw: str
    holder: Element
    """The block-level element that holds it."""
    link_ratio: float = 0.0
    around: tuple[Element, ...] = ()
    """Inline elements that hold all of it."""
    menu: Element | None = None
    """The list in which it is a short link."""
    hints: frozenset[str] = frozenset()
    """Where its links lead; whether a picture stands right before it."""


def gather_pieces(items: list[Item], places: Places) -> list[Piece]:
    """Return the pieces of a page in order; ruby and hidden text of a line follow it as pieces of their own."""
    pieces: list[Piece] = []
    asides: list[Piece] = []
    texts: list[str] = []
    frames: list[tuple[Frame, Element | None]] = []
    shown = False
    begun, holder, lump, frame_of = -1, None, None, places.frame
    for boundary, element, text, link, landmark, image in items:
        is_short = landmark is not None and len(text) <= MENU_TEXT_CHARS
        frame = (landmark, False, ()) if is_short else frame_of(element)
        if frame[1]:
            asides.append(Piece(text, element))
            continue
        if is_short and lump is landmark:
            if boundary != begun:
                texts.append(MENU_BREAK)
        elif is_short or lump is not None or boundary != begun or frame[0] is not holder:
            if texts:
                pieces.append(
                    Piece("".join(texts), lump) if lump is not None else _piece(texts, frames, shown)
                )
                texts, frames, shown = [], [], False
            pieces += asides
            asides.clear()
            lump = landmark if is_short else None
        begun, holder = boundary, frame[0]
        texts.append(text)
        if lump is None:
            frames.append((frame, link))
            shown = shown or image
    if texts:
        pieces.append(Piece("".join(texts), lump) if lump is not None else _piece(texts, frames, shown))
    return pieces + asides


def _piece(texts: list[str], frames: list[tuple[Frame, Element | None]], shown: bool) -> Piece:
    """Make a piece of texts with one holder."""
    (holder, _, around), link = frames[0]
    hints = _SHOWN if shown else _NO_HINTS
    if len(texts) == 1:
        if link is None:
            return Piece(texts[0], holder, 0.0, around, None, hints)
        hints |= target_hints(link.get("href") or "")
        return Piece(texts[0], holder, 1.0, around, _list_of(holder, texts[0]), hints)
    raw, linked, last = "".join(texts), 0, None
    for text, (_, link) in zip(texts, frames, strict=True):
        if link is not None:
            linked += len(text)
            if link is not last:
                hints |= target_hints(link.get("href") or "")
                last = link
    for (_, _, others), _ in frames:
        if around and others is not around:
            around = tuple([element for element in around if element in others])
    ratio = min(1.0, linked / len(raw))
    return Piece(
        raw, holder, ratio, around, _list_of(holder, raw) if ratio > MENU_LINK_RATIO else None, hints
    )


def _list_of(holder: Element, raw: str) -> Element | None:
    """Return the list in which a short link is an item, or None."""
    if len(raw) > MENU_LINK_CHARS:
        return None
    for _ in range(LIST_REACH):
        if holder is None or holder.tag == "li":
            return holder if holder is None else holder.getparent()
        holder = holder.getparent()
    return None
