"""--min-confidence: pages that are less sure than was asked for are set aside, and none is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.cleaner import Cleaner
from newsclean.cli import main
from newsclean.jobs.csv_rows import COLUMNS
from newsclean.jobs.records import Record
from newsclean.jobs.report import page_of
from newsclean.jobs.rows import FIELDS
from newsclean.jobs.settings import Batch
from newsclean.jobs.summary import Summary
from newsclean.jobs.task import Done, Task
from newsclean.model import Article, PageVerdict
from tests.extras import needs
from tests.jobs.made import html, story

for module in ("pebble", "filelock", "tqdm"):
    needs(module, "jobs")

SURE, DOUBTFUL, TEXT = (
    Record("sure", {"html": html(1)}, "fields"),
    Record("doubtful", {"html": html(2)}, "fields"),
    Record("text", {"text": story(3)}, "fields"),
)
CONFIDENCE = {1: 0.95, 2: 0.5}


@pytest.fixture(autouse=True)
def judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each HTML page have the confidence of its number."""
    plain = Cleaner.clean

    def clean(self: Cleaner, page: Any, **options: Any) -> Article:
        article = plain(self, page, **options)
        sure = next((CONFIDENCE[n] for n in CONFIDENCE if f"Brücke {n}" in str(article.title)), None)
        kind = "article" if sure != 0.5 else "listing"
        return replace(article, verdict=PageVerdict(kind=kind, confidence=sure))

    monkeypatch.setattr(Cleaner, "clean", clean)


def done(record: Record, form: str = "json", least: float | None = 0.9) -> Done:
    output = COLUMNS if form == "csv" else FIELDS
    made = Task(Batch((), fields=output, min_confidence=least), form)(record)
    assert isinstance(made, Done)
    return made


def test_page_below_keeps_its_fields_and_has_an_error_beside_them() -> None:
    row = json.loads(done(DOUBTFUL).row)
    error = row.pop("error")
    assert error == {"kind": "low_confidence", "message": "a confidence of 0.500 is below 0.9"}
    row.pop("id")
    assert Article.from_dict(row).body == newsclean.clean(html(2)).body


@pytest.mark.parametrize("record", [SURE, TEXT], ids=["sure", "nobody judged it"])
def test_other_pages_stay(record: Record) -> None:
    assert "error" not in json.loads(done(record).row)
    assert not done(record).is_aside


@pytest.mark.parametrize("least", [None, 0.0, 0.5])
def test_page_that_is_as_sure_as_asked_for_stays(least: float | None) -> None:
    assert not done(DOUBTFUL, least=least).is_aside


def test_csv_and_markdown_tell_it_too() -> None:
    line = done(DOUBTFUL, "csv").row.decode()
    assert line.endswith("listing,0.5,,,,,,{},,low_confidence: a confidence of 0.500 is below 0.9\r\n")
    text = done(DOUBTFUL, "markdown").row.decode()
    assert '"kind": "low_confidence"' in text
    assert "Die Brücke über den Fluss" in text


def test_figures_count_pages_by_kind_and_those_set_aside() -> None:
    summary = Summary()
    for record in (SURE, DOUBTFUL, TEXT):
        summary.count(done(record))
    again = Summary(json.loads(json.dumps(summary.to_dict())))
    assert (again.pages, again.failed, again.aside) == (3, 0, 1)
    assert again.counts["pages_by_kind"] == {"article": 2, "listing": 1}
    page = page_of({"state": "finished", "inputs": ["in"], "settings": {}, **again.to_dict()})
    assert "0 failed and 1 set aside" in page
    assert "Pages by kind" in page


def test_batch_writes_every_record_and_ends_well(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    rows = [{"id": str(n), "html": html(n)} for n in (1, 2)] + [{"id": "3", "text": story(3)}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    out = tmp_path / "out.jsonl"
    options = ["--min-confidence", "0.9", "--workers", "1", "--no-progress"]
    assert main(["batch", str(path), "-o", str(out), *options]) == 0
    found = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(row["id"], "body" in row) for row in found] == [("1", True), ("2", True), ("3", True)]


@pytest.mark.parametrize("said", ["1.5", "-0.1", "nan", "much"])
def test_wrong_share_is_named(said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["batch", "in.jsonl", f"--min-confidence={said}"])
    assert f"must be a number from 0 to 1, not '{said}'" in capsys.readouterr().err


# --- --language-only ---


def test_page_in_another_language_is_set_aside_whole() -> None:
    made = Task(Batch((), languages=("en", "fr")))(SURE)
    assert isinstance(made, Done)
    row = json.loads(made.row)
    assert made.is_aside
    assert row["error"] == {"kind": "other_language", "message": "the language is de, not en or fr"}
    assert row["body"]


def test_page_in_a_language_asked_for_stays() -> None:
    made = Task(Batch((), languages=("de",)))(SURE)
    assert isinstance(made, Done)
    assert not made.is_aside


def test_clean_leaves_out_what_is_in_another_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "page.html"
    path.write_text(html(1), "utf-8")
    assert main(["clean", str(path), "--language-only", "en"]) == 4
    shown = capsys.readouterr()
    assert (shown.out, "the language is de, not en" in shown.err) == ("", True)
    assert main(["clean", str(path), "--language-only", "en,de"]) == 0


def test_wrong_language_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["batch", "in.jsonl", "--language-only", "english"])
    assert "unknown language 'english'" in capsys.readouterr().err
