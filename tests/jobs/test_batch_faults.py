"""newsclean batch under fire: kills, signals, locks, full disks, broken input. All with real processes."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.extras import needs
from tests.jobs import made
from tests.jobs.faulty import FAULTS
from tests.jobs.made import PAUSE, command, environment, read_jsonl, records, story, write_jsonl

for module in ("pebble", "pyarrow", "zstandard", "tqdm", "filelock"):
    needs(module, "jobs")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and /dev/full are those of Unix")

RECORDS = 150
SERIES = int(os.environ.get("NEWSCLEAN_TEST_KILLS", "1"))
"""How many times as many kills; CONTRIBUTING.md names it."""
SLOW = ("--filter", "tests.jobs.faulty:slow", "--workers", "1", "--no-progress")
FAULTY = ("--filter", "tests.jobs.faulty:faulty", "--workers", "2", "--no-progress")


batch = partial(made.batch, module="tests.jobs.hasty")


def start(
    *arguments: str, pause: float = 0.02, module: str = "tests.jobs.hasty", **options: Any
) -> subprocess.Popen[bytes]:
    """Start a batch in a session of its own, as on a terminal of its own; pages take long enough to be caught at."""
    return subprocess.Popen(
        command(*arguments, module=module),
        stderr=subprocess.PIPE,
        env=environment(**{PAUSE: str(pause)}),
        start_new_session=True,
        **options,
    )


def until(true: Callable[[], object], process: subprocess.Popen[bytes] | None = None) -> bool:
    """Wait until something is true; give up when the process has ended, or after a minute."""
    for _ in range(6000):
        if true():
            return True
        if process is not None and process.poll() is not None:
            break
        time.sleep(0.01)
    return bool(true())


def children_of(parent: int) -> set[int]:
    """Return the workers of a process: its children that are no helper of multiprocessing."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            state = (entry / "stat").read_text().rpartition(")")[2].split()
            if (
                int(state[1]) == parent
                and state[0] != "Z"
                and b"spawn_main" in (entry / "cmdline").read_bytes()
            ):
                found.add(int(entry.name))
        except OSError:
            continue
    return found


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def safe_records(out: Path) -> int:
    """Return how many records the manifest says are safe."""
    try:
        state: dict[str, Any] = json.loads(
            out.with_name(out.name + ".job").joinpath("manifest.json").read_bytes()
        )
    except OSError:
        return 0
    return int(state["records"])


