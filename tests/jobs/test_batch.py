"""newsclean batch: one output record for each input record, in every form of output, with its options."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.cli import main
from newsclean.jobs.rows import FIELDS
from tests.extras import needs
from tests.jobs.made import batch, html, read_jsonl, records, story, write_jsonl

for module in ("pebble", "pyarrow", "zstandard", "tqdm", "filelock"):
    needs(module, "jobs")


def run(*arguments: str) -> int:
    """Run the command in this process, with one worker."""
    return main(["batch", "--workers", "1", "--no-progress", *arguments])


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an input of 60 records, some bad, its output by one worker, and a report."""
    folder = tmp_path_factory.mktemp("done")
    rows: list[Any] = records(60)
    rows[7] = {"id": "p7", "url": rows[7]["url"]}
    rows[9] = {"html": html(9), "language": "de"}
    path = write_jsonl(folder / "in.jsonl", rows)
    assert run(path, "-o", str(folder / "out.jsonl"), "--report", str(folder / "night")) == 1
    return folder


# --- what is written ---


def test_records_are_those_of_clean_with_id_and_url(done: Path) -> None:
    rows, found = read_jsonl(done / "in.jsonl"), read_jsonl(done / "out.jsonl")
    assert len(found) == len(rows)
    for number, (row, one) in enumerate(zip(rows, found, strict=True)):
        if number == 7:
            assert one == {
                "schema": 2,
                "id": "p7",
                "url": row["url"],
                "error": {
                    "kind": "bad_record",
                    "message": "there is neither a field 'html' nor 'text'",
                },
            }
        elif number != 9:
            assert one.pop("id") == row["id"]
            article = newsclean.clean(row["text"], kind="text", url=row["url"])
            assert newsclean.Article.from_dict(one) == article
    assert found[9]["id"] == f"{done / 'in.jsonl'}:10"
    assert (found[9]["source"], found[9]["language"], found[9]["url"]) == ("html", "de", None)


def test_two_workers_write_the_same_bytes_as_one(done: Path, tmp_path: Path) -> None:
    out = tmp_path / "two.jsonl"
    assert main(["batch", str(done / "in.jsonl"), "-o", str(out), "--workers", "2", "--no-progress"]) == 1
    assert out.read_bytes() == (done / "out.jsonl").read_bytes()


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_packed_output_holds_the_same_lines(done: Path, tmp_path: Path, suffix: str) -> None:
    zstandard = needs("zstandard", "jobs")
    out = tmp_path / f"out.jsonl{suffix}"
    run(str(done / "in.jsonl"), "-o", str(out))
    packed = out.read_bytes()
    if suffix == ".gz":
        plain = gzip.decompress(packed)
    else:
        plain = zstandard.ZstdDecompressor().stream_reader(packed, read_across_frames=True).read()
    assert plain == (done / "out.jsonl").read_bytes()


def test_parquet_has_the_columns_of_the_schema(done: Path, tmp_path: Path) -> None:
    parquet = needs("pyarrow.parquet", "jobs")
    out = tmp_path / "out.parquet"
    assert run(str(done / "in.jsonl"), "-o", str(out)) == 1
    rows = parquet.read_table(out).to_pylist()
    wanted = read_jsonl(done / "out.jsonl")
    assert [{**one, "error": None} for one in wanted if "error" not in one] == [
        r for r in rows if not r["error"]
    ]
    assert rows[7]["error"] == wanted[7]["error"]
    assert rows[7]["title"] is None
    assert not (tmp_path / "out.parquet.job" / "parts").exists()


def test_folder_of_markdown_has_a_numbered_file_for_each_record(done: Path, tmp_path: Path) -> None:
    out = tmp_path / "articles"
    assert run(str(done / "in.jsonl"), "-o", str(out)) == 1
    files = sorted(path.name for path in out.iterdir())
    assert files == [f"{number:08}.md" for number in range(1, 61)]
    first = (out / "00000001.md").read_text("utf-8")
    assert first.startswith('---\nid: "p0"\nurl: "https://gazette0.example/0"\n')
    assert "\n# Council of Eastvale votes on bridge 0\n" in first
    assert '"filter": "advertisement"' in first
    assert 'error: {"kind": "bad_record"' in (out / "00000008.md").read_text("utf-8")


