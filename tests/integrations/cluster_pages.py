"""Pages of the fixtures as a crawl has them, what `clean()` makes of them, and a filter with faults."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import newsclean
from newsclean import Draft, Verdict
from newsclean.readers.decode import decode

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"


class CrawledPage(NamedTuple):
    id: str
    url: str
    html: str


def fixture_pages(folder: str = "html", step: int = 1) -> list[CrawledPage]:
    """Return the pages of a folder of fixtures, on three invented hosts."""
    paths = sorted((FIXTURES / folder).glob("*/input.html"))[::step]
    return [
        CrawledPage(
            path.parent.name,
            f"https://www.gazette{n % 3}.example/{path.parent.name}",
            decode(path.read_bytes()),
        )
        for n, path in enumerate(paths)
    ]


def articles(pages: list[CrawledPage]) -> dict[str, newsclean.Article]:
    return {page.id: newsclean.clean(page.html, url=page.url, kind="html") for page in pages}


def story(number: int, extra: str = "") -> str:
    """Return a page of the fixtures with a number, and `extra`, in its headline."""
    page = (FIXTURES / "site" / "01-ferry-timetable" / "input.html").read_text("utf-8")
    return page.replace("</h1>", f" {number} {extra}</h1>", 1)


def write_jsonl(folder: Path, pages: list[Any], files: int, key: str = "text") -> Path:
    """Write pages to some files, as datatrove's readers take them, and return the folder."""
    folder.mkdir()
    for number in range(files):
        lines = [
            json.dumps({key: page.html, "id": page.id, "url": page.url}) for page in pages[number::files]
        ]
        (folder / f"{number}.jsonl").write_text("".join(line + "\n" for line in lines), "utf-8")
    return folder


def read_jsonl(folder: Path) -> dict[str, dict[str, Any]]:
    """Return documents that datatrove wrote, by id."""
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return {row["id"]: row for row in map(json.loads, lines)}


FAULTS = {
    "SLEEP": lambda: time.sleep(100),
    "KILL": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "RAISE": lambda: [].remove("pier"),
}


@newsclean.filter()
def faulty(draft: Draft) -> Iterator[Verdict]:
    """Do what the page asks for."""
    for word, fault in FAULTS.items():
        if word in draft.page.text:
            fault()
    return iter(())


@newsclean.filter()
def broken(draft: Draft) -> Iterator[Verdict]:
    """Fail on every page."""
    raise ValueError("no page passes")
