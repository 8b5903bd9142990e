"""The counts of phrases say where each fired, and on lines of which label."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.extras import needs

for each in ("numpy", "lightgbm", "scipy"):
    needs(each, "training")

from tools.count_phrases import Phrase, count_phrases, main
from tools.training.gold import LabelledText

LINES = (
    "The lamp in Wendside was lit on Friday by a committee of four people.",
    "Leave a Reply",
    "It burned until the wind came round, the keeper said, and that was at nine.",
    "Donate now",
)
REPLY = Phrase("comment_tail", "leave a reply")
DONATE = Phrase("donation", "donate now")


def text(labels: str) -> LabelledText:
    return LabelledText("one", None, "newspaper", "\n".join(LINES), labels, ())


def test_a_phrase_is_counted_by_texts_and_by_the_labels_of_its_lines() -> None:
    counts = count_phrases([text("BRBR"), text("BRBB")])
    assert (counts[REPLY].pages, dict(counts[REPLY].lines)) == (2, {"R": 2})
    assert dict(counts[DONATE].lines) == {"R": 1, "B": 1}


def test_phrases_that_did_not_fire_are_not_counted() -> None:
    assert Phrase("newsletter", "sign up for our newsletter") not in count_phrases([text("BRBR")])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "texts.jsonl.gz"
    record = {"id": "one", "url": None, "text": "\n".join(LINES), "variant": "newspaper"}
    record |= {"paragraphs": [LINES[0], LINES[2]], "labels": "BRBB"}
    path.write_bytes(gzip.compress(json.dumps(record).encode()))
    return path


@pytest.mark.parametrize(
    ("show", "there", "not_there"),
    [("fired", REPLY, None), ("wrong", DONATE, REPLY), ("never", None, REPLY)],
)
def test_rows_are_chosen_by_what_is_asked(
    gold: Path, capsys: pytest.CaptureFixture[str], show: str, there: Phrase | None, not_there: Phrase | None
) -> None:
    assert main([str(gold), "--language", "en", "--show", show]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    shown = {(row[1], row[-1]) for row in rows if len(row) == 6}
    assert there is None or there in shown
    assert not_there not in shown
    assert rows[-1][0].startswith("en: ")


def test_an_unknown_language_is_named(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(gold), "--language", "xx"]) == 1
    assert "xx" in capsys.readouterr().err
