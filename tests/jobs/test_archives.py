"""Damaged archives are told: what is cut off or damaged is an error record or an error, and never a page."""

from __future__ import annotations

import gzip
import json
import os
import random
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from newsclean.cli import main
from newsclean.jobs.http_body import BodyError, body_of
from newsclean.jobs.records import Fields, Record
from newsclean.jobs.sources import read_records, sources_of
from newsclean.jobs.streams import DamagedError, open_stream
from newsclean.jobs.warc import read_warc
from tests.extras import needs
from tests.jobs.made import html, read_jsonl, records, write_jsonl
from tests.jobs.test_sources import HTML, record, warc

zstandard = needs("zstandard", "jobs")
LIMIT = 1_000_000
PAGE = html(3).encode()


def read(name: Path | str, limit: int = LIMIT) -> list[Record]:
    return list(read_records(sources_of([str(name)]), Fields(), limit))


def run(*arguments: str) -> int:
    return main(["batch", "--workers", "1", "--no-progress", *arguments])


def chunked(page: bytes, size: int = 100) -> bytes:
    """Return a body in chunks."""
    parts = [page[at : at + size] for at in range(0, len(page), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def raw_deflate(page: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(page) + packer.flush()


ENCODED = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "DEFLATE": raw_deflate,
    "zstd": zstandard.ZstdCompressor().compress,
}


# --- bodies ---


@pytest.mark.parametrize("name", ENCODED)
@pytest.mark.parametrize("in_chunks", [False, True])
def test_a_body_that_is_whole_is_a_page_and_one_that_is_cut_is_an_error_record(
    tmp_path: Path, name: str, in_chunks: bool
) -> None:
    whole = ENCODED[name](PAGE)
    headers = {**HTML, "Content-Encoding": name}
    if in_chunks:
        whole, headers = chunked(whole), {**headers, "Transfer-Encoding": "chunked"}
    for body, is_whole in ((whole, True), (whole[: len(whole) // 2], False), (whole[:-3], False)):
        (found,) = read(warc(tmp_path / "a.warc", [("200 OK", headers, body)], packed=False))
        assert (found.payload == PAGE, found.fault is None) == (is_whole, is_whole)
        assert is_whole or (found.fault and found.fault.kind == "bad_record" and found.payload == b"")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_chunks_that_are_cut_are_an_error_record(tmp_path: Path, share: float) -> None:
    headers = {**HTML, "Transfer-Encoding": "chunked"}
    body = chunked(PAGE)
    (found,) = read(
        warc(tmp_path / "a.warc", [("200 OK", headers, body[: int(len(body) * share)])], packed=False)
    )
    assert found.fault
    assert "chunks are cut off" in found.fault.message


@pytest.mark.parametrize("header", ["Content-Encoding", "Transfer-Encoding"])
def test_a_body_that_was_undone_already_is_read(tmp_path: Path, header: str) -> None:
    headers = {**HTML, header: "gzip" if header == "Content-Encoding" else "chunked"}
    (found,) = read(warc(tmp_path / "a.warc", [("200 OK", headers, PAGE)], packed=False))
    assert found.payload == PAGE


def test_brotli_is_undone(tmp_path: Path) -> None:
    brotli = pytest.importorskip("brotli")
    headers = {**HTML, "Content-Encoding": "br"}
    whole = brotli.compress(PAGE * 50)
    pages = [("200 OK", headers, whole), ("200 OK", headers, whole[:-9]), ("200 OK", headers, b"\xff" * 50)]
    found = read(warc(tmp_path / "a.warc", pages, packed=True))
    assert [one.payload == PAGE * 50 for one in found] == [True, False, False]
    assert [one.fault and one.fault.kind for one in found] == [None, "bad_record", "bad_record"]


def test_encodings_that_lie_one_in_the_other_are_undone_in_order() -> None:
    body = gzip.compress(zlib.compress(PAGE))
    assert body_of(body, transfer="", encodings="deflate, gzip", most=LIMIT) == PAGE


@pytest.mark.parametrize(
    "pack", [gzip.compress, zlib.compress, raw_deflate, zstandard.ZstdCompressor().compress]
)
def test_a_body_is_undone_no_further_than_the_limit(pack: Any) -> None:
    name = {gzip.compress: "gzip", zlib.compress: "deflate", raw_deflate: "deflate"}.get(pack, "zstd")
    bomb = pack(b"x" * 50_000_000)
    assert 1000 < len(body_of(bomb, transfer="", encodings=name, most=1000)) < 40_000_000


def test_brotli_is_undone_no_further_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    brotli = pytest.importorskip("brotli")
    bomb = brotli.compress(b"x" * 200_000_000)
    assert len(bomb) < 1000
    assert 1000 < len(body_of(bomb, transfer="", encodings="br", most=1000)) < 1_000_000
    whole = brotli.compress(PAGE * 50)

    class Old:
        """A decompressor of brotli before 1.2, which gives all that a piece holds."""

        def __init__(self) -> None:
            made = real()
            self.process, self.is_finished = made.process, made.is_finished

    real = brotli.Decompressor
    monkeypatch.setattr(brotli, "Decompressor", Old)
    assert body_of(whole, transfer="", encodings="br", most=LIMIT) == PAGE * 50
    assert 1000 < len(body_of(bomb, transfer="", encodings="br", most=1000)) < 40_000_000
    with pytest.raises(BodyError, match="cut off"):
        body_of(whole[:-9], transfer="", encodings="br", most=LIMIT)


def test_no_bytes_raise_another_error() -> None:
    for encoding in ("gzip", "deflate", "br", "zstd", "klingon", "gzip,gzip,gzip,gzip,gzip,gzip"):
        for body in (
            b"",
            b"\x1f\x8b",
            b"\x28\xb5\x2f\xfd",
            b"x" * 99,
            bytes(range(256)),
            b"\x50\x2a\x4d\x18\xff\xff\xff\xff",
        ):
            for transfer in ("", "chunked", "gzip, chunked"):
                with suppress(BodyError):
                    body_of(body, transfer=transfer, encodings=encoding, most=99)


# --- records of an archive that are packed by themselves ---


def members(count: int) -> list[bytes]:
    made = []
    for number in range(count):
        block = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
            + html(number).encode()
            + random.Random(number).randbytes(3000).hex().encode()
        )
        made.append(gzip.compress(record("response", number, block)))
    return made


@pytest.mark.parametrize("place", [0.02, 0.3, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("hurt", [0, 3, 7])
def test_a_damaged_record_costs_itself(tmp_path: Path, place: float, hurt: int) -> None:
    made = members(8)
    wrong = bytearray(made[hurt])
    at = min(int(len(wrong) * place), len(wrong) - 5)
    wrong[at] ^= 0xFF
    made[hurt] = bytes(wrong)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(made))
    found: list[Record] = []
    try:
        found.extend(read_records(sources_of([str(path)]), Fields(), LIMIT))
    except DamagedError:
        assert hurt in (0, 7)  # the last one has no next one, and without a first one it is no gzip
        assert len(found) == (7 if hurt else 0)
        return
    names = [one.id and int(one.id[-13:-1]) for one in found if one.fault is None]
    assert [number for number in range(8) if number != hurt] == [name for name in names if name != hurt]
    assert sum(one.fault is not None for one in found) == 1 or hurt in names


@pytest.mark.parametrize("cut", [1, 100, 1500])
def test_a_record_that_is_cut_in_the_middle_costs_itself(tmp_path: Path, cut: int) -> None:
    made = members(5)
    made[2] = made[2][:-cut]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(made))
    found = read(path)
    assert [one.fault is None for one in found] == [True, True, False, True, True]
    out = tmp_path / "out.jsonl"
    assert run(str(path), "-o", str(out)) == 1
    assert [row["id"] for row in read_jsonl(out)] == [one.id or one.name for one in found]


def test_a_wrong_length_costs_its_record_where_each_is_packed_by_itself(tmp_path: Path) -> None:
    made = members(4)
    plain = gzip.decompress(made[1])
    for length in (b"9", b"1" + b"0" * 30, b"9" * 5000, b"-4", b"\xc2\xb2", b""):
        at = plain.index(b"Content-Length: ")
        end = plain.index(b"\r\n", at)
        wrong = plain[:at] + b"Content-Length: " + length + plain[end:]
        path = tmp_path / "a.warc.gz"
        path.write_bytes(b"".join([made[0], gzip.compress(wrong), *made[2:]]))
        assert [one.fault is None for one in read(path)] == [True, False, True, True]


@pytest.mark.parametrize("length", ["1" + "0" * 30, "9" * 5000, "²", "-1", "0x9"])
def test_a_wrong_length_in_a_plain_archive_ends_that_file_and_no_other(
    tmp_path: Path, length: str, capsys: Any
) -> None:
    path = Path(warc(tmp_path / "a.warc", [("200 OK", HTML, PAGE)] * 3, packed=False))
    data = path.read_bytes()
    at = data.rindex(b"Content-Length: ")
    path.write_bytes(data[:at] + f"Content-Length: {length}".encode() + data[data.index(b"\r\n", at) :])
    second = warc(tmp_path / "b.warc", [("200 OK", HTML, PAGE)], packed=False)
    out = tmp_path / "out.jsonl"
    assert run(str(path), second, "-o", str(out)) == 3
    assert len(read_jsonl(out)) == 3
    err = capsys.readouterr().err
    assert f"{path}: cut off or damaged: record 7 " in err
    assert err.count("\n") == 1


def test_an_archive_packed_as_one_member_is_read(tmp_path: Path) -> None:
    plain = Path(warc(tmp_path / "a.warc", [("200 OK", HTML, PAGE)] * 3, packed=False)).read_bytes()
    for name, data in (
        ("b.warc.gz", gzip.compress(plain)),
        ("c.warc.zst", zstandard.ZstdCompressor().compress(plain)),
    ):
        (tmp_path / name).write_bytes(data)
        assert [one.payload for one in read(tmp_path / name)] == [PAGE] * 3


def test_an_archive_in_a_pipe_goes_on_behind_damage(tmp_path: Path) -> None:
    made = members(4)
    made[1] = made[1][:-100]
    reading, writing = os.pipe()
    os.write(writing, b"".join(made))
    os.close(writing)
    with open_stream(f"/dev/fd/{reading}") as stream:
        assert len([one for one in read_warc(stream, LIMIT) if one.fault is None]) >= 2
    os.close(reading)


# --- packed files ---


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_file_that_is_not_packed_as_its_name_says_is_told(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.jsonl{suffix}"
    for data in (b"", b'{"text": "Rain."}\n', b"\x1f", b"<html>"):
        path.write_bytes(data)
        with pytest.raises(DamagedError, match=r"it is not a (gzip|zstandard) file"):
            read(path)


def test_a_zstandard_file_with_skippable_frames_is_read(tmp_path: Path) -> None:
    plain = Path(write_jsonl(tmp_path / "plain", records(20))).read_bytes()
    note = b"\x5f\x2a\x4d\x18" + (300_000).to_bytes(4, "little") + bytes(300_000)
    frame = zstandard.ZstdCompressor().compress(plain)
    path = tmp_path / "a.jsonl.zst"
    for data in (note + frame, b"\x50\x2a\x4d\x18\0\0\0\0" + frame + note, note + frame[:300] + note):
        path.write_bytes(data)
        if data.startswith(note) and data.endswith(note):
            with pytest.raises(DamagedError):
                read(path)
        else:
            assert len(read(path)) == 20
    path.write_bytes(note[:-5])
    with pytest.raises(DamagedError):
        read(path)


def test_zstandard_is_undone_in_small_pieces_and_large_windows_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.zst"
    path.write_bytes(zstandard.ZstdCompressor(level=1).compress(b"x" * 200_000_000))
    assert path.stat().st_size < 131_072
    with open_stream(str(path)) as stream:
        largest = 0
        while data := stream.raw._inner.read(1 << 17):
            largest = max(largest, len(data))
    assert largest < 40_000_000
    parameters = zstandard.ZstdCompressionParameters(window_log=29, enable_ldm=True)
    with (
        path.open("wb") as file,
        zstandard.ZstdCompressor(compression_params=parameters).stream_writer(file) as writer,
    ):
        writer.write(b'{"text": "Rain."}\n')
    with pytest.raises(DamagedError, match=r"memory|window"):
        read(path)


def test_gzip_members_with_padding_and_garbage(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    line = gzip.compress(b'{"text": "Rain."}\n')
    path.write_bytes(line + bytes(300_000) + line + bytes(9))
    assert len(read(path)) == 2
    path.write_bytes(line + b"garbage")
    with pytest.raises(DamagedError, match="no gzip where it should go on"):
        read(path)


def test_lines_are_bounded_in_every_packed_form(tmp_path: Path) -> None:
    data = b'{"text": "' + b"x" * 3_000_000 + b'"}\n{"text": "Rain."}\n'
    packs = {"": bytes, ".gz": gzip.compress, ".zst": zstandard.ZstdCompressor().compress}
    for suffix, pack in packs.items():
        path = tmp_path / f"a.jsonl{suffix}"
        path.write_bytes(pack(data))
        found = read(path, 10_000)
        assert [one.fault and one.fault.kind for one in found] == ["too_large", None]
    table = (
        b"id,text\r\n1,"
        + b"x" * 3_000_000
        + b'\r\n2,"a\r\n'
        + b"y\r\n" * 900_000
        + b'"\r\n3,"Rain,\r\nand sun"\r\n'
    )
    for suffix, pack in packs.items():
        path = tmp_path / f"a.csv{suffix}"
        path.write_bytes(pack(table))
        found = read(path, 10_000)
        assert [one.fault and one.fault.kind for one in found] == ["too_large", "too_large", None]
        assert found[2].payload == {"id": "3", "text": "Rain,\r\nand sun"}
        assert json.dumps([one.name for one in found]).count(":") == 3


def test_a_csv_cell_of_90_mb_is_one_error_record(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(b'id,text\n1,Rain.\n2,"' + b"x" * 90_000_000 + b'"\n3,Sun.\n')
    found = read(path, 20_000_000)
    assert [one.fault and one.fault.kind for one in found] == [None, "too_large", None]


def test_what_a_reader_did_not_foresee_is_damage_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsclean.jobs import sources

    def faulty(*_: Any) -> Any:
        yield Record("a:1", b"{}")
        raise ZeroDivisionError("a fault")

    path = write_jsonl(tmp_path / "a.jsonl", records(2))
    monkeypatch.setattr(sources, "_read_lines", faulty)
    with pytest.raises(DamagedError, match="behind a:1: ZeroDivisionError: a fault"):
        read(path)
