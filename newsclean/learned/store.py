"""The data files of the learned parts, and the digest by which a part knows the numbers that it was trained on."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from newsclean.errors import NewscleanError

__all__ = ["feature_digest", "read_card", "read_data"]

FOLDER: Traversable = files("newsclean.learned")
"""Where the data files lie."""


def feature_digest(features: Iterable[str]) -> str:
    """Return what stands for the names of a part's features and their order.

    >>> feature_digest(["size", "words"]) == feature_digest(["words", "size"])
    False
    """
    return hashlib.sha256("\n".join(features).encode()).hexdigest()[:16]


def read_data(name: str, features: Iterable[str]) -> Any:
    """Return the data of a learned part.

    Raises NewscleanError where the part was trained on other features than the ones that are worked out now.
    """
    data = json.loads(gzip.decompress(FOLDER.joinpath(f"{name}.json.gz").read_bytes()))
    digest = feature_digest(features)
    if data["digest"] != digest:
        raise NewscleanError(
            f"{name} was trained on features with the digest {data['digest']}, and the ones that are worked out now "
            f"have {digest}: train it anew with `python -m tools.training all`"
        )
    return data


def read_card(name: str) -> Any:
    """Return the card of a learned part: what it judges and how it was made."""
    return json.loads(FOLDER.joinpath(f"{name}.card.json").read_text("utf-8"))
