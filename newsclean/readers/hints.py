"""Hints: the tag and the words of an element's class, id, role and the like, split at hyphens and capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from newsclean.readers.hint_names import NAMES
from newsclean.readers.tags import HIDING_CLASSES

__all__ = ["hides", "hint_words", "is_hidden", "own_hints", "own_names"]

NAMING = frozenset(("class", "id", "role", "itemprop", "data-testid", "data-component"))
"""Attributes whose value names what an element is for."""
MAX_NAMES = 2000
"""Characters of one attribute that are read; longer ones hold data, not names."""

_STATE = re.compile(
    r"(?:^|[-_])(?:has|no|not|is|with|without|hide|show)[-_]|[-_](?:enabled|disabled|open|opened|closed|active|visible|loaded)$"
)
"""Names that tell a state, such as "has-comments" or "modal-enabled": no names of what an element is."""
_TOPIC = ("category-", "tag-")
"""How WordPress begins the names of an entry's topics; on the entry itself they name no category list."""
_ENTRY = frozenset(("hentry", "status-publish", "type-post"))

_CLIPPED = re.compile(r"clip:rect\((?:[01](?:px)?,?){4}\)")
"""A clip of no more than a pixel, without its spaces."""
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TO_SPACE = "".join([" " if chr(code) in "-_:/.[]()" else chr(code) for code in range(128)])
"""What each ASCII character becomes; a str, because a dict raises an error for each character that it lacks."""
_HIDDEN = frozenset(("hidden",))


def own_hints(tag: str, attributes: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the hints of one element: its tag, the words of its naming attributes, "hidden" where it is.

    >>> sorted(own_hints("div", [("class", "article-Body"), ("href", "/x"), ("style", "Display: none")]))
    ['article', 'body', 'div', 'hidden']
    """
    hints = _tag_hint(tag)
    for name, value in attributes:
        if name in NAMING:
            hints = _with_words(hints, value)
        elif (
            (name == "style" and hides(value))
            or (name == "hidden" and value != "until-found")
            or (name == "aria-hidden" and value == "true")
        ):
            hints |= _HIDDEN
    return hints


def own_names(attributes: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the telling words of one element's naming attributes.

    >>> sorted(own_names([("class", "site-Footer"), ("style", "color: red")]))
    ['footer', 'site']
    """
    names = frozenset[str]()
    for name, value in attributes:
        if name in NAMING:
            names = _with_words(names, value)
    return names


def is_hidden(element: Any) -> bool:
    """Tell whether the own attributes of an inline element, or a mapping of them, take it off the screen.

    >>> is_hidden({"style": "color: red; Display : none"})
    True
    """
    if element.get("class") in HIDING_CLASSES or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and hides(style)


def hides(style: str) -> bool:
    """Tell whether a style takes an element off the screen.

    >>> hides("color: red; Display : none"), hides("display:block")
    (True, False)

    A clip to nothing is how text for screen readers alone is hidden:

    >>> hides("clip: rect(0 0 0 0); height: 1px; position: absolute"), hides("clip-path: url(#curve)")
    (True, False)
    """
    packed = style.lower().replace(" ", "")
    if "display:none" in packed or "visibility:hidden" in packed:
        return True
    return "clip:rect(" in packed and "position:absolute" in packed and _CLIPPED.search(packed) is not None


@lru_cache(maxsize=256)
def _tag_hint(tag: str) -> frozenset[str]:
    return frozenset((tag,))


@lru_cache(maxsize=32768)
def _with_words(hints: frozenset[str], names: str) -> frozenset[str]:
    """Return hints with the words of an attribute: the same object each time, whose hash is known."""
    return hints | hint_words(names)


def hint_words(names: str) -> frozenset[str]:
    """Return the telling words among the names in an attribute, lower case; names of states and topics tell nothing.

    >>> sorted(hint_words("c-RelatedLinks__item js-3f8a"))
    ['item', 'links', 'related']
    >>> sorted(hint_words("article has-comments modal-enabled")), sorted(hint_words("hentry category-privacy"))
    (['article'], ['hentry'])
    """
    each = [_HUMP.sub("-", name).lower() for name in names[:MAX_NAMES].split()]
    is_entry = not _ENTRY.isdisjoint(each)
    naming = [name for name in each if not _STATE.search(name) and not (is_entry and name.startswith(_TOPIC))]
    return NAMES.intersection(" ".join(naming).translate(_TO_SPACE).split())
