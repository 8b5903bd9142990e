"""The magics in a real IPython: variables, files, addresses, cells and what is refused."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import Article
from tests.extras import needs

TEXT = (
    "Harbour bridge closed\n\n"
    "The bridge over the harbour was closed on Friday, the town council of Eastvale said.\n\nLeave a Reply"
)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Yield an IPython with the extension loaded, its history in memory alone."""
    needs("IPython", "notebook")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    made = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))
    made.run_line_magic("load_ext", "newsclean")
    yield made
    made.restore_sys_module_state()


@pytest.fixture
def served() -> Iterator[str]:
    """Yield the address of a page on this machine, whose server says a charset."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path.startswith("/page") else 404)
            self.send_header("Content-Type", "text/plain; charset=iso-8859-1")
            self.end_headers()
            self.wfile.write(
                "Hafenbrücke wegen Rissen gesperrt\n\nDie Brücke über den Hafen wurde am Freitag gesperrt, sagte die Stadt am Abend.".encode(
                    "latin-1"
                )
            )

        def log_message(self, *arguments: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def magic(shell: Any, line: str, cell: str | None = None) -> Any:
    if cell is None:
        return shell.run_line_magic("newsclean", line)
    return shell.run_cell_magic("newsclean", line, cell)


def refused(shell: Any, line: str, cell: str | None = None) -> str:
    from IPython.core.error import UsageError

    with pytest.raises(UsageError) as caught:
        magic(shell, line, cell)
    return str(caught.value)


# --- where a page comes from ---


@pytest.mark.parametrize("page", [TEXT, TEXT.encode()], ids=["str", "bytes"])
def test_variable_is_cleaned(shell: Any, page: Any) -> None:
    shell.user_ns["page"] = page
    assert magic(shell, "page") == newsclean.clean(TEXT)


def test_file_is_cleaned(shell: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a page.txt"
    file.write_text(TEXT, "utf-8")
    assert magic(shell, f"'{file}'") == newsclean.clean(TEXT)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "back\\slash#1.txt").write_text(TEXT, "utf-8")
    assert magic(shell, "back\\slash#1.txt") == newsclean.clean(TEXT)
    shell.user_ns["path"] = file
    assert magic(shell, "path") == newsclean.clean(TEXT)


def test_article_is_shown_as_it_is(shell: Any) -> None:
    shell.user_ns["article"] = article = newsclean.clean(TEXT)
    assert magic(shell, "article") is article


def test_address_is_fetched_with_the_charset_of_its_server(shell: Any, served: str) -> None:
    article = magic(shell, f"{served}/page?a=1")
    assert str(article.title) == "Hafenbrücke wegen Rissen gesperrt"
    assert article.url == f"{served}/page?a=1"


def test_cell_is_cleaned(shell: Any) -> None:
    assert magic(shell, "", TEXT) == newsclean.clean(TEXT)


# --- options ---


def test_options_reach_the_article(shell: Any) -> None:
    article = magic(shell, "--language en --url https://a.example/ --kind text --without comment_tail", TEXT)
    assert (article.language, article.url) == ("en", "https://a.example/")
    assert "comment_tail" not in {removal.filter for removal in article.removed}


def test_article_goes_into_a_variable(shell: Any) -> None:
    assert magic(shell, "--to bridge", TEXT) is None
    assert shell.user_ns["bridge"] == newsclean.clean(TEXT)


def test_help_names_the_options(shell: Any) -> None:
    described = shell.find_line_magic("newsclean").__doc__
    assert all(option in described for option in ("--to", "--url", "--kind", "--language", "--without"))


# --- refusals are one line ---


@pytest.mark.parametrize(
    ("line", "cell", "message"),
    [
        ("", None, "%newsclean takes one page"),
        ("page", TEXT, "%%newsclean the text below it and no page"),
        ("no_such_page", None, "no_such_page is not a variable, a file or an http(s) address"),
        ("ftp://a.example/", None, "is not a variable, a file or an http(s) address"),
        ("'http://a b/'", None, "http://a b/ is not an http(s) address"),
        ("number", None, "page must be str, bytes or an lxml tree, not int"),
        ("--without bylines", TEXT, "unknown filter 'bylines'"),
        ("--kind pdf", TEXT, "invalid choice: 'pdf'"),
        ("'unclosed", None, "No closing quotation"),
    ],
)
def test_wrong_use_is_a_usage_error(shell: Any, line: str, cell: str | None, message: str) -> None:
    shell.user_ns["number"] = 3
    assert message in refused(shell, line, cell)


def test_address_that_answers_with_an_error_is_a_usage_error(shell: Any, served: str) -> None:
    assert refused(shell, f"{served}/none") == f"{served}/none: 404 Not Found"


def test_address_that_nobody_answers_is_a_usage_error(shell: Any, served: str) -> None:
    assert refused(shell, "http://127.0.0.1:1/page").startswith("http://127.0.0.1:1/page: ")


def test_page_that_is_too_large_is_refused(shell: Any, served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.integrations.ipython.MAX_BYTES", 10)
    assert refused(shell, f"{served}/page").endswith("has more than 10 bytes")


# --- what IPython shows ---


def test_article_is_shown_as_html_and_as_text(shell: Any) -> None:
    shown, _ = shell.display_formatter.format(newsclean.clean(TEXT))
    assert shown["text/html"] == newsclean.clean(TEXT)._repr_html_()
    assert shown["text/plain"].splitlines()[:2] == [
        "<Article 'Harbour bridge closed', 1 paragraphs, 1 removed>",
        "title          Harbour bridge closed",
    ]


def test_long_page_is_cut_in_plain_text(shell: Any) -> None:
    removed = tuple(
        newsclean.Removal("x " * 90, "residue", "residue", "\x1b[2J", newsclean.Span(at, at))
        for at in range(99)
    )
    shown, _ = shell.display_formatter.format(Article(removed=removed))
    lines = shown["text/plain"].splitlines()
    assert len(lines) <= 63
    assert "... 139 more lines; explain() shows them all" in lines
    assert all(len(line) < 140 for line in lines)
    assert "\x1b" not in shown["text/plain"]


@pytest.mark.parametrize(
    "shown", [newsclean.compare(TEXT, ["newsclean", newsclean.Pipeline()]), newsclean.show([TEXT])]
)
def test_comparison_and_table_are_shown_as_html_and_as_text(shell: Any, shown: Any) -> None:
    made, _ = shell.display_formatter.format(shown)
    assert made["text/html"] == shown._repr_html_()
    assert made["text/plain"] == str(shown)
