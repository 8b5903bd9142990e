"""Inputs: each kind gives its records, in order, and one that is cut off or damaged says so."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from newsclean.errors import NewscleanError
from newsclean.jobs.records import Fields, Opened, Record, digest_of, identity, open_record
from newsclean.jobs.sources import fingerprint, read_records, sources_of
from newsclean.jobs.worker import Fault
from tests.extras import needs
from tests.jobs.made import html, records, story, write_jsonl

pyarrow = needs("pyarrow", "jobs")
parquet = needs("pyarrow.parquet", "jobs")
zstandard = needs("zstandard", "jobs")

LIMIT = 1_000_000
NAMES = Fields()


def read(*names: str, limit: int = LIMIT) -> list[Record]:
    return list(read_records(sources_of(names), Fields(), limit))


def opened(*names: str, fields: Fields = NAMES, limit: int = LIMIT) -> list[Opened | Fault]:
    found = read_records(sources_of(names), fields, limit)
    return [open_record(record, fields, limit) for record in found]


def record(kind: str, number: int, block: bytes) -> bytes:
    """Return one record of a WARC file."""
    head = {
        "WARC-Type": kind,
        "WARC-Target-URI": f"https://gazette.example/{number}",
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
        "WARC-Date": "2026-01-05T06:00:00Z",
        "Content-Type": f"application/http; msgtype={kind}",
        "Content-Length": len(block),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def warc(path: Path, pages: list[tuple[str, dict[str, str], bytes]], *, packed: bool) -> str:
    """Write a WARC file of (status, HTTP headers, payload)."""
    made = [record("warcinfo", 0, b"software: made\r\n")]
    for number, (status, headers, payload) in enumerate(pages):
        http = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        made.append(record("request", number, b"GET / HTTP/1.1\r\n\r\n"))
        made.append(record("response", number, f"HTTP/1.1 {status}\r\n{http}\r\n".encode() + payload))
    path.write_bytes(b"".join(gzip.compress(each) if packed else each for each in made))
    return str(path)


HTML = {"Content-Type": "text/html; charset=cp1250"}


# --- JSON lines ---


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_lines_of_json_plain_and_packed(tmp_path: Path, suffix: str) -> None:
    rows = records(30)
    data = Path(write_jsonl(tmp_path / "plain", rows)).read_bytes()
    half = len(data) // 2  # two members or frames in a row
    pack = {"": lambda part: part, ".gz": gzip.compress, ".zst": zstandard.ZstdCompressor().compress}[suffix]
    path = tmp_path / f"pages.jsonl{suffix}"
    path.write_bytes(pack(data[:half]) + pack(data[half:]))
    found = opened(str(path))
    assert [(one.id, one.url, one.page, one.kind) for one in found if isinstance(one, Opened)] == [
        (row["id"], row["url"], row["text"], "text") for row in rows
    ]


def test_bad_line_is_a_record_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    lines = [
        b'{"id": "a", "text": "x"}',
        b'{"id": "b", "te',
        b"",
        b"[1]",
        b'{"text": 3}',
        b'{"id": 0, "html": "<p>"}',
    ]
    path.write_bytes(b"\xef\xbb\xbf" + b"\r\n".join(lines))
    found = opened(str(path))
    assert [one.kind if isinstance(one, Fault) else one.id for one in found] == [
        "a", "bad_record", "bad_record", "bad_record", "0",
    ]  # fmt: skip
    assert [identity(record, Fields())[0] for record in read(str(path))] == [
        "a", f"{path}:2", f"{path}:4", f"{path}:5", "0",
    ]  # fmt: skip


def test_fields_may_have_other_names(tmp_path: Path) -> None:
    path = write_jsonl(
        tmp_path / "a.jsonl", [{"nr": 7, "link": "https://gazette.example", "source": html(1)}]
    )
    fields = Fields(html="source", url="link", id="nr")
    assert opened(path, fields=fields) == [Opened(html(1), "html", "7", "https://gazette.example")]
    (fault,) = opened(path)
    assert fault == Fault("bad_record", "there is neither a field 'html' nor 'text'")


def test_too_large_pages_and_lines_are_faults_and_the_next_one_is_read(tmp_path: Path) -> None:
    rows = [
        {"id": "long", "text": "x" * 900},
        {"id": "wide", "text": "ü" * 90},
        {"id": "ok", "text": "ü" * 40},
    ]
    path = write_jsonl(tmp_path / "a.jsonl", rows)
    found = opened(path, limit=100)
    assert [one.kind if isinstance(one, Fault) else one.id for one in found] == [
        "too_large",
        "too_large",
        "ok",
    ]


def test_a_long_line_of_nul_is_told_and_a_short_one_is_padding(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    last = b'{"id": "ok", "text": "Rain."}\n'
    path.write_bytes(b"\0" * 700 + b'{"id": "lost", "text": "Fog."}\n' + b"\0\0\n" + last)
    found = opened(str(path), limit=100)
    assert [one.kind if isinstance(one, Fault) else one.id for one in found] == ["too_large", "ok"]


# --- tables ---


def test_csv_with_line_breaks_quotes_and_large_cells(tmp_path: Path) -> None:
    rows = [{**row, "text": row["text"] + 'said "yes"\n' + "long " * 60_000} for row in records(3)]
    path = tmp_path / "pages.csv"
    with open(path, "w", newline="", encoding="utf-8-sig") as file:
        writer = csv.DictWriter(file, ["url", "id", "text"])
        writer.writeheader()
        writer.writerows(rows)
    limit_before = csv.field_size_limit()
    found = opened(str(path))
    assert [(one.id, one.page) for one in found if isinstance(one, Opened)] == [
        (r["id"], r["text"]) for r in rows
    ]
    assert csv.field_size_limit() == limit_before


def test_tables_without_a_page_column_are_refused_by_the_names_of_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "pages.csv"
    path.write_text("link,content\na,b\n")
    with pytest.raises(NewscleanError, match=r"neither a column 'html' nor 'text': it has link, content"):
        read(str(path))


@pytest.mark.parametrize("delimiter", [",", "\t"], ids=["csv", "tsv"])
def test_a_row_with_more_cells_than_columns_is_torn_and_empty_cells_are_none(
    tmp_path: Path, delimiter: str
) -> None:
    path = tmp_path / f"pages.{'csv' if delimiter == ',' else 'tsv'}"
    rows = ["id,text", "torn,Rain fell, and it rained on", "ends,Rain fell,,", "ok,Rain fell"]
    path.write_text("\n".join(row.replace(",", delimiter) for row in rows))
    torn, *others = opened(str(path))
    assert isinstance(torn, Fault)
    assert "the row has 3 cells and the table 2 columns" in torn.message
    assert [(one.id, one.page) for one in others if isinstance(one, Opened)] == [
        ("ends", "Rain fell"),
        ("ok", "Rain fell"),
    ]


@pytest.mark.parametrize(
    ("names", "said"),
    [("text,id,text", "more than one column 'text'"), ("", "it has none"), ("a,a,text", None)],
)
def test_a_table_without_one_column_of_a_name_is_refused(
    tmp_path: Path, names: str, said: str | None
) -> None:
    path = tmp_path / "pages.csv"
    path.write_text(f"{names}\nx,y,Rain\n" if names else "")
    if said is None:
        assert len(opened(str(path))) == 1
        return
    with pytest.raises(NewscleanError, match=said):
        read(str(path))


def test_a_parquet_bomb_takes_the_memory_of_one_row(tmp_path: Path) -> None:
    """A file of a few kilobytes held twenty pages of a hundred megabytes, and reading them took five gigabytes."""
    path = tmp_path / "pages.parquet"
    page = pyarrow.array(["x" * 20_000_000] * 20)
    parquet.write_table(pyarrow.table({"text": page}), path, compression="zstd")
    del page
    before = pyarrow.total_allocated_bytes()
    peak = 0
    for _ in read_records(sources_of([str(path)]), Fields(), 1000):
        peak = max(peak, pyarrow.total_allocated_bytes() - before)
    assert path.stat().st_size < 100_000
    assert peak < 150_000_000


def test_parquet_rows(tmp_path: Path) -> None:
    rows: list[Any] = [*records(50), {"id": None, "url": None, "text": None}]
    path = tmp_path / "pages.parquet"
    parquet.write_table(pyarrow.Table.from_pylist([{**row, "other": 1} for row in rows]), path)
    found = opened(str(path))
    assert [one.page for one in found if isinstance(one, Opened)] == [row["text"] for row in rows[:-1]]
    assert isinstance(found[-1], Fault)
    assert read(str(path))[-1].position == path.stat().st_size


def test_damaged_parquet_is_an_input_error(tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    path.write_bytes(b"PAR1 and nothing else PAR1")
    with pytest.raises(OSError, match="cut off or damaged") as caught:
        read(str(path))
    assert caught.value.filename == str(path)


# --- web archives ---


@pytest.mark.parametrize("packed", [False, True])
def test_html_responses_of_a_warc(tmp_path: Path, packed: bool) -> None:
    page = html(2).replace("Dienstag", "Tag in Łódź").encode("cp1250")
    gone = [("404 Not Found", HTML, page), ("200 OK", {"Content-Type": "image/png"}, b"\x89PNG")]
    zipped = ("200 OK", {**HTML, "Content-Encoding": "gzip"}, gzip.compress(page))
    path = warc(
        tmp_path / ("a.warc.gz" if packed else "a.warc"),
        [("200 OK", HTML, page), *gone, zipped],
        packed=packed,
    )
    found = opened(path)
    assert [(one.page, one.kind, one.charset, one.url) for one in found if isinstance(one, Opened)] == [
        (page, "html", "cp1250", "https://gazette.example/0"),
        (page, "html", "cp1250", "https://gazette.example/3"),
    ]
    assert all(one.id.startswith("<urn:uuid:") for one in found if isinstance(one, Opened))


def test_unknown_content_encoding_and_too_large_pages_are_faults(tmp_path: Path) -> None:
    pages = [("200 OK", {**HTML, "Content-Encoding": "secret"}, b"\x00\x01"), ("200 OK", HTML, b"<p>" * 5000)]
    found = opened(warc(tmp_path / "a.warc", pages, packed=False), limit=10_000)
    assert [one.kind for one in found if isinstance(one, Fault)] == ["bad_record", "too_large"]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("share", [0.3, 0.55, 0.8, 0.97])
def test_warc_that_is_cut_off_gives_what_is_whole_and_then_an_error(
    tmp_path: Path, packed: bool, share: float
) -> None:
    pages = [("200 OK", HTML, html(n).encode("cp1250")) for n in range(5)]
    path = Path(warc(tmp_path / ("a.warc.gz" if packed else "a.warc"), pages, packed=packed))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    found: list[Any] = []
    with pytest.raises(OSError, match="cut off or damaged"):
        found.extend(one.payload for one in read_records(sources_of([str(path)]), NAMES, LIMIT))
    whole = [payload for _, _, payload in pages]
    assert found == whole[: len(found)]
    assert len(found) < 5


def test_damaged_record_in_a_warc_is_an_input_error(tmp_path: Path, capfd: Any) -> None:
    pages = [("200 OK", HTML, html(n).encode("cp1250")) for n in range(3)]
    path = Path(warc(tmp_path / "a.warc", pages, packed=False))
    data = path.read_bytes()
    at = data.rindex(b"Content-Length: ", 0, data.rindex(b"<!doctype"))
    path.write_bytes(data[:at] + b"Content-Length: 9\r\nX-Other: " + data[at + 16 :])
    with pytest.raises(OSError, match="cut off or damaged"):
        read(str(path))
    assert capfd.readouterr().err == ""


# --- packed files that break off ---


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_packed_file_that_is_cut_off_gives_its_lines_and_then_an_error(tmp_path: Path, suffix: str) -> None:
    plain = Path(write_jsonl(tmp_path / "plain", records(3000))).read_bytes()
    packed = gzip.compress(plain) if suffix == ".gz" else zstandard.ZstdCompressor().compress(plain)
    path = tmp_path / f"pages.jsonl{suffix}"
    path.write_bytes(packed[: len(packed) * 3 // 4])
    found: list[Record] = []
    with pytest.raises(OSError, match="cut off or damaged") as caught:
        found.extend(read_records(sources_of([str(path)]), NAMES, LIMIT))
    assert caught.value.filename == str(path)
    assert suffix == ".zst" or len(found) > 100


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_packed_file_with_a_wrong_byte_is_an_input_error(tmp_path: Path, suffix: str) -> None:
    plain = Path(write_jsonl(tmp_path / "plain", records(300))).read_bytes()
    checked = zstandard.ZstdCompressor(write_checksum=True)
    packed = bytearray(gzip.compress(plain) if suffix == ".gz" else checked.compress(plain))
    packed[len(packed) // 2] ^= 0xFF
    path = tmp_path / f"pages.jsonl{suffix}"
    path.write_bytes(bytes(packed))
    with pytest.raises(OSError, match="cut off or damaged"):
        read(str(path))


# --- folders, globs, names ---


def test_folder_is_read_with_the_folders_in_it_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", "sub/c.HTM", "sub/skipped.pdf", "other/d.xhtml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(story(1))
    found = opened(str(tmp_path))
    assert [(one.id, one.kind) for one in found if isinstance(one, Opened)] == [
        ("a.txt", "text"), ("b.html", "html"), ("other/d.xhtml", "html"), ("sub/c.HTM", "html"),
    ]  # fmt: skip


def test_glob_stands_for_its_files(tmp_path: Path) -> None:
    for name in ("b.html", "a.html", "c.txt"):
        (tmp_path / name).write_text(html(1))
    assert [source.path for source in sources_of([str(tmp_path / "*.html")])] == [
        str(tmp_path / "a.html"),
        str(tmp_path / "b.html"),
    ]


def test_missing_and_unknown_inputs_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        sources_of([str(tmp_path / "nothing.jsonl")])
    (tmp_path / "a.docx").touch()
    with pytest.raises(NewscleanError, match="cannot tell from its name what"):
        sources_of([str(tmp_path / "a.docx")])


def test_positions_grow_through_all_inputs_up_to_their_size(tmp_path: Path) -> None:
    names = [write_jsonl(tmp_path / f"{n}.jsonl", records(20)) for n in range(2)]
    positions = [record.position for record in read(*names)]
    assert positions == sorted(positions)
    assert positions[-1] == sum(Path(name).stat().st_size for name in names)


def test_fingerprint_tells_a_changed_file(tmp_path: Path) -> None:
    path = Path(write_jsonl(tmp_path / "a.jsonl", records(5)))
    (source,) = sources_of([str(path)])
    before = fingerprint(source)
    path.write_bytes(path.read_bytes().replace(b"bridge 3", b"bridge 8"))
    assert fingerprint(source) != before


def test_digest_depends_on_every_record_and_their_order() -> None:
    first, second = Record("a:1", b"x"), Record("a:2", {"text": "y"}, "fields")
    one, other = digest_of(second, digest_of(first, "")), digest_of(first, digest_of(second, ""))
    assert len({one, other, digest_of(first, ""), json.dumps("")}) == 4
