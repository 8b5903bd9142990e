"""newsclean strips boilerplate from scraped news: title, dateline and body, and a ledger of all that was removed."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean.api import clean
    from newsclean.catalogue import DEFAULT
    from newsclean.dateline import parse_dateline
    from newsclean.draft import Cue, Draft, Filter, Line
    from newsclean.errors import (
        LexiconError,
        MissingExtraError,
        NewscleanError,
        NotAPageError,
        SchemaError,
        UnknownNameError,
    )
    from newsclean.model import (
        Article,
        Block,
        Body,
        Dateline,
        Page,
        PageMeta,
        Paragraph,
        Removal,
        Span,
        Title,
        Verdict,
    )
    from newsclean.pipeline import Pipeline
    from newsclean.plugins import filter

__version__ = "0.1.0"

_HOMES = {
    "newsclean.api": ("clean",),
    "newsclean.catalogue": ("DEFAULT",),
    "newsclean.dateline": ("parse_dateline",),
    "newsclean.draft": ("Cue", "Draft", "Filter", "Line"),
    "newsclean.errors": (
        "LexiconError",
        "MissingExtraError",
        "NewscleanError",
        "NotAPageError",
        "SchemaError",
        "UnknownNameError",
    ),
    "newsclean.model": (
        "Article",
        "Block",
        "Body",
        "Dateline",
        "Page",
        "PageMeta",
        "Paragraph",
        "Removal",
        "Span",
        "Title",
        "Verdict",
    ),
    "newsclean.pipeline": ("Pipeline",),
    "newsclean.plugins": ("filter",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "DEFAULT",
    "Article",
    "Block",
    "Body",
    "Cue",
    "Dateline",
    "Draft",
    "Filter",
    "LexiconError",
    "Line",
    "MissingExtraError",
    "NewscleanError",
    "NotAPageError",
    "Page",
    "PageMeta",
    "Paragraph",
    "Pipeline",
    "Removal",
    "SchemaError",
    "Span",
    "Title",
    "UnknownNameError",
    "Verdict",
    "clean",
    "filter",
    "parse_dateline",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that `import newsclean` costs next to nothing."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'newsclean' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME_OF])
