"""Settings on their way to Spark's workers: packed so that functions of a notebook go along, sent once a machine."""

from __future__ import annotations

import io
import pickle
from collections import ChainMap
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from newsclean.extras import require
from newsclean.plugins import FunctionFilter

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["share", "unpacked"]

EXTRA = "spark"


def share(value: Any, df: DataFrame) -> Callable[[], Any]:
    """Send a value to each machine once; return what gives it to a task there."""
    packed = _packed(value)
    if require("pyspark.sql.utils", EXTRA).is_remote():
        return lambda: unpacked(packed)  # Spark Connect has no broadcast variables
    broadcast = df.sparkSession.sparkContext.broadcast(packed)
    return lambda: unpacked(broadcast.value)


@lru_cache(maxsize=4)
def unpacked(packed: bytes) -> Any:
    """Return a value that was sent along. It is unpacked once a worker process."""
    return pickle.loads(packed)


def _packed(value: Any) -> bytes:
    """Pickle a value; filters that are functions go by value, since a worker cannot import a notebook."""
    base = require("pyspark.cloudpickle", EXTRA).CloudPickler
    table = ChainMap({FunctionFilter: _by_value}, base.dispatch_table)
    file = io.BytesIO()
    type("SettingsPickler", (base,), {"dispatch_table": table})(file).dump(value)
    return file.getvalue()


def _by_value(given: FunctionFilter) -> tuple[Any, ...]:
    return FunctionFilter, (given.name, given.reasons, given.function)
