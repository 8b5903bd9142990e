"""The command line: what it prints, where errors go, and its exit codes."""

from __future__ import annotations

import io
import json
import os
import signal
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


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["clean", ""], "inputs"),
        (["clean", "PAGE", "--site", ""], "site"),
        (["clean", "PAGE", "--rules", ""], "rules"),
        (["explain", ""], "file"),
        (["batch", "PAGE", "-o", ""], "output"),
        (["batch", "PAGE", "", "-o", "out.jsonl"], "inputs"),
        (["batch", "PAGE", "-o", "out.jsonl", "--html-field", ""], "html-field"),
        (["learn", "PAGE", "-o", ""], "output"),
        (["evaluate", ""], "gold"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_an_empty_name_is_refused(
    page: str, arguments: list[str], name: str, capsys: Any, monkeypatch: Any, tmp_path: Path
) -> None:
    """A variable that a script did not set once made Markdown files of all pages in the folder at hand."""
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(SystemExit) as ended:
        main([page if argument == "PAGE" else argument for argument in arguments])
    assert ended.value.code == 2
    assert f"argument {name}: must not be empty" in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


def test_no_more_is_read_than_a_page_may_have(
    page: str, monkeypatch: pytest.MonkeyPatch, capsys: Any, feed: Any
) -> None:
    """A device has no end."""
    monkeypatch.setattr("newsclean.commands.streams.MAX_INPUT", 100)
    feed(PAGE.encode())
    for name in (page, "-", *([] if os.name == "nt" else ["/dev/zero"])):
        assert main(["clean", name]) == 2
        assert f"{name} is too large: it has more than 100 bytes" in capsys.readouterr().err


def test_a_page_may_have_an_empty_url(page: str) -> None:
    assert main(["clean", page, "--url", ""]) == 0


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
    assert main(["clean"]) == (0 if data.strip() else 4)
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
        ["scrub"],
        ["clean", "--json", "--explain"],
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


def test_an_error_of_the_system_without_its_words_is_told_by_its_own(
    monkeypatch: pytest.MonkeyPatch, page: str, capsys: Any
) -> None:
    def broken(_: str) -> bytes:
        raise OSError("the tape is torn")

    monkeypatch.setattr("newsclean.commands.clean.read_page", broken)
    assert failed(["clean", page], capsys) == (3, "newsclean: output: the tape is torn\n")


# --- the way in ---


def test_the_command_alone_shows_the_help(capsys: Any) -> None:
    with pytest.raises(SystemExit) as caught:
        main([])
    out, err = capsys.readouterr()
    assert (caught.value.code, err) == (0, "")
    assert out.startswith("usage: newsclean ")
    assert "learn the standing lines of a site" in out


@pytest.mark.parametrize("command", ["clean", "batch", "evaluate", "explain", "filters", "learn"])
def test_a_wrong_option_shows_the_usage_of_its_command(command: str, capsys: Any) -> None:
    names = [] if command == "filters" else ["name"]
    with pytest.raises(SystemExit) as caught:
        main([command, *names, "--jsno"])
    err = capsys.readouterr().err
    assert caught.value.code == 2
    assert err.startswith(f"usage: newsclean {command} ")
    assert err.endswith(f"newsclean {command}: error: unrecognized arguments: --jsno\n")


def test_a_wrong_option_without_a_command_shows_the_usage_of_all(capsys: Any) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--jsno"])
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: newsclean [-h] [--version] COMMAND")


# --- several files ---


@pytest.fixture
def pages(tmp_path: Path) -> list[str]:
    """Return two pages."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(PAGE.replace("again", f"again, {name}"))
    return [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def test_several_files_stand_under_their_names(pages: list[str], capsys: Any) -> None:
    assert main(["clean", *pages]) == 0
    one, two = (newsclean.clean(PAGE.replace("again", f"again, {name}")) for name in "ab")
    assert capsys.readouterr().out == f"==> {pages[0]} <==\n{one}\n\n==> {pages[1]} <==\n{two}\n"


def test_several_files_are_lines_of_json_also_with_the_option_between(pages: list[str], capsys: Any) -> None:
    assert main(["clean", pages[0], "--json", pages[1]]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["title"]["text"][-1] for line in lines] == ["a", "b"]


def test_a_file_that_fails_leaves_the_others(pages: list[str], tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7 ...")
    names = [pages[0], str(tmp_path / "none.txt"), str(tmp_path / "c.pdf"), pages[1]]
    assert main(["clean", "--json", *names]) == 2
    out, err = capsys.readouterr()
    assert out.count("\n") == 2
    missing, no_page = err.splitlines()
    assert missing == f"newsclean: {names[1]}: No such file or directory"
    assert no_page.startswith(f"newsclean: {names[2]}: this is a PDF document")


def test_an_address_of_one_page_does_not_go_with_several(pages: list[str], capsys: Any) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["clean", *pages, "--url", "https://gazette.example/a"])
    assert caught.value.code == 2
    assert "--url is the address of one page" in capsys.readouterr().err


# --- addresses, and pages without an article ---


@pytest.mark.parametrize("command", ["clean", "explain", "batch", "learn"])
def test_an_address_is_not_fetched(command: str, capsys: Any) -> None:
    code, err = failed([command, "https://gazette.example/bridge"], capsys)
    assert code == 2
    assert "https://gazette.example/bridge is an address, and newsclean fetches nothing" in err


@pytest.mark.parametrize(
    "arguments", [["clean"], ["clean", "--json"], ["clean", "--explain"], ["explain"]], ids=" ".join
)
def test_a_page_without_an_article_says_so_and_has_a_code_of_its_own(
    arguments: list[str], tmp_path: Path, capsys: Any
) -> None:
    path = tmp_path / "menu.html"
    path.write_text("<html><body><nav><a href='/'>Home</a> <a href='/s'>Sport</a></nav></body></html>")
    assert main([*arguments, str(path)]) == 4
    assert capsys.readouterr().err == f"newsclean: {path}: no article was found\n"


def test_ctrl_c_ends_without_a_traceback(monkeypatch: pytest.MonkeyPatch, page: str, capsys: Any) -> None:
    def interrupted(_: str) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("newsclean.commands.clean.read_page", interrupted)
    monkeypatch.setattr("newsclean.cli.signal.getsignal", lambda _: signal.default_int_handler)
    assert main(["clean", page]) == 130
    assert capsys.readouterr() == ("", "")
