"""Lines of a site are told apart by what they say, whatever the number, the date and the day."""

from __future__ import annotations

import pytest

from newsclean.standing.folding import MAX_CHARS, content_words, fold_line, sentences


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("You have read 3 stories this month", "You have read 12 stories this month"),
        ("Published Monday, 3 June 2024 at 10:15", "Published Friday, 28 May 2021 at 9:05"),
        ("Mis à jour le 3 février 2024", "Mis à jour le 12 août 2023"),
        ("Veröffentlicht am 3. März", "Veröffentlicht am 14. Oktober"),
        ("Posted Mon, 3 Jun 2024 10:15 am", "Posted Tue, 12 Dec 2023 8:05 pm"),
        ("更新 2024年5月3日（金）", "更新 2023年11月21日（火）"),
        ("Read “The Gazette” — daily", 'Read "The Gazette" - daily'),
    ],
)
def test_lines_that_differ_in_numbers_dates_and_quotes_are_the_same(one: str, other: str) -> None:
    assert fold_line(one) == fold_line(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He may go", "He might go"),
        ("Get the Gazette app", "Get the Gazette map"),
        ("Do you want more?", "So you want more?"),  # "do" and "so" are days of the week elsewhere
        ("A note " + "x" * 60, "A note " + "y" * 60),
    ],
)
def test_other_words_make_another_line(one: str, other: str) -> None:
    assert fold_line(one) != fold_line(other)


@pytest.mark.parametrize("text", ["", "***", "12", "3 / 4", "…", "x" * (MAX_CHARS + 1)])
def test_a_line_without_words_or_an_endless_one_is_none(text: str) -> None:
    assert fold_line(text) is None


def test_a_long_line_shows_its_head_and_is_told_by_all_of_it() -> None:
    one = fold_line("The Gazette corrects its errors, so write to the desk before noon")
    other = fold_line("The Gazette corrects its errors, so write to the desk before nine")
    assert one is not None
    assert other is not None
    assert one.key.startswith("the gazette corrects its errors,~")
    assert one.key != other.key
    assert len(one.key) < 48


def test_sentences_leave_nothing_out_but_the_space_between() -> None:
    text = 'He left. "No," she said. 今日は雨。明日も雨。 Read on'
    assert [text[start:end] for start, end in sentences(text)] == [
        "He left.",
        '"No," she said.',
        "今日は雨。",
        "明日も雨。",
        "Read on",
    ]


def test_content_words_of_unspaced_scripts_are_pairs() -> None:
    assert content_words("東京の雨") == {"東京", "京の", "の雨"}
