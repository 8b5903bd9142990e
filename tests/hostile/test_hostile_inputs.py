"""Any str or bytes gives an article or an error of one family, any other type a TypeError that names it."""

from __future__ import annotations

import io
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

import newsclean
from newsclean import Article, NewscleanError, NotAPageError
from newsclean.cleaner import Cleaner
from newsclean.errors import TooLargeError

PAGE = "<html><body><p>The mayor of Eastvale said no to the bridge on Friday.</p></body></html>"
HEADS = (
    b"%PDF-1.7\n",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0",
    b"GIF89a",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"\x7fELF",
    b"RIFF\0\0\0\0WEBP",
    b'{"a": ',
    b"<?xml version='1.0'?><rss>",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xff\xfe\0\0",
    b"\xef\xbb\xbf",
    b"\x1b$B",
    b"<html",
    b"<!doctype html>",
)


@given(
    st.one_of(
        st.binary(max_size=400), st.tuples(st.sampled_from(HEADS), st.binary(max_size=400)).map(b"".join)
    )
)
@settings(max_examples=400)
@example(b"")
@example(b"\x00")
@example(b"\x1b$B\x1b")
def test_bytes_give_an_article_or_an_error_of_the_family(data: bytes) -> None:
    assert issubclass(NewscleanError, ValueError)
    try:
        found: object = newsclean.clean(data)
    except NewscleanError as error:
        found = error
    assert isinstance(found, Article | NotAPageError)
    assert isinstance(found, Article) or str(found).endswith("neither HTML nor text")


@given(st.text(max_size=400), st.sampled_from(("auto", "html", "text")))
@settings(max_examples=300)
def test_any_text_gives_an_article(text: str, kind: str) -> None:
    assert isinstance(newsclean.clean(text, kind=kind), Article)


@given(st.binary(max_size=300), st.sampled_from(("html", "text")), st.text(max_size=12))
@settings(max_examples=200)
def test_bytes_of_a_named_kind_give_an_article_whatever_the_charset_is_called(
    data: bytes, kind: str, charset: str
) -> None:
    assert isinstance(Cleaner().clean(data, kind=kind, charset=charset), Article)


@pytest.mark.parametrize(
    "charset", ["hex", "rot13", "zlib", "base64", "idna", "punycode", "undefined", "unicode_escape", "utf-7", "hz", "utf-16", "utf-32", "iso2022_kr", "\x00", "x" * 100_000]
)  # fmt: skip
def test_server_may_say_any_name_for_a_charset(charset: str) -> None:
    article = Cleaner().clean(PAGE.encode(), charset=charset)
    assert "mayor" in str(article.removed + article.body.paragraphs)


@pytest.mark.parametrize("charset", ["hex", "rot13", "undefined", "\x00", "x" * 100_000], ids=len)
def test_caller_is_told_a_name_that_is_no_charset_in_few_words(charset: str) -> None:
    with pytest.raises(newsclean.UnknownNameError, match="unknown charset") as error:
        newsclean.clean(PAGE.encode(), charset=charset)
    assert len(str(error.value)) < 600


@pytest.mark.parametrize(
    "page",
    [None, 3, 2.5, True, object(), ["<p>"], {}, Path("page.html"), io.BytesIO(b"<p>"), etree.QName("p"), etree.XPath("//p")],
    ids=lambda page: type(page).__name__,
)  # fmt: skip
def test_wrong_type_is_named(page: Any) -> None:
    with pytest.raises(
        TypeError, match=rf"page must be str, bytes or an lxml tree, not {type(page).__name__}"
    ):
        newsclean.clean(page)


@pytest.mark.parametrize(
    "tree",
    [etree.Element("p"), etree.ElementTree(), etree.Comment("x"), etree.ProcessingInstruction("a", "b"), etree.Entity("amp"), etree.fromstring("<rss/>")],
    ids=["element", "tree", "comment", "instruction", "entity", "other root"],
)  # fmt: skip
def test_any_tree_gives_an_article(tree: Any) -> None:
    assert isinstance(newsclean.clean(tree), Article)


@pytest.mark.parametrize(
    ("option", "wrong", "named"),
    [("url", 3, "int"), ("language", b"en", "bytes"), ("charset", 3, "int"), ("pipeline", None, "NoneType"), ("site", 3, "int"), ("rules", 3, "int"), ("budget", "1", "str"), ("budget", True, "bool"), ("max_chars", 2.5, "float"), ("max_chars", None, "NoneType")],
)  # fmt: skip
def test_wrong_type_of_an_option_is_named(option: str, wrong: Any, named: str) -> None:
    with pytest.raises(TypeError, match=rf"{option} must be .*, not {named}"):
        newsclean.clean(PAGE, **{option: wrong})


def test_unknown_kind_is_named_with_the_known_ones() -> None:
    with pytest.raises(NewscleanError, match="unknown kind 'pdf'; known: auto, html, text"):
        newsclean.clean(PAGE, kind="pdf")


@pytest.mark.parametrize("url", ["", "\ud800", "http://[", "javascript:1", "http://\x00", "x" * 100_000])
def test_any_address_may_be_given(url: str) -> None:
    assert newsclean.clean(PAGE, url=url).url == url


@pytest.mark.parametrize(
    "page",
    [PAGE, PAGE.encode(), bytearray(PAGE.encode()), memoryview(PAGE.encode())],
    ids=lambda page: type(page).__name__,
)
def test_a_page_over_the_limit_is_too_large(page: Any) -> None:
    assert isinstance(newsclean.clean(page, max_chars=len(PAGE)), Article)
    with pytest.raises(
        TooLargeError, match=rf"too large: {len(PAGE)} .*, and the limit is {len(PAGE) - 1}"
    ) as caught:
        newsclean.clean(page, max_chars=len(PAGE) - 1)
    assert isinstance(caught.value, NewscleanError)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.size, again.most) == (str(caught.value), len(PAGE), len(PAGE) - 1)
