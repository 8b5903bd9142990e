"""Write the benchmark page from what the scorers found: newsclean out of fold, peers beside it.

    python -m tools.training check GOLD... --pages check.json
    newsclean evaluate GOLD/news --json > news.json
    python -m tools.benchmark check.json news.json... [--date YYYY-MM-DD] [--out PAGE]

The models of newsclean have seen the pages, so its quality is taken from the check alone. Its time, authors and dates,
which are not learned, are those of the evaluation, as are all figures of peers.
"""

from __future__ import annotations

import argparse
import datetime
import json
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from newsclean.evaluate.measures import Overlap
from newsclean.evaluate.scores import PageScores, means_of
from tools.set_scores import BAD, OVERLAPS, page_f1, set_shares

OWN = "newsclean"
PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "benchmark.md"
COLUMNS = (
    ("F1", "f1", True),
    ("precision", "precision", True),
    ("recall", "recall", True),
    ("exact pages", "exact", True),
    ("exact titles", "title", True),
    (f"pages below {BAD}", "bad", False),
    ("empty", "empty", False),
    ("failed", "failed", False),
    ("authors right", "authors", True),
    ("dates right", "date", True),
    ("mean ms", "milliseconds", False),
)
"""(head, field of a row, whether more is better)."""
NOT_LEARNED = ("failed", "authors", "date", "milliseconds")
"""Fields that no model takes part in; newsclean's come from the evaluation too."""
VARIANTS = ("trafilatura_precision",)
"""Systems that are another one with other settings; its version is said once."""
NAMES = {
    "fundus_a": "News pages",
    "wcxb_dev": "Article and blog pages",
    "traf_a": "Pages with snippets",
    "moz_a": "Pages of all kinds, from Readability's own tests",
}
"""Headings of the sets that the page is usually made of; another set stands under its own name."""
HEAD = """\
# Benchmark

How well newsclean finds the article on real pages, with other extractors beside it.

- **Out of fold.** Each page was cleaned by models that learned nothing from its publisher. The rules, phrases and a few
  thresholds were tuned with these pages in view, so a part of the flattery is left. Authors and dates are found by
  rules, so all of them were.
- **Measured on** {date}, on Python {python}, with {versions}.
  Peers run with their usual settings.
- **F1, precision and recall** count runs of four words where the gold lists the paragraphs, words where it is one text,
  and snippets elsewhere. A dash means that the gold, or the system, says nothing of it. The best figure of a column is
  bold.
- **Failed** pages are those on which a system raised an error, such as for a language whose extra package is not
  installed. They count as empty.
- **Time** is the mean over the pages, title included, all systems taking turns. The machine had other work to do, so
  compare only within a table.

`python -m tools.benchmark` makes this page from the output of the scorers:
[measure on your own pages](../how-to/evaluate.md) and [train the learned parts](../how-to/train.md) describe them.
The [model card](../reference/model-card.md) describes the sets. The [measurements](measurements.md) have more figures,
and what was tried without success.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A system on a set: figures by field; None where it has none."""

    system: str
    figures: Mapping[str, float | None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page; return the exit status."""
    options = _options(arguments)
    check = json.loads(options.check.read_text("utf-8"))
    evaluations = [json.loads(path.read_text("utf-8")) for path in options.evaluations]
    for each in evaluations:
        if fault := _fault(check, each):
            print(f"error: {fault}", file=sys.stderr)
            return 1
    options.out.write_text(page(check, evaluations, options.date), "utf-8")
    return 0


def _fault(check: Mapping[str, Any], evaluation: Mapping[str, Any]) -> str | None:
    """Say what keeps an evaluation from standing beside the check."""
    name = evaluation["gold"]
    if name not in check:
        return f"the check has no set {name!r}; it has: {', '.join(check)}"
    for system in evaluation["systems"]:
        if {each["name"] for each in system["pages"]} != set(check[name]):
            return f"{system['system']} was scored on other pages of {name!r} than the check"
    return None if OWN in {each["system"] for each in evaluation["systems"]} else f"no newsclean on {name!r}"


def page(check: Mapping[str, Any], evaluations: Sequence[Mapping[str, Any]], date: str) -> str:
    """Return the page as Markdown."""
    versions = {each["system"]: each["version"] for found in evaluations for each in found["systems"]}
    said = ", ".join(f"{name} {version}" for name, version in versions.items() if name not in VARIANTS)
    lines = [HEAD.format(date=date, versions=said, python=platform.python_version())]
    worse: list[str] = []
    for found in evaluations:
        name = found["gold"]
        known = f"{NAMES[name]}: " if name in NAMES else ""
        title = f"{known}{len(check[name])} pages of `{name}`"
        rows = [_row(system, check[name]) for system in found["systems"]]
        lines += [f"## {title}\n", *_table(rows), ""]
        if found_worse := _worse(rows):
            worse += [f"- {title}", *found_worse]
    lines += ["## Where others are better\n", *(worse or ["- Nowhere in these tables."]), ""]
    texts = {name: list(pages.values()) for name, pages in check.items() if _is_text(pages)}
    return "\n".join([*lines, *_texts(texts)]).rstrip() + "\n"


def _row(system: Mapping[str, Any], checked: Mapping[str, Any]) -> Row:
    pages = [_evaluated(each) for each in system["pages"]]
    figures = _figures(pages)
    if system["system"] == OWN:
        unseen = _figures([_checked(name, each) for name, each in checked.items()])
        figures = unseen | {name: figures[name] for name in NOT_LEARNED}
    return Row(system["system"], figures)


def _figures(pages: Sequence[PageScores]) -> dict[str, float | None]:
    means = means_of(tuple(pages))
    f1, precision, recall = set_shares(pages, means)
    return {
        "f1": f1, "precision": precision, "recall": recall, "exact": means.exact, "title": means.title,
        "bad": sum(page_f1(each) < BAD for each in pages), "empty": means.empty, "failed": means.failed,
        "authors": means.authors, "date": means.date, "milliseconds": means.milliseconds,
    }  # fmt: skip


def _evaluated(page: Mapping[str, Any]) -> PageScores:
    """Return the scores of a page that `newsclean evaluate --json` wrote."""
    overlaps = {name: Overlap(**of) for name in OVERLAPS if (of := page[name]) is not None}
    return PageScores(**{**page, **dict.fromkeys(OVERLAPS), **overlaps})


def _checked(name: str, page: Mapping[str, Any]) -> PageScores:
    """Return the scores of a page that a check out of fold wrote."""
    overlaps = {each: Overlap(*page[each]) for each in OVERLAPS if each in page}
    flags = {"empty": page["empty"], "exact": page["exact"], "title": page["title_ok"]}
    return PageScores(name, 0.0, rejected=page["rejected"], **flags, **overlaps)


def _table(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a table, the best F1 first, without columns that no system has."""
    rows = sorted(rows, key=lambda row: -(row.figures["f1"] or 0))
    columns = [each for each in COLUMNS if any(_is_shown(each[1], row.figures[each[1]]) for row in rows)]
    best = {field: _best((row.figures[field] for row in rows), more) for _, field, more in columns}
    yield f"| system | {' | '.join(head for head, _, _ in columns)} |"
    yield "|---" * (len(columns) + 1) + "|"
    for row in rows:
        cells = [
            _cell(row.figures[field], is_best=row.figures[field] == best[field]) for _, field, _ in columns
        ]
        yield f"| {row.system} | {' | '.join(cells)} |"


def _is_shown(field: str, value: float | None) -> bool:
    return bool(value) if field == "failed" else value is not None


def _best(values: Iterable[float | None], more: bool) -> float | None:
    known = [value for value in values if value is not None]
    return (max if more else min)(known) if known else None


def _worse(rows: Iterable[Row]) -> list[str]:
    """Return what others do better than newsclean, each with all that do, the best first."""
    own = next(row for row in rows if row.system == OWN)
    found = []
    for head, field, more in COLUMNS:
        mine = own.figures[field]
        others = [(row.system, value) for row in rows if (value := row.figures[field]) is not None]
        better = [
            each for each in others if mine is not None and (each[1] > mine if more else each[1] < mine)
        ]
        if better:
            named = [
                f"{name} {_cell(value)}"
                for name, value in sorted(better, key=lambda each: each[1], reverse=more)
            ]
            found.append(f"  - {head} {_cell(mine)}: {', '.join(named)}")
    return found


def _cell(value: float | None, *, is_best: bool = False) -> str:
    if value is None:
        return "-"
    shown = str(value) if isinstance(value, int) else f"{value:.1f}" if value > 1 else f"{value:.3f}"
    return f"**{shown}**" if is_best else shown


def _is_text(pages: Mapping[str, Any]) -> bool:
    return "residue" in next(iter(pages.values()))


def _texts(texts: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[str]:
    """Yield a table of the text sets, whose gold is a label a line."""
    if not texts:
        return
    yield "## Text that an extractor made\n"
    yield "newsclean alone; the [measurements](measurements.md) have peers on the same texts."
    yield "*Residue gone* is the share of residue lines that went, *body lost* the share of the body's characters.\n"
    yield "| texts | number | F1 | exact | residue gone | body lost |\n|---|---|---|---|---|---|"
    for name, items in texts.items():
        precision = fmean(
            each["p"] for each in items if each["p"] or each["r"]
        )  # of an empty body nobody can say it
        recall = fmean(each["r"] for each in items)
        gone = sum(each["gone"] for each in items) / (sum(each["residue"] for each in items) or 1)
        lost = sum(each["lost"] for each in items) / (sum(each["chars"] for each in items) or 1)
        exact = fmean(each["exact"] for each in items)
        f1 = 2 * precision * recall / (precision + recall or 1)
        yield f"| {name} | {len(items)} | {f1:.3f} | {exact:.3f} | {gone:.3f} | {lost:.2%} |"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tools.benchmark",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("check", type=Path, metavar="CHECK", help="what `tools.training check --pages` wrote")
    parser.add_argument(
        "evaluations", nargs="+", type=Path, metavar="EVALUATION", help="what `evaluate --json` wrote"
    )
    parser.add_argument(
        "--date", default=datetime.date.today().isoformat(), help="the day of the measurement"
    )
    parser.add_argument("--out", type=Path, default=PAGE, metavar="PAGE", help="the page to write")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
