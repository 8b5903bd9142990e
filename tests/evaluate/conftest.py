"""Small gold folders of invented pages."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TITLE = "Harbour bridge closed until spring"
PARAGRAPHS = [
    "The bridge over the harbour was closed on Friday after divers found cracks in two of its pillars, the town said.",
    "Mayor Ilse Varnholt told reporters that repairs would cost about four million and take the whole of the winter.",
    "Ferries will run every ten minutes until then, and tickets for commuters will be free, the port authority said.",
]
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
FOOT = "<footer><p>© 2024 The Eastvale Gazette. All rights reserved.</p></footer>"


def html(title: str, paragraphs: list[str], extra: str = "") -> bytes:
    """Return an invented page; `extra` stands behind its last paragraph."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title></head><body>{MENU}"
        f"<article><h1>{title}</h1>{body}{extra}</article>{FOOT}</body></html>"
    ).encode()


@pytest.fixture
def record() -> dict[str, Any]:
    """Return the gold of the invented page that `gold_folder` writes for the id "bridge"."""
    return {"id": "bridge", "url": "https://gazette.example/bridge", "title": TITLE, "body_list": PARAGRAPHS}


@pytest.fixture
def gold_folder(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes records, and pages by id, as a gold folder.

    A record without a page of its own gets the invented one; a page of None is not written.
    """

    def write(
        records: list[Any], pages: dict[str, bytes | None] | None = None, *, packed: bool = False
    ) -> Path:
        folder = tmp_path / "gold"
        (folder / "html").mkdir(parents=True)
        lines = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in records]
        (folder / "gold.jsonl").write_bytes(b"\n".join(lines) + b"\n")
        wanted = {
            each["id"]: html(TITLE, PARAGRAPHS) for each in records if isinstance(each, dict) and "id" in each
        }
        for name, page in {**wanted, **(pages or {})}.items():
            if page is not None and isinstance(name, str) and name.isidentifier():
                path = folder / "html" / (f"{name}.html.gz" if packed else f"{name}.html")
                path.write_bytes(gzip.compress(page) if packed else page)
        return folder

    return write


@pytest.fixture
def make_html() -> Callable[..., bytes]:
    """Return the function that writes an invented page."""
    return html
