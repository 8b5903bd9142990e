"""What fuzzing found stays found: the kept corpus and the seeds of every target, and a few mutations of each."""

from __future__ import annotations

import random
import time
import warnings
from argparse import Namespace
from itertools import islice
from pathlib import Path

import pytest

from tests.extras import needs

for module in ("pyarrow", "zstandard", "pebble"):
    needs(module, "jobs")
needs("cssselect", "sites")

from tests.hostile.fuzz_targets import CORPUS, TARGETS, Target, corpus_of
from tools import fuzz
from tools.fuzz import mutation

KEPT = [(name, path) for name in TARGETS for path in corpus_of(name)]


@pytest.mark.parametrize(("name", "path"), KEPT, ids=lambda value: getattr(value, "name", value))
def test_a_finding_stays_fixed(name: str, path: object) -> None:
    TARGETS[name].run(path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_and_their_mutations_break_no_promise(name: str) -> None:
    target, chance = TARGETS[name], random.Random(f"{name}:0")
    seeds = [seed for seed in islice(target.seeds(), 40) if len(seed) < 20_000]
    words = [word.encode("utf-8", "surrogatepass") for word in target.words]
    assert seeds
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for data in [*seeds, *(mutation(chance, seeds, words) for _ in range(20))]:
            target.run(data)


def test_every_folder_of_the_corpus_has_a_target_and_its_files_are_small() -> None:
    assert {path.name for path in CORPUS.iterdir()} <= set(TARGETS)
    assert all(path.stat().st_size <= 20_000 for _, path in KEPT)
    assert len(KEPT) >= 20


def test_a_seed_decides_the_mutations() -> None:
    made = [[mutation(random.Random(n), [b"Rain in Vell"], [b"x"]) for _ in range(5)] for n in (1, 1, 2)]
    assert made[0] == made[1] != made[2]


def test_a_busy_machine_is_no_finding(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A fuzzer that slept through half a minute called a file of 60 bytes slow."""
    monkeypatch.setattr(fuzz, "SLOW_SECONDS", 0.05)
    sleeping = Target(lambda _: time.sleep(0.1), lambda: [b"x"], ())
    working = Target(lambda _: sum(range(10_000_000)), lambda: [b"x"], ())
    options = Namespace(seed=1, findings=tmp_path)
    assert not fuzz._mutated("warc", sleeping, options, 0.2)
    assert fuzz._mutated("warc", working, options, 0.2)
