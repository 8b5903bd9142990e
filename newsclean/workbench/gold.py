"""Gold pages from a workbench: what a person said of pages, in the format that `newsclean evaluate` reads."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from newsclean.errors import NewscleanError
from newsclean.evaluate.gold import GOLD_FILE, PAGE_FOLDER
from newsclean.model import Article
from newsclean.workbench.marks import Mark, key_of
from newsclean.workbench.pages import BenchPage, CleanedPage

__all__ = ["gold_record", "write_gold"]


def write_gold(
    folder: Path,
    pages: Iterable[tuple[BenchPage, CleanedPage]],
    marks: Collection[Mark],
    approved: Collection[str],
) -> int:
    """Write the pages of which anything was said, and return their number.

    A folder that has gold already keeps it, but for the pages that are written anew. Raises NewscleanError where
    there is nothing to write and for a page of text, which gold cannot hold.
    """
    records: dict[str, dict[str, Any]] = {}
    sources: dict[str, bytes] = {}
    for source, cleaned in pages:
        record = gold_record(cleaned, marks, cleaned.name in approved)
        if record is None:
            continue
        if cleaned.page.source != "html":
            raise NewscleanError(f"gold pages are HTML, and {cleaned.name!r} is text")
        records[cleaned.name], sources[cleaned.name] = record, source.data
    if not records:
        raise NewscleanError("no page is approved and no line of a page is marked: there is no gold to save")
    (folder / PAGE_FOLDER).mkdir(parents=True, exist_ok=True)
    for name, data in sources.items():
        (folder / PAGE_FOLDER / f"{name}.html").write_bytes(data)
    whole = _records_of(folder / GOLD_FILE) | records
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in whole.values())
    (folder / GOLD_FILE).write_text("".join(lines), "utf-8", "replace")
    return len(records)


def gold_record(page: CleanedPage, marks: Iterable[Mark], is_approved: bool) -> dict[str, Any] | None:
    """Return what is known of a page: all of its article where it was approved, else the lines that were marked.

    None for a page of which nobody said anything.
    """
    article = page.article
    told: dict[str, Any] = {"id": page.name, "url": article.url, "lang": article.language}
    if is_approved:
        told |= {"title": str(article.title) if article.title else None, "body_list": _body_list(article)}
        if not told["body_list"]:
            told |= {"body_list": None, "body": ""}
    else:
        lines = _lines_of(page, {mark.key: mark.what for mark in marks})
        if not lines:
            return None
        told["with"] = [text for text, what in lines if what == "body"]
        told["without"] = [text for text, what in lines if what == "residue"]
    return {name: value for name, value in told.items() if value not in (None, [])}


def _body_list(article: Article) -> list[str]:
    """Return the lines of an article, its dateline before the paragraph that it opens."""
    lines: list[str] = []
    dateline = article.dateline
    for paragraph in article.body:
        opens = dateline is not None and dateline.span.start <= paragraph.span.start
        if dateline and opens and not any(dateline.raw in line for line in lines):
            lines.append(f"{dateline.raw} {paragraph.text}")
        else:
            lines.append(paragraph.text)
    return lines


def _lines_of(page: CleanedPage, marked: dict[str, str]) -> list[tuple[str, str]]:
    """Return the marked lines that a page has, as it has them, each with its mark."""
    pieces = sorted([*page.article.body, *page.article.removed], key=lambda piece: piece.span)
    return [(piece.text, marked[key]) for piece in pieces if (key := key_of(piece.text)) in marked]


def _records_of(file: Path) -> dict[str, dict[str, Any]]:
    """Return the records of a gold file that is there already, by id."""
    lines = file.read_text("utf-8").split("\n") if file.exists() else ()
    return {record["id"]: record for record in map(json.loads, filter(str.strip, lines))}