def test_standard_streams(done: Path) -> None:
    found = batch("-", "--workers", "1", input=(done / "in.jsonl").read_bytes())
    assert found.returncode == 1
    rows = [json.loads(line) for line in found.stdout.splitlines()]
    assert [row["id"] for row in rows][:9] == [f"p{n}" for n in range(9)]
    assert rows[9]["id"] == "-:10"
    assert b"60 pages" in found.stderr


def test_no_records_give_an_empty_output(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").touch()
    for name in ("out.jsonl", "out.jsonl.gz", "out.parquet"):
        assert run(str(tmp_path / "in.jsonl"), "-o", str(tmp_path / name)) == 0
    assert gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()) == b""
    assert needs("pyarrow.parquet", "jobs").read_table(tmp_path / "out.parquet").num_rows == 0


def test_lone_surrogates_are_kept_escaped(tmp_path: Path) -> None:
    rows = [{"id": "a half \ud83d of a pair", "text": story(1)}]
    path = write_jsonl(tmp_path / "in.jsonl", rows)
    for name in ("out.jsonl", "out.parquet", "articles"):
        assert run(path, "-o", str(tmp_path / name)) == 0
    assert b"ud83d" in (tmp_path / "out.jsonl").read_bytes()


# --- options ---


def test_fields_and_ledger(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(1))
    out = tmp_path / "out.jsonl"

    def keys(*options: str) -> list[str]:
        assert run(path, "-o", str(out), *options) == 0
        return list(read_jsonl(out)[0])

    assert keys("--fields", "body,title") == ["schema", "id", "url", "title", "body"]
    assert keys("--fields", "title,text", "--ledger") == ["schema", "id", "url", "title", "removed", "text"]
    assert keys("--no-ledger") == [
        "schema",
        "id",
        "url",
        "title",
        "titles",
        "kicker",
        "subtitle",
        "dateline",
        "body",
        "meta",
        "language",
        "source",
        "verdict",
        "authors",
        "published",
        "published_source",
        "modified",
        "modified_source",
    ]


def test_a_record_has_every_field_of_the_schema() -> None:
    """So it reads back as an article."""
    assert {*FIELDS, "schema", "url"} == set(newsclean.Article().to_dict())


