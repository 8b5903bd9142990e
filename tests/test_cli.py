"""The command line: what it prints, where errors go, and its exit codes."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.cli import main

PROSE = "The mayor of Eastvale said on Friday that the harbour bridge would stay closed until spring."
MORE = "Residents of the upper town, who have waited since March, said they had expected nothing else of him."
PAGE = f"Bridge closed again\n\nBRUSSELS — {PROSE}\n\n{MORE}\n\nShare on Facebook\n"
ROOT = Path(newsclean.__file__).parent.parent


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode())
    return str(path)


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that puts bytes on standard input."""

    def put(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put


# --- what it prints ---


def test_article_is_printed_in_parts_with_blank_lines_between(page: str, capsys: Any) -> None:
    assert main(["clean", page]) == 0
    out, err = capsys.readouterr()
    assert out == f"Bridge closed again\n\nBRUSSELS —\n\n{PROSE}\n\n{MORE}\n"
    assert err == ""


def test_json_is_the_article_on_one_line(page: str, capsys: Any) -> None:
    assert main(["clean", "--json", page]) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert newsclean.Article.from_dict(json.loads(out)) == newsclean.clean(PAGE)


def test_explain_shows_every_line_with_its_fate(page: str, capsys: Any) -> None:
    assert main(["clean", "--explain", page]) == 0
    assert capsys.readouterr().out == newsclean.clean(PAGE).explain() + "\n"


def test_filters_lists_all_filters_in_order(capsys: Any) -> None:
    assert main(["filters"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(newsclean.DEFAULT.names)


# --- options ---


def test_url_and_language_reach_the_article(page: str, capsys: Any) -> None:
    main(["clean", "--json", "--url", "https://gazette.example/a", "--language", "en", page])
    data = json.loads(capsys.readouterr().out)
    assert (data["url"], data["language"]) == ("https://gazette.example/a", "en")


def test_kind_and_charset_reach_the_reader(tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "page"
    file.write_bytes(
        "<p>Größe ist nicht alles, sagte der Müller am Montag in Eastvale.</p>".encode("latin-1")
    )
    main(["clean", "--json", "--kind", "text", "--charset", "latin-1", str(file)])
    data = json.loads(capsys.readouterr().out)
    assert data["source"] == "text"
    assert "<p>Größe" in json.dumps(data, ensure_ascii=False)


def test_without_leaves_filters_out_and_may_be_repeated(page: str, capsys: Any) -> None:
    main(["clean", "--without", "share_widget", "--without", "dateline", "--without", "residue", page])
    out = capsys.readouterr().out
    assert f"BRUSSELS — {PROSE}" in out
    assert "Share on Facebook" in out


# --- input ---


@pytest.mark.parametrize("arguments", [["clean"], ["clean", "-"]], ids=["nothing", "dash"])
def test_standard_input_is_read(arguments: list[str], feed: Any, capsys: Any) -> None:
    feed(PAGE.encode())
    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith("Bridge closed again\n\nBRUSSELS —\n\n")


@pytest.mark.parametrize(
    ("data", "out"),
    [
        (b"\xef\xbb\xbfOne.", "One.\n"),
        ("Zürich ruht.".encode(), "Zürich ruht.\n"),
        (b"One.\r\n\r\nTwo, and a half.\r\n", "One.\n\nTwo, and a half.\n"),
        (b"", "\n"),
        (b" \n\t\n", "\n"),
    ],
    ids=["mark", "utf-8", "crlf", "empty", "blank"],
)
def test_bytes_are_decoded(data: bytes, out: str, feed: Any, capsys: Any) -> None:
    feed(data)
    assert main(["clean"]) == 0
    assert capsys.readouterr().out == out


def test_bytes_that_are_no_text_are_no_error(feed: Any, capsys: Any) -> None:
    feed(b"One \xff\xfe\x00\x80 two.")
    assert main(["clean"]) == 0
    assert capsys.readouterr().out.startswith("One ")


# --- errors: one line on standard error ---


def failed(arguments: list[str], capsys: Any) -> tuple[int, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("newsclean: ")
    assert err.count("\n") == 1
    return code, err


def test_missing_file_is_an_error_of_input(tmp_path: Path, capsys: Any) -> None:
    code, err = failed(["clean", str(tmp_path / "none.txt")], capsys)
    assert code == 3
    assert "none.txt" in err


def test_folder_is_an_error_of_input(tmp_path: Path, capsys: Any) -> None:
    assert failed(["clean", str(tmp_path)], capsys)[0] == 3


@pytest.mark.parametrize(
    ("option", "value", "known"),
    [("language", "english", "en"), ("language", "xx", "en"), ("charset", "klingon", "utf-8")],
)
def test_unknown_language_or_charset_is_wrong_usage(
    option: str, value: str, known: str, page: str, capsys: Any
) -> None:
    assert main(["clean", f"--{option}", value, page]) == 2
    err = capsys.readouterr().err
    assert f"unknown {option} '{value}'; known: " in err
    assert f"{known}, " in err


def test_unknown_filter_is_wrong_usage_and_the_known_are_listed(page: str, capsys: Any) -> None:
    code, err = failed(["clean", "--without", "bylines", page], capsys)
    assert code == 2
    assert "unknown filter 'bylines'; known: " in err
    assert "byline, " in err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["scrub"],
        ["clean", "--json", "--explain"],
        ["clean", "a", "b"],
        ["clean", "--language"],
        ["filters", "x"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2(arguments: list[str], capsys: Any) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "newsclean" in err


@pytest.mark.parametrize("arguments", [["--help"], ["clean", "--help"], ["filters", "--help"]], ids=" ".join)
def test_help_exits_with_0(arguments: list[str], capsys: Any) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 0
    assert "usage: newsclean" in capsys.readouterr().out


def test_help_of_clean_names_every_option(capsys: Any) -> None:
    with pytest.raises(SystemExit):
        main(["clean", "--help"])
    out = capsys.readouterr().out
    assert all(
        option in out for option in ("FILE", "--json", "--explain", "--url", "--language", "--without")
    )


def test_version_is_printed(capsys: Any) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert (caught.value.code, capsys.readouterr().out) == (0, f"newsclean {newsclean.__version__}\n")


def test_an_error_carries_no_control_characters_of_a_file_name_to_the_terminal(capsys: Any) -> None:
    assert main(["clean", "/nowhere\x1b[2J"]) == 3
    assert "\x1b" not in capsys.readouterr().err
