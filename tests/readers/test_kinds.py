"""What input is: HTML, text or neither, and a text that is nothing but where a page could be had."""

from __future__ import annotations

import codecs
import gzip
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.errors import NotAPageError
from newsclean.readers.kinds import sniff

PROSE = (
    "The library of Mapleton opened on Monday after two years of work, and four hundred people came.",
    "The staff grows from nine to fourteen, and the house is open on six days of the week.",
    "A room for newspapers of the last century is to follow in the autumn, the town said.",
)
STORY = "\n\n".join(["Library opens in Mapleton", *PROSE])


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%...", "PDF"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (gzip.compress(b"<html>", mtime=0), "gzip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b'{"a": [1, 2]}', "JSON"),
        (b'[{"a": 1}]', "JSON"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "RSS"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (bytes(range(32)) * 8, "binary"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_bytes_that_are_no_page_are_named(data: bytes, what: str) -> None:
    with pytest.raises(NotAPageError, match=what):
        sniff(data)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("<!DOCTYPE html><title>x</title>", "html"),
        ("<p>One.</p><p>Two.</p>", "html"),
        ("  \n<p>One.</p>\n<p>Two.", "html"),
        ("<b>MAPLETON</b> One.<br>Two.<br>Three.", "html"),
        ("<h2>One</h2>Two", "html"),
        (b"<div class='x'>Rain<br>fell</div>", "html"),
        (codecs.BOM_UTF16_LE + "<html><body>x".encode("utf-16-le"), "html"),
        ("The mayor said 3 < 4 and 5 > 2.", "text"),
        ("[AP] Rain fell on Friday.", "text"),
        ("Write <br> where a line ends.", "text"),
        ("<br> is how a line ends.", "text"),
        ('<?xml version="1.0"?><rss version="2.0"><item><p>a</p><p>b</p>', "text"),
        ('[{"a": "<p>1</p><p>2</p>"}]', "text"),
        ("", "text"),
        (b"", "text"),
    ],
)
def test_html_is_told_from_text(data: str | bytes, kind: str) -> None:
    assert sniff(data) == kind


LEFTOVERS = (
    '<a href="/">Home</a>',
    '<a href="/">Home</a> <a href="/sport">Sport</a>',
    '<img src="/harbour.jpg" alt="The harbour">',
    "<b>News</b>",
    "<span class='kicker'>Town</span>",
    '<div class="ad">Advertisement</div>',
    "<p>Advertisement</p>",
)


@pytest.mark.parametrize("first", LEFTOVERS)
@pytest.mark.parametrize("ends", ["\n", "\n\n"], ids=["lines", "paragraphs"])
@pytest.mark.parametrize("encode", [str, str.encode], ids=["str", "bytes"])
def test_text_that_begins_with_leftover_tags_is_text(first: str, ends: str, encode: Any) -> None:
    text = f"{first}\n{STORY.replace(f'{chr(10)}{chr(10)}', ends)}"
    article = newsclean.clean(encode(text))
    assert article.source == "text"
    said = [str(article.title), *(paragraph.text for paragraph in article.body)]
    assert set(PROSE) <= set(said)


def test_text_with_a_tag_at_its_end_is_text() -> None:
    assert sniff(f"<b>Town</b>\n{STORY}</p>\n<br/>") == "text"


def wrapped(text: str) -> str:
    """Return a text wrapped as editors of HTML do it."""
    return text.replace(", and", ",\nand").replace(" of ", "\nof ")


@pytest.mark.parametrize(
    "page",
    [
        "".join(f"<p>{text}</p>\n" for text in PROSE),
        "".join(f"<p>\n{wrapped(text)}\n" for text in PROSE),
        f"<div>\n{wrapped(' '.join(PROSE * 4))}\n</div>",
        f"<div>\n\n  {PROSE[0]}\n\n  <a href=/>Mapleton</a>\n\n  </div><p>{PROSE[1]}</p><p>{PROSE[2]}</p>",
        f"<div>{PROSE[0]}</div><script>\n// {PROSE[0]}\n\n// {PROSE[1]}\n\n// {PROSE[2]}\n</script>",
        f"<p>{PROSE[0]}</p><pre>{STORY}</pre>",
        f"<html>{STORY}",
    ],
    ids=["lines", "wrapped", "one block", "blank lines", "script", "pre", "document"],
)
def test_html_with_line_ends_is_html(page: str) -> None:
    assert sniff(page) == "html"


# --- not a page, but where one could be had ---


@pytest.mark.parametrize(
    "address",
    [
        "https://vell.example/2024/bridge",
        " http://vell.example\n",
        "HTTPS://VELL.EXAMPLE/",
        "www.vell.example",
        "ftp://vell.example/a.html",
        "file:///home/ada/bridge.html",
    ],
)
@pytest.mark.parametrize("kind", ["auto", "html"])
def test_address_is_no_page(address: str, kind: str) -> None:
    with pytest.raises(NotAPageError, match="is an address, not a page: newsclean fetches nothing"):
        newsclean.clean(address, kind=kind)


@pytest.mark.parametrize("kind", ["auto", "html"])
def test_name_of_a_file_is_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    (tmp_path / "bridge.html").write_text("<p>Rain.</p>")
    monkeypatch.chdir(tmp_path)
    for name in ("bridge.html", str(tmp_path / "bridge.html"), "./bridge.html\n"):
        with pytest.raises(NotAPageError, match=r"is the name of a file, .*\.read_bytes\(\)"):
            newsclean.clean(name, kind=kind)


@pytest.mark.parametrize(
    "text",
    [
        "https://vell.example/2024/bridge\n\nThe bridge was closed.",
        "Read https://vell.example",
        "www.",
        "bridge.html",
        "//server/share/bridge.html",
        "a\x00b",
        "\ud800",
    ],
    ids=ascii,
)
def test_any_other_text_is_a_text(text: str) -> None:
    assert newsclean.clean(text).source == "text"


def test_kind_says_that_an_address_is_the_text() -> None:
    assert str(newsclean.clean("https://vell.example/2024/bridge", kind="text").body)


def test_path_is_refused_with_what_to_do() -> None:
    with pytest.raises(TypeError, match=r"page must be str, .*Path: .*\.read_bytes\(\)"):
        newsclean.clean(Path("bridge.html"))  # type: ignore[arg-type]


def test_one_address_among_pages_fails_alone() -> None:
    results = list(newsclean.clean_many(["https://vell.example/1", STORY, {"html": "www.vell.example"}]))
    assert [getattr(result, "kind", "") for result in results] == ["not_a_page", "", "not_a_page"]
