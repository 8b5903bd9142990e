"""What a job does beside the cleaning: counted, as a clock would measure the machine."""

from __future__ import annotations

import gc
import os
from collections import Counter
from pathlib import Path

import pytest

from newsclean import clean, labels
from newsclean.commands import batch
from newsclean.jobs.ordered import in_order
from newsclean.jobs.records import Fields
from newsclean.jobs.rows import FIELDS, row_of
from newsclean.jobs.settings import Batch
from newsclean.jobs.sources import read_records, sources_of
from newsclean.jobs.task import Task
from newsclean.jobs.worker import GC_THRESHOLDS
from newsclean.lexicon import gazetteer
from newsclean.model import Removal
from tests.jobs.made import write_jsonl
from tests.test_import import loaded

PAGE = (
    "<html><body><nav><a href=/>Home</a><a href=/sport>Sport</a></nav><article><h1>Harbour bridge closed</h1>"
    + "<p>The bridge over the harbour was closed on Friday, the town said, and it stays so until spring.</p>"
    * 3
    + "</article><footer><p>Copyright the Vell Gazette</p></footer></body></html>"
)


def collector(_: int) -> tuple[tuple[int, int, int], bool]:
    return gc.get_threshold(), gc.get_freeze_count() > 0


def test_a_worker_looks_for_cycles_seldom_and_your_own_process_as_before() -> None:
    before = gc.get_threshold(), gc.get_freeze_count()
    assert [told for _, told in in_order(collector, [1], workers=1)] == [(GC_THRESHOLDS, True)]
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[Removal]:
    """How often the label of each removal is worked out."""
    counts: Counter[Removal] = Counter()
    work_out = labels.label_of

    def label_of(removal: Removal) -> str:
        counts[removal] += 1
        return work_out(removal)

    monkeypatch.setattr(labels, "label_of", label_of)
    return counts


@pytest.mark.parametrize("form", ["json", "markdown"])
def test_a_label_is_worked_out_once_for_record_and_figures(
    tmp_path: Path, asked: Counter[Removal], form: str
) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", [{"html": PAGE}])
    (record,) = read_records(sources_of([path]), Fields(), 10_000)
    done = Task(Batch((), max_bytes=10_000), form)(record)
    assert {label for label, _, _ in done.labels} == {"nav", "footer"}
    assert sum(pieces for _, pieces, _ in done.labels) == len(asked)
    assert set(asked.values()) == {1}


def test_a_record_of_few_fields_makes_no_others(asked: Counter[Removal]) -> None:
    article = clean(PAGE)
    row = row_of(article, "p1", None, ("title", "text"))
    assert row == {"schema": 2, "id": "p1", "url": None, "title": row["title"], "text": article.text}
    assert not asked


def test_the_fields_of_a_record_are_those_of_an_article() -> None:
    article = clean(PAGE)
    row = row_of(article, "p1", None, FIELDS)
    assert {name: each for name, each in row.items() if name not in {"id", "url"}} == {
        name: each for name, each in article.to_dict().items() if name != "url"
    }


@pytest.mark.parametrize("newer", [True, False])
def test_workers_are_as_many_as_the_cores_that_the_process_may_use(
    monkeypatch: pytest.MonkeyPatch, newer: bool
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {2, 3, 5}, raising=False)
    if newer:
        monkeypatch.setattr(os, "process_cpu_count", lambda: 3, raising=False)
    else:
        monkeypatch.delattr(os, "process_cpu_count", raising=False)
    assert batch._cores() == 3


def test_without_either_all_cores_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.delattr(os, "process_cpu_count", raising=False)
    assert batch._cores() == 1


def test_a_worker_loads_no_library_that_cleaning_does_not_need() -> None:
    modules = loaded("import newsclean.jobs.worker, newsclean.jobs.task")
    assert not {"sqlite3", "importlib.metadata", "pyarrow", "numpy"} & modules


def test_names_in_ascii_are_folded_as_all_names_are() -> None:
    """The table folds them in a shorter way, as a worker does so 16,000 times when it starts."""
    names = [line.split("\t")[0] for lines in gazetteer._table().values() for line in lines.splitlines()]
    assert all(gazetteer.lookup(name) for name in names)
    assert [name for name in names if name.isascii() and gazetteer.key(name) != name.lower()] == []
