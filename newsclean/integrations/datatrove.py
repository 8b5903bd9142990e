"""The steps for datatrove: NewsCleanExtractor for pages, NewsCleanFormatter for text that was extracted already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from newsclean.export.columns import NESTED, Struct, arrow_type
from newsclean.extras import require
from newsclean.integrations.datatrove_steps import ExtractorPart, FormatterPart

__all__ = ["NewsCleanExtractor", "NewsCleanFormatter", "document_schema"]

EXTRA = "datatrove"
_PARTS: dict[str, tuple[type, str, str]] = {
    "NewsCleanExtractor": (ExtractorPart, "datatrove.pipeline.extractors.base", "BaseExtractor"),
    "NewsCleanFormatter": (FormatterPart, "datatrove.pipeline.formatters.base", "BaseFormatter"),
}
"""A step is our part and a base class of datatrove, which is joined to it when the step is first asked for."""

if TYPE_CHECKING:

    class NewsCleanExtractor(ExtractorPart):
        """The step that takes pages."""

    class NewsCleanFormatter(FormatterPart):
        """The step that takes text."""


def __getattr__(name: str) -> Any:
    if name not in _PARTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    part, module, base = _PARTS[name]
    joined = type(
        name, (part, getattr(require(module, EXTRA), base)), {"__module__": __name__, "__doc__": part.__doc__}
    )
    globals()[name] = joined  # pickle finds the class under its name, and it must be the same one
    return joined


def __dir__() -> list[str]:
    return sorted([*globals(), *_PARTS])


def document_schema(metadata: Mapping[str, Any] | None = None) -> Any:
    """Return the Arrow schema of documents behind a step of this module, for datatrove's ParquetWriter.

    `metadata` are the Arrow types of further metadata, by name. Without a schema the writer takes that of the first
    document, and what only later ones have is lost or fails.

    >>> document_schema().names
    ['text', 'id', 'metadata']
    """
    arrow = require("pyarrow", EXTRA)
    dateline = next(column.type for column in NESTED.fields if column.name == "dateline")
    ledger = next(column for column in NESTED.fields if column.name == "removed")
    fields = {
        "title": arrow.string(),
        "dateline": arrow_type(dateline),
        "removed": arrow.map_(arrow.string(), arrow.int64()),
        "ledger": arrow_type(Struct((ledger,)))[0].type,
        **(metadata or {}),
    }
    text = [("text", arrow.string()), ("id", arrow.string())]
    return arrow.schema([*text, ("metadata", arrow.struct(list(fields.items())))])
