"""Earlier versions of the JSON schema, and how an article in one of them becomes one in the present version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["KNOWN_VERSIONS", "SCHEMA_VERSION", "in_present_version"]

SCHEMA_VERSION = 2
KNOWN_VERSIONS = (1, SCHEMA_VERSION)

_META_OF_2: dict[str, Any] = {"types": [], "free": None, "image": None, "tags": []}
"""What version 2 added to `meta`."""
_DATES_OF_2 = ("published", "published_source", "modified", "modified_source")
_OF_2: dict[str, Any] = {"titles": [], "authors": [], **dict.fromkeys(("kicker", "subtitle", *_DATES_OF_2))}
"""What it added beside `title`, and of who wrote a story and when; version 1 had the latter in `meta` alone."""


def in_present_version(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return an article's dict with what later versions than its own have added; nothing that it says is changed.

    >>> in_present_version({"schema": 1, "body": []})["verdict"]["kind"]
    'empty'
    """
    return {"links": [], **(_from_1(data) if data["schema"] == 1 else data)}


def _from_1(data: Mapping[str, Any]) -> dict[str, Any]:
    """Version 1 had a verdict only where a limit was met, and authors and dates in `meta` alone."""
    judged = {"kind": "article" if data.get("body") else "empty", "confidence": None, "paywalled": None}
    met = data.get("verdict", {"truncated_by": None, "limits": []})
    new = {**_OF_2, **_credits(data.get("meta")), **data}
    new |= {"schema": SCHEMA_VERSION, "verdict": _with(met, judged)}
    if isinstance(data.get("removed"), list | tuple):
        new["removed"] = [_with(entry, {"label": ""}) for entry in data["removed"]]
    return {**new, "meta": _with(data["meta"], _META_OF_2)} if "meta" in data else new


def _credits(meta: Any) -> dict[str, Any]:
    """Return authors and dates as version 2 has them, out of the metadata of version 1."""
    if not isinstance(meta, Mapping) or not isinstance(meta.get("authors"), list):
        return {}
    empty = {"role": None, "affiliation": None, "source": ""}
    authors = [{"name": name, **empty} for name in meta["authors"]]
    return {"authors": authors, "published": meta.get("published"), "modified": meta.get("modified")}


def _with(old: Any, added: dict[str, Any]) -> Any:
    """Return a mapping with fields added; what is no mapping is left for the reader to refuse."""
    return {**old, **added} if isinstance(old, Mapping) else old
