"""Spark: clean_dataframe() adds the article to a data frame of pages, learn_sites() learns each site's boilerplate."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsclean.catalogue import DEFAULT
from newsclean.cleaner import Cleaner, sites_of
from newsclean.errors import NewscleanError, UnknownNameError
from newsclean.export.columns import NESTED
from newsclean.extras import require
from newsclean.hosts import host_and_parents, host_of
from newsclean.integrations import spark_worker as worker
from newsclean.integrations.site_lines import pack_lines
from newsclean.integrations.spark_sharing import share
from newsclean.integrations.spark_types import LEARNED, SEEN, spark_type
from newsclean.integrations.spark_worker import CleanColumns
from newsclean.pipeline import Pipeline
from newsclean.rules.site_rules import SiteRules
from newsclean.sites.profile import MAX_PAGES, SiteProfile
from newsclean.sites.profile_json import unpack_pages
from newsclean.sites.profiles import profiles_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["clean_dataframe", "collect_sites", "learn_sites"]

EXTRA = "spark"
COLUMN = "newsclean"
HOST, PARENT, LINES = "__newsclean_host", "__newsclean_parent", "__newsclean_lines"
"""Columns that only live on the way."""
READ_FACTOR = 2
"""Pages of a large site that are read, for each that a profile keeps: some hold no article."""
ROWS_SETTING, ROWS_DEFAULT, MAX_ROWS = "spark.sql.execution.arrow.maxRecordsPerBatch", "10000", 2000
"""Rows that Spark hands to Python at once: of pages of 100 kB, its 10,000 are a gigabyte."""


def clean_dataframe(
    df: DataFrame,
    html: str = "html",
    url: str | None = "url",
    *,
    language: str | None = None,
    charset: str | None = None,
    kind: str = "html",
    keep: Sequence[str] | None = None,
    column: str = COLUMN,
    pipeline: Pipeline = DEFAULT,
    rules: SiteRules | None = None,
    sites: DataFrame | Mapping[str, SiteProfile] | None = None,
) -> DataFrame:
    """Add a column with the article of each page, or its error.

    Nothing runs until you ask Spark for a result.

    Args:
        df: The data frame.
        html: The column with the pages, as strings or bytes.
        url: The column with their addresses.
        language: The column with their languages.
        charset: The column with the charsets that servers named.
        kind: "html", or "text" for extracted text.
        keep: The columns to keep, in this order; without it, all.
        column: The name of the new column. Its structs have the fields of `columns.NESTED`: those of
            `Article.to_dict()`, and `error` with kind and message, which is null for an article.
        pipeline: The filters to run.
        rules: Rules for sites.
        sites: What `learn_sites()` returned, or profiles by host. With a data frame, pages are joined to it by host,
            and their order may change.

    Returns:
        The new data frame. A null page gives null.

    Raises:
        UnknownNameError: There is no column of that name.
        NewscleanError: Another setting is wrong.
        TypeError: A setting has a wrong type.
        MissingExtraError: PySpark is not installed.
    """
    cleaner = Cleaner(pipeline=pipeline, kind=kind, rules=rules)
    told = {"url": url, "language": language, "charset": charset}
    read = {option: _known(df, name) for option, name in told.items() if name is not None}
    kept = [_known(df, name) for name in (df.columns if keep is None else keep)]
    if column in kept:
        raise NewscleanError(f"there is a column {column!r} already: name another one with column=")
    _check_pages(df, html)
    wanted = list(dict.fromkeys([*kept, html, *read.values()]))
    at = {name: number for number, name in enumerate(wanted)}
    pages = _with_sites(df, wanted, url, sites)
    if isinstance(sites, Mapping):
        cleaner = replace(cleaner, sites=_packed(sites))
    columns = CleanColumns(
        kept=tuple(at[name] for name in kept),
        names=(*kept, column),
        page=at[html],
        told=tuple((option, at[name]) for option, name in read.items()),
        lines=len(wanted) if len(pages.columns) > len(wanted) else None,
    )
    shared = share((cleaner, columns), df)

    def clean(batches: Iterator[Any]) -> Iterator[Any]:
        return worker.clean_batches(batches, *shared())

    return pages.mapInArrow(clean, _with_struct(df, kept, column))


def learn_sites(
    df: DataFrame,
    html: str = "html",
    url: str = "url",
    *,
    kind: str = "html",
    max_pages: int = MAX_PAGES,
) -> DataFrame:
    """Learn the standing lines of each host among the pages.

    A profile is that of `SiteProfile.learn()`. If a host has many pages, about twice `max_pages` are read; if most of
    its pages have no article, fewer are kept. Only folded lines go through the shuffle. Write the result to a table,
    and pass it to `clean_dataframe()` as `sites`.

    Args:
        df: The data frame.
        html: The column with the pages.
        url: The column with their addresses.
        kind: "html", or "text" for extracted text.
        max_pages: How many pages to keep for each host (2 to 32): those whose hash sorts first.

    Returns:
        A row for each host: `host`, `pages`, `standing`, and as bytes `lines` and `profile`.

    Raises:
        UnknownNameError: There is no column of that name.
        NewscleanError: Another setting is wrong.
        MissingExtraError: PySpark is not installed.
    """
    if isinstance(max_pages, bool) or not isinstance(max_pages, int) or not 2 <= max_pages <= MAX_PAGES:
        raise NewscleanError(f"max_pages must be 2 to {MAX_PAGES}, not {max_pages!r}")
    Cleaner(kind=kind)  # raises for a wrong kind
    _check_pages(df, html)
    f = require("pyspark.sql.functions", EXTRA)
    shared = share(kind, df)

    def see(batches: Iterator[Any]) -> Iterator[Any]:
        return worker.see_batches(batches, shared())

    pages = _with_limits(df, html, _known(df, url), READ_FACTOR * max_pages)
    seen = pages.mapInArrow(see, spark_type(SEEN))
    together = f.slice(f.sort_array(f.collect_set(f.struct("id", "seen"))), 1, max_pages)
    by_host = (
        seen.groupBy("host").agg(together.alias("kept")).select("host", f.col("kept.seen").alias("seen"))
    )
    return by_host.mapInArrow(worker.learn_batches, spark_type(LEARNED))


def collect_sites(learned: DataFrame) -> dict[str, SiteProfile]:
    """Collect what `learn_sites()` learned in the driver's memory, without empty profiles.

    Args:
        learned: The data frame that `learn_sites()` returned.

    Returns:
        Profiles by host, for `clean_dataframe()`, for datatrove's steps, or one by one for `clean()`.
    """
    rows = learned.filter("standing > 0").select("host", "profile").toLocalIterator()
    return {row["host"]: SiteProfile(unpack_pages(bytes(row["profile"]))) for row in rows}


def _with_limits(df: DataFrame, html: str, url: str, wanted: int) -> DataFrame:
    """Return host, page and limit: which share of the hashes, 0-1, so many pages of a host have; null for all."""
    f = require("pyspark.sql.functions", EXTRA)
    hosts = df.select(_host(_column(url)).alias("host"))  # counting reads the addresses alone
    large = hosts.groupBy("host").count().filter(f.col("count") > wanted)
    limits = large.select("host", (f.lit(float(wanted)) / f.col("count")).alias("limit"))
    pages = df.select(_host(_column(url)).alias("host"), _column(html).alias("page"))
    # a join that is not broadcast would send every page through the shuffle
    limited = pages.join(f.broadcast(limits), "host", "left").select("host", "page", "limit")
    return limited.filter(f.col("host").isNotNull() & f.col("page").isNotNull())


def _packed(sites: Mapping[str, SiteProfile]) -> worker.PackedProfiles:
    by_host = profiles_of(sites).by_host
    return worker.PackedProfiles({host: pack_lines(profile) for host, profile in by_host.items()})


def _with_sites(df: DataFrame, wanted: list[str], url: str | None, sites: Any) -> DataFrame:
    """Return the wanted columns, and behind them the lines of their sites where these come from a data frame."""
    # mapInArrow knows no dots
    picked = [_column(name).alias(f"c{number}") for number, name in enumerate(wanted)]
    if sites is None:
        return df.select(*picked)
    if url is None:
        raise NewscleanError("sites need the address of each page: name its column with url=")
    if not hasattr(sites, "toLocalIterator"):
        sites_of(None, sites)  # raises for anything but a mapping
        return df.select(*picked)
    f = require("pyspark.sql.functions", EXTRA)
    known = sites.filter("standing > 0")
    lines = known.select(f.col("host").alias(HOST), f.col("lines").alias(LINES))
    paged = df.withColumn(HOST, _host(_column(url)))
    # a join that is not broadcast would send every page through the shuffle
    paged = paged.join(f.broadcast(_with_parents(paged.select(HOST), known)), HOST, "left")
    paged = paged.withColumn(HOST, f.coalesce(PARENT, HOST))
    return paged.join(lines, HOST, "left").select(*picked, LINES)


def _with_parents(hosts: DataFrame, known: DataFrame) -> DataFrame:
    """Return the hosts that are not known themselves, with the nearest domain above that is."""
    f = require("pyspark.sql.functions", EXTRA)
    names = f.split(f.udf(_names_of, "string")(HOST), " ")
    named = hosts.distinct().select(HOST, f.posexplode(names).alias("rank", "host"))
    found = named.join(known.select("host"), "host")
    nearest = found.groupBy(HOST).agg(f.min(f.struct("rank", "host")).alias("found"))
    return nearest.filter("found.rank > 0").select(HOST, f.col("found.host").alias(PARENT))


def _names_of(host):  # type: ignore[no-untyped-def]  # of a function with types Spark would guess an Arrow UDF
    return " ".join(host_and_parents(host)) if host else ""


def _with_struct(df: DataFrame, kept: Sequence[str], column: str) -> Any:
    """Return the schema of some columns and one for the articles."""
    types = require("pyspark.sql.types", EXTRA)
    fields = [df.schema[name] for name in kept]
    return types.StructType([*fields, types.StructField(column, spark_type(NESTED))])


def _host(column: Any) -> Any:
    """Return the host of a column of addresses; the addresses alone travel to Python."""
    return require("pyspark.sql.functions", EXTRA).udf(_host_of, "string")(column)


def _host_of(url):  # type: ignore[no-untyped-def]  # of a function with types Spark would guess an Arrow UDF
    return host_of(url)


def _column(name: str) -> Any:
    """Return a column by its name as it is, with the dots that Spark would take for fields of a struct."""
    return require("pyspark.sql.functions", EXTRA).col("`" + name.replace("`", "``") + "`")


def _known(df: DataFrame, name: str) -> str:
    if name not in df.columns:
        raise UnknownNameError("column", name, df.columns)
    if df.columns.count(name) > 1:
        raise NewscleanError(f"there are {df.columns.count(name)} columns {name!r}")
    return name


def _check_pages(df: DataFrame, html: str) -> None:
    """Raise where a column cannot hold pages, and warn where Spark would hand too many of them over at once."""
    of = df.schema[_known(df, html)].dataType.typeName()
    if of not in ("string", "binary"):
        raise TypeError(f"column {html!r} must hold string or binary, not {of}")
    rows = int(df.sparkSession.conf.get(ROWS_SETTING, ROWS_DEFAULT) or ROWS_DEFAULT)
    if not 0 < rows <= MAX_ROWS:
        many = f"Spark hands {rows} pages to Python at once"
        warnings.warn(f"{many}; set {ROWS_SETTING} to 500 or so to save memory", stacklevel=3)
