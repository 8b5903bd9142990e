"""newsclean evaluate: what it prints and writes, and its exit codes."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsclean.cli import main
from tests.extras import needs

Write = Callable[..., Path]


@pytest.fixture
def folder(gold_folder: Write, record: dict[str, Any]) -> str:
    return str(
        gold_folder([record, {**record, "id": "ferry", "body_list": ["Nothing of this stands there."]}])
    )


@pytest.fixture
def no_tqdm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)


def test_table_on_standard_output(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", folder, "--systems", "newsclean, justext"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("2 pages of gold: newsclean ")
    assert "| justext " in out


def test_json_is_one_object(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", folder, "--systems", "newsclean", "--json", "--limit", "1"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [page["name"] for page in data["systems"][0]["pages"]] == ["bridge"]


def test_progress_in_a_file_is_plain_lines(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", folder, "--systems", "newsclean"]) == 0
    assert capsys.readouterr().err == "newsclean: 1 of 2 pages\nnewsclean: 2 of 2 pages\n"


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


def test_terminal_gets_a_bar(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    needs("tqdm", "jobs")
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    assert main(["evaluate", folder, "--systems", "newsclean"]) == 0
    assert "2/2 [" in terminal.getvalue()


@pytest.mark.usefixtures("no_tqdm")
def test_terminal_without_tqdm_gets_plain_lines(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    assert main(["evaluate", folder, "--systems", "newsclean"]) == 0
    assert terminal.getvalue().endswith("newsclean: 2 of 2 pages\n")


def test_no_standard_error_is_no_failure(
    folder: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr", None)
    assert main(["evaluate", folder, "--systems", "newsclean"]) == 0
    assert "2 pages of gold" in capsys.readouterr().out


def test_peers_that_are_not_installed_are_named(
    folder: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in ("newspaper", "readability", "resiliparse.extract.html2text"):
        monkeypatch.setitem(sys.modules, module, None)
    assert main(["evaluate", folder, "--limit", "1"]) == 0
    shown = capsys.readouterr()
    assert (
        "newsclean: not installed, left out: readability, newspaper4k, resiliparse; pip install" in shown.err
    )
    assert [name for name in ("trafilatura ", "justext ") if f"| {name}" not in shown.out] == []


def test_report_is_written(folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.html"
    assert main(["evaluate", folder, "--systems", "newsclean", "--worst", "1", "--report", str(target)]) == 0
    assert target.read_text("utf-8").count("<section") == 1
    assert f"newsclean: worst pages: {target}" in capsys.readouterr().err


def test_a_file_that_newsclean_did_not_write_is_not_written_over(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.html"
    target.write_text("the work of a year")
    call = ["evaluate", folder, "--systems", "newsclean", "--worst", "1", "--report", str(target)]
    assert main(call) == 2
    assert target.read_text() == "the work of a year"
    shown = capsys.readouterr()
    assert "newsclean did not write it" in shown.err
    assert shown.out == ""  # refused before the first page
    assert main([*call, "--overwrite"]) == 0
    assert main(call) == 0


def test_worst_without_a_file_writes_worst_html(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["evaluate", folder, "--systems", "newsclean", "--worst", "2"]) == 0
    assert (tmp_path / "worst.html").read_text("utf-8").count("<section") == 2


def test_without_leaves_a_filter_out(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", folder, "--systems", "newsclean", "--without", "main_content", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["systems"][0]["pages"]) == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--systems", "goosefat"], "unknown system 'goosefat'; known: newsclean, "),
        (["--systems", ","], "no systems to score"),
        (["--systems", "justext", "--worst", "3"], "name it in --systems"),
        (["--worst", "0"], "--worst must be at least 1, not 0"),
        (["--limit", "0"], "limit must be at least 1, not 0"),
        (["--without", "shoes"], "unknown filter 'shoes'"),
    ],
)
def test_wrong_usage_is_one_line(
    folder: str, options: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    systems = [] if "--systems" in options else ["--systems", "newsclean"]
    assert main(["evaluate", folder, *systems, *options]) == 2
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert last.startswith("newsclean: ")
    assert message in last


def test_missing_gold_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(tmp_path), "--systems", "newsclean"]) == 2
    assert "gold.jsonl: no such file" in capsys.readouterr().err


def test_report_that_cannot_be_written_comes_after_the_table(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = str(tmp_path / "nowhere" / "out.html")
    assert main(["evaluate", folder, "--systems", "newsclean", "--worst", "1", "--report", target]) == 3
    shown = capsys.readouterr()
    assert "2 pages of gold" in shown.out
    assert target in shown.err
