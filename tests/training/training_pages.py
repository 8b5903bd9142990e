"""Gold of our own: the pages and texts of the fixtures."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from tools.training.gold import GoldSet, read_set

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def html_set(folder: Path) -> GoldSet:
    """Return the HTML fixtures with an article, as a gold folder of as many publishers."""
    (folder / "html").mkdir(parents=True)
    lines = []
    for case in sorted((FIXTURES / "html").iterdir()):
        expected = json.loads((case / "expected.json").read_text("utf-8"))
        if expected["body"]:
            page = {"id": case.name, "url": f"https://www.{case.name}.example/1", "title": expected["title"]}
            page["body_list"] = [part["text"] for part in expected["body"]]
            lines.append(json.dumps(page))
            data = (case / "input.html").read_bytes()
            (folder / "html" / f"{case.name}.html.gz").write_bytes(gzip.compress(data, mtime=0))
    (folder / "gold.jsonl").write_text("\n".join(lines), "utf-8")
    return read_set(folder)


def text_set(path: Path) -> GoldSet:
    """Return the text fixtures, labelled by whether a line is in the body."""
    lines = []
    for case in sorted((FIXTURES / "text").iterdir()):
        expected = json.loads((case / "expected.json").read_text("utf-8"))
        text = (case / "input.txt").read_text("utf-8")
        body = [part["text"] for part in expected["body"]]
        labels = "".join(
            "B" if any(line.strip() in each for each in body) else "R"
            for line in text.split("\n")
            if line.strip()
        )
        record = {"id": case.name, "url": f"https://{case.name}.example/", "variant": "bs4", "text": text}
        lines.append(json.dumps({**record, "labels": labels, "paragraphs": body}))
    path.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    return read_set(path)