def content(out: Path) -> dict[str, bytes]:
    """Return the bytes of an output: a file, or the files of a folder."""
    if out.is_dir():
        return {path.name: path.read_bytes() for path in sorted(out.iterdir())}
    return {out.name: out.read_bytes()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an input of 150 records whose pages are long enough for several frames."""
    folder = tmp_path_factory.mktemp("faults")
    rows = records(RECORDS)
    for row in rows:
        row["text"] = row["text"].replace("ADVERTISEMENT", "ADVERTISEMENT\n\n" + "And so on, he said. " * 120)
    write_jsonl(folder / "in.jsonl", rows)
    return folder


# --- kill -9 and --resume ---


@pytest.mark.parametrize(
    ("name", "kills"),
    [
        ("out.jsonl", 10),
        ("out.jsonl.gz", 2),
        ("out.jsonl.zst", 1),
        ("articles", 1),
        ("out.csv", 2),
        ("out.csv.gz", 1),
    ],
)
def test_kill_and_resume_give_the_bytes_of_an_undisturbed_run(
    folder: Path, tmp_path: Path, name: str, kills: int
) -> None:
    chance = random.Random(name)
    out, whole = tmp_path / name, tmp_path / "whole" / name
    whole.parent.mkdir()
    killed = 0
    for _ in range(kills * SERIES):
        process = start(str(folder / "in.jsonl"), "-o", str(out), "--resume", *SLOW)
        before = safe_records(out)
        until(lambda before=before: safe_records(out) > before, process)  # type: ignore[misc]
        time.sleep(chance.random() * 0.2)
        process.kill()
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
    assert killed >= min(kills * SERIES, 5)  # on a machine that is busy a run may come to its end
    assert batch(str(folder / "in.jsonl"), "-o", str(out), "--resume", *SLOW).returncode == 0
    assert batch(str(folder / "in.jsonl"), "-o", str(whole), *SLOW).returncode == 0
    assert content(out) == content(whole)


def test_parquet_goes_on_behind_the_last_whole_part(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(150))
    out, whole = tmp_path / "out.parquet", tmp_path / "whole.parquet"
    for safe in (0, 40):
        process = start(path, "-o", str(out), "--resume", *SLOW)
        assert until(lambda safe=safe: safe_records(out) > safe, process)  # type: ignore[misc]
        process.kill()
        process.communicate()
        assert not out.exists()
        assert list((tmp_path / "out.parquet.job" / "parts").glob("*.parquet"))
    assert batch(path, "-o", str(out), "--resume", *SLOW).returncode == 0
    assert batch(path, "-o", str(whole), *SLOW).returncode == 0
    assert content(out)["out.parquet"] == content(whole)["whole.parquet"]
    assert not (tmp_path / "out.parquet.job" / "parts").exists()


def test_torn_tail_is_cut_off(folder: Path, tmp_path: Path) -> None:
    """As after a power cut: the last lines are torn, zero, or not there."""
    out = tmp_path / "out.jsonl"
    process = start(str(folder / "in.jsonl"), "-o", str(out), *SLOW)
    assert until(lambda: safe_records(out) > 10, process)
    process.kill()
    process.communicate()
    manifest = tmp_path / "out.jsonl.job" / "manifest.json"
    data, state = out.read_bytes(), manifest.read_bytes()
    size = json.loads(state)["mark"]["bytes"]
    for tail in (data[size : size + 100] + b'{"schema": 1, "id": "p', b"\x00" * 5000, b""):
        out.write_bytes(data[:size] + tail)
        manifest.write_bytes(state)
        assert batch(str(folder / "in.jsonl"), "-o", str(out), "--resume", *SLOW).returncode == 0
        assert [row["id"] for row in read_jsonl(out)] == [f"p{n}" for n in range(RECORDS)]


def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", [{"text": story(1, "It hangs for ever.")}])
    process = start(path, "-o", str(tmp_path / "out.jsonl"), *FAULTY)
    assert until(lambda: children_of(process.pid), process)
    workers = children_of(process.pid)
    process.kill()
    process.communicate()
    assert until(lambda: not any(is_running(pid) for pid in workers))


# --- signals ---


@pytest.mark.parametrize(
    ("number", "code", "name"), [(signal.SIGINT, 130, "out.jsonl"), (signal.SIGTERM, 143, "out.jsonl.gz")]
)
def test_signal_ends_cleanly_and_resume_goes_on(
    folder: Path, tmp_path: Path, number: signal.Signals, code: int, name: str
) -> None:
    out = tmp_path / name
    process = start(str(folder / "in.jsonl"), "-o", str(out), *SLOW)
    assert until(lambda: safe_records(out) > 10, process)
    workers = children_of(process.pid)
    os.killpg(process.pid, number)  # as the terminal does: to the workers too
    _, err = process.communicate(timeout=60)
    assert process.returncode == code
    assert b"Traceback" not in err
    assert workers
    assert not any(is_running(pid) for pid in workers)
    data = gzip.decompress(out.read_bytes()) if name.endswith(".gz") else out.read_bytes()
    ids = [json.loads(line)["id"] for line in data.splitlines()]
    assert 10 < len(ids) < RECORDS
    assert ids == [f"p{n}" for n in range(len(ids))]
    assert batch(str(folder / "in.jsonl"), "-o", str(out), "--resume", *SLOW).returncode == 0
    data = gzip.decompress(out.read_bytes()) if name.endswith(".gz") else out.read_bytes()
    assert [json.loads(line)["id"] for line in data.splitlines()] == [f"p{n}" for n in range(RECORDS)]


def test_signal_ends_a_job_whose_page_hangs_and_one_that_waits_for_input(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", [{"text": story(1, "It hangs for ever.")}])
    hangs = start(path, "-o", str(tmp_path / "a.jsonl"), *FAULTY)
    waits = start("-", "-o", str(tmp_path / "b.jsonl"), *FAULTY, stdin=subprocess.PIPE)
    for process, name in ((hangs, "a"), (waits, "b")):
        assert until((tmp_path / f"{name}.jsonl.job" / "manifest.json").exists, process)
    time.sleep(0.5)
    for process in (hangs, waits):
        process.terminate()
        _, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (143, b"")


# --- one at a time, and only with what it was made from ---


def test_second_run_on_the_same_output_is_refused(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    process = start(str(folder / "in.jsonl"), "-o", str(out), *SLOW, pause=0.2)
    assert until(lambda: safe_records(out), process)
    for options in ((), ("--resume",), ("--overwrite",)):
        second = batch(str(folder / "in.jsonl"), "-o", str(out), *SLOW, *options)
        assert second.returncode == 2
        assert b"another job is writing" in second.stderr
    process.kill()
    process.communicate()
    anew = batch(str(folder / "in.jsonl"), "-o", str(out), *SLOW)
    assert anew.returncode == 2
    assert b"is unfinished" in anew.stderr


@pytest.fixture
def unfinished(tmp_path: Path) -> tuple[str, Path]:
    """Return an input, and an output that was stopped on the way."""
    path = write_jsonl(tmp_path / "in.jsonl", records(200))
    out = tmp_path / "out.jsonl"
    process = start(path, "-o", str(out), *SLOW)
    assert until(lambda: safe_records(out) > 5, process)
    process.terminate()
    process.communicate()
    assert process.returncode == 143
    return path, out


def test_resume_with_other_settings_or_input_is_refused_unless_told(unfinished: tuple[str, Path]) -> None:
    path, out = unfinished
    before = out.read_bytes()
    for options, said in (
        (("--without", "byline"), b"pipeline was"),
        (("--timeout", "9"), b"timeout was not given and is 9.0"),
        (("--fields", "title"), b"fields was"),
        (("--limit", "150"), b"limit was not given and is 150"),
    ):
        found = batch(path, "-o", str(out), "--resume", *SLOW, *options)
        assert (found.returncode, out.read_bytes()) == (2, before)
        assert said in found.stderr
    rows = records(200)
    rows[190]["text"] = story(7)
    write_jsonl(Path(path), rows)
    found = batch(path, "-o", str(out), "--resume", *SLOW)
    assert (found.returncode, out.read_bytes()) == (2, before)
    assert b"in.jsonl has changed" in found.stderr
    assert batch(path, "-o", str(out), "--force-resume", *SLOW).returncode == 0
    assert [row["id"] for row in read_jsonl(out)] == [f"p{n}" for n in range(200)]


def test_resume_of_standard_input_is_checked_record_by_record(
    unfinished: tuple[str, Path], tmp_path: Path
) -> None:
    path, _ = unfinished
    out = tmp_path / "piped.jsonl"
    data = Path(path).read_bytes()
    with open(path, "rb") as stdin:
        process = start("-", "-o", str(out), *SLOW, stdin=stdin)
    assert until(lambda: safe_records(out) > 5, process)
    process.kill()
    process.communicate()
    other = batch("-", "-o", str(out), "--resume", *SLOW, input=data.replace(b"bridge 3", b"bridge 4"))
    assert other.returncode == 2
    assert b"was made from other records" in other.stderr
    assert batch("-", "-o", str(out), "--resume", *SLOW, input=data).returncode == 0
    assert [row["id"] for row in read_jsonl(out)] == [f"p{n}" for n in range(200)]


def test_resume_of_what_is_finished_does_nothing_and_of_what_is_not_there_begins(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", [*records(3), {"id": "bad"}])
    out = tmp_path / "out.jsonl"
    assert batch(path, "-o", str(out), "--resume", "--no-progress").returncode == 1
    before = out.stat().st_mtime_ns
    again = batch(path, "-o", str(out), "--resume", "--no-progress")
    assert (again.returncode, out.stat().st_mtime_ns) == (1, before)
    assert b"nothing to do" in again.stderr


def test_resume_of_a_file_that_is_no_job_s_is_refused(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(3))
    out = tmp_path / "out.jsonl"
    out.write_text("mine\n")
    found = batch(path, "-o", str(out), "--resume", "--no-progress")
    assert (found.returncode, out.read_text()) == (2, "mine\n")


def test_resume_of_an_output_that_lost_what_was_safe_is_refused(unfinished: tuple[str, Path]) -> None:
    path, out = unfinished
    out.write_bytes(out.read_bytes()[:100])
    found = batch(path, "-o", str(out), "--resume", *SLOW)
    assert found.returncode == 2
    assert b"is shorter than it was" in found.stderr


# --- pages ---


def test_faulty_pages_are_error_records_in_their_place(tmp_path: Path) -> None:
    rows = records(40)
    for at, words in zip(range(3, 40, 5), FAULTS, strict=False):
        rows[at]["text"] = story(at, f"This page {words}.")
    path = write_jsonl(tmp_path / "in.jsonl", rows)
    out = tmp_path / "out.jsonl"
    found = batch(path, "-o", str(out), *FAULTY, "--timeout", "2")
    assert found.returncode == 1
    assert b"Traceback" not in found.stderr
    got = read_jsonl(out)
    assert [row["id"] for row in got] == [row["id"] for row in rows]
    kinds = {row["id"]: row["error"]["kind"] for row in got if "error" in row}
    assert kinds == {
        "p3": "worker_died",
        "p8": "worker_died",
        "p13": "worker_died",
        "p18": "worker_died",
        "p23": "timeout",
        "p28": "exception",
        "p33": "exception",
    }


# --- input and output that fail ---


def test_packed_input_that_is_cut_off_is_code_3_and_what_was_read_is_kept(tmp_path: Path) -> None:
    plain = Path(write_jsonl(tmp_path / "plain", records(900))).read_bytes()
    path = tmp_path / "in.jsonl.gz"
    path.write_bytes(gzip.compress(plain)[:-2000])
    out = tmp_path / "out.jsonl"
    found = batch(str(path), "-o", str(out), "--no-progress", "--report", str(tmp_path / "night.json"))
    assert found.returncode == 3
    assert found.stderr.startswith(f"newsclean: {path}: cut off or damaged: ".encode())
    assert found.stderr.count(b"\n") == 1
    ids = [row["id"] for row in read_jsonl(out)]
    assert 100 < len(ids) < 900
    assert ids == [f"p{n}" for n in range(len(ids))]
    assert json.loads((tmp_path / "night.json").read_text())["state"].startswith("failed: ")


def test_missing_input_is_code_3(tmp_path: Path) -> None:
    found = batch(str(tmp_path / "nothing.jsonl"), "-o", str(tmp_path / "out.jsonl"))
    assert found.returncode == 3
    assert found.stderr.endswith(b"nothing.jsonl: No such file or folder\n")
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("way", ["named", "stdout"])
def test_full_disk_is_code_3_and_one_line(tmp_path: Path, way: str) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(5))
    with open("/dev/full", "wb") as full:
        process = start(
            path,
            *(["-o", "/dev/full"] if way == "named" else []),
            "--no-progress",
            stdout=full if way else None,
        )
        _, err = process.communicate(timeout=60)
    assert process.returncode == 3
    assert err.endswith(b": No space left on device\n")
    assert err.count(b"\n") == 1


def test_disk_that_fills_up_keeps_what_is_safe_and_resume_goes_on(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000));"
        "from newsclean.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    found = subprocess.run(
        [sys.executable, "-c", limited, "batch", str(folder / "in.jsonl"), "-o", str(out), "--no-progress"],
        capture_output=True,
        check=False,
        env=environment(),
        timeout=120,
    )
    assert found.returncode == 3
    assert found.stderr == f"newsclean: {out}: File too large\n".encode()
    assert batch(str(folder / "in.jsonl"), "-o", str(out), "--resume", "--no-progress").returncode == 0
    assert [row["id"] for row in read_jsonl(out)] == [f"p{n}" for n in range(RECORDS)]


def test_closed_standard_output_is_no_traceback(folder: Path) -> None:
    process = start(str(folder / "in.jsonl"), "--no-progress", stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["id"] == "p0"
    process.stdout.close()
    assert process.stderr is not None
    err = process.stderr.read()
    assert process.wait(60) == 0
    assert err == b""
    process.stderr.close()
