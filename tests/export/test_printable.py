"""Text made harmless: control characters, markup, addresses."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.export.printable import cut, escaped, http_url, printable


def test_text_of_any_script_stays() -> None:
    text = "Größe, 東京, أعلن, नई दिल्ली, 👩‍🚒"
    assert printable(text) == text
    assert escaped(text) == text


@pytest.mark.parametrize(
    "char", ["\x00", "\x1b", "\x7f", "\x9b", "\n", "\t", "\u2028", "\u202e", "\u2066"], ids=ascii
)
def test_control_characters_become_spaces(char: str) -> None:
    assert printable(f"a{char}b") == "a b"


def test_half_a_surrogate_pair_becomes_the_replacement_character() -> None:
    assert printable("a\ud800b\udfff").encode("utf-8") == "a\ufffdb\ufffd".encode()


def test_lines_of_code_stay_and_nothing_else() -> None:
    assert printable("a\n\tb\x1b\r", lines=True) == "a\n\tb  "


@given(st.text())
def test_escaped_text_ends_no_context(text: str) -> None:
    shown = escaped(text)
    assert not set(shown) & set("<>\"'\x00\x1b")
    assert html.unescape(shown) == printable(text)


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("short", 5, ("short", 0)),
        ("", 3, ("", 0)),
        ("one two three", 8, ("one two", 6)),
        ("x" * 30, 10, ("x" * 10, 20)),
        ("a " + "x" * 30, 10, ("a xxxxxxxx", 22)),
    ],
)
def test_long_text_is_cut_at_a_word_and_the_rest_is_counted(
    text: str, most: int, expected: tuple[str, int]
) -> None:
    assert cut(text, most) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://gazette.example/a?b=1&c=2#d", "https://gazette.example/a?b=1&c=2#d"),
        ("  http://gazette.example  ", "http://gazette.example"),
        ("HTTPS://gazette.example/", "https://gazette.example/"),
        ("https://gazette.example:8080/a b", "https://gazette.example:8080/a%20b"),
        ("https://gazette.example/100%", "https://gazette.example/100%25"),
        ("https://gazette.example/%e4%20", "https://gazette.example/%e4%20"),
        ("https://müller.example/", "https://xn--mller-kva.example/"),
        ('https://gazette.example/"><script>', "https://gazette.example/%22%3E%3Cscript%3E"),
        ("https://gazette.example/[a]", "https://gazette.example/%5Ba%5D"),
    ],
)
def test_address_of_the_web_becomes_a_uri(url: str, expected: str) -> None:
    assert http_url(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        None, "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/hosts", "//a.example",
        "/news/1", "gazette.example/a", "https://", "https:///a", "http://[::1", 'https://a"b.example/', "http://a b/",
        "java\nscript:alert(1)", "https://\ud800/", "mailto:ada@gazette.example",
    ],
)  # fmt: skip
def test_other_addresses_are_none(url: str | None) -> None:
    assert http_url(url) is None


@given(st.text(), st.text())
def test_any_address_is_ascii_or_none(host: str, path: str) -> None:
    found = http_url(f"https://{host}/{path}")
    assert found is None or (found.isascii() and not set(found) & set(' "<>\\^`{|}\n'))
