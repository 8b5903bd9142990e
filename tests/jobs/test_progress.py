"""What a job shows while it runs: a bar on a terminal, lines elsewhere, and nothing where it is not wanted."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from newsclean.jobs.plots import bars
from newsclean.jobs.progress import Pace
from newsclean.jobs.rows import error_row
from newsclean.jobs.summary import MAX_SITES, OTHER, Summary
from newsclean.jobs.task import Done
from newsclean.jobs.worker import Fault
from tests.extras import needs
from tests.jobs.made import batch, command, environment, records, write_jsonl

for module in ("pebble", "filelock"):
    needs(module, "jobs")


def on_terminal(arguments: list[str], columns: int) -> list[str]:
    """Run a batch whose standard error is a terminal; return what the terminal showed, line by line."""
    fcntl, pty, termios = (pytest.importorskip(name) for name in ("fcntl", "pty", "termios"))
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, b"\x1e\x00" + columns.to_bytes(2, "little") + b"\x00" * 4)
    process = subprocess.Popen(command(*arguments), stderr=theirs, env=environment())
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # how Linux says that the terminal has no more writers
            part = b""
        if not part:
            break
        shown += part
    os.close(ours)
    process.wait(60)
    return [line.strip() for line in shown.decode().replace("\r", "\n").split("\n") if line.strip()]


@pytest.mark.parametrize("columns", [0, 120])
def test_bar_ends_at_100_percent_with_the_count_of_pages(tmp_path: Path, columns: int) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", [*records(30), {"id": "bad"}])
    *shown, told = on_terminal([path, "-o", str(tmp_path / "out.jsonl"), "--workers", "1"], columns)
    assert told.startswith("newsclean: bad: bad_record: ")  # behind the bar, never in it
    assert shown[0].startswith("0%|")
    assert shown[-1].startswith("100%|████████████████████|")
    assert "31 pages, " in shown[-1]
    assert ", 1 failed, removed: " in shown[-1]


def test_bar_counts_records_where_they_are_limited(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(90))
    shown = on_terminal([path, "-o", str(tmp_path / "out.jsonl"), "--limit", "10"], 120)
    assert shown[-1].startswith("100%|████████████████████|")
    assert "10 pages, " in shown[-1]


def test_plain_lines_without_a_terminal_and_nothing_where_it_is_not_wanted(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(4))
    out = str(tmp_path / "out.jsonl")
    shown = batch(path, "-o", out).stderr.decode()
    assert shown.startswith("newsclean: 4 pages, ")
    assert shown.count("\n") == 1
    assert batch(path, "-o", out, "--no-progress").stderr == b""


# --- the line that fits, and the rate ---

WORDS = (
    *(r"\d+ pages", r"\d+\.\d/s", r"\d+ failed", r"(removed: )?[a-z_]+ \d+"),
    r" *\d+%(\|[█ ]{20}\|)? \d+:\d\d(<\d+:\d\d)?",
)


@pytest.mark.parametrize("columns", [20, 33, 47, 61, 62, 63, 64, 65, 66, 67, 68, 80])
def test_a_line_is_never_cut_inside_a_number(tmp_path: Path, columns: int) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(12))
    shown = on_terminal([path, "-o", str(tmp_path / "out.jsonl"), "--workers", "1"], columns)
    for line in shown:
        assert len(line) < columns
        for part in line.split(", "):
            assert any(re.fullmatch(words, part) for words in WORDS), part
    assert shown[-1].startswith("100%")


def test_the_rate_leaves_the_start_out() -> None:
    pace = Pace()
    assert pace.measured(1, 50, 20.0) == (None, None)
    assert pace.measured(17, 900, 20.3) == (None, None)
    assert pace.measured(101, 5050, 25.0) == (20.0, 1000.0)


def test_a_resumed_job_counts_its_own_pages_alone() -> None:
    pace = Pace()
    pace.measured(5001, 5001, 20.0)
    assert pace.measured(5101, 5101, 25.0) == (20.0, 20.0)


def test_a_short_job_has_no_rate(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(4))
    shown = batch(path, "-o", str(tmp_path / "out.jsonl"), "--workers", "1").stderr.decode()
    assert shown.startswith("newsclean: 4 pages, 0 failed, removed: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_an_error_begins_a_line_of_its_own(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(4))
    shown = on_terminal([path, "-o", "/dev/full", "--workers", "1"], 100)
    assert shown[-1].startswith("newsclean: /dev/full: ")


# --- figures ---


def done(number: int, **changed: object) -> Done:
    made = Done(b"", f"p{number}", f"https://s{number}.example/", number / 1000, 100, (("byline", 1, 20),))
    return made._replace(**changed)  # type: ignore[arg-type]


def test_summary_goes_on_from_its_own_figures() -> None:
    fault = Fault("timeout", "took longer than 5 seconds")
    pages = [done(number, fault=fault if number % 7 == 0 else None) for number in range(60)]
    whole, half = Summary(), Summary()
    for page in pages:
        whole.count(page)
    for page in pages[:31]:
        half.count(page)
    half = Summary(half.to_dict())
    for page in pages[31:]:
        half.count(page)
    assert half.to_dict() == whole.to_dict()
    assert whole.to_dict()["slow"][0] == {"id": "p59", "seconds": 0.059}
    assert whole.failed == 9


def test_summary_stays_small_over_very_many_sites() -> None:
    summary = Summary()
    for number in range(MAX_SITES + 50):
        summary.count(done(number))
    assert len(summary.sites) == MAX_SITES + 1
    assert summary.to_dict()["sites"][OTHER]["pages"] == 50


def test_address_that_is_none_is_no_site() -> None:
    summary = Summary()
    summary.count(done(1, url="http://[half"))
    assert list(summary.sites) == ["(no url)"]


def test_labels_of_a_plot_are_escaped() -> None:
    assert "<b>" not in bars([("<b>" * 30, 3)])


def test_error_row_names_record_and_cause() -> None:
    row = error_row("p7", None, Fault("timeout", "took longer than 5 seconds"))
    assert row["id"] == "p7"
    assert row["error"]["kind"] == "timeout"
