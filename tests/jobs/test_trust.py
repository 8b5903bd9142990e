"""A job never ends in a traceback, loses nothing in silence, and looks before it goes on."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.cli import main
from newsclean.jobs import batch as jobs
from newsclean.jobs.folders import pages_below
from newsclean.jobs.records import Fields, Record
from newsclean.jobs.sinks import open_anew
from newsclean.jobs.sources import read_records, sources_of
from tests.extras import needs
from tests.jobs.made import html, read_jsonl, records, story, write_jsonl

for module in ("pebble", "filelock"):
    needs(module, "jobs")
BIDI = "\u061c\u200e\u200f\u202a\u202e\u2066\u2069"
links = pytest.mark.skipif(os.name == "nt", reason="links and pipes are those of Unix")


def run(*arguments: str) -> int:
    return main(["batch", "--workers", "1", "--no-progress", *arguments])


def read(*names: Path | str, **options: Any) -> list[Record]:
    return list(read_records(sources_of([str(name) for name in names], **options), Fields(), 1_000_000))


# --- no tracebacks ---


def test_parquet_values_that_python_cannot_hold_cost_their_row(tmp_path: Path) -> None:
    pyarrow, parquet = needs("pyarrow", "jobs"), needs("pyarrow.parquet", "jobs")
    path, out = tmp_path / "in.parquet", tmp_path / "out.jsonl"
    years = pyarrow.array([0, 2**60, 5], pyarrow.int64()).cast(pyarrow.timestamp("us"))
    parquet.write_table(pyarrow.table({"id": years, "text": [story(n) for n in range(3)]}), path)
    assert run(str(path), "-o", str(out)) == 1
    assert [row.get("error", {}).get("kind") for row in read_jsonl(out)] == [None, "bad_record", None]
    broken = pyarrow.Array.from_buffers(
        pyarrow.string(),
        2,
        [
            None,
            pyarrow.py_buffer(bytes([0, 0, 0, 0, 5, 0, 0, 0, 7, 0, 0, 0])),
            pyarrow.py_buffer(b"Rain.\xff\xfe"),
        ],
    )
    parquet.write_table(pyarrow.table({"text": broken}), path)
    assert run(str(path), "-o", str(out)) == 1
    assert [row.get("error", {}).get("kind") for row in read_jsonl(out)] == [None, "bad_record"]


def test_failed_records_are_named_up_to_five(tmp_path: Path, capsys: Any) -> None:
    rows = [*records(2), *({"id": f"bad{n}\x1b"} for n in range(9))]
    assert run(write_jsonl(tmp_path / "in.jsonl", rows), "-o", str(tmp_path / "out.jsonl")) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "newsclean: bad0 : bad_record: there is neither a field 'html' nor 'text'"
    assert lines[5:] == ["newsclean: and 4 more records failed"]


def test_a_fault_of_newsclean_ends_a_job_with_3_and_names_the_record(
    tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: Any) -> Any:
        raise ZeroDivisionError("a fault")

    path = write_jsonl(tmp_path / "in.jsonl", records(3))
    monkeypatch.setattr(jobs.Summary, "count", faulty)
    assert run(path, "-o", str(tmp_path / "out.jsonl")) == 3
    err = capsys.readouterr().err
    assert "a fault of newsclean, please report it: ZeroDivisionError: a fault (test_trust.py, line" in err
    assert f"at record {path}:1" in err
    assert err.count("\n") == 1


def test_an_error_that_is_no_word_of_newsclean_is_no_wrong_usage(
    capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsclean.commands import filters

    monkeypatch.setattr(newsclean.Pipeline, "describe", lambda _: float("³"))
    assert main(["filters"]) == 3
    assert "please report it: ValueError" in capsys.readouterr().err
    assert filters.__doc__


STATE: dict[str, Any] = {}
WRONG = [
    [], 3, None, "x", {}, {"format": 1}, {"format": 2},
    {"settings": 3}, {"inputs": [3]}, {"inputs": [["a"]]}, {"inputs": {}}, {"records": "9"}, {"records": -1}, {"records": 10**30},
    {"digest": None}, {"mark": {"bytes": "9"}}, {"mark": {"bytes": -9}}, {"mark": {}}, {"mark": []}, {"mark": {"bytes": True}},
    {"finished": 1}, {"written": 3}, {"summary": []}, {"summary": {"sites": {"a": {}}}}, {"summary": {"slow": [1]}}, {"more": 1},
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=str)
@pytest.mark.parametrize("option", ["--resume", "--force-resume", None])
def test_a_manifest_of_wrong_json_is_refused_in_words(
    tmp_path: Path, capsys: Any, wrong: Any, option: str | None
) -> None:
    path, out = write_jsonl(tmp_path / "in.jsonl", records(2)), tmp_path / "out.jsonl"
    assert run(path, "-o", str(out)) == 0
    manifest = tmp_path / "out.jsonl.job" / "manifest.json"
    state = json.loads(manifest.read_bytes())
    is_whole = isinstance(wrong, dict) and wrong and "format" not in wrong
    manifest.write_text(json.dumps({**state, **wrong} if is_whole else wrong))
    assert run(path, "-o", str(out), *([option] if option else [])) == 2
    err = capsys.readouterr().err
    assert "manifest.json" in err
    assert err.count("\n") == 1


# --- --resume looks ---


def finished(tmp_path: Path, name: str) -> tuple[str, Path]:
    path, out = write_jsonl(tmp_path / "in.jsonl", records(6)), tmp_path / name
    assert run(path, "-o", str(out)) == 0
    return path, out


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.jsonl.gz", "out.parquet"])
def test_resume_of_a_finished_output_that_was_changed_is_refused(
    tmp_path: Path, name: str, capsys: Any
) -> None:
    path, out = finished(tmp_path, name)
    data = out.read_bytes()
    for other in (data[:-9], data[: len(data) // 2], b"", data + b"x", data[:99] + b"x" + data[100:]):
        out.write_bytes(other)
        assert run(path, "-o", str(out), "--resume") == 2
        assert "is not what the job left there" in capsys.readouterr().err
    out.write_bytes(data)
    assert run(path, "-o", str(out), "--resume") == 0


def test_resume_of_a_finished_folder_that_lost_a_file_is_refused(tmp_path: Path, capsys: Any) -> None:
    path, out = finished(tmp_path, "articles")
    (out / "00000003.md").unlink()
    assert run(path, "-o", str(out), "--resume") == 2
    assert "is not what the job left there" in capsys.readouterr().err
    for each in out.iterdir():
        each.unlink()
    out.rmdir()
    assert run(path, "-o", str(out), "--resume") == 0
    assert len(list(out.iterdir())) == 6


def unfinished(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, Path]:
    """Return an input, and an output whose job broke off behind its third record."""
    path, out = write_jsonl(tmp_path / "in.jsonl", records(6)), tmp_path / name
    count = jobs.Summary.count
    monkeypatch.setattr(jobs, "CHECKPOINT_SECONDS", -1.0)

    def breaks_off(summary: Any, done: Any) -> None:
        if done.id == "p3":
            raise ZeroDivisionError
        count(summary, done)

    with monkeypatch.context() as patch:
        patch.setattr(jobs.Summary, "count", breaks_off)
        assert run(path, "-o", str(out)) == 3
    return path, out


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv"])
def test_resume_of_an_output_whose_safe_part_was_changed_is_refused(
    tmp_path: Path, name: str, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = unfinished(tmp_path, name, monkeypatch)
    capsys.readouterr()
    data = out.read_bytes()
    for other in (b"x" * len(data), data[:50] + b"x" + data[51:], data[: len(data) // 3], b""):
        out.write_bytes(other)
        assert run(path, "-o", str(out), "--resume") == 2
        assert "shorter than it was, or another file" in capsys.readouterr().err
    out.unlink()
    assert run(path, "-o", str(out), "--resume") == 2
    out.write_bytes(data)
    assert run(path, "-o", str(out), "--resume") == 0
    assert run(path, "-o", str(tmp_path / f"whole-{name}")) == 0
    assert out.read_bytes() == (tmp_path / f"whole-{name}").read_bytes()


def test_resume_of_a_folder_whose_safe_part_was_changed_is_refused(
    tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = unfinished(tmp_path, "articles", monkeypatch)
    data = (out / "00000002.md").read_bytes()
    (out / "00000002.md").write_bytes(b"mine")
    assert run(path, "-o", str(out), "--resume") == 2
    (out / "00000002.md").unlink()
    assert run(path, "-o", str(out), "--resume") == 2
    (out / "00000002.md").write_bytes(data)
    assert run(path, "-o", str(out), "--resume") == 0
    assert len(list(out.iterdir())) == 6


@links
def test_an_output_that_is_deleted_while_the_job_runs_ends_it_with_3(
    tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = write_jsonl(tmp_path / "in.jsonl", records(6)), tmp_path / "out.jsonl"
    count = jobs.Summary.count

    def deletes(summary: Any, done: Any) -> None:
        count(summary, done)
        if done.id == "p3":
            out.unlink()

    monkeypatch.setattr(jobs.Summary, "count", deletes)
    assert run(path, "-o", str(out)) == 3
    assert capsys.readouterr().err == f"newsclean: {out}: was deleted or replaced while the job ran\n"
    assert not out.exists()


def test_places_that_cannot_be_written_are_refused_before_the_first_page(tmp_path: Path, capsys: Any) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(2))
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "folder.csv.gz").mkdir()
    for name, code, said in (
        ("folder.jsonl", 2, "is a folder"),
        ("folder.csv.gz", 2, "is a folder"),
        ("nowhere/out.jsonl", 3, "No such folder"),
        ("nowhere/articles", 3, "No such folder"),
    ):
        assert run(path, "-o", str(tmp_path / name)) == code
        assert said in capsys.readouterr().err
    assert run(path, "-o", str(tmp_path / "out.jsonl"), "--report", str(tmp_path / "nowhere" / "night")) == 3
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder.csv.gz", "folder.jsonl", "in.jsonl"]


# --- folders and links ---


@links
def test_what_is_no_page_in_a_folder_is_told_and_passed_over(tmp_path: Path, capsys: Any) -> None:
    folder, elsewhere = tmp_path / "pages", tmp_path / "elsewhere"
    (folder / "sub").mkdir(parents=True)
    elsewhere.mkdir()
    for place in (folder / "a.html", folder / "sub" / "b.html", elsewhere / "secret.html"):
        place.write_text(html(1))
    os.mkfifo(folder / "fifo.html")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "nowhere.html").symlink_to(tmp_path / "not there.html")
    (folder / "out.html").symlink_to(elsewhere / "secret.html")
    (folder / "outside").symlink_to(elsewhere)
    (folder / "inside.html").symlink_to(folder / "sub" / "b.html")
    (folder / "loop").symlink_to(folder)
    assert [one.name for one in read(folder)] == ["a.html", "inside.html", "sub/b.html"]
    followed = [one.name for one in read(folder, follow_links=True)]
    assert followed == ["a.html", "inside.html", "out.html", "outside/secret.html", "sub/b.html"]
    assert run(str(folder), "-o", str(tmp_path / "out.jsonl")) == 0
    err = capsys.readouterr().err
    for name, why in (
        ("fifo", "a pipe or a device"),
        ("nowhere", "leads nowhere"),
        ("out", "leads out of the folder"),
    ):
        assert f"{folder / name}.html is passed over" in err
        assert why in err
    assert len(pages_below(str(folder)).passed) == 5


@links
@pytest.mark.parametrize("name", ["pipe.jsonl", "pipe.html", "pipe.warc.gz", "device.csv"])
def test_an_input_that_is_no_file_is_refused_and_not_waited_for(
    tmp_path: Path, capsys: Any, name: str
) -> None:
    path = tmp_path / name
    os.mkfifo(path) if name.startswith("pipe") else path.symlink_to("/dev/zero")
    assert run(str(path), "-o", str(tmp_path / "out.jsonl")) == 2
    assert f"{path} cannot be read: it is no file, but a pipe or a device" in capsys.readouterr().err


@links
def test_a_planted_link_is_not_written_through(tmp_path: Path) -> None:
    needs("pyarrow", "jobs")
    mine = tmp_path / "mine"
    path = write_jsonl(tmp_path / "in.jsonl", records(2))
    for name, planted in (
        ("out.jsonl", "manifest.json.torn"),
        ("out.parquet", "parts/000000.torn"),
        ("out.parquet", "parts/whole.torn"),
    ):
        mine.write_text("mine")
        link = tmp_path / f"{name}.job" / planted
        link.parent.mkdir(parents=True, exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(mine)
        run(path, "-o", str(tmp_path / name), "--overwrite")
        assert mine.read_text() == "mine"
    link = tmp_path / "link"
    link.symlink_to(mine)
    with open_anew(link) as file:
        file.write(b"theirs")
    assert (mine.read_text(), link.read_text()) == ("mine", "theirs")


# --- outputs that are safe to open ---


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_csv_is_run_by_a_spreadsheet(tmp_path: Path, start: str) -> None:
    rows = [
        {
            "id": f"{start}HYPERLINK(A1)",
            "url": f"{start}x",
            "text": f"{start}cmd|' /C calc'!A0 {BIDI}\n\n{story(1)}",
        }
    ]
    path, out = write_jsonl(tmp_path / "in.jsonl", rows), tmp_path / "out.csv"
    assert run(path, "-o", str(out)) == 0
    (_, row) = csv.reader(io.StringIO(out.read_bytes().decode(), newline=""))
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert row[0] == f"'{start}HYPERLINK(A1)"
    assert not set(BIDI) & set(out.read_text("utf-8"))
    assert run(path, "-o", str(out), "--no-safe-cells", "--overwrite") == 0
    (_, row) = csv.reader(io.StringIO(out.read_bytes().decode(), newline=""))
    assert row[0] == f"{start}HYPERLINK(A1)"
    assert run(path, "-o", str(out), "--resume") == 2


def test_json_lines_and_markdown_have_no_turns_of_direction(tmp_path: Path) -> None:
    page = f"<h1>Bridge {BIDI} closed</h1><p>The bridge was closed{BIDI} on Friday, <b>#1 {BIDI}</b> the town said.</p>"
    path = write_jsonl(
        tmp_path / "in.jsonl", [{"id": f"a{BIDI}", "url": f"https://vell.example/{BIDI}", "html": page}]
    )
    for name in ("out.jsonl", "articles"):
        assert run(path, "-o", str(tmp_path / name)) == 0
    (row,) = read_jsonl(tmp_path / "out.jsonl")
    assert row["id"] == f"a{BIDI}"  # escaped, not lost
    article = newsclean.clean(page, kind="html")
    for text in (
        (tmp_path / "out.jsonl").read_text("utf-8"),
        (tmp_path / "articles" / "00000001.md").read_text("utf-8"),
        article.to_markdown(),
    ):
        assert not set(BIDI) & set(text)
    assert newsclean.Article.from_markdown(article.to_markdown()).text == article.text


def test_markdown_of_batch_shows_text_as_text(tmp_path: Path) -> None:
    page = "<h1>Bridge *closed*</h1><p>The sign said &lt;script&gt;x&lt;/script&gt; on Friday, the town of Vell said.</p>"
    path = write_jsonl(tmp_path / "in.jsonl", [{"html": page}])
    assert run(path, "-o", str(tmp_path / "articles")) == 0
    text = (tmp_path / "articles" / "00000001.md").read_text("utf-8")
    below = text.split("---")[2]
    assert "<script" not in below.replace("\\<", "")
    assert "# Bridge \\*closed\\*" in below
