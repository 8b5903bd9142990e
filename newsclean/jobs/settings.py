"""What is asked of a batch, and the part of it that changes the output."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import Any

from newsclean import __version__
from newsclean.catalogue import DEFAULT
from newsclean.draft import Filter
from newsclean.errors import NewscleanError
from newsclean.jobs.known import KnownSites
from newsclean.jobs.records import Fields
from newsclean.jobs.rows import FIELDS
from newsclean.pipeline import Pipeline
from newsclean.plugins import filter as made_filter
from newsclean.plugins import require_filter

__all__ = ["MAX_BYTES", "Batch", "Recipe", "settings_of"]

MAX_BYTES = 20_000_000
"""Size of the largest page that is cleaned, unless the caller says otherwise."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to make a pipeline in any process: by names, so that functions need not be picklable."""

    filters: tuple[str, ...] = ()
    """Filters to be added, as "module:name"."""
    without: tuple[str, ...] = ()
    """Names of filters to be left out."""

    def pipeline(self) -> Pipeline:
        """Return the pipeline. Raises NewscleanError for a name that is not there.

        >>> "byline" in Recipe(without=("byline",)).pipeline().names
        False
        """
        return _pipeline(self)


@lru_cache(maxsize=4)
def _pipeline(recipe: Recipe) -> Pipeline:
    pipeline = DEFAULT
    for name in recipe.filters:
        pipeline = pipeline.plus(_load(name))
    return pipeline.without(*recipe.without)


def _load(name: str) -> Filter:
    """Import "module:name": a filter, a class of filters, or a plain function from draft to verdicts."""
    module, _, path = name.partition(":")
    if not path:
        raise NewscleanError(f"a filter must be named as module:function, not {name!r}")
    try:
        found: Any = attrgetter(path)(importlib.import_module(module))
    except Exception as error:  # the module is the caller's, and may raise anything
        raise NewscleanError(f"cannot load filter {name!r}: {type(error).__name__}: {error}") from error
    if callable(found) and not isinstance(found, type) and not hasattr(found, "reasons"):
        found = made_filter()(found)
    try:
        return require_filter(found() if isinstance(found, type) else found)
    except TypeError as error:
        raise NewscleanError(f"cannot use filter {name!r}: {error}") from error


@dataclass(frozen=True, slots=True)
class Batch:
    """One call of `newsclean batch`."""

    inputs: tuple[str, ...]
    output: str = "-"
    workers: int = 1
    timeout: float | None = None
    recipe: Recipe = field(default_factory=Recipe)
    known: KnownSites = field(default_factory=KnownSites)
    learns: bool = False
    """Learn the standing lines of each host in a pass before."""
    names: Fields = field(default_factory=Fields)
    """The fields of the input."""
    fields: tuple[str, ...] = FIELDS
    """The fields of the output."""
    max_bytes: int = MAX_BYTES
    limit: int | None = None
    safe_cells: bool = True
    """CSV: make cells safe for spreadsheets."""
    min_confidence: float | None = None
    """Pages with a lower confidence are set aside."""
    languages: tuple[str, ...] = ()
    """Pages in another language are set aside; () takes all."""
    links: bool = False
    """Keep the links of each story; `fields` names them too."""
    resume: bool = False
    force: bool = False
    """Resume also an output that was made from other input or settings."""
    overwrite: bool = False
    follow_links: bool = False
    """Follow links in folders where they lead out of it."""
    report: str | None = None
    progress: bool = True


def settings_of(batch: Batch, kind: str) -> dict[str, Any]:
    """Return all that changes an output of some kind, as plain JSON types."""
    return {
        "version": __version__,
        "kind": kind,
        "filters": [[name, _digest(name)] for name in batch.recipe.filters],
        "pipeline": list(batch.recipe.pipeline().names),
        **batch.known.settings(),
        "learn_sites": batch.learns,
        "fields": list(batch.fields),
        "input_fields": list(batch.names),
        "max_bytes": batch.max_bytes,
        "timeout": batch.timeout,
        "limit": batch.limit,
        "min_confidence": batch.min_confidence,
        "languages": list(batch.languages),
        "links": batch.links,
        "safe_cells": batch.safe_cells,
    }


def _digest(name: str) -> str:
    """Return what tells one version of a filter's module from another."""
    spec = importlib.util.find_spec(name.partition(":")[0])
    if spec is None or not spec.origin or not Path(spec.origin).is_file():
        return ""
    return blake2b(Path(spec.origin).read_bytes(), digest_size=16).hexdigest()
