"""One walk over a page's tree: its texts in the order of the source, with the block boundaries between them."""

from __future__ import annotations

from lxml import etree

from newsclean.readers.nodes import TAG, Element, Node, node_above, number_before
from newsclean.readers.tags import BLOCK, CELL, IMAGE, INLINE, LANDMARKS, LINK, MARKS, PROSE, ROLE_OF, SKIP

__all__ = ["Item", "walk_tree"]

Item = tuple[int, Node, str, Element | None, Node | None, bool]
"""Boundaries before a text, the node directly around it, the text, the link and the landmark that it is in, whether
a picture stands right before it. Tuples, because a page has hundreds and frozen objects cost ten times as much."""

_ROLES: dict[object, int] = {
    **ROLE_OF,
    etree.Comment: SKIP,
    etree.ProcessingInstruction: SKIP,
    etree.Entity: INLINE,
}


_ALWAYS = LANDMARKS.union(("td", "th"))
"""Elements that may hold what is not inside them: the mark of a cell, the text behind an empty menu."""


def walk_tree(root: Element) -> list[Item]:  # noqa: C901 - one hot loop; calls would double its time
    """Return the texts of a tree in the order of its source; time and memory are linear in its elements."""
    items: list[Item] = []
    opened: list[tuple[Element, Node, dict[object, int], int, str | None, Element | None]] = []
    # what is around each open element, with the text behind it, which comes after its children
    parent, node, counts = root.getparent(), node_above(root), {root.tag: number_before(root)}
    left = 1  # children of the parent that are still to come: quicker than to ask each element for its parent
    top = node if parent is None else None
    boundary, gap, role_of, put = 0, "", _ROLES.get, items.append
    skipping = entered = leaving = image = False
    resume: object = None
    marked: object = None
    link: Element | None = None
    landmark: Node | None = None
    for element in root.iter():
        if skipping:
            if element is not resume:
                continue
            skipping = False
        if entered:
            entered = False  # the first child
        elif leaving or not left:
            while not left:
                if parent is link:
                    link = None
                elif parent is marked:
                    leaving = True
                parent, node, counts, left, tail, behind = opened.pop()
                if tail:
                    gap = _put_tail(items, boundary, node, gap, tail, behind, landmark)
            if leaving:  # only now: what stands right behind a landmark goes with it
                landmark, leaving = None, False
        left -= 1
        tag, tail, size = element.tag, element.tail, len(element)
        role = role_of(tag)
        if role is None and node[TAG] not in PROSE:
            role = (
                BLOCK  # an unknown element ends a paragraph, but not inside one, as <x-link> may stand there
            )
        if role == SKIP:
            own = node
            if size:
                resume, skipping = _following(element), True
        else:
            text = element.text
            counts[tag] = number = counts.get(tag, 0) + 1
            own = node  # what has neither text nor children needs no node of its own
            if size or text or tag in _ALWAYS:
                own = [element, tag, node, number, role == BLOCK or node is top, None, None]
            if role == BLOCK:
                boundary, gap = boundary + 1, ""
                if landmark is None and tag in LANDMARKS:
                    landmark, marked, leaving = own, element, not size
            elif role == LINK:
                if size and link is None:
                    link = element
            elif role == IMAGE:
                image = True
            elif role and role > SKIP:
                put((boundary, own if role == CELL else node, MARKS[tag], None, landmark, False))
            if text:
                if text.isspace():
                    gap = " "
                else:
                    put((boundary, own, gap + text, element if role == LINK else link, landmark, image))
                    gap, image = "", False
        if tail and (element is root or not (role or not tail.isspace())):
            tail = None
        if size:
            opened.append((parent, node, counts, left, tail, None if role == LINK else link))
            parent, node, counts, entered = element, own, {}, not skipping
            left = 0 if skipping else size
        elif tail:
            if tail.isspace():
                gap = " "
            else:
                put((boundary, node, gap + tail, None if role == LINK else link, landmark, image))
                gap, image = "", False
    while opened:
        _, node, _, _, tail, behind = opened.pop()
        if tail:
            gap = _put_tail(items, boundary, node, gap, tail, behind, None)
    return items


def _put_tail(
    items: list[Item],
    boundary: int,
    node: Node,
    gap: str,
    tail: str,
    link: Element | None,
    landmark: Node | None,
) -> str:
    """Add the text behind an element; return the space that the next text needs before it."""
    if tail.isspace():
        return " "
    items.append((boundary, node, gap + tail, link, landmark, False))
    return ""


def _following(element: Element) -> Element | None:
    """Return the element that comes after all that is inside this one."""
    while element is not None:
        after = element.getnext()
        if after is not None:
            return after
        element = element.getparent()
    return None
