"""One record of the output: the article in the schema of `to_dict()` or an error, as JSON or Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from newsclean.errors import UnknownNameError
from newsclean.export.json import FIELDS as ARTICLE_FIELDS
from newsclean.export.json import field_of
from newsclean.export.links import linked_parts, placed_links
from newsclean.export.markdown_text import escape_markdown, escape_parts
from newsclean.export.printable import json_text
from newsclean.export.schema_versions import SCHEMA_VERSION
from newsclean.jobs.worker import Fault
from newsclean.model import Article, Body, Link, Paragraph, Span

__all__ = ["FIELDS", "LINKS", "TEXT", "as_json", "as_markdown", "check_fields", "error_row", "row_of"]

ALWAYS = ("schema", "id", "url")
"""What every record has, also one of an error."""
FIELDS = tuple(name for name in ARTICLE_FIELDS if name not in ALWAYS)
"""What a record of an article has, unless other fields are asked for."""
HEAD, HEAD_OF_REMOVED = ("id", "url", "language", "verdict", "error"), ("filter", "label", "evidence", "text")
"""What stands above a page in Markdown, of the page and of each entry of its ledger."""
LINKS = "links"
"""A field that is there only when links are kept."""
TEXT = "text"
"""A field that is there only when it is asked for: the body as one string, its paragraphs parted by blank lines."""


def check_fields(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names of fields in the order of the schema; raise UnknownNameError for one that is none.

    >>> check_fields(("body", "title"))
    ('title', 'body')
    """
    known = (*FIELDS, LINKS, TEXT)
    for name in names:
        if name not in (*ALWAYS, *known):
            raise UnknownNameError("field", name, (*ALWAYS, *known))
    return tuple(name for name in known if name in names)


def row_of(
    article: Article, name: str, url: str | None, fields: tuple[str, ...], aside: Fault | None = None
) -> dict[str, Any]:
    """Return the record of an article; `aside` says why it is set aside, where it is."""
    row: dict[str, Any] = {"schema": SCHEMA_VERSION, "id": name, "url": url}
    row |= {field: field_of(article, field) for field in fields if field != TEXT}
    if article.verdict.limits:  # rare, and never lost
        row["verdict"] = field_of(article, "verdict")
    if TEXT in fields:
        row[TEXT] = article.text
    if aside is not None:
        row["error"] = aside._asdict()
    return row


def error_row(name: str, url: str | None, fault: Fault) -> dict[str, Any]:
    """Return the record of a page that failed.

    >>> error_row("pages.jsonl:3", None, Fault("timeout", "took longer than 5 seconds"))["error"]
    {'kind': 'timeout', 'message': 'took longer than 5 seconds'}
    """
    return {"schema": SCHEMA_VERSION, "id": name, "url": url, "error": fault._asdict()}


def as_json(row: dict[str, Any]) -> bytes:
    """Return a record as one line of JSON.

    Lone surrogates, which UTF-8 cannot hold, and turns of direction are escaped.

    >>> as_json({"id": "Zürich"}).decode()
    '{"id": "Zürich"}\\n'
    """
    try:
        return (json_text(json.dumps(row, ensure_ascii=False)) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(row) + "\n").encode()


def as_markdown(row: dict[str, Any]) -> bytes:
    """Return a record as Markdown: what is known of the page above, then title, dateline and paragraphs.

    >>> print(as_markdown({"id": "a", "url": None, "title": {"text": "Bridge closed"}, "body": []}).decode())
    ---
    id: "a"
    url: null
    ---
    <BLANKLINE>
    # Bridge closed
    <BLANKLINE>
    """
    head: dict[str, Any] = {name: row[name] for name in HEAD if name in row}
    if row.get("dateline"):
        head["dateline"] = row["dateline"]["raw"]
    if "removed" in row:
        head["removed"] = [{name: entry[name] for name in HEAD_OF_REMOVED} for entry in row["removed"]]
    lines = [f"{name}: {json_text(json.dumps(value, ensure_ascii=False))}" for name, value in head.items()]
    parts = ["\n".join(["---", *lines, "---"])]
    if row.get("title"):
        parts.append(f"# {escape_markdown(row['title']['text'])}")
    parts += [_PREFIX.get(kind, "") + text for kind, text in _paragraphs(row)]
    return ("\n\n".join(parts) + "\n").encode("utf-8", "backslashreplace")


def _paragraphs(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the kind and the Markdown of each paragraph of a record, with its links where it has any."""
    said = row.get("body", ())
    if not row.get(LINKS):
        yield from ((each["kind"], escape_markdown(each["text"])) for each in said)
        return
    body = Body(tuple(Paragraph(each["text"], each["kind"], Span(*each["span"])) for each in said))
    links = tuple(Link(each["text"], each["address"], Span(*each["span"])) for each in row[LINKS])
    for paragraph, placed in zip(body, placed_links(Article(body=body, links=links)), strict=True):
        yield paragraph.kind, escape_parts(linked_parts(paragraph.text, placed))


_PREFIX = {"subhead": "## ", "quote": "> ", "list_item": "- "}
