"""What runs in Spark's Python workers: batches of Arrow in, batches of Arrow out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from newsclean.cleaner import Cleaner
from newsclean.export.columns import (
    NESTED,
    Struct,
    arrow_schema,
    arrow_type,
    failed_nested_row,
    nested_row,
)
from newsclean.extras import require
from newsclean.integrations.site_lines import pack_lines, unpack_lines
from newsclean.integrations.spark_types import LEARNED, SEEN
from newsclean.jobs.worker import Fault, attempt
from newsclean.model import Article
from newsclean.sites.profile import SiteProfile
from newsclean.sites.profile_json import pack_pages, unpack_pages
from newsclean.sites.profiles import SiteProfiles
from newsclean.sites.reading import page_id, see
from newsclean.standing.seen import SeenPage

__all__ = ["CleanColumns", "PackedProfiles", "clean_batches", "learn_batches", "see_batches"]

OUT_ROWS = 64
"""Rows that are Python objects at a time."""
HASHES = 1 << 64
"""How many values the hash of a page may have."""
PROFILES_AT_HAND = 4096
"""Profiles that a worker keeps unpacked, of some kilobytes each."""


class CleanColumns(NamedTuple):
    """Where in a batch the columns stand, by number."""

    kept: tuple[int, ...]
    names: tuple[str, ...]
    """The names of the columns that come out."""
    page: int
    told: tuple[tuple[str, int], ...]
    """(argument of clean(), column)."""
    lines: int | None = None
    """Standing lines of the page's site, packed."""


@dataclass(frozen=True, slots=True)
class PackedProfiles(SiteProfiles):
    """Standing lines by host, packed: of many sites a worker unpacks those that its pages are of."""

    def get(self, host: str) -> SiteProfile | None:
        packed = self.by_host.get(host)
        return _profile_of(packed) if packed else None


def clean_batches(batches: Iterator[Any], cleaner: Cleaner, at: CleanColumns) -> Iterator[Any]:
    """Yield batches with the kept columns and a struct for each page."""
    arrow = require("pyarrow", "spark")
    struct = arrow_type(NESTED)
    for batch in _slices(batches):
        rows = [_row(cleaner, page, told) for page, told in _pages(batch, at)]
        columns = [batch.column(number) for number in at.kept]
        yield arrow.RecordBatch.from_arrays([*columns, arrow.array(rows, type=struct)], names=list(at.names))


def _slices(batches: Iterator[Any]) -> Iterator[Any]:
    """Cut batches, so that few rows are Python objects at once."""
    for batch in batches:
        for start in range(0, batch.num_rows, OUT_ROWS):
            yield batch.slice(start, OUT_ROWS)


def _pages(batch: Any, at: CleanColumns) -> Iterator[tuple[Any, dict[str, Any]]]:
    names = [name for name, _ in at.told]
    numbers = [number for _, number in at.told]
    if at.lines is not None:
        names.append("site")
        numbers.append(at.lines)
    values = [batch.column(number).to_pylist() for number in (at.page, *numbers)]
    for page, *told in zip(*values, strict=True):
        yield page, dict(zip(names, told, strict=True))


def _row(cleaner: Cleaner, page: Any, told: dict[str, Any]) -> dict[str, Any] | None:
    if page is None:
        return None
    article = attempt(lambda each: _article(cleaner, each, **told), page)
    if isinstance(article, Fault):
        return failed_nested_row(article.kind, article.message)
    return nested_row(article)


def _article(cleaner: Cleaner, page: Any, *, site: bytes | None = None, **told: Any) -> Article:
    if site is not None:
        cleaner = replace(cleaner, sites=_profile_of(site))
    return cleaner.clean(page, **told)


def see_batches(batches: Iterator[Any], kind: str) -> Iterator[Any]:
    """Yield what profiles keep of the pages whose hash lies below the limit of their host, packed.

    A batch has the columns host, page and limit: a share of all hashes, 0-1, or null where every page is read.
    """
    for batch in _slices(batches):
        rows = []
        for host, page, limit in zip(*(batch.column(number).to_pylist() for number in range(3)), strict=True):
            id = page_id(page)
            if limit is not None and int(id, 16) >= limit * HASHES:
                continue
            seen = attempt(lambda each: see(each, kind=kind), page)
            if isinstance(seen, SeenPage):
                rows.append((host, id, pack_pages((seen,))))
        yield _batch(rows, SEEN)


def learn_batches(batches: Iterator[Any]) -> Iterator[Any]:
    """Yield hosts with their profiles; a batch has the columns host and seen, what is kept of each host's pages."""
    for batch in _slices(batches):
        rows = []
        for host, seen in zip(*(batch.column(number).to_pylist() for number in range(2)), strict=True):
            profile = SiteProfile(tuple(page for packed in seen for page in unpack_pages(packed)))
            packed = pack_lines(profile), pack_pages(profile.pages)
            rows.append((host, len(profile.pages), len(profile), *packed))
        yield _batch(rows, LEARNED)


def _batch(rows: list[tuple[Any, ...]], of: Struct) -> Any:
    arrow = require("pyarrow", "spark")
    values = [dict(zip(of.names, row, strict=True)) for row in rows]
    return arrow.RecordBatch.from_pylist(values, schema=arrow_schema(of))


_profile_of = lru_cache(maxsize=PROFILES_AT_HAND)(unpack_lines)
