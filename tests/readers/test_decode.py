"""Bytes become text whatever charset they claim, and what is no page is named."""

import codecs
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.errors import NotAPageError
from newsclean.readers.decode import decode, mend, sniff

TEXT = "Zürich – „Größe“: 5 € für Müsli"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_survives_each_codec(codec):
    assert decode(TEXT.encode(codec), charset="cp1252" if codec == "cp1252" else None) == TEXT


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_nulls(codec):
    assert decode("<p>Rain in Eastvale</p>".encode(codec)) == "<p>Rain in Eastvale</p>"


def test_valid_utf8_wins_over_a_wrong_label():
    assert decode(TEXT.encode(), charset="iso-8859-1") == TEXT
    assert decode(b'<meta charset="iso-8859-1">' + TEXT.encode()).endswith(TEXT)


def test_latin1_means_cp1252():
    assert decode(b'<meta charset="latin-1">\x93Rain\x94').endswith("“Rain”")


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("gb2312", "gb18030", "首相在周五宣布辞职"),
        ("shift_jis", "cp932", "首相は金曜日に辞任した"),
        ("euc-kr", "cp949", "총리가 금요일 사임했다"),
        ("windows-1251", "cp1251", "Премьер ушёл в отставку"),
        ("iso-2022-jp", "iso2022_jp", "首相は辞任した"),
    ],
)
def test_a_declared_charset_is_used(label, codec, text):
    page = f'<meta charset="{label}"><p>{text}</p>'.encode(codec)
    assert text in decode(page)


def test_a_few_stray_bytes_do_not_spoil_utf8():
    data = "Größe und Übermaß ärgern öfter ".encode() * 3 + b"\x93Rain\x94"
    assert decode(data).endswith("“Rain”")


def test_an_unknown_label_is_no_error():
    assert decode(b"plain", charset="klingon") == "plain"


@given(st.binary(max_size=400))
def test_any_bytes_decode_to_text_that_can_be_encoded(data):
    text = decode(data)
    text.encode()
    assert "\x00" not in text


@given(st.text(max_size=200))
def test_mending_leaves_clean_text_alone(text):
    if "\x00" not in text:
        assert mend(text) == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%...", "PDF"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (gzip.compress(b"<html>", mtime=0), "gzip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b'{"a": [1, 2]}', "JSON"),
        ('[{"a": 1}]', "JSON"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "RSS"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (bytes(range(32)) * 8, "binary"),
    ],
)
def test_what_is_no_page_is_named(data, what):
    with pytest.raises(NotAPageError, match=what):
        sniff(data)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("<!DOCTYPE html><title>x</title>", "html"),
        ("<p>One.</p><p>Two.</p>", "html"),
        (b"<div class='x'>Rain<br>fell</div>", "html"),
        (codecs.BOM_UTF16_LE + "<html><body>x".encode("utf-16-le"), "html"),
        ("The mayor said 3 < 4 and 5 > 2.", "text"),
        ("[AP] Rain fell on Friday.", "text"),
        ("Write <br> where a line ends.", "text"),
        ("", "text"),
        (b"", "text"),
    ],
)
def test_html_is_told_from_text(data, kind):
    assert sniff(data) == kind
