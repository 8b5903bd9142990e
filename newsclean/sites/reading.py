"""From a page in any form to what a profile keeps of it."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from newsclean.catalogue import DEFAULT
from newsclean.errors import NotAPageError
from newsclean.fallback import NO_FAULTS, warn
from newsclean.readers.source import read_source, require_parts
from newsclean.standing.seen import SeenPage, see_page

__all__ = ["page_id", "see"]

ID_BYTES = 8


def see(page: Any, **more: Any) -> SeenPage | None:
    """Return what a profile keeps of a page: str, bytes, an lxml tree, or a mapping with "html" or "text".

    `more` is what else is known: kind, url, language and charset. None for a page without an article, for bytes that
    are no page, and for a page that newsclean fails on, with a FallbackWarning. Raises TypeError for any other type.
    """
    content, told = _parts(page)
    try:
        _, read = read_source(content, **more | told)
        return see_page(page_id(page), read, DEFAULT.run(read))
    except NotAPageError:
        return None
    except (*NO_FAULTS, TypeError):
        raise
    except Exception as error:
        warn(error, "which teaches nothing")
        return None


def page_id(page: Any) -> str:
    """Return a hash of a page's content, 16 hexadecimal digits.

    >>> page_id("Rain"), page_id({"text": "Rain", "url": "https://example.com/1"})
    ('447cc86068e49289', '447cc86068e49289')
    """
    source, _ = _parts(page)
    if isinstance(source, str):
        source = source.encode("utf-8", "surrogatepass")
    elif not isinstance(source, bytes | bytearray | memoryview):
        from lxml import etree

        source = etree.tostring(source)
    return blake2b(source, digest_size=ID_BYTES).hexdigest()


def _parts(page: Any) -> tuple[Any, dict[str, Any]]:
    """Return the content of a page, and what a record says about it."""
    content, told = require_parts(page)
    is_tree = type(content).__module__.startswith("lxml.")
    if is_tree or isinstance(content, str | bytes | bytearray | memoryview):
        return content, told
    raise TypeError(f"page must be str, bytes, an lxml tree or a mapping, not {type(content).__name__}")
