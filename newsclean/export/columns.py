"""The columns of a table of articles, flat and nested: one schema for every data frame and file of columns."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from newsclean.export.json import to_dict
from newsclean.extras import require
from newsclean.model import Article, PageMeta

__all__ = [
    "FLAT",
    "LINK_LIST",
    "NESTED",
    "Column",
    "ListOf",
    "Struct",
    "arrow_schema",
    "arrow_type",
    "error_of",
    "failed_flat_row",
    "failed_nested_row",
    "flat_row",
    "nested_row",
    "storable",
]


class Column(NamedTuple):
    """One column, or one field of a struct; every column may hold nulls."""

    name: str
    type: Type
    """ "string", "int32", "int64", "float64", "bool" or "date" (days, without a zone), or a list or struct of these."""
    note: str = ""
    """What it holds, in a few words."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of values of one type."""

    item: Type


@dataclass(frozen=True, slots=True)
class Struct:
    """Named fields in an order."""

    fields: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(field.name for field in self.fields)


Type = str | ListOf | Struct

FLAT = Struct(
    (
        Column("title", "string", "the headline"),
        Column("kicker", "string", "the line above the headline"),
        Column("subtitle", "string", "the second headline"),
        Column("dateline", "string", "the dateline as the page has it"),
        Column("place", "string", "its first place"),
        Column("region", "string", "its state, province or country as written"),
        Column("country", "string", "its country, ISO 3166 two-letter code"),
        Column("dateline_date", "date", "its date, where day, month and year are known"),
        Column("agency", "string", "its first agency as written"),
        Column("body", "string", "the paragraphs, a blank line between them"),
        Column("language", "string", "two-letter code"),
        Column("n_paragraphs", "int64", "paragraphs of the body"),
        Column("n_removed", "int64", "entries of the ledger"),
        Column("kind", "string", "what the page is, such as article or listing"),
        Column(
            "confidence", "float64", "the F1 that is expected of the body, 0-1; null where nobody judged it"
        ),
        Column("paywalled", "bool", "whether the page says that a part of it is for subscribers"),
        Column("authors", "string", "the names of the authors, a semicolon between them"),
        Column("published", "string", "when it was published, ISO date and time, or the day alone"),
        Column("modified", "string", "when it was last changed, in the same form"),
        Column("site_name", "string", "the name of the site"),
        Column(
            "removed_labels", "string", "how many entries of the ledger have each label, as a JSON object"
        ),
        Column("date", "date", "the old name of dateline_date; it goes with the next version"),
        Column("error", "string", "kind and message of what went wrong; null for an article"),
    )
)
"""A row a page, for people who want a table."""


def _texts(names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "string") for name in names.split())


_LIST, _SPAN = ListOf("string"), Column("span", ListOf("int64"))
_LISTS = tuple(Column(name, _LIST) for name in ("places", "agencies", "agency_ids", "evidence"))
_DATELINE = Struct((*_texts("raw region country date date_text form"), _SPAN, *_LISTS))
_IN_JSON: dict[str, Type] = {
    "str | None": "string",
    "bool | None": "bool",
    "datetime.datetime | None": "string",
    "tuple[str, ...]": _LIST,
    "tuple[tuple[str, str], ...]": ListOf(_LIST),
}
"""What the annotations of PageMeta become in JSON; one that is new must be added here."""
_META = Struct(tuple(Column(field.name, _IN_JSON[str(field.type)]) for field in fields(PageMeta)))
_SURE = (Column("confidence", "float64"), Column("paywalled", "bool"))
_VERDICT = Struct((*_texts("kind truncated_by"), *_SURE, Column("limits", _LIST)))
_TITLES = ListOf(Struct((*_texts("text source"), Column("visible", "bool"))))
_LEDGER = ListOf(Struct((*_texts("text filter reason evidence path kind label"), _SPAN)))
LINK_LIST = ListOf(Struct((*_texts("text address"), _SPAN)))
"""The links of an article, which a table has only where they were asked for."""
NESTED = Struct(
    (
        Column("schema", "int32", "version of the schema: 2"),
        Column("title", Struct((*_texts("text"), _SPAN)), "the headline"),
        Column("titles", _TITLES, "the candidates for the title, in order"),
        Column("kicker", "string", "the line above the headline"),
        Column("subtitle", "string", "the second headline"),
        Column("dateline", _DATELINE, "the dateline"),
        Column("body", ListOf(Struct((*_texts("text kind path"), _SPAN))), "the paragraphs, in order"),
        Column("removed", _LEDGER, "the ledger, in order"),
        Column("meta", _META, "what the page says about itself"),
        Column("language", "string", "two-letter code"),
        Column("url", "string", "what the caller said"),
        Column("source", "string", '"text" or "html"'),
        Column("verdict", _VERDICT, "what the page is, how sure its body is, and which limits it met"),
        Column("authors", ListOf(Struct(_texts("name role affiliation source"))), "who wrote it"),
        Column("published", "string", "when it was published, ISO date and time, or the day alone"),
        Column("published_source", "string", "where that was read"),
        Column("modified", "string", "when it was last changed"),
        Column("modified_source", "string", "where that was read"),
        Column("error", Struct(_texts("kind message")), "what went wrong; null for an article"),
    )
)
"""The whole article with its ledger: the fields of `Article.to_dict()`, and the error of a page that failed."""