def test_filters_of_ones_own_and_filters_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The module lies in the folder in which the command is called."""
    (tmp_path / "our_filters.py").write_text(
        "def weather(draft):\n"
        "    for index in draft.open:\n"
        "        if draft.line(index).folded.startswith('weather today'):\n"
        "            yield draft.remove(index, 'weather', 'starts with it')\n"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    page = story(1).replace("ADVERTISEMENT", "Weather today: rain")
    path = write_jsonl(tmp_path / "in.jsonl", [{"text": page}])
    assert run(path, "-o", "out.jsonl", "--filter", "our_filters:weather", "--without", "comment_tail") == 0
    removed = {entry["filter"]: entry["text"] for entry in read_jsonl(tmp_path / "out.jsonl")[0]["removed"]}
    assert removed["weather"] == "Weather today: rain"
    assert "comment_tail" not in removed


def test_limit_and_max_bytes(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", [*records(5), {"id": "big", "text": "x" * 5000}, *records(9)])
    out = tmp_path / "out.jsonl"
    assert run(path, "-o", str(out), "--limit", "6", "--max-bytes", "4000") == 1
    found = read_jsonl(out)
    assert len(found) == 6
    assert found[5]["error"]["kind"] == "too_large"


def test_prints_of_filters_do_not_land_in_the_output(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(3))
    found = batch(path, "--workers", "1", "--no-progress", "--filter", "tests.jobs.faulty:chatty")
    assert found.returncode == 0
    assert [json.loads(line)["id"] for line in found.stdout.splitlines()] == ["p0", "p1", "p2"]
    assert b"chatty says hello" in found.stderr
    assert b"chatty says it to the descriptor" in found.stderr


# --- wrong usage ---


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "out.xlsx"], "cannot tell what to write to out.xlsx"),
        (["--fields", "headline"], "unknown field 'headline'"),
        (["--without", "nothing"], "unknown filter 'nothing'"),
        (["--filter", "nowhere"], "must be named as module:function"),
        (["--filter", "nowhere:weather"], "cannot load filter"),
        (["--filter", "newsclean:__version__"], "is not a filter"),
    ],
)
def test_wrong_usage_is_one_line_and_code_2(
    tmp_path: Path, capsys: Any, arguments: list[str], said: str
) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(1))
    code = main(["batch", path, *arguments])
    err = capsys.readouterr().err
    assert code == 2
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("wrong", ["0", "-1", "two", "²"])
def test_numbers_are_checked(wrong: str, capsys: Any) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["batch", "in.jsonl", "--workers", wrong])
    assert caught.value.code == 2
    assert "must be a whole number from 1" in capsys.readouterr().err


def test_output_that_is_the_input_is_refused(tmp_path: Path, capsys: Any) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(2))
    before = Path(path).read_bytes()
    assert run(path, "-o", path) == 2
    assert "is both input and output" in capsys.readouterr().err
    assert Path(path).read_bytes() == before


def test_folder_with_markdown_of_others_is_not_written_over(tmp_path: Path, capsys: Any) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(2))
    out = tmp_path / "articles"
    out.mkdir()
    (out / "00000001.md").write_text("mine")
    assert run(path, "-o", str(out)) == 2
    assert (out / "00000001.md").read_text() == "mine"
    assert "holds Markdown files already" in capsys.readouterr().err
    assert run(path, "-o", str(out), "--overwrite") == 0


# --- the report ---


def test_report_counts_pages_sites_filters_and_failures(done: Path) -> None:
    data = json.loads((done / "night.json").read_text())
    assert (data["state"], data["pages"], data["failed"]) == ("finished", 60, 1)
    assert data["failures_by_kind"] == {"bad_record": 1}
    assert data["failures"][0]["id"] == "p7"
    assert sum(site["pages"] for site in data["sites"].values()) == 60
    assert data["sites"]["gazette1.example"]["failed"] == 1
    assert data["sites"]["(no url)"]["pages"] == 1
    assert data["removed_pieces"]["advertisement"] == 58
    assert len(data["slow"]) == 20


def test_report_page_stands_alone(done: Path) -> None:
    page = (done / "night.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert page.count("<svg") >= 5
    assert "<script" not in page
    assert "src=" not in page
    assert "href=" not in page


# --- files that no job wrote ---


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.parquet"])
@pytest.mark.parametrize("option", [(), ("--resume",), ("--force-resume",)], ids=" ".join)
def test_a_file_that_batch_did_not_write_is_not_written_over(
    tmp_path: Path, capsys: Any, name: str, option: tuple[str, ...]
) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(2))
    out = tmp_path / name
    out.write_text("the work of a year")
    assert run(path, "-o", str(out), *option) == 2
    assert out.read_text() == "the work of a year"
    err = capsys.readouterr().err
    assert f"{name} is there already, and newsclean batch did not write it" in err
    assert "--overwrite" in err
    assert err.count("\n") == 1
    assert not (tmp_path / f"{name}.job").exists()
    assert run(path, "-o", str(out), "--overwrite") == 0
    assert out.read_bytes() != b"the work of a year"


def test_an_output_of_its_own_and_an_empty_file_are_written_anew(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.touch()
    for count in (2, 3):
        assert run(write_jsonl(tmp_path / "in.jsonl", records(count)), "-o", str(out)) == 0
        assert len(read_jsonl(out)) == count


def test_a_file_put_in_the_place_of_an_output_is_not_written_over(tmp_path: Path, capsys: Any) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(2))
    out = tmp_path / "out.jsonl"
    assert run(path, "-o", str(out)) == 0
    out.write_text("the work of a year")
    assert run(path, "-o", str(out)) == 2
    assert "is not what newsclean batch wrote there" in capsys.readouterr().err
    assert out.read_text() == "the work of a year"
    assert run(path, "-o", str(out), "--overwrite") == 0


def test_resume_begins_anew_where_a_finished_output_is_gone(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(2))
    out = tmp_path / "out.jsonl"
    assert run(path, "-o", str(out)) == 0
    out.unlink()
    assert run(path, "-o", str(out), "--resume") == 0
    assert len(read_jsonl(out)) == 2
