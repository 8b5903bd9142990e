"""Signals: a job ends cleanly, and a host that has a handler of its own, such as a test run, is told as well."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsclean.jobs.stopping import watch_signals
from tests.extras import needs
from tests.jobs.made import PAUSE, ROOT, environment, records, write_jsonl
from tests.jobs.test_batch_faults import safe_records, until

for module in ("pebble", "tqdm", "filelock"):
    needs(module, "jobs")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are those of Unix")
BOTH = pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])

RUN = """
from pathlib import Path

from newsclean.cli import main


def test_of_a_job():
    main(["batch", "in.jsonl", "-o", "out.jsonl", "--filter", "tests.jobs.faulty:slow", "--workers", "1"])


def test_behind_it():
    Path("went-on").touch()
"""


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    """Put the handlers of the test run back."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@BOTH
def test_handler_of_a_host_is_called_when_the_job_has_ended(number: signal.Signals) -> None:
    told: list[Any] = []
    signal.signal(number, lambda number, _frame: told.append(number))
    with watch_signals() as stopping:
        signal.raise_signal(number)
        assert stopping.signal == number
        assert told == []
    assert told == [number]


@BOTH
def test_without_one_the_job_s_own_end_is_all(number: signal.Signals) -> None:
    before = signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
    signal.signal(number, before)
    with watch_signals() as stopping:
        signal.raise_signal(number)
    assert stopping.signal == number
    assert signal.getsignal(number) is before


@BOTH
def test_test_run_that_is_told_to_end_in_the_middle_of_a_job_ends(
    number: signal.Signals, tmp_path: Path
) -> None:
    write_jsonl(tmp_path / "in.jsonl", records(600))
    (tmp_path / "test_run.py").write_text(RUN, "utf-8")
    # The configuration and the conftest of the repository hold for tests that lie elsewhere, too.
    arguments = ["-c", str(ROOT / "pyproject.toml"), "-p", "conftest", "-p", "no:randomly", "test_run.py"]
    run = subprocess.Popen(
        [sys.executable, "-m", "pytest", *arguments],
        cwd=tmp_path,
        env=environment(**{PAUSE: "0.1"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        assert until(lambda: safe_records(tmp_path / "out.jsonl"), run)
        run.send_signal(number)
        said, _ = run.communicate(timeout=60)
    finally:
        run.kill()
    assert run.returncode == pytest.ExitCode.INTERRUPTED
    assert b"KeyboardInterrupt" in said
    assert not (tmp_path / "went-on").exists()
