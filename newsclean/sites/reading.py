"""From a page in any form to what a profile keeps of it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from newsclean.errors import NotAPageError
from newsclean.sites.seen import SeenPage, see_page

__all__ = ["page_id", "see"]

ID_BYTES = 8
OPTIONS = ("url", "language", "charset")


def see(page: Any) -> SeenPage | None:
    """Return what a profile keeps of a page: str, bytes, an lxml tree, or a mapping with "html" or "text".

    None for one without an article and for bytes that are no page. Raises TypeError for any other type.
    """
    from newsclean.api import hints, read_page
    from newsclean.catalogue import DEFAULT

    source, kind, options = _parts(page)
    try:
        read = read_page(source, kind=kind, **hints(**options))
    except NotAPageError:
        return None
    return see_page(page_id(page), read, DEFAULT.run(read))


def page_id(page: Any) -> str:
    """Return a hash of a page's content, 16 hexadecimal digits.

    >>> page_id("Rain"), page_id({"text": "Rain", "url": "https://example.com/1"})
    ('447cc86068e49289', '447cc86068e49289')
    """
    source, _, _ = _parts(page)
    if isinstance(source, str):
        source = source.encode("utf-8", "surrogatepass")
    elif not isinstance(source, bytes | bytearray | memoryview):
        from lxml import etree

        source = etree.tostring(source)
    return blake2b(source, digest_size=ID_BYTES).hexdigest()


def _parts(page: Any) -> tuple[Any, str, dict[str, str]]:
    """Return a page's content, its kind, and what else is said of it."""
    if not isinstance(page, Mapping):
        if isinstance(page, str | bytes | bytearray | memoryview) or type(page).__module__.startswith(
            "lxml."
        ):
            return page, "auto", {}
        raise TypeError(f"page must be str, bytes, an lxml tree or a mapping, not {type(page).__name__}")
    for kind in ("html", "text"):
        if page.get(kind) is not None:
            return page[kind], kind, {name: page[name] for name in OPTIONS if page.get(name) is not None}
    raise TypeError('a page that is a mapping must have "html" or "text"')
