"""What fuzzing found stays found: the kept corpus and the seeds of every target, and a few mutations of each."""

from __future__ import annotations

import random
import warnings
from itertools import islice

import pytest

from tests.extras import needs

for module in ("pyarrow", "zstandard", "pebble"):
    needs(module, "jobs")
needs("cssselect", "sites")

from tests.hostile.fuzz_targets import CORPUS, TARGETS, corpus_of
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
