"""Lines of dates, labels and names are taken apart, and nothing that tells something is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.lexicon.head_line import MAX_CHARS, read_head_line

TOLD = (
    "On 3 June 2024 Hannah Crewe won the seat by two votes.",
    "3 June 2024: The bridge is closed.",
    "3 June 2024: Bridge Closed",
    "14 March 2024 – Ferry Sunk",
    "12 May 2024 Wendside – Eastvale 2-1",
    "Eastvale 2 Harrow 1, 3 June 2024",
    "LONDON, June 3 (AP) —",
    "1997: Marsh wins the town for the Greens",
    "Hannah Crewe, born 3 June 1984",
    "Am 3. Juni 2024 gewann Klaus Merkheim die Wahl mit zwei Stimmen.",
    "Le 3 juin 2024, Maëlle Quintin a gagné.",
    "El 3 de junio de 2024 cerró el puente.",
    "2024年5月16日，市长宣布大桥关闭。",
    "24 Hour Emergency Services",
    "Author: H. Crewe Released: June 17, 2025 Genre: Weather",
    "April Jones and May Day",
    "What happened on 3 June 2024?",
    "Gold 1,240 Silver 24",
)
READ = {
    "17 Feb 2022 by Gwen Tarrant": ("date", "by", "name"),
    "By Hannah Crewe 3 June 2024": ("by", "name", "date"),
    "Von Klaus Merkheim 14.03.2024, 06:12 Uhr Lesedauer: 2 Min.": ("by", "name", "date", "time", "reading"),
    "06. 01. 2026, 14:59 Uhr Lesedauer: 4 Minuten": ("date", "time", "reading"),
    "2 September 2015, 14:20 | Views: 1812": ("date", "time", "counter"),
    "2024年05月16日 18:20 来源：湖畔晚报 字号：大 中 小": ("date", "time", "source", "name", "button"),
    "Originally posted February 2017 Edited April 2024": ("published", "date", "updated"),
    "Owen Breck and Sinéad LoftusUpdated 5 November 2024, 11:42": ("name", "updated", "date", "time"),
    "By WSM, in News, Portugal, Business · 31 Jan 2025, 20:02 · 0 Comments": ("by", "name", "date", "time", "counter"),
    "公開日：2025/01/31 11:30 更新日：2025/01/31 11:30": ("published", "date", "time", "updated"),
    "Par Maëlle Quintin, publié le 27 novembre 2023 à 11h05, mis à jour à 14h32": (
        "by", "name", "date", "time", "updated",
    ),
    "홍길순 기자 입력 2024.05.16 18:20": ("name", "by", "published", "date", "time"),
    "كتب أحمد علي 3 يونيو 2024": ("by", "name", "date"),
    "Ada Marsh hace 3 horas": ("name", "ago"),
    "Ada Marsh 3 hours ago": ("name", "ago"),
    "Dec 11, 2025 Share": ("date", "button"),
}  # fmt: skip


@pytest.mark.parametrize("text", TOLD)
def test_a_line_that_tells_something_is_no_head_line(text: str) -> None:
    assert read_head_line(text) is None


@pytest.mark.parametrize(("text", "parts"), READ.items(), ids=READ)
def test_a_line_of_known_parts_is_taken_apart(text: str, parts: tuple[str, ...]) -> None:
    read = read_head_line(text)
    assert read is not None
    assert read.parts == parts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("17 Feb 2022 by Gwen Tarrant", ("Gwen Tarrant",)),
        ("Owen Breck and Sinéad LoftusUpdated 5 November 2024", ("Owen Breck", "Sinéad Loftus")),
        ("By Maria de la Cruz, 3 June 2024", ("Maria Cruz",)),
    ],
)
def test_names_are_the_words_that_are_left(text: str, names: tuple[str, ...]) -> None:
    read = read_head_line(text)
    assert read is not None
    assert read.names == names


def test_only_a_word_right_before_a_name_gives_it_credit() -> None:
    by_date, by_name = (
        read_head_line("By Friday 3 June 2024 Crewe Must Pay"),
        read_head_line("3 June 2024 by Ada Crewe"),
    )
    assert by_date is not None
    assert not by_date.credited
    assert by_name is not None
    assert by_name.credited


@given(st.text(alphabet="ABc 0123456789:./|-年月日 byMay3é\n", max_size=2 * MAX_CHARS))
def test_names_never_hold_a_digit_and_long_lines_are_none(text: str) -> None:
    read = read_head_line(text)
    if read is not None:
        assert len(text) <= MAX_CHARS
        assert not any(char.isdecimal() for name in read.names for char in name)
