"""Optional packages: each is imported on first use, and one that is missing is named with the extra that brings it."""

from __future__ import annotations

import importlib
from typing import Any

from newsclean.errors import MissingExtraError

__all__ = ["require"]


def require(module: str, extra: str) -> Any:
    """Return a module that an extra of newsclean brings; raise MissingExtraError where it is not installed.

    >>> require("json", "jobs").loads("[1]")
    [1]
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != module.partition(".")[0]:
            raise
        raise MissingExtraError(error.name, extra) from None
