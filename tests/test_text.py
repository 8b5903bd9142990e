"""String helpers: what they fold, tidy and count, in the scripts that news is written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.text import (
    CLOSERS,
    END_MARKS,
    OPENERS,
    ends_sentence,
    fold,
    has_cjk,
    is_blank,
    solid,
    solid_index,
    tidy,
    word_count,
)

# --- tidy ---


@pytest.mark.parametrize(
    "text",
    [
        "He said “no”.",
        "l’été – 5 %…",
        "👩\u200d🚒 came",
        "می\u200cشود",
        "e\u0301",
        "東京 (共同)",
        "--- *** ---",
        "1,5 : 2",
    ],
)
def test_tidy_leaves_good_text_alone(text: str) -> None:
    assert tidy(text) == text


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("  a \t b\u00a0\u2009c\u3000d ", "a b c d"),
        ("clock\u00adwork", "clockwork"),
        ("\ufeffThe\u200b clock\u2060", "The clock"),
        ("\u200erope\u200f", "rope"),
        ("\x1b[31mred\x07\x00", "[31mred"),
        ("a\x9bb", "ab"),
        ("\ud800a\udfff", "a"),
        ("The keeper\n, Oda\n, left\n.", "The keeper, Oda, left."),
        ("The keeper (\nOda\n) left", "The keeper (Oda) left"),
        ("one\r\ntwo\x85three\u2028four", "one two three four"),
        ("", ""),
        (" \u00ad ", ""),
    ],
)
def test_tidy_repairs_spacing(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@given(st.text())
def test_tidy_keeps_every_solid_character_in_order(text: str) -> None:
    assert solid(tidy(text)) == solid(text)


@given(st.text())
def test_tidy_twice_is_tidy_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_tidy_text_is_one_line(text: str) -> None:
    assert len(tidy(text).splitlines()) <= 1


# --- solid, is_blank, solid_index ---


@pytest.mark.parametrize("text", [".", "a", " — ", "\u200d", "\u202e"])
def test_what_can_be_seen_or_must_be_kept_is_not_blank(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t", "\u00a0\u3000", "\ufeff", "\u00ad\u200b", "\x00\x1b", "\ud800"]
)
def test_what_cannot_be_seen_is_blank(text: str) -> None:
    assert is_blank(text)


@given(st.text())
def test_blank_text_has_nothing_solid(text: str) -> None:
    assert is_blank(text) == (solid(text) == "")


@given(st.text(alphabet="ab \n\u00ad\u200b."), st.integers(-1, 30))
def test_solid_index_stands_behind_that_many_solid_characters(text: str, count: int) -> None:
    index = solid_index(text, count)
    assert len(solid(text[:index])) == min(max(count, 0), len(solid(text)))


# --- fold ---


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Read\u00a0 MORE ", "read more"),
        ("“It’s” «so»", '"it\'s" "so"'),
        ("A – B — C", "a - b - c"),
        ("wait…", "wait..."),
        ("STRASSE Straße", "strasse strasse"),
        ("clock\u00adwork\u200b", "clockwork"),
        ("", ""),
    ],
)
def test_fold_makes_spellings_one(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folded_text_has_single_spaces(text: str) -> None:
    assert fold(text) == " ".join(fold(text).split())


# --- ends_sentence ---


@pytest.mark.parametrize(
    "text", ["", " ", "Read more", "Read more:", "He said,", "3.5", "“No”", "( )", "…and"]
)
def test_text_without_an_end_mark_does_not_end(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        "No.",
        "No!",
        "No?",
        "“No.”",
        "‘No.’",
        "(No.)",
        "No…",
        "行った。",
        "「行った。」",
        "गया।",
        "گیا۔",
        "ذهب؟",
        "Գնաց։",
        "No. ",
        "«No.»",
    ],
)
def test_text_with_an_end_mark_ends_in_any_script(text: str) -> None:
    assert ends_sentence(text)


def test_marks_are_single_characters() -> None:
    assert all(len(mark) == 1 for mark in (*END_MARKS, *CLOSERS, *OPENERS))


# --- word_count, has_cjk ---


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("He said no.", 3),
        ("well-known, 3.5 - yes", 4),
        ("市長が橋を閉じた", 5),
        ("ฉันรักเธอ", 5),
        ("시장이 다리를 닫았다", 3),
        ("город стоит", 2),
    ],
)
def test_words_are_counted_in_any_script(text: str, count: int) -> None:
    assert word_count(text) == count


@pytest.mark.parametrize(
    ("text", "expected"), [("Tokyo", False), ("Größe", False), ("東京", True), ("서울", True)]
)
def test_scripts_without_capitals_are_told(text: str, expected: bool) -> None:
    assert has_cjk(text) is expected
