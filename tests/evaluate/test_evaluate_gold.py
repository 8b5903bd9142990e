"""Gold folders: what is read, and one clear error for everything that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsclean.errors import NewscleanError
from newsclean.evaluate import read_gold

Write = Callable[..., Path]


@pytest.mark.parametrize("packed", [False, True])
def test_page_is_read_plain_or_packed(gold_folder: Write, record: dict[str, Any], packed: bool) -> None:
    (page,) = read_gold(gold_folder([record], packed=packed))
    assert page.read().startswith(b"<!doctype html>")
    assert (page.name, page.title) == ("bridge", record["title"])


def test_body_is_made_of_its_lines(gold_folder: Write, record: dict[str, Any]) -> None:
    (page,) = read_gold(gold_folder([record]))
    assert page.lines == tuple(record["body_list"])
    assert page.body == "\n".join(record["body_list"])


def test_paragraphs_are_lines_where_there_is_no_body_list(gold_folder: Write) -> None:
    one, two = read_gold(
        gold_folder(
            [
                {"id": "a", "paragraphs": ["One.", "Two."]},
                {"id": "b", "paragraphs": ["One."], "body_list": ["Nought.", "One."]},
            ]
        )
    )
    assert one.lines == ("One.", "Two.")
    assert two.lines == ("Nought.", "One.")


def test_snippets_alone_are_gold(gold_folder: Write) -> None:
    (page,) = read_gold(gold_folder([{"id": "a", "with": ["divers"], "without": ["Home"], "body": None}]))
    assert (page.wanted, page.unwanted, page.body, page.lines) == (("divers",), ("Home",), None, None)


def test_unknown_fields_and_blank_lines_are_passed_over(gold_folder: Write, record: dict[str, Any]) -> None:
    assert len(read_gold(gold_folder([b"", {**record, "mood": 3}, b"  "]))) == 1


def test_limit_takes_the_first_pages_and_looks_no_further(gold_folder: Write, record: dict[str, Any]) -> None:
    folder = gold_folder([record, {**record, "id": "ferry"}, b"{broken"])
    assert [page.name for page in read_gold(folder, limit=2)] == ["bridge", "ferry"]


@pytest.mark.parametrize("limit", [0, -3])
def test_limit_below_one_is_an_error(gold_folder: Write, record: dict[str, Any], limit: int) -> None:
    with pytest.raises(NewscleanError, match=f"limit must be at least 1, not {limit}"):
        read_gold(gold_folder([record]), limit=limit)


BROKEN: dict[str, tuple[Any, str]] = {
    "no JSON": (b'{"id": "a"', r"line 2: not JSON: "),
    "no UTF-8": (b'{"id": "\xff"}', r"line 2: not JSON: "),
    "too deep": (b"[" * 100_000, r"line 2: not JSON: "),
    "a list": (b"[1]", r"line 2: must be a JSON object, not list"),
    "no id": ({"title": "T"}, r"line 2: field 'id' must be the name of a page in html/, not None"),
    "id of a number": ({"id": 7, "title": "T"}, r"line 2: field 'id' must be a string, not int"),
    "id that climbs": ({"id": "../a", "title": "T"}, r"line 2: field 'id' must be the name of a page"),
    "id with a backslash": ({"id": "..\\a", "title": "T"}, r"line 2: field 'id' must be the name of a page"),
    "no page": (
        {"id": "no-page", "title": "T"},
        r"line 2: field 'id' names a page that is missing: .*no-page\.html",
    ),
    "twice": ({"id": "bridge", "title": "T"}, r"line 2: id 'bridge' stands in the file twice"),
    "no answer": (
        {"id": "a", "url": "https://gazette.example"},
        r"line 2: none of the fields body, body_list",
    ),
    "body of a list": ({"id": "a", "body": ["x"]}, r"line 2: field 'body' must be a string, not list"),
    "lines of a string": (
        {"id": "a", "body_list": "x"},
        r"line 2: field 'body_list' must be a list of strings, not str",
    ),
    "a line of a number": (
        {"id": "a", "body_list": ["x", 1]},
        r"line 2: field 'body_list\[1\]' must be a string",
    ),
    "a blank snippet": (
        {"id": "a", "with": [" "]},
        r"line 2: field 'with\[0\]' must be a string with text in it",
    ),
    "title of a number": ({"id": "a", "title": 1}, r"line 2: field 'title' must be a string, not int"),
}


@pytest.mark.parametrize(("wrong", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_gold_is_named(gold_folder: Write, record: dict[str, Any], wrong: Any, message: str) -> None:
    folder = gold_folder([record, wrong])
    with pytest.raises(NewscleanError, match=r"gold\.jsonl, " + message):
        read_gold(folder)


def test_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NewscleanError, match=r"gold\.jsonl: no such file"):
        read_gold(tmp_path)


def test_gold_without_records_is_an_error(gold_folder: Write) -> None:
    with pytest.raises(NewscleanError, match="no gold pages in it"):
        read_gold(gold_folder([]))


@pytest.mark.parametrize("keep", [30, 3, 0])
def test_page_that_is_cut_is_an_error(gold_folder: Write, record: dict[str, Any], keep: int) -> None:
    folder = gold_folder([record], packed=True)
    packed = folder / "html" / "bridge.html.gz"
    packed.write_bytes(packed.read_bytes()[:keep] or b"plain text")
    (page,) = read_gold(folder)
    with pytest.raises(NewscleanError, match=r"bridge\.html\.gz: not a whole gzip file"):
        page.read()
