"""Bytes become text whatever charset they claim, and what is no page is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.readers.decode import decode, mend

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
