"""The command line among terminals, pipes and full disks."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.cli import main
from tests.extras import needs

PROSE = "The mayor of Eastvale said on Friday that the harbour bridge would stay closed until spring."
PAGE = f"Bridge closed again\n\nBRUSSELS — {PROSE}\n\nShare on Facebook\n"
ROOT = Path(newsclean.__file__).parent.parent


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode())
    return str(path)


def run(
    *arguments: str, data: bytes = b"", module: str = "newsclean.cli"
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in an interpreter of its own."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        input=data,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        check=False,
        timeout=60,
    )


class Terminal(io.StringIO):
    """A standard output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, page: str) -> str:
    monkeypatch.setattr("sys.stdout", stream)
    main(["clean", "--explain", page])
    return stream.getvalue()


def test_colours_are_for_terminals_alone(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in shown(monkeypatch, Terminal(), page)
    assert "\x1b" not in shown(monkeypatch, io.StringIO(), page)


def test_no_color_is_heeded(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in shown(monkeypatch, Terminal(), page)


def test_command_reads_a_pipe_and_writes_one() -> None:
    done = run("clean", data=PAGE.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("Bridge closed again\n\nBRUSSELS —\n")


def test_package_runs_as_a_module() -> None:
    """python -m newsclean is the command."""
    done = run("filters", module="newsclean")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().split("\n") == [*newsclean.DEFAULT.describe().split("\n"), ""]
    assert run("scrub", module="newsclean").returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_reader_that_goes_away_is_no_error() -> None:
    """As in `newsclean clean page.txt | head -1`."""
    command = [sys.executable, "-m", "newsclean.cli", "clean"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(PAGE.encode() * 2000)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_full_disk_is_one_line_and_exit_3() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "newsclean.cli", "clean"],
            input=PAGE.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
    assert (done.returncode, done.stderr.count(b"\n")) == (3, 1)


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX")
def test_closed_standard_input_is_one_line() -> None:
    done = subprocess.run(
        f'"{sys.executable}" -m newsclean.cli clean <&-',
        shell=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert (done.returncode, done.stderr.count(b"\n")) == (3, 1)


# --- files that newsclean did not write ---


def commands_that_write(folder: Path) -> dict[str, tuple[list[str], Path]]:
    """Return calls that write a file, and the file."""
    page = folder / "page.html"
    page.write_text(
        "<h1>Bridge closed</h1><p>The bridge over the harbour was closed on Friday, the town said.</p>"
    )
    rows = folder / "in.jsonl"
    rows.write_text(json.dumps({"text": page.read_text()}))
    report = folder / "report.html"
    return {
        "explain": (["explain", str(page), "--html", str(report)], report),
        "learn": (["learn", str(page), "-o", str(folder / "site.json")], folder / "site.json"),
        "batch, JSON": (["batch", str(rows), "-o", "-", "--workers", "1", "--no-progress", "--report", str(folder / "night")], folder / "night.json"),
        "batch, HTML": (["batch", str(rows), "-o", "-", "--workers", "1", "--no-progress", "--report", str(folder / "late")], folder / "late.html"),
    }  # fmt: skip


@pytest.mark.parametrize("name", ["explain", "learn", "batch, JSON", "batch, HTML"])
def test_a_file_that_newsclean_did_not_write_is_not_written_over(
    tmp_path: Path, capsys: Any, name: str
) -> None:
    if name.startswith("batch"):
        needs("pebble", "jobs")
        needs("filelock", "jobs")
    arguments, file = commands_that_write(tmp_path)[name]
    for mine in ("the work of a year", '{"state": "mine"}', "<!doctype html><p>mine"):
        file.write_text(mine)
        assert main(arguments) == 2
        assert file.read_text() == mine
        err = capsys.readouterr().err
        assert f"{file} is there already, and newsclean did not write it" in err
        assert "--overwrite" in err
    file.write_text("")
    assert main(arguments) in (0, 4)
    assert file.stat().st_size > 10
    assert main(arguments) in (0, 4)  # its own is written anew
    file.write_text("the work of a year")
    assert main([*arguments, "--overwrite"]) in (0, 4)
    assert file.read_text() != "the work of a year"