def flat_row(article: Article) -> tuple[Any, ...]:
    """Return the row of an article in the columns of FLAT.

    >>> from newsclean.api import clean
    >>> row = flat_row(clean("Harbour bridge closed\\n\\nVELL (AP) - The bridge was closed on Friday, the town said."))
    >>> dict(zip(FLAT.names, row))["agency"]
    'AP'
    """
    filed, verdict = article.dateline, article.verdict
    dates = [found and found.isoformat() for found in (article.published, article.modified)]
    where = (filed.raw, filed.place, filed.region, filed.country) if filed else (None,) * 4
    when, agency = (filed.date, filed.agency) if filed else (None, None)
    title = article.title.text if article.title else None
    counts = (len(article.body), len(article.removed))
    said = (verdict.kind, verdict.confidence, verdict.paywalled)
    names = "; ".join([author.name for author in article.authors]) or None
    labels = Counter(removal.label for removal in article.removed)
    told = (names, *dates, article.meta.site_name, json.dumps(labels))
    head = (title, article.kicker, article.subtitle)
    row = (*head, *where, when, agency, article.text, article.language, *counts, *said, *told, when, None)
    return tuple(map(storable, row))


def failed_flat_row(kind: str, message: str) -> tuple[Any, ...]:
    """Return the row of a page that failed: null but for its error.

    >>> failed_flat_row("not_a_page", "this is a PDF document")[-2:]
    (None, 'not_a_page: this is a PDF document')
    """
    return (*(None,) * (len(FLAT.fields) - 1), error_of(kind, message))


def error_of(kind: str, message: str) -> str:
    """Return what the flat column of errors says of one.

    >>> error_of("timeout", "took longer than 5 seconds")
    'timeout: took longer than 5 seconds'
    """
    said: str = storable(f"{kind}: {message}")
    return said


def nested_row(article: Article) -> dict[str, Any]:
    """Return an article as one value of the type NESTED."""
    row: dict[str, Any] = storable(to_dict(article))
    return row | {"error": None}


def failed_nested_row(kind: str, message: str) -> dict[str, Any]:
    """Return the value of a page that failed.

    >>> failed_nested_row("timeout", "took longer than 5 seconds")["error"]["kind"]
    'timeout'
    """
    empty: dict[str, Any] = dict.fromkeys(NESTED.names)
    return empty | {"error": {"kind": kind, "message": storable(message)}}


def storable(value: Any) -> Any:
    """Return a value with lone surrogates replaced: columns hold UTF-8, which has none.

    >>> storable({"text": ["Z\\ud800rich"]})
    {'text': ['Z?rich']}
    """
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [storable(each) for each in value]
    if isinstance(value, dict):
        return {name: storable(each) for name, each in value.items()}
    return value


def arrow_type(of: Type) -> Any:
    """Return the Arrow type of a column. Raises MissingExtraError without pyarrow.

    >>> arrow_type(ListOf("string"))
    ListType(list<item: string>)
    """
    arrow = require("pyarrow", "arrow")
    if isinstance(of, Struct):
        return arrow.struct(arrow_schema(of))
    if isinstance(of, ListOf):
        return arrow.list_(arrow_type(of.item))
    made: Any = getattr(arrow, _ARROW_NAMES.get(of, of))
    return made()


def arrow_schema(of: Struct) -> Any:
    """Return the Arrow schema of a table with these columns."""
    arrow = require("pyarrow", "arrow")
    return arrow.schema([(field.name, arrow_type(field.type)) for field in of.fields])


_ARROW_NAMES = {"date": "date32", "bool": "bool_"}
"""Types that Arrow calls otherwise."""
