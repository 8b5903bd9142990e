"""What is asked of a batch, and the part of it that changes the output."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from newsclean import __version__
from newsclean.jobs.known import KnownSites
from newsclean.jobs.outputs import Output
from newsclean.jobs.records import Fields
from newsclean.jobs.rows import FIELDS
from newsclean.jobs.task import Recipe

__all__ = ["MAX_BYTES", "Batch", "settings_of"]

MAX_BYTES = 20_000_000
"""Size of the largest page that is cleaned, unless the caller says otherwise."""


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


def settings_of(batch: Batch, output: Output) -> dict[str, Any]:
    """Return all that changes the output, as plain JSON types."""
    return {
        "version": __version__,
        "kind": output.kind,
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
