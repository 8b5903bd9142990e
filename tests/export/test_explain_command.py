"""newsclean explain: lines in the terminal, or a report in a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.cli import main

PAGE = (
    "Bridge closed again\n\n"
    "BRUSSELS — The mayor of Eastvale said on Friday that the harbour bridge would stay closed until spring.\n\n"
    "Share on Facebook\x1b[2J\n"
)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode())
    return str(path)


def test_lines_are_those_of_clean_explain(page: str, capsys: Any) -> None:
    assert main(["explain", page]) == 0
    shown = capsys.readouterr().out
    assert main(["clean", "--explain", page]) == 0
    assert shown == capsys.readouterr().out
    assert "- removed      Share on Facebook" in shown
    assert "\x1b" not in shown


def test_html_is_written_to_a_file(page: str, tmp_path: Path, capsys: Any) -> None:
    report = tmp_path / "report.html"
    assert main(["explain", page, "--html", str(report), "--url", "https://gazette.example/a"]) == 0
    assert capsys.readouterr().out == ""
    assert report.read_bytes().decode() == newsclean.clean(PAGE, url="https://gazette.example/a").to_report()


def test_html_goes_to_standard_output_for_a_dash(page: str, capsys: Any) -> None:
    assert main(["explain", page, "--html", "-"]) == 0
    assert capsys.readouterr().out == newsclean.clean(PAGE).to_report()


def test_report_that_cannot_be_written_is_an_error_of_output(page: str, tmp_path: Path, capsys: Any) -> None:
    assert main(["explain", page, "--html", str(tmp_path / "none" / "report.html")]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("newsclean: ")
    assert err.count("\n") == 1


def test_filters_can_be_left_out(page: str, capsys: Any) -> None:
    assert main(["explain", page, "--without", "share_widget", "--without", "residue"]) == 0
    assert "- removed" not in capsys.readouterr().out
