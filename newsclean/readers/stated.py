"""What a page states of its kind: the types of schema.org and OpenGraph, and whether all may read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from newsclean.readers.jsonld import types_of
from newsclean.readers.nodes import Element

__all__ = ["is_free", "stated_types"]

MAX_TYPES = 50
"""Types of one page that are kept; no page means more by them."""
MAX_PARTS = 100
"""Parts or offers of one object that are looked at."""
INNER = ("offers",)
"""Properties whose objects say what the object itself is."""
FREE = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
TIERS = {"free": True, "locked": False, "metered": False, "paid": False, "premium": False}
"""Tiers of content; a metered page is free for a few readers."""
TIER_METAS = ("article:content_tier", "og:article:content_tier")


def stated_types(
    root: Element, objects: Iterable[dict[str, Any]], metas: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """Return all types that a page states: those of its JSON-LD objects, of microdata and of OpenGraph.

    >>> from lxml import html
    >>> root = html.document_fromstring("<div itemscope itemtype='https://schema.org/Product'>A kettle</div>")
    >>> stated_types(root, [{"@type": "ItemPage", "offers": {"@type": "Offer"}}], {"og:type": ["website"]})
    ('ItemPage', 'Offer', 'Product', 'website')
    """
    found: dict[str, None] = {}
    for each in objects:
        found |= dict.fromkeys(sorted(types_of(each)))
        for name in INNER:
            for inner in _objects(each.get(name)):
                found |= dict.fromkeys(sorted(types_of(inner)))
    for value in root.xpath("//@itemtype"):
        found |= dict.fromkeys(name.rstrip("/").rsplit("/", 1)[-1] for name in value.split())
    found |= dict.fromkeys(value.strip() for value in metas.get("og:type", ()))
    return tuple([name for name in found if name][:MAX_TYPES])


def is_free(
    root: Element, objects: Iterable[dict[str, Any]], metas: Mapping[str, Sequence[str]]
) -> bool | None:
    """Return whether all may read all of a page, as it says; None where it says nothing of that.

    >>> from lxml import html
    >>> part = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".premium"}
    >>> is_free(html.document_fromstring("<p>"), [{"isAccessibleForFree": "True", "hasPart": part}], {})
    False
    """
    said = {_flag(value) for each in objects for value in _access(each)}
    said |= {_flag(value) for value in metas.get("isaccessibleforfree", ())}
    said |= {TIERS.get(value.strip().lower()) for name in TIER_METAS for value in metas.get(name, ())}
    if False in said or _has_subscribers_section(root):
        return False
    return True if True in said else None


def _access(found: dict[str, Any]) -> Iterator[Any]:
    """Yield what an object says about itself and of its parts."""
    yield found.get("isAccessibleForFree")
    for part in _objects(found.get("hasPart")):
        yield part.get("isAccessibleForFree")


def _objects(value: Any) -> list[dict[str, Any]]:
    values = value[:MAX_PARTS] if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, dict)]


def _flag(value: Any) -> bool | None:
    """Return a truth value, also one that is written as a string or as an address of schema.org."""
    if isinstance(value, bool):
        return value
    return FREE.get(value.strip().rsplit("/", 1)[-1].lower()) if isinstance(value, str) else None


def _has_subscribers_section(root: Element) -> bool:
    """Tell whether an AMP page marks a part as the one that subscribers get."""
    is_amp = root.get("amp") is not None or root.get("⚡") is not None
    return is_amp and bool(root.xpath("boolean(//*[@subscriptions-section='content'])"))
