"""newsclean batch: many pages from files of many kinds, cleaned in worker processes, without a loss."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from newsclean.commands.exits import exit_codes
from newsclean.commands.streams import Commands, languages
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
    parser.add_argument(
        "inputs", nargs="+", metavar="INPUT", help="a file, folder or glob, or - for standard input"
    )
    parser.add_argument(
        "-o",
        "--output",
        default="-",
        metavar="OUTPUT",
        help=".jsonl or .csv (also .gz, .zst), .parquet, a folder for Markdown files, or - (default, standard output)",
    )
    again = parser.add_mutually_exclusive_group()
    again.add_argument("--resume", action="store_true", help="go on where an earlier run stopped")
    again.add_argument(
        "--force-resume", action="store_true", help="the same, even if the input or the settings have changed"
    )
    again.add_argument("--overwrite", action="store_true", help="start again, whatever is there")


def _add_work(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--workers",
        type=_whole,
        default=_cores(),
        metavar="N",
        help="number of processes (default: one for each core that this process may use)",
    )
    parser.add_argument("--timeout", type=_seconds, metavar="SECONDS", help="time limit for one page")
    parser.add_argument(
        "--filter",
        action="append",
        default=[],
        metavar="MODULE:FUNCTION",
        help="add your own filter; you can repeat it",
    )
    parser.add_argument(
        "--without", action="append", default=[], metavar="NAME", help="leave a filter out; you can repeat it"
    )
    sites = parser.add_mutually_exclusive_group()
    sites.add_argument(
        "--site",
        metavar="FILE",
        help="profile of the site, made by newsclean learn, if all pages come from one site",
    )
    sites.add_argument(
        "--learn-sites",
        action="store_true",
        help="read the input twice: first learn the standing lines of each site, then clean the pages and remove them",
    )
    parser.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="FILE",
        help="rules for sites: .toml, .txt or a folder; you can repeat it",
    )
    parser.add_argument(
        "--progress", action=argparse.BooleanOptionalAction, default=True, help="show progress (default)"
    )
    parser.add_argument("--report", metavar="FILE", help="write a report as FILE.json and FILE.html")


def _cores() -> int:
    """Return how many cores this process may use: a container or `taskset` may give it fewer than there are."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):  # not on macOS or Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _add_input_options(parser: argparse.ArgumentParser) -> None:
    for name, what in (
        ("html", "the page"),
        ("text", "extracted text"),
        ("url", "its url"),
        ("id", "its id"),
    ):
        parser.add_argument(
            f"--{name}-field", default=name, metavar="FIELD", help=f"field with {what} (default: {name})"
        )
    parser.add_argument(
        "--follow-links",
        action="store_true",
        help="follow links in folders even if they lead out of the folder",
    )
    parser.add_argument("--limit", type=_whole, metavar="N", help="stop after N records")
    parser.add_argument(
        "--max-bytes", type=_whole, metavar="N", help="do not clean larger pages (default: 20000000)"
    )


def _add_output_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--fields",
        metavar="A,B",
        help="write only these fields, such as title,dateline,body; for .csv, only these columns",
    )
    parser.add_argument(
        "--ledger",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="write the removed lines (default); .csv never has them",
    )
    parser.add_argument(
        "--links", action="store_true", help="keep the links of each story; .csv never has them"
    )
    parser.add_argument(
        "--safe-cells",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="CSV: put an apostrophe before cells that a spreadsheet would run, and take out direction marks (default)",
    )
    parser.add_argument(
        "--min-confidence",
        type=_share,
        metavar="X",
        help="mark pages whose confidence is below X (0-1): their record gets an error beside the article",
    )
    parser.add_argument(
        "--language-only",
        type=languages,
        default=(),
        metavar="CODES",
        help="set pages aside that are in another language, such as en or en,fr",
    )


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"must be a number from 0 to 1, not {text!r}")
    return share


def _whole(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not {text!r}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"must be a number of seconds above 0, not {text!r}")
    return seconds


def _run(options: argparse.Namespace) -> int:
    from newsclean.jobs.batch import run_batch

    if options.filter and os.getcwd() not in sys.path:
        sys.path.insert(
            0, os.getcwd()
        )  # modules of filters lie where the command is called, not where it lies
    return run_batch(_batch_of(options))


def _batch_of(options: argparse.Namespace) -> Batch:
    from newsclean.jobs.known import KnownSites
    from newsclean.jobs.records import Fields
    from newsclean.jobs.settings import MAX_BYTES, Batch
    from newsclean.jobs.task import Recipe

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
        if options.ledger:
            raise NewscleanError(
                "CSV has no column for the ledger: leave --ledger out, or write .jsonl or .parquet"
            )
        if options.links:
            raise NewscleanError(
                "CSV has no column for links: leave --links out, or write .jsonl or .parquet"
            )
        return check_columns(named or COLUMNS)
    if named and LINKS in named and not options.links:
        raise NewscleanError("the field links needs --links")
    fields = check_fields((*(named or FIELDS), *((LINKS,) if options.links else ())))
    if options.ledger is None:
        return fields
    return check_fields(tuple({*fields, "removed"} if options.ledger else {*fields} - {"removed"}))
