"""An <svg> that was never closed: what the page goes on with is no part of the picture (HTML, section 13.2.6.5)."""

from __future__ import annotations

from itertools import islice

from newsclean.readers.nodes import Element

__all__ = ["is_left_open"]

OUTSIDE = frozenset(
    "article aside blockquote center dd div dl dt footer h1 h2 h3 h4 h5 h6 header li main nav "
    "ol p pre section table ul".split()
)
"""Elements before which a browser ends the picture, and the sections of a page."""
INSIDE = frozenset(("foreignobject", "foreignObject", "desc", "title"))
"""Elements of a picture that may hold HTML."""
FEW = 40
"""Elements of most pictures at most: so few are looked through here, more are searched by the parser's library."""


def is_left_open(svg: Element) -> bool:
    """Tell whether a picture swallowed what stands behind it.

    >>> from newsclean.readers.tree import parse_tree
    >>> pages = "<svg><path d=M0/><p>Rain.</p>", "<svg><foreignObject><p>Rain.</p></foreignObject></svg>"
    >>> [is_left_open(parse_tree(page).root.find(".//svg")) for page in pages]
    [True, False]
    """
    few = list(islice(svg.iterdescendants(), FEW + 1))
    found = few if len(few) <= FEW else svg.iter(*OUTSIDE)
    return any(each.tag in OUTSIDE and not _is_inside(each, svg) for each in found)


def _is_inside(element: Element, svg: Element) -> bool:
    above = element.getparent()
    while above is not svg:
        if above.tag in INSIDE:
            return True
        above = above.getparent()
    return False
