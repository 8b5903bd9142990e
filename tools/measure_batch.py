"""Measure what newsclean batch costs over clean(): wall time, CPU time of every process, and memory page by page.

    python tools/measure_batch.py PAGES.jsonl [--records 600] [--rounds 3] [--workers 1,2]
    python tools/measure_batch.py PAGES.jsonl --memory [--records 20000] [--workers 2] [--distinct] [--learn-sites]

PAGES.jsonl holds objects with "html" or "text", and "url". Its records are repeated until there are enough. Each round
runs in turn the plain clean() calls in one process and a batch for each number of workers, so that a machine that is
busy is so for all. CPU time is that of the whole family of processes, as the system counts it when they end; what a
batch of 8 records costs is measured too and taken off, because it is paid once. With --memory one batch is watched: the
resident memory of each process is noted every second, beside the pages that are done. With --distinct each copy of a
page has an address of its own, as pages of a crawl have. Needs Linux.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

FEW = 8
"""Records of the batch that tells what starting costs."""
SETTLED = 2000
"""Records after which memory must not grow."""
PAGE_KB = os.sysconf("SC_PAGE_SIZE") // 1024


class Cost(NamedTuple):
    """Seconds."""

    wall: float
    cpu: float

    def __sub__(self, other: object) -> Cost:
        assert isinstance(other, Cost)
        return Cost(self.wall - other.wall, self.cpu - other.cpu)


def lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file again and again."""
    while True:
        with open(path, "rb") as file:
            yield from file


def clean_calls(path: Path, records: int) -> Cost:
    """Return what the clean() calls alone cost, in this process."""
    from newsclean import clean

    total = Cost(0.0, 0.0)
    for number, line in enumerate(islice(lines(path), records)):
        row = json.loads(line)
        kind = "html" if "html" in row else "text"
        began = Cost(time.perf_counter(), time.process_time())
        clean(row[kind], kind=kind, url=row.get("url"))
        if number >= FEW:  # the first calls load what cleaning needs
            spent = Cost(time.perf_counter(), time.process_time()) - began
            total = Cost(total.wall + spent.wall, total.cpu + spent.cpu)
    return total


def write_copies(path: Path, records: int, out: Path) -> None:
    """Write records, each with an address of its own on the host of its page."""
    with open(out, "wb") as file:
        for number, line in enumerate(islice(lines(path), records)):
            row = json.loads(line)
            url = row.get("url") or "https://gazette.example/"
            row |= {"id": str(number), "url": f"{url}{'&' if '?' in url else '?'}copy={number}"}
            file.write(json.dumps(row).encode() + b"\n")


def command(path: Path, records: int, out: Path, workers: int) -> list[str]:
    """Return the command line of a batch: the same file is read as often as there are records to be had."""
    with open(path, "rb") as file:
        times = -(-records // sum(1 for _ in file))
    options = ["--limit", str(records), "--workers", str(workers), "--overwrite", "--no-progress"]
    return [sys.executable, "-m", "newsclean", "batch", *[str(path)] * times, "-o", str(out), *options]


def cost_of(arguments: list[str]) -> Cost:
    """Run a command; return what it and the processes that it started cost."""
    began = time.perf_counter()
    process = subprocess.Popen(arguments)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{arguments} ended with {process.returncode}")
    return Cost(time.perf_counter() - began, usage.ru_utime + usage.ru_stime)


def compare(path: Path, folder: Path, records: int, rounds: int, workers: list[int]) -> None:
    """Print the medians over all rounds."""
    out = folder / "out.jsonl"
    plain: list[Cost] = []
    batches: dict[int, list[Cost]] = {number: [] for number in workers}
    for _ in range(rounds):
        told = subprocess.run(
            [sys.executable, __file__, str(path), "--calls", "--records", str(records)],
            check=True,
            capture_output=True,
            text=True,
        )
        plain.append(Cost(*json.loads(told.stdout)))
        for number, found in batches.items():
            start = cost_of(command(path, FEW, out, number))
            found.append(cost_of(command(path, records, out, number)) - start)
    pages = records - FEW
    calls = statistics.median(cost.cpu for cost in plain)
    print(f"{'':<16}{'wall s':>9}{'CPU s':>9}{'CPU ms/page':>13}{'over clean()':>14}{'pages/s':>9}")
    for name, found in [("clean() calls", plain), *((f"{n} workers", batches[n]) for n in workers)]:
        wall, cpu = (statistics.median(each) for each in zip(*found, strict=True))
        over = f"{cpu / calls - 1:+.1%}"
        print(f"{name:<16}{wall:9.1f}{cpu:9.1f}{1000 * cpu / pages:13.2f}{over:>14}{pages / wall:9.1f}")


def family(parent: int) -> Iterator[int]:
    """Yield a process and its children."""
    yield parent
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if int((entry / "stat").read_text().rpartition(")")[2].split()[1]) == parent:
                yield int(entry.name)
        except OSError:
            continue


def megabytes(pid: int) -> float:
    """Return the resident memory of a process; 0 for one that has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_KB / 1024
    except OSError:
        return 0.0


def records_done(out: Path) -> int:
    """Return how many records a batch says are safe."""
    try:
        return int(json.loads((out.parent / f"{out.name}.job" / "manifest.json").read_bytes())["records"])
    except OSError:
        return 0


def watch(path: Path, folder: Path, records: int, workers: int, *more: str) -> None:
    """Print the memory of each process of one batch over its pages, and how much it grew once it had settled."""
    out = folder / "out.jsonl"
    process = subprocess.Popen([*command(path, records, out, workers), *more])
    seen: dict[int, list[tuple[int, float]]] = {}
    began = time.monotonic()
    usage = None
    while usage is None:
        time.sleep(1)
        ended, _, spent = os.wait4(process.pid, os.WNOHANG)
        usage = spent if ended else None
        done = records_done(out)
        for pid in family(process.pid):
            if size := megabytes(pid):
                seen.setdefault(pid, []).append((done, size))
    seconds = time.monotonic() - began
    cpu = usage.ru_utime + usage.ru_stime
    print(
        f"{records} records, {workers} workers, {seconds:.0f} s, {records / seconds:.1f} pages/s, "
        f"{cpu:.0f} s CPU, {1000 * cpu / records:.1f} ms CPU a page"
    )
    for pid, found in seen.items():
        name = "parent" if pid == process.pid else "child"
        settled = [size for pages, size in found if pages >= SETTLED] or [size for _, size in found]
        marks = [next((size for pages, size in found if pages >= mark), 0.0) for mark in _marks(records)]
        told = " ".join(f"{size:.0f}" for size in marks)
        grown = statistics.median(settled[-10:]) - statistics.median(settled[:10])
        print(f"{name:<7} MB at each tenth: {told}; growth {grown:+.1f}, most {max(settled):.0f}")


def _marks(records: int) -> list[int]:
    return [records * tenth // 10 for tenth in range(1, 10)]


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("--records", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--distinct", action="store_true")
    parser.add_argument("--learn-sites", action="store_true")
    parser.add_argument("--calls", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.calls:
        print(json.dumps(clean_calls(options.pages, options.records)))
        return
    workers = [int(number) for number in options.workers.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        if options.memory:
            pages, more = options.pages, ["--learn-sites"] if options.learn_sites else []
            if options.distinct:
                pages = Path(folder) / "pages.jsonl"
                write_copies(options.pages, options.records, pages)
            watch(pages, Path(folder), options.records, workers[-1], *more)
        else:
            compare(options.pages, Path(folder), options.records, options.rounds, workers)


if __name__ == "__main__":
    main()
