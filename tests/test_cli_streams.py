"""The command line among terminals, pipes and full disks."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import newsclean
from newsclean.cli import main

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
