"""Packages that some tests need: where one is not installed, they skip, with the words that a user would read."""

from __future__ import annotations

from typing import Any

import pytest

from newsclean import MissingExtraError

__all__ = ["needs"]


def needs(module: str, extra: str) -> Any:
    """Return a module that an extra brings; skip the test, or the file of tests, where it is not installed."""
    said = str(MissingExtraError(module.partition(".")[0], extra))
    return pytest.importorskip(module, reason=said, exc_type=ImportError)
