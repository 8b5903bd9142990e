"""Writes models to a folder, and makes a process use those of a folder in place of the package's."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsclean.maincontent import forest, title_vote


def write_models(models: Mapping[str, Any], folder: Path) -> None:
    for name, data in models.items():
        if "trees" in data:
            text = json.dumps(data, separators=(",", ":"))
            (folder / f"{name}.json.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
        else:
            (folder / f"{name}.json").write_text(json.dumps(data, indent=1) + "\n", "utf-8")


def use_models(folder: Path) -> None:
    """Let this process load its models from a folder."""
    forest.files = title_vote.files = lambda _: folder
    forest.load_forest.cache_clear()
    title_vote._weights.cache_clear()
