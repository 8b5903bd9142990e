"""Fuzz targets for files from others: archives, tables, packed lines, rules, profiles and manifests."""

from __future__ import annotations

import csv
import gzip
import json
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import newsclean
from newsclean.jobs.manifest import NAME, Manifest, read_manifest
from newsclean.jobs.records import Fields, open_record
from newsclean.jobs.sources import read_records, sources_of
from newsclean.jobs.streams import DamagedError
from newsclean.jobs.summary import Summary
from newsclean.rules.ftr import parse_ftr
from tests.jobs.made import html, records
from tests.jobs.test_sources import record

MOST = 50_000
"""Bytes of a page."""
PAGE = "<h1 class=promo>Rain in Vell</h1><p id=a class=b>It rained in Vell on Friday, the mayor of Vell said.</p>"
URL = "https://vell.example/1"


def _read(data: bytes, *suffixes: str) -> None:
    """Read a file of a kind as a job does; what is wrong with it is a fault or an error of the family."""
    before = csv.field_size_limit()
    with tempfile.TemporaryDirectory() as folder:
        for suffix in suffixes:
            path = Path(folder) / f"pages{suffix}"
            path.write_bytes(data)
            unforeseen = False
            try:
                for found in read_records(sources_of([str(path)]), Fields(), MOST):
                    opened = open_record(found, Fields(), MOST)
                    assert isinstance(found.payload, bytes) or not found.fault or not found.payload
                    assert isinstance(opened, tuple)
            except DamagedError as error:
                unforeseen = "Error:" in str(error.strerror)
            except newsclean.NewscleanError:
                continue
            if unforeseen:
                raise AssertionError(f"{suffix}: what nobody foresaw")
    assert csv.field_size_limit() == before


def fuzz_warc(data: bytes) -> None:
    """Read an archive, plain and with each half packed by itself."""
    _read(data, ".warc")
    half = len(data) // 2
    _read(
        data if data[:2] == b"\x1f\x8b" else gzip.compress(data[:half], 1) + gzip.compress(data[half:], 1),
        ".warc.gz",
    )


def fuzz_csv(data: bytes) -> None:
    """Read a table."""
    _read(data, ".csv", ".tsv")


def fuzz_packed(data: bytes) -> None:
    """Read packed lines of JSON, and lines as they are."""
    _read(data, ".jsonl.zst", ".jsonl.gz", ".jsonl")


def fuzz_parquet(data: bytes) -> None:
    """Read a table whose types and values the bytes choose; what is no Parquet is left to the library."""
    import pyarrow
    from pyarrow import parquet

    columns: dict[str, Any] = {}
    for name, switch in zip(("id", "text", "html", "url", "language"), data, strict=False):
        columns[name] = _column(pyarrow, switch, data[5 + switch % 7 :])
    if not columns:
        return
    count = min(map(len, columns.values()))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.parquet"
        table = pyarrow.table({name: column.slice(0, count) for name, column in columns.items()})
        parquet.write_table(table, path, version="2.6")
        try:
            read = list(read_records(sources_of([str(path)]), Fields(), MOST))
        except newsclean.NewscleanError:
            return
    assert len(read) == count


def _column(arrow: Any, switch: int, data: bytes) -> Any:
    numbers = [int.from_bytes(data[at : at + 8], "little", signed=True) for at in range(0, len(data) - 7, 8)][
        :40
    ]
    if switch % 4 == 0:
        size = len(data).to_bytes(4, "little")
        return arrow.Array.from_buffers(
            arrow.string(), 1, [None, arrow.py_buffer(bytes(4) + size), arrow.py_buffer(data)]
        )
    if switch % 4 == 1:
        return arrow.array(numbers, arrow.int64()).cast(
            arrow.timestamp(("us", "ns", "ms")[switch % 3], "UTC" if switch & 64 else None)
        )
    if switch % 4 == 2:
        return arrow.array([data[at : at + 9] for at in range(0, min(len(data), 99), 9)], arrow.binary())
    return arrow.array([data.decode("utf-8", "replace"), None, "x"], arrow.string())


def fuzz_rules(data: bytes) -> None:
    """Read rules in both formats, and let those that are right act on a page."""
    text = data.decode("utf-8", "replace")
    for read in (
        lambda: newsclean.SiteRules.from_toml(text),
        lambda: newsclean.SiteRules((parse_ftr(text, "vell.example", strict=False),)),
        lambda: newsclean.SiteRules((parse_ftr(text, "vell.example"),)),
    ):
        try:
            rules = read()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", RuntimeWarning)  # a pattern that takes too long
                warnings.simplefilter("error", newsclean.FallbackWarning)
                newsclean.clean(PAGE, url=URL, rules=rules)
        except newsclean.NewscleanError:
            continue


def fuzz_profiles(data: bytes) -> None:
    """Read a profile, clean with it, and write it again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "site.json"
        path.write_bytes(data)
        try:
            profile = newsclean.SiteProfile.read(path)
        except newsclean.NewscleanError:
            return
        newsclean.clean(PAGE, url=URL, site=profile)
        assert newsclean.SiteProfile.from_dict(profile.to_dict()) == profile


def fuzz_manifests(data: bytes) -> None:
    """Read the manifest of a job."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / NAME).write_bytes(data)
        try:
            manifest = read_manifest(Path(folder))
        except newsclean.NewscleanError:
            return
    assert manifest is not None
    assert json.dumps(Summary(manifest.summary).to_dict())


