"""newsclean's functions for Spark where PySpark is not installed."""

from __future__ import annotations

import importlib
import sys

import pytest

from newsclean import MissingExtraError
from newsclean.export.columns import NESTED
from newsclean.integrations import spark
from newsclean.integrations.spark_types import spark_type


def test_module_can_be_imported_and_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyspark", "pyspark.sql", "pyspark.sql.types"):
        monkeypatch.setitem(sys.modules, name, None)
    assert importlib.reload(spark).clean_dataframe.__doc__
    with pytest.raises(MissingExtraError, match=r"newsclean\[spark\]"):
        spark_type(NESTED)
