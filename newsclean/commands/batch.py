"""newsclean batch: many pages from files of many kinds, cleaned in worker processes, without a loss."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from newsclean.commands.exits import exit_codes
from newsclean.commands.streams import Commands, add_language_only, add_repeated, add_rules
from newsclean.errors import NewscleanError

if TYPE_CHECKING:
    from newsclean.jobs.settings import Batch

__all__ = ["add_to"]

EPILOG = f"""\
Inputs: .jsonl, .csv, .tsv (plain, .gz, .zst), .warc, .warc.gz, .parquet, folders and globs of .html and .txt files,
- for JSON lines or WARC on standard input. {exit_codes()}"""


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "batch",
        help="clean many pages",
        description="Clean many pages. Each input record gives one output record, in the same order.",
        epilog=EPILOG,
    )
    _add_files(parser)
    _add_work(parser)
    _add_input_options(parser)
    _add_output_options(parser)
    parser.set_defaults(run=_run)


def _add_files(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("inputs", nargs="+", metavar="INPUT", help="a file, folder or glob, or - for standard input")
    known = ".jsonl or .csv (also .gz, .zst), .parquet, a folder for Markdown files, or - (default, standard output)"
    add("-o", "--output", default="-", metavar="OUTPUT", help=known)
    again = parser.add_mutually_exclusive_group()
    again.add_argument("--resume", action="store_true", help="go on where an earlier run stopped")
    changed = "the same, even if the input or the settings have changed"
    again.add_argument("--force-resume", action="store_true", help=changed)
    again.add_argument("--overwrite", action="store_true", help="start again, whatever is there")


def _add_work(parser: argparse.ArgumentParser) -> None:
    cores = "number of processes (default: one for each core that this process may use)"
    parser.add_argument("--workers", type=_whole, default=_cores(), metavar="N", help=cores)
    parser.add_argument("--timeout", type=_seconds, metavar="SECONDS", help="time limit for one page")
    add_repeated(parser, "--filter", "MODULE:FUNCTION", "add your own filter")
    add_repeated(parser, "--without", "NAME", "leave a filter out")
    sites = parser.add_mutually_exclusive_group()
    one = "profile of the site, made by newsclean learn, if all pages come from one site"
    sites.add_argument("--site", metavar="FILE", help=one)
    sites.add_argument(
        "--learn-sites",
        action="store_true",
        help="read the input twice: first learn the standing lines of each site, then clean the pages and remove them",
    )
    add_rules(parser)
    _add_choice(parser, "--progress", "show progress (default)", default=True)
    parser.add_argument("--report", metavar="FILE", help="write a report as FILE.json and FILE.html")


def _cores() -> int:
    """Return how many cores this process may use: a container or `taskset` may give it fewer than there are."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):  # not on macOS or Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _add_input_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    for name, what in (
        ("html", "the page"),
        ("text", "extracted text"),
        ("url", "its url"),
        ("id", "its id"),
    ):
        said = f"field with {what} (default: {name})"
        add(f"--{name}-field", default=name, metavar="FIELD", help=said)
    outside = "follow links in folders even if they lead out of the folder"
    add("--follow-links", action="store_true", help=outside)
    add("--limit", type=_whole, metavar="N", help="stop after N records")
    add("--max-bytes", type=_whole, metavar="N", help="do not clean larger pages (default: 20000000)")


def _add_output_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    only = "write only these fields, such as title,dateline,body; for .csv, only these columns"
    add("--fields", metavar="A,B", help=only)
    _add_choice(parser, "--ledger", "write the removed lines (default); .csv never has them", default=None)
    add("--links", action="store_true", help="keep the links of each story; .csv never has them")
    safe = "CSV: put an apostrophe before cells that a spreadsheet would run, and take out direction marks (default)"
    _add_choice(parser, "--safe-cells", safe, default=True)
    doubtful = "mark pages whose confidence is below X (0-1): their record gets an error beside the article"
    add("--min-confidence", type=_share, metavar="X", help=doubtful)
    add_language_only(parser, "set pages aside")


def _add_choice(parser: argparse.ArgumentParser, name: str, help: str, *, default: bool | None) -> None:
    """Add an option that also has a form with --no-."""
    parser.add_argument(name, action=argparse.BooleanOptionalAction, default=default, help=help)


def _number(
    read: Callable[[str], float], is_right: Callable[[float], bool], wanted: str
) -> Callable[[str], Any]:
    """Return what reads a number for argparse, which shows the message of a wrong one."""

    def number(text: str) -> float:
        with suppress(ValueError):
            if is_right(found := read(text)):
                return found
        raise argparse.ArgumentTypeError(f"must be {wanted}, not {text!r}")

    return number


_share = _number(float, lambda share: 0 <= share <= 1, "a number from 0 to 1")
_seconds = _number(float, lambda seconds: 0 < seconds < float("inf"), "a number of seconds above 0")
_whole = _number(lambda text: int(text) if text.isdecimal() else 0, lambda n: n >= 1, "a whole number from 1")


def _run(options: argparse.Namespace) -> int:
    from newsclean.jobs.batch import run_batch

    # modules of filters lie where the command is called, not where it lies
    if options.filter and os.getcwd() not in sys.path:
        sys.path.insert(0, os.getcwd())
    return run_batch(_batch_of(options))


def _batch_of(options: argparse.Namespace) -> Batch:
    from newsclean.jobs.known import KnownSites
    from newsclean.jobs.records import Fields
    from newsclean.jobs.settings import MAX_BYTES, Batch, Recipe

    return Batch(
        inputs=tuple(options.inputs),
        output=options.output,
        workers=options.workers,
        timeout=options.timeout,
        recipe=Recipe(tuple(options.filter), tuple(options.without)),
        known=KnownSites(options.site, tuple(options.rules)),
        learns=options.learn_sites,
        names=Fields(options.html_field, options.text_field, options.url_field, options.id_field),
        fields=_fields(options),
        max_bytes=options.max_bytes or MAX_BYTES,
        limit=options.limit,
        min_confidence=options.min_confidence,
        languages=options.language_only,
        links=options.links,
        resume=options.resume,
        force=options.force_resume,
        overwrite=options.overwrite,
        follow_links=options.follow_links,
        safe_cells=options.safe_cells,
        report=options.report,
        progress=options.progress,
    )


def _fields(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the fields of a record; the ledger is there unless other fields were named or it was not wanted."""
    from newsclean.jobs.csv_rows import COLUMNS, check_columns
    from newsclean.jobs.outputs import output_of
    from newsclean.jobs.rows import FIELDS, LINKS, check_fields

    named = tuple(options.fields.replace(" ", "").split(",")) if options.fields else None
    if output_of(options.output).kind == "csv":
        for option, what in (("ledger", "the ledger"), ("links", "links")):
            if getattr(options, option):
                raise NewscleanError(
                    f"CSV has no column for {what}: leave --{option} out, or write .jsonl or .parquet"
                )
        return check_columns(named or COLUMNS)
    if named and LINKS in named and not options.links:
        raise NewscleanError("the field links needs --links")
    fields = check_fields((*(named or FIELDS), *((LINKS,) if options.links else ())))
    if options.ledger is None:
        return fields
    return check_fields(tuple({*fields, "removed"} if options.ledger else {*fields} - {"removed"}))
