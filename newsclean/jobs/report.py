"""The report of a job: its figures as JSON, and as an HTML page with plots that needs no script and no network."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from newsclean.export.own_files import GENERATOR
from newsclean.jobs.plots import bars
from newsclean.jobs.summary import Summary

__all__ = ["page_of", "report_paths", "write_report"]

VERSION = 1
"""Of the form of the JSON file."""
MOST_ROWS = 25
STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222}"
    "h1{font-size:1.5em}h2{font-size:1.15em;margin-top:2em}table{border-collapse:collapse}"
    "td,th{padding:.15em .9em .15em 0;text-align:left;vertical-align:top}td.n{text-align:right}"
    "svg{max-width:100%;height:auto;font-size:12px}rect{fill:#3b6ea5}svg text{fill:#222}"
    "@media(prefers-color-scheme:dark){body{background:#181818;color:#ddd}svg text{fill:#ddd}}"
)


def report_paths(name: str) -> tuple[Path, Path]:
    """Return where the JSON and the HTML of a report go.

    >>> [path.name for path in report_paths("night.json")]
    ['night.json', 'night.html']
    """
    path = Path(name)
    base = path.with_suffix("") if path.suffix in {".json", ".html"} else path
    return base.with_name(base.name + ".json"), base.with_name(base.name + ".html")


def write_report(
    name: str, summary: Summary, settings: dict[str, Any], inputs: Sequence[str], state: str
) -> None:
    """Write both files of a report. `state` is "finished", "stopped" or "failed: ..."."""
    head = {"newsclean_report": VERSION, "state": state, "inputs": list(inputs), "settings": settings}
    data = head | summary.to_dict()
    json_path, html_path = report_paths(name)
    json_path.write_text(json.dumps(data, indent=1, ensure_ascii=True) + "\n", encoding="utf-8")
    html_path.write_text(page_of(data), encoding="utf-8", errors="replace")


def page_of(data: dict[str, Any]) -> str:
    """Return the HTML page of a report's figures."""
    sites = data["sites"].items()
    parts = [
        "<h1>newsclean batch</h1>",
        _facts(data),
        _chart("Pages by kind", data["pages_by_kind"].items()),
        _chart("What was removed, pieces", data["label_pieces"].items()),
        _chart("What was removed, characters", data["label_chars"].items()),
        _chart("Removed by filter, pieces", data["removed_pieces"].items()),
        _chart("Removed by filter, characters", data["removed_chars"].items()),
        _chart("Removed by site, characters", ((name, site["removed"]) for name, site in sites)),
        _chart("Pages by site", ((name, site["pages"]) for name, site in sites)),
        _chart("Failures by site", ((name, site["failed"]) for name, site in sites if site["failed"])),
        _chart("Slow pages, seconds", ((page["id"], float(page["seconds"])) for page in data["slow"]), " s"),
        _chart("Failures by kind", data["failures_by_kind"].items()),
        _failures(data["failures"], data["failed"]),
    ]
    head = f'<meta charset="utf-8">{GENERATOR}<title>newsclean batch</title><style>{STYLE}</style>'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{"".join(parts)}</body></html>\n'


def _facts(data: dict[str, Any]) -> str:
    removed = sum(data["removed_chars"].values())
    share = removed / (removed + data["kept"]) if removed + data["kept"] else 0.0
    rate = data["pages"] / data["elapsed"] if data["elapsed"] else 0.0
    rows = {
        "State": data["state"],
        "Input": ", ".join(data["inputs"][:10]) + (" ..." if len(data["inputs"]) > 10 else ""),
        "Pages": f"{data['pages']:,}, of them {data['failed']:,} failed and {data['set_aside']:,} set aside",
        "Time": f"{data['elapsed']:,.1f} s, {rate:.1f} pages/s",
        "Removed": f"{removed:,} of {removed + data['kept']:,} characters ({share:.1%})",
    }
    return _table((f"<th>{name}</th>", f"<td>{escape(text)}</td>") for name, text in rows.items())


def _chart(title: str, rows: Iterable[tuple[str, float]], unit: str = "") -> str:
    top = sorted(rows, key=lambda row: (-row[1], row[0]))
    left = f"<p>and {len(top) - MOST_ROWS} more</p>" if len(top) > MOST_ROWS else ""
    return f"<h2>{title}</h2>{bars(top[:MOST_ROWS], unit)}{left}"


def _failures(failures: Sequence[dict[str, str]], count: int) -> str:
    if not failures:
        return ""
    rows = [[f"<td>{escape(page[name])}</td>" for name in ("id", "kind", "message")] for page in failures]
    title = "Failures" if count == len(failures) else f"The first {len(failures)} of {count:,} failures"
    return f"<h2>{title}</h2>{_table(rows)}"


def _table(rows: Iterable[Sequence[str]]) -> str:
    return "<table>" + "".join(f"<tr>{''.join(cells)}</tr>" for cells in rows) + "</table>"