def warc_seeds() -> Iterator[bytes]:
    """Yield archives, with chunks and encodings, plain and packed."""
    page = html(1).encode()
    bodies = {
        "": page,
        "Content-Encoding: gzip\r\n": gzip.compress(page),
        "Transfer-Encoding: chunked\r\n": b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page),
        "Content-Encoding: deflate, gzip\r\nTransfer-Encoding: chunked\r\n": b"5\r\n\x1f\x8b\x08\0\0\r\n0\r\n\r\n",
        "Content-Encoding: br\r\n": b"\x8b\x00\x80",
        "Content-Encoding: zstd\r\n": bytes.fromhex("28b52ffd0458090000"),
    }
    made = [
        record(
            "response", number, f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}\r\n".encode() + body
        )
        for number, (head, body) in enumerate(bodies.items())
    ]
    yield b"".join(made)
    yield b"".join(gzip.compress(each) for each in made)
    yield from made


def csv_seeds() -> Iterator[bytes]:
    """Yield tables."""
    yield b'id,text,html\r\n1,"Rain, and ""sun""\r\nin Vell",\r\n2,,<p>Rain\r\n'
    yield b"\xef\xbb\xbftext\turl\nRain\thttps://vell.example/1\n"
    yield b"text\r" + b"x\r" * 40


def packed_seeds() -> Iterator[bytes]:
    """Yield packed lines."""
    import zstandard

    plain = b"".join(json.dumps(row).encode() + b"\n" for row in records(3))
    yield plain
    yield gzip.compress(plain) + gzip.compress(plain)
    frame = zstandard.ZstdCompressor(write_checksum=True).compress(plain)
    yield frame + frame
    yield b"\x50\x2a\x4d\x18\x02\0\0\0ab" + frame


def parquet_seeds() -> Iterator[bytes]:
    """Yield bytes that choose every type."""
    for switch in range(8):
        yield bytes(range(switch, switch + 5)) + b"Rain fell on Vell. \xff\xfe" * 8


def rule_seeds() -> Iterator[bytes]:
    """Yield rules in both formats."""
    yield b'[host."vell.example"]\nremove = [".promo", "//aside", "phrase:Get the app"]\ntitle = "css:h1"\nbody = "//body"\n'
    yield b"[host.\"vell.example\"]\nremove = \"xpath://p[re:test(@class, '^b$', 'i') and position() < 3]\"\n"
    yield b"title: //h1\nbody: //p[@class='b']\nstrip: //aside\nstrip_id_or_class: promo\nprune: no\ndate: //time/@datetime\n"


def profile_seeds() -> Iterator[bytes]:
    """Yield profiles."""
    pages = [
        f"{what} in Vell\n\nThe {what} began on Friday, it said.\n\nDownload the Gazette app"
        for what in ("fair", "strike", "harvest")
    ]
    yield json.dumps(newsclean.SiteProfile.learn(pages).to_dict()).encode()
    yield json.dumps(newsclean.SiteProfile().to_dict()).encode()


def manifest_seeds() -> Iterator[bytes]:
    """Yield manifests of jobs."""
    summary = Summary().to_dict()
    for mark in ({"bytes": 10, "crc32": 7}, {"files": 3}, None):
        made = Manifest(
            {"version": "0.1.0"}, [["a.jsonl", "7:aa"]], 3, "d", mark, mark is None, "7:aa", summary
        )
        yield json.dumps({name: getattr(made, name) for name in Manifest.__slots__}).encode()


HUGE = (
    "9" * 5000,
    "1" + "0" * 30,
    "-1",
    "1e999",
    "NaN",
    "true",
    "null",
    "{}",
    "[]",
    "[[[[",
    '"\\u0000"',
    "²",
)
WORDS = {
    "warc": (*HUGE, "WARC/1.0\r\n", "Content-Length: ", "Transfer-Encoding: chunked\r\n", "Content-Encoding: ", "gzip", "br",
             "HTTP/1.1 200 OK\r\n", "\r\n\r\n", "\x1f\x8b\x08", "WARC-Type: response\r\n", " folded", "\x00"),
    "csv": (*HUGE, '"', '""', "\r", "\n", ",", "\t", "text", "\x00", "x" * 9000, ",,,"),
    "packed": (*HUGE, "\x50\x2a\x4d\x18", "\x28\xb5\x2f\xfd", "\x1f\x8b\x08", '{"text": "', "\n", "\x00" * 40),
    "parquet": ("\xff" * 8, "\x00" * 8, "\x7f" * 8),
    "rules": (*HUGE, "xpath:", "css:", "re:test(.,'(a|aa)+$')", "re:replace(", "{99999}", "(){9}", "(?R)", ":not(", ":nth-child(", "//*", "[1]", "id('a')", "\\u0000",
              "|", "count(//*)", "lang('x')", "string(", "@class", "'", "text()", "ancestor::*", "\x00"),
    "profiles": HUGE,
    "manifests": HUGE,
}  # fmt: skip
"""What a mutation may put into a seed, by target."""
