"""newsclean evaluate: scores on a folder of gold pages, beside those of other extractors, and the worst pages."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.commands.exits import tell
from newsclean.commands.streams import Commands, add_overwrite, add_repeated
from newsclean.errors import NewscleanError, install_advice
from newsclean.export.own_files import require_own

if TYPE_CHECKING:
    from newsclean.evaluate import Evaluation
    from newsclean.pipeline import Pipeline

__all__ = ["add_to"]

WORST = 20
REPORT = "worst.html"
STEPS = 20
"""How many lines of progress there are at most, where there is no bar."""


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "evaluate",
        help="score newsclean and other extractors on gold pages",
        description="Score newsclean and other extractors on gold pages, whose article you know.",
    )
    add = parser.add_argument
    add("gold", metavar="GOLD", help="a folder with gold.jsonl and html/")
    systems = "systems to score (default: newsclean and all peers that are installed)"
    add("--systems", metavar="A,B", help=systems)
    add("--limit", type=int, metavar="N", help="score only the first N pages")
    add_repeated(parser, "--without", "FILTER", "leave a filter out")
    add("--json", action="store_true", help="print means and pages as one JSON object in place of a table")
    worst = f"write newsclean's N worst pages to {REPORT}, with everything that went wrong"
    add("--worst", type=int, metavar="N", help=worst)
    add("--report", metavar="FILE", help=f"file for the worst pages; without --worst it shows {WORST}")
    add_overwrite(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from newsclean.catalogue import DEFAULT
    from newsclean.evaluate import evaluate

    worst = _worst(options)
    if worst:
        require_own(options.report or REPORT, overwrite=options.overwrite)
    systems, pipeline = _systems(options.systems), DEFAULT.without(*options.without)
    if worst and "newsclean" not in systems:
        raise NewscleanError("--worst shows the pages of newsclean: name it in --systems")
    with _progress() as progress:
        result = evaluate(
            options.gold, systems=systems, limit=options.limit, pipeline=pipeline, progress=progress
        )
    print(json.dumps(result.to_dict(), ensure_ascii=False) if options.json else result.table())
    _tell_failures(result)
    if worst:
        _write_report(options, result, worst, pipeline)
    return 0


def _worst(options: argparse.Namespace) -> int:
    """Return how many pages the report shows, 0 for no report."""
    if options.worst is None:
        return WORST if options.report else 0
    if options.worst < 1:
        raise NewscleanError(f"--worst must be at least 1, not {options.worst}")
    return int(options.worst)


def _systems(names: str | None) -> tuple[str, ...]:
    """Return the systems that the user names, or all that are installed; say which are not."""
    from newsclean.evaluate import probe_peers

    if names is not None:
        return tuple(name.strip() for name in names.split(",") if name.strip())
    found, missing = probe_peers()
    if missing:
        tell(f"not installed, left out: {', '.join(missing)}; {install_advice('peers')}")
    return ("newsclean", *found)


def _tell_failures(result: Evaluation) -> None:
    """Say on standard error which system failed on which page."""
    for scores in result.systems:
        for page in scores.pages:
            if page.failure is not None:
                tell(f"{scores.system} failed on {page.name}: {page.failure}")


def _write_report(options: argparse.Namespace, result: Evaluation, worst: int, pipeline: Pipeline) -> None:
    from newsclean.evaluate import read_gold, worst_report

    gold = read_gold(options.gold, limit=options.limit)
    path = Path(options.report or REPORT)
    path.write_text(worst_report(result, gold, count=worst, pipeline=pipeline), encoding="utf-8")
    tell(f"worst pages: {path}")


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Give what shows progress on standard error: tqdm's bar on a terminal, else plain lines."""
    has_bar = sys.stderr is not None and sys.stderr.isatty() and find_spec("tqdm")
    if not has_bar:  # it is no reason to fail
        yield _tell_progress
        return
    from tqdm import tqdm

    with tqdm(unit="page", file=sys.stderr, dynamic_ncols=True) as bar:

        def advance(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield advance


def _tell_progress(done: int, total: int) -> None:
    if done * STEPS // total != (done - 1) * STEPS // total:
        tell(f"{done} of {total} pages")
