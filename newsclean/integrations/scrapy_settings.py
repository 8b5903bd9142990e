"""The settings NEWSCLEAN_* of a Scrapy project: read once, when a crawl starts, and checked one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from newsclean.catalogue import DEFAULT
from newsclean.cleaner import Cleaner
from newsclean.errors import NewscleanError, UnknownNameError
from newsclean.integrations import setting_values as values
from newsclean.integrations.item_parts import LEDGER
from newsclean.jobs.settings import MAX_BYTES

__all__ = ["CleanSettings"]

PREFIX = "NEWSCLEAN_"
_DEFAULT_OUTPUT = tuple((part, part) for part in ("title", "dateline", "body", LEDGER))
"""The parts that an item gets unless NEWSCLEAN_OUTPUT says otherwise, if its class has such fields."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class CleanSettings:
    """What the settings NEWSCLEAN_* say; docs/how-to/scrapy.md lists them."""

    html_field: str | None = "html"
    text_field: str | None = "text"
    url_field: str | None = "url"
    output: tuple[tuple[str, str], ...] = _DEFAULT_OUTPUT
    """(part of the article, field of the item)."""
    required: frozenset[str] = frozenset()
    """Fields that an item's class must have, because the settings name them."""
    cleaner: Cleaner = field(default_factory=lambda: Cleaner(max_chars=MAX_BYTES))
    on_error: str = "keep"
    error_field: str | None = "newsclean_error"
    keep_page: bool = True

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> CleanSettings:
        """Read the settings of a crawl. Raises NewscleanError that names a wrong one, and what would be right.

        >>> CleanSettings.read({"NEWSCLEAN_WITHOUT": "byline"}).cleaner.pipeline == DEFAULT.without("byline")
        True
        >>> CleanSettings.read({"NEWSCLEAN_ON_ERROR": "ignore"})
        Traceback (most recent call last):
        newsclean.errors.NewscleanError: NEWSCLEAN_ON_ERROR: unknown policy 'ignore'; known: keep, drop, raise
        """
        for name in settings:
            if name.startswith(PREFIX) and name not in _KNOWN:
                raise UnknownNameError("setting", name, _KNOWN)
        found = {
            about: _checked(name, read, settings[name])
            for name, (about, read) in _READERS.items()
            if name in settings and (settings[name] is not None or read is values.read_field)
        }
        ledger, without = found.pop("ledger", None), found.pop("without", ())
        output = _with_ledger(found.get("output", _DEFAULT_OUTPUT), ledger)
        named = output if "output" in found else [pair for pair in output if ledger and pair[0] == LEDGER]
        pipeline = found.pop("pipeline", DEFAULT)
        pipeline = _checked("NEWSCLEAN_WITHOUT", lambda names: pipeline.without(*names), without)
        told = {name: found.pop(name) for name in _CLEANS if name in found}
        cleaner = Cleaner(pipeline=pipeline, **{"max_chars": MAX_BYTES, **told})
        required = frozenset(name for _, name in named)
        return cls(**found | {"output": output, "required": required, "cleaner": cleaner})


def _checked(name: str, read: Callable[[Any], _T], value: Any) -> _T:
    """Read the value of one setting; an error names the setting."""
    try:
        return read(value)
    except OSError as error:
        raise NewscleanError(f"{name}: {error.filename or value}: {error.strerror}") from None
    except NewscleanError as error:
        raise NewscleanError(f"{name}: {error}") from error


def _with_ledger(output: tuple[tuple[str, str], ...], ledger: bool | None) -> tuple[tuple[str, str], ...]:
    """Add or take out the ledger, as NEWSCLEAN_LEDGER says."""
    if ledger is None or ledger == any(part == LEDGER for part, _ in output):
        return output
    return (*output, (LEDGER, LEDGER)) if ledger else tuple(pair for pair in output if pair[0] != LEDGER)


_READERS: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "NEWSCLEAN_HTML_FIELD": ("html_field", values.read_field),
    "NEWSCLEAN_TEXT_FIELD": ("text_field", values.read_field),
    "NEWSCLEAN_URL_FIELD": ("url_field", values.read_field),
    "NEWSCLEAN_OUTPUT": ("output", values.read_output),
    "NEWSCLEAN_LEDGER": ("ledger", values.read_flag),
    "NEWSCLEAN_PIPELINE": ("pipeline", values.read_pipeline),
    "NEWSCLEAN_WITHOUT": ("without", values.read_names),
    "NEWSCLEAN_LANGUAGE": ("language", values.read_language),
    "NEWSCLEAN_LINKS": ("links", values.read_flag),
    "NEWSCLEAN_RULES": ("rules", values.read_rules),
    "NEWSCLEAN_SITES": ("sites", values.read_sites),
    "NEWSCLEAN_ON_ERROR": ("on_error", values.read_policy),
    "NEWSCLEAN_ERROR_FIELD": ("error_field", values.read_field),
    "NEWSCLEAN_KEEP_PAGE": ("keep_page", values.read_flag),
    "NEWSCLEAN_MAX_BYTES": ("max_chars", values.read_bytes),
}
_KNOWN = tuple(_READERS)
_CLEANS = ("language", "links", "rules", "sites", "max_chars")
"""Settings of the cleaner, besides the pipeline."""
