"""CSV out of newsclean batch: the flat columns of a data frame, one record for each input record, as RFC 4180 says."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.cli import main
from newsclean.export.columns import FLAT, flat_row
from newsclean.jobs.csv_rows import article_cells, as_csv, safe_cell
from tests.jobs.made import html, read_jsonl, records, write_jsonl

for module in ("pebble", "filelock"):
    pytest.importorskip(module)

COLUMNS = ["id", "url", *FLAT.names]


def run(*arguments: str) -> int:
    return main(["batch", "--workers", "1", "--no-progress", *arguments])


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an input of 20 records, one bad, and its CSV."""
    folder = tmp_path_factory.mktemp("csv")
    rows: list[Any] = records(20)
    rows[3] = {"id": "p3"}
    rows[5] = {"id": 'the "fifth", p5', "html": html(5)}
    path = write_jsonl(folder / "in.jsonl", rows)
    assert run(path, "-o", str(folder / "out.csv")) == 1
    return folder


def test_rows_are_those_of_the_frames_behind_id_and_url(done: Path) -> None:
    head, *found = read((done / "out.csv").read_bytes())
    rows = read_jsonl(done / "in.jsonl")
    assert head == COLUMNS
    assert len(found) == len(rows)
    for number, (row, one) in enumerate(zip(rows, found, strict=True)):
        if number == 3:
            assert one == [
                "p3",
                *[""] * (len(COLUMNS) - 2),
                "bad_record: there is neither a field 'html' nor 'text'",
            ]
            continue
        kind = "html" if "html" in row else "text"
        wanted = flat_row(newsclean.clean(row[kind], kind=kind, url=row.get("url")))
        assert one == [row["id"], row.get("url", ""), *("" if cell is None else str(cell) for cell in wanted)]


def test_lines_end_with_crlf_and_quotes_are_doubled(done: Path) -> None:
    data = (done / "out.csv").read_bytes()
    assert data.startswith(
        b"id,url,title,kicker,subtitle,dateline,place,region,country,dateline_date,agency,body,language,"
    )
    assert data.endswith(b"\r\n")
    assert b'\r\n"the ""fifth"", p5",,' in data


def test_packed_csv_holds_the_same_bytes(done: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv.gz"
    assert run(str(done / "in.jsonl"), "-o", str(out)) == 1
    assert gzip.decompress(out.read_bytes()) == (done / "out.csv").read_bytes()


def test_pandas_reads_it(done: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(done / "out.csv")
    assert list(frame.columns) == COLUMNS
    assert frame["error"].notna().sum() == 1
    assert frame["title"][0] == "Council of Eastvale votes on bridge 0"


def test_batch_reads_its_own_csv(done: Path, tmp_path: Path) -> None:
    out = tmp_path / "again.jsonl"
    assert run(str(done / "out.csv"), "-o", str(out), "--text-field", "body") == 1
    assert [row["id"] for row in read_jsonl(out)] == [row["id"] for row in read_jsonl(done / "in.jsonl")]


def test_columns_are_chosen_with_fields(tmp_path: Path, capsys: Any) -> None:
    path, out = write_jsonl(tmp_path / "in.jsonl", records(1)), str(tmp_path / "out.csv")
    assert run(path, "-o", out, "--fields", "title, agency") == 0
    assert read(Path(out).read_bytes())[0] == ["id", "url", "title", "agency", "error"]
    assert run(path, "-o", out, "--fields", "title,removed") == 2
    assert (
        "unknown column 'removed'; known: id, url, title, kicker, subtitle, dateline, place"
        in capsys.readouterr().err
    )


def test_ledger_is_refused_with_a_sentence(tmp_path: Path, capsys: Any) -> None:
    path, out = write_jsonl(tmp_path / "in.jsonl", records(1)), str(tmp_path / "out.csv")
    assert run(path, "-o", out, "--ledger") == 2
    assert "CSV has no column for the ledger" in capsys.readouterr().err
    assert run(path, "-o", out, "--no-ledger") == 0


def test_no_records_give_the_names_of_the_columns(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").touch()
    for name in ("out.csv", "out.csv.gz"):
        assert run(str(tmp_path / "in.jsonl"), "-o", str(tmp_path / name)) == 0
    plain = (tmp_path / "out.csv").read_bytes()
    assert plain == gzip.decompress((tmp_path / "out.csv.gz").read_bytes())
    assert read(plain) == [COLUMNS]


@pytest.mark.parametrize(
    "odd", ["a\rb", "a\nb", 'say "no"', "a,b", "half \ud83d", "a\x00b", "", " ", "'", "=1+1"]
)
def test_any_text_comes_back_from_its_cell(odd: str) -> None:
    article = newsclean.Article(newsclean.Title(odd))
    row = read(as_csv(article_cells(article, odd, odd, ("id", "url", "title", "error"))))
    kept = odd.encode("utf-8", "replace").decode()
    assert row == [[kept, kept, kept, ""]]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", " =", "\u2003@", "\0="])
def test_a_cell_that_a_spreadsheet_runs_begins_with_an_apostrophe(sign: str) -> None:
    assert safe_cell(f"{sign}SUM(A1)") == f"'{sign}SUM(A1)"
    assert safe_cell(f"Rain {sign}1") == f"Rain {sign}1"


def test_resume_with_other_columns_is_refused(tmp_path: Path, capsys: Any) -> None:
    path, out = write_jsonl(tmp_path / "in.jsonl", records(2)), str(tmp_path / "out.csv")
    assert run(path, "-o", out) == 0
    assert run(path, "-o", out, "--resume", "--fields", "title") == 2
    assert "fields was" in capsys.readouterr().err
    assert run(path, "-o", out, "--resume") == 0
    assert "nothing to do" in capsys.readouterr().err
