"""Gold pages: a folder with gold.jsonl and the pages it tells of; an error names file, line and field."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsclean.errors import NewscleanError

__all__ = ["GoldPage", "read_gold"]

GOLD_FILE = "gold.jsonl"
PAGE_FOLDER = "html"
DAY_CHARS = len("2024-03-08")
SUFFIXES = (".html", ".html.gz", ".txt", ".txt.gz")
ANSWERS = ("body", "body_list", "paragraphs", "with", "without", "title", "authors", "date")
"""Fields of which a record must have one at least."""


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One page with what is known of its article; None or () where nothing is known."""

    name: str
    """The record's id, and the name of the page's file without its suffix."""
    path: Path
    url: str | None = None
    language: str | None = None
    title: str | None = None
    body: str | None = None
    """The whole article; "" says that the page has none."""
    lines: tuple[str, ...] | None = None
    """The same as standfirst, subheads and paragraphs in order."""
    wanted: tuple[str, ...] = ()
    """Snippets that must be in the article."""
    unwanted: tuple[str, ...] = ()
    """Snippets that must not."""
    authors: tuple[str, ...] = ()
    """Names of the authors."""
    date: str | None = None
    """The day of publication as YYYY-MM-DD."""
    page_kind: str | None = None
    """What the page is, where it is no article: "listing", "forum", "product", "service" ..."""

    @property
    def is_text(self) -> bool:
        """Whether the page is plain text, as its file's name says."""
        return ".txt" in self.path.suffixes[-2:]

    def read(self) -> bytes:
        """Return the page's bytes. Raises NewscleanError for a broken archive, OSError for a file that is gone."""
        data = self.path.read_bytes()
        if self.path.suffix != ".gz":
            return data
        try:
            return gzip.decompress(data)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise NewscleanError(f"{self.path}: not a whole gzip file: {error}") from None


def read_gold(folder: str | os.PathLike[str], *, limit: int | None = None) -> tuple[GoldPage, ...]:
    """Return the gold pages of a folder in the order of its gold.jsonl, or the first `limit` of them.

    The format is in docs/reference/gold-format.md. Raises NewscleanError naming file, line and field where a
    record or its page is missing or wrong, and for a limit below one.

    >>> read_gold("no-such-folder")
    Traceback (most recent call last):
    newsclean.errors.NewscleanError: no-such-folder/gold.jsonl: no such file; a gold folder holds one
    """
    if limit is not None and limit < 1:
        raise NewscleanError(f"limit must be at least 1, not {limit}")
    path = Path(folder) / GOLD_FILE
    pages: dict[str, GoldPage] = {}
    for number, line in _lines(path):
        if limit is not None and len(pages) == limit:
            break
        page = _page(_Record(path, number, line), Path(folder) / PAGE_FOLDER)
        if page.name in pages:
            raise NewscleanError(f"{path}, line {number}: id {page.name!r} stands in the file twice")
        pages[page.name] = page
    if not pages:
        raise NewscleanError(f"{path}: no gold pages in it")
    return tuple(pages.values())


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank, with their numbers."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise NewscleanError(f"{path}: no such file; a gold folder holds one") from None
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            yield number, line


class _Record:
    """A line of the gold file, read field by field; null counts as absent."""

    def __init__(self, path: Path, number: int, line: bytes) -> None:
        self.place = f"{path}, line {number}"
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise NewscleanError(f"{self.place}: not JSON: {error}") from None
        if not isinstance(values, Mapping):
            raise NewscleanError(f"{self.place}: must be a JSON object, not {type(values).__name__}")
        self.values: Mapping[str, Any] = values

    def text(self, field: str) -> str | None:
        value = self.values.get(field)
        if value is not None and not isinstance(value, str):
            raise self.wrong(field, f"must be a string, not {type(value).__name__}")
        return value

    def texts(self, field: str) -> tuple[str, ...] | None:
        """Return a list of strings; a blank one is wrong, for any page would hold it."""
        value = self.values.get(field)
        if value is None:
            return None
        if not isinstance(value, list):
            raise self.wrong(field, f"must be a list of strings, not {type(value).__name__}")
        for index, each in enumerate(value):
            if not isinstance(each, str) or not each.strip():
                raise self.wrong(f"{field}[{index}]", "must be a string with text in it")
        return tuple(value)

    def names(self, field: str) -> tuple[str, ...]:
        """Return a name, or names in a list; lists in it are read as if they were none."""
        value = self.values.get(field)
        values = [value] if isinstance(value, str) else value or []
        if not isinstance(values, list):
            raise self.wrong(field, f"must be a list of strings, not {type(value).__name__}")
        found = [each for inner in values for each in (inner if isinstance(inner, list) else [inner])]
        for each in found:
            if not isinstance(each, str):
                raise self.wrong(field, f"must hold strings, not {type(each).__name__}")
        return tuple(each for each in found if each.strip())

    def wrong(self, field: str, why: str) -> NewscleanError:
        return NewscleanError(f"{self.place}: field {field!r} {why}")


def _page(record: _Record, folder: Path) -> GoldPage:
    if all(record.values.get(field) is None for field in ANSWERS):
        raise NewscleanError(f"{record.place}: none of the fields {', '.join(ANSWERS)}")
    name, body, lines = record.text("id"), record.text("body"), record.texts("body_list")
    paragraphs = record.texts("paragraphs")
    lines = paragraphs if lines is None else lines
    return GoldPage(
        name or "",
        _page_file(record, name, folder),
        record.text("url"),
        record.text("lang"),
        record.text("title"),
        "\n".join(lines) if body is None and lines is not None else body,
        lines,
        record.texts("with") or (),
        record.texts("without") or (),
        record.names("authors"),
        (record.text("date") or "")[:DAY_CHARS] or None,
        record.text("page_kind"),
    )


def _page_file(record: _Record, name: str | None, folder: Path) -> Path:
    """Return the file of a page. An id is a plain name, so that no gold file reaches out of its folder."""
    if not name or name != os.path.basename(name) or "\\" in name or "\0" in name:
        raise record.wrong("id", f"must be the name of a page in {folder.name}/, not {name!r}")
    for suffix in SUFFIXES:
        if (path := folder / (name + suffix)).is_file():
            return path
    raise record.wrong("id", f"names a page that is missing: {folder / name}.html or .txt, plain or .gz")
