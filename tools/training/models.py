"""Writes models to a folder, and makes a process use those of a folder in place of the package's."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsclean.judge.page_kind import load_kinds
from newsclean.learned import store
from newsclean.learned.forest import load_forest
from newsclean.learned.weights import load_weights


def write_models(models: Mapping[str, Any], folder: Path) -> None:
    """Write the data of parts as the package reads it: the same data give the same bytes."""
    for name, data in models.items():
        text = json.dumps(data, separators=(",", ":"))
        (folder / f"{name}.json.gz").write_bytes(gzip.compress(text.encode(), mtime=0))


def copy_models(folder: Path) -> None:
    """Copy the package's data of all parts into a folder."""
    for path in store.FOLDER.iterdir():
        if path.name.endswith(".json.gz"):
            (folder / path.name).write_bytes(path.read_bytes())


def use_models(folder: Path) -> None:
    """Let this process load its models from a folder."""
    store.FOLDER = folder
    load_forest.cache_clear()
    load_kinds.cache_clear()
    load_weights.cache_clear()
