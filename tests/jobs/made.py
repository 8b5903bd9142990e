"""Made pages and inputs for the tests of jobs, and a way to run the command in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PAUSE = "NEWSCLEAN_TEST_PAUSE"
"""Names the seconds that the filter slow takes for a page, so that a run that is to be killed takes its time."""
PLACES = ("Eastvale", "Port Linden", "Ostermoor", "Vell", "Hollin Bay")


def story(number: int, extra: str = "") -> str:
    """Return the text of an invented story."""
    place = PLACES[number % len(PLACES)]
    return (
        f"Council of {place} votes on bridge {number}\n\n"
        f"The council of {place} voted on Tuesday to repair bridge number {number}, which has been closed since a "
        f"barge struck one of its piers in the spring. {extra}\n\n"
        f"Repairs are to cost {number * 3 + 40} thousand, the clerk of works said, and will take until autumn.\n\n"
        "ADVERTISEMENT\n\nLeave a Reply\n"
    )


def html(number: int, charset: str = "") -> str:
    """Return an invented page, with a word that shows a wrong charset."""
    meta = f'<meta charset="{charset}">' if charset else ""
    place = PLACES[number % len(PLACES)]
    return (
        f"<!doctype html><html lang='de'><head>{meta}<title>Brücke {number} gesperrt</title></head><body>"
        f"<article><h1>Brücke {number} gesperrt</h1>"
        f"<p>Die Brücke über den Fluss bei {place} bleibt bis zum Herbst gesperrt, sagte der Bürgermeister am "
        f"Dienstag vor dem Stadtrat und bat die Anwohner um Geduld.</p>"
        f"<p>Die Kosten von {number * 3 + 40} Tausend trägt die Stadt, wie es in der Vorlage für die Sitzung heißt, "
        f"die am Montag öffentlich wurde.</p></article></body></html>"
    )


def records(count: int, **extra: str) -> list[dict[str, Any]]:
    """Return records of made stories; `extra` adds words to the page of a number, as p7="..."."""
    return [
        {
            "id": f"p{n}",
            "url": f"https://gazette{n % 3}.example/{n}",
            "text": story(n, extra.get(f"p{n}", "")),
        }
        for n in range(count)
    ]


def write_jsonl(path: Path, rows: list[dict[str, Any]]) -> str:
    """Write JSON lines; return the path as a str."""
    path.write_bytes(b"".join(json.dumps(row).encode() + b"\n" for row in rows))
    return str(path)


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def command(*arguments: str, module: str = "newsclean") -> list[str]:
    """Return the command line of a batch."""
    return [sys.executable, "-m", module, "batch", *arguments]


def environment(**more: str) -> dict[str, str]:
    """Return an environment in which the package and the made filters can be imported."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def batch(
    *arguments: str, module: str = "newsclean", pause: float = 0.0, **options: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run `newsclean batch` in a process of its own; `pause` is what the filter slow takes for a page, in seconds."""
    return subprocess.run(
        command(*arguments, module=module),
        capture_output=True,
        check=False,
        env=environment(**{PAUSE: str(pause)}),
        timeout=120,
        **options,
    )
