"""The types of Spark for newsclean's columns."""

from __future__ import annotations

from typing import Any

from newsclean.export.columns import Column, ListOf, Struct, Type
from newsclean.extras import require

__all__ = ["BINARY", "LEARNED", "SEEN", "spark_type"]

BINARY = "binary"
_NAMES = {
    "string": "StringType",
    "int32": "IntegerType",
    "int64": "LongType",
    "float64": "DoubleType",
    "bool": "BooleanType",
    "date": "DateType",
    BINARY: "BinaryType",
}

SEEN = Struct((Column("host", "string"), Column("id", "string"), Column("seen", BINARY)))
"""What a profile keeps of a page."""
LEARNED = Struct(
    (
        Column("host", "string", "the host, in lower case, without www."),
        Column("pages", "int32", "pages that the profile keeps"),
        Column("standing", "int32", "standing lines that they tell"),
        Column("lines", BINARY, "those lines, packed: what cleaning needs"),
        Column("profile", BINARY, "the whole profile, packed: what learning on needs"),
    )
)
"""A row of `learn_sites()`."""


def spark_type(of: Type) -> Any:
    """Return the Spark type of a column. Raises MissingExtraError without PySpark."""
    types = require("pyspark.sql.types", "spark")
    if isinstance(of, Struct):
        return types.StructType(
            [types.StructField(field.name, spark_type(field.type)) for field in of.fields]
        )
    if isinstance(of, ListOf):
        return types.ArrayType(spark_type(of.item))
    return getattr(types, _NAMES[of])()
