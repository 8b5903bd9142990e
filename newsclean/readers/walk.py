"""One walk over a page's tree: its texts in the order of the source, with the block boundaries between them."""

from __future__ import annotations

from typing import Any

from lxml import etree

from newsclean.readers.tags import BLOCK, CELL, IMAGE, INLINE, LANDMARKS, LINK, MARKS, PROSE, ROLE_OF, SKIP

__all__ = ["Element", "Item", "is_block", "walk_tree"]

Element = Any
"""An lxml element, or a comment or processing instruction in a caller's tree."""
Item = tuple[int, Element, str, Element | None, Element | None, bool]
"""Boundaries before a text, the element directly around it, the text, the link and the landmark that it is in, whether
a picture stands right before it. Tuples, because a page has hundreds and frozen objects cost ten times as much."""

_ROLES: dict[object, int] = {
    **ROLE_OF,
    etree.Comment: SKIP,
    etree.ProcessingInstruction: SKIP,
    etree.Entity: INLINE,
}


def walk_tree(root: Element) -> list[Item]:  # noqa: C901 - one hot loop; calls would double its time
    """Return the texts of a tree in the order of its source; time and memory are linear in its elements."""
    items: list[Item] = []
    pending: list[tuple[Element, Element, str, Element | None]] = []
    # text behind elements whose children are still to come
    boundary, gap, role_of, put = 0, "", _ROLES.get, items.append
    resume = unlink = leave = _NOWHERE  # the elements at which what is skipped, linked, in a landmark ends
    skipping = image = False
    link: Element | None = None
    landmark: Element | None = None
    for element in root.iter():
        if skipping:
            if element is not resume:
                continue
            skipping = False
        if element is unlink:
            link = None
        while pending and pending[-1][0] is element:
            gap = _put_tail(items, boundary, gap, landmark, *pending.pop()[1:])
        if element is leave:
            landmark = None
        tag, text, tail = element.tag, element.text, element.tail
        role = role_of(tag)
        if role == BLOCK or (role is None and is_block(element)):
            boundary, gap, role = boundary + 1, "", BLOCK
            if tag in LANDMARKS and landmark is None:
                landmark, leave = element, _following(element)
        elif role == SKIP:
            text = None
            if len(element):
                resume, skipping = _following(element), True
        elif role == LINK:
            if len(element) and link is None:
                unlink, link = _following(element), element
        elif role == IMAGE:
            image = True
        elif role and role > SKIP:
            put(
                (
                    boundary,
                    element if role == CELL else element.getparent(),
                    MARKS[tag],
                    None,
                    landmark,
                    False,
                )
            )
        if text:
            if text.isspace():
                gap = " "
            else:
                put((boundary, element, gap + text, element if role == LINK else link, landmark, image))
                gap, image = "", False
        if tail and element is not root and (role or not tail.isspace()):
            if len(element):
                pending.append((_following(element), element, tail, None if role == LINK else link))
            else:
                behind = None if role == LINK else link
                gap = _put_tail(items, boundary, gap, landmark, element, tail, behind, image)
                image = image and gap != ""
    while pending:
        gap = _put_tail(items, boundary, gap, None, *pending.pop()[1:])
    return items


_NOWHERE = object()


def _put_tail(
    items: list[Item],
    boundary: int,
    gap: str,
    landmark: Element | None,
    element: Element,
    tail: str,
    link: Element | None,
    image: bool = False,
) -> str:
    """Add the text behind an element; return the space that the next text needs before it."""
    if tail.isspace():
        return " "
    items.append((boundary, element.getparent(), gap + tail, link, landmark, image))
    return ""


def is_block(element: Element) -> bool:
    """Tell whether an unknown element ends a paragraph: not where it stands inside one, as <x-link> may."""
    parent = element.getparent()
    return parent is None or parent.tag not in PROSE


def _following(element: Element) -> Element | None:
    """Return the element that comes after all that is inside this one."""
    while element is not None:
        after = element.getnext()
        if after is not None:
            return after
        element = element.getparent()
    return None
