"""newsclean strips boilerplate from scraped news: title, dateline and body, and a ledger of all that was removed."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean.api import clean
    from newsclean.catalogue import DEFAULT
    from newsclean.cleaner import Cleaner
    from newsclean.dateline import parse_dateline
    from newsclean.draft import Cue, Draft, Filter, Line
    from newsclean.errors import (
        FallbackWarning,
        LexiconError,
        MissingExtraError,
        NewscleanError,
        NotAPageError,
        SchemaError,
        TooLargeError,
        UnknownNameError,
    )
    from newsclean.integrations.ipython import load_ipython_extension
    from newsclean.integrations.notebook import compare, show
    from newsclean.jobs import FailedPage, clean_many
    from newsclean.model import (
        Article,
        Author,
        Block,
        Body,
        Dateline,
        Link,
        Page,
        PageMeta,
        PageVerdict,
        Paragraph,
        Removal,
        Span,
        Title,
        TitleCandidate,
        Verdict,
    )
    from newsclean.pipeline import Pipeline
    from newsclean.plugins import filter
    from newsclean.rules.site_rules import SiteRules
    from newsclean.sites.profile import SiteProfile
    from newsclean.workbench.bench import Workbench

__version__ = "0.1.0"

ACCEPTS_BYTES = True
"""`clean()` takes a page's bytes as the server sent them, and finds their charset; for tools that call any cleaner."""

_HOMES = {
    "newsclean.api": ("clean",),
    "newsclean.catalogue": ("DEFAULT",),
    "newsclean.cleaner": ("Cleaner",),
    "newsclean.dateline": ("parse_dateline",),
    "newsclean.draft": ("Cue", "Draft", "Filter", "Line"),
    "newsclean.errors": (
        "FallbackWarning",
        "LexiconError",
        "MissingExtraError",
        "NewscleanError",
        "NotAPageError",
        "SchemaError",
        "TooLargeError",
        "UnknownNameError",
    ),
    "newsclean.integrations.ipython": ("load_ipython_extension",),
    "newsclean.integrations.notebook": ("compare", "show"),
    "newsclean.jobs": ("FailedPage", "clean_many"),
    "newsclean.model": (
        "Article",
        "Author",
        "Block",
        "Body",
        "Dateline",
        "Link",
        "Page",
        "PageMeta",
        "PageVerdict",
        "Paragraph",
        "Removal",
        "Span",
        "Title",
        "TitleCandidate",
        "Verdict",
    ),
    "newsclean.pipeline": ("Pipeline",),
    "newsclean.plugins": ("filter",),
    "newsclean.sites.profile": ("SiteProfile",),
    "newsclean.rules.site_rules": ("SiteRules",),
    "newsclean.workbench.bench": ("Workbench",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "ACCEPTS_BYTES",
    "DEFAULT",
    "Article",
    "Author",
    "Block",
    "Body",
    "Cleaner",
    "Cue",
    "Dateline",
    "Draft",
    "FailedPage",
    "FallbackWarning",
    "Filter",
    "LexiconError",
    "Line",
    "Link",
    "MissingExtraError",
    "NewscleanError",
    "NotAPageError",
    "Page",
    "PageMeta",
    "PageVerdict",
    "Paragraph",
    "Pipeline",
    "Removal",
    "SchemaError",
    "SiteProfile",
    "SiteRules",
    "Span",
    "Title",
    "TitleCandidate",
    "TooLargeError",
    "UnknownNameError",
    "Verdict",
    "Workbench",
    "clean",
    "clean_many",
    "compare",
    "filter",
    "load_ipython_extension",
    "parse_dateline",
    "show",
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
