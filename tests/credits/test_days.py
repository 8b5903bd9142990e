"""Dates in lines and addresses, in figures and in words."""

from __future__ import annotations

import datetime

import pytest

from newsclean.credits.days import day_of_address, find_days


@pytest.mark.parametrize(
    ("line", "language", "found"),
    [
        ("Published March 8, 2024", "en", ["2024-03-08"]),
        ("March 8th, 2024", "en", ["2024-03-08"]),
        ("8 March 2024, 14:30 GMT", "en", ["2024-03-08T14:30:00+00:00"]),
        ("Friday, March 8, 2024 @08:00PM", "en", ["2024-03-08T20:00:00"]),
        ("March 8, 2024 at 5pm", "en", ["2024-03-08T17:00:00"]),
        ("8. März 2024 um 14:30 Uhr", "de", ["2024-03-08T14:30:00"]),
        ("08.03.2024", "de", ["2024-03-08"]),
        ("03.Mär.24", "de", ["2024-03-03"]),
        ("26 | 01 | 2022", "de", ["2022-01-26"]),
        ("8 mars 2024 à 15h30", "fr", ["2024-03-08T15:30:00"]),
        ("8 de marzo de 2024", "es", ["2024-03-08"]),
        ("8 de março de 2024", "pt", ["2024-03-08"]),
        ("8 marzo 2024", "it", ["2024-03-08"]),
        ("8 maart 2024", "nl", ["2024-03-08"]),
        ("8. mars 2024", "no", ["2024-03-08"]),
        ("8 марта 2024 г., 10:15", "ru", ["2024-03-08T10:15:00"]),
        ("2024. március 8.", "hu", ["2024-03-08"]),
        ("8 Mart 2024", "tr", ["2024-03-08"]),
        ("ngày 8 tháng 3 năm 2024", "vi", ["2024-03-08"]),
        ("8 مارس 2024", "ar", ["2024-03-08"]),
        ("2024年3月8日 下午3:05", "zh", ["2024-03-08T15:05:00"]),
        ("입력 2024.05.16 18:20 수정 2024.05.17", "ko", ["2024-05-16T18:20:00", "2024-05-17"]),
        ("28. Juni 201914. Januar 2020", "de", ["2019-06-28", "2020-01-14"]),
        ("ByAda MarshMar 5, 2024 | 6 comments", "en", ["2024-03-05"]),
        ("LocalDECEMBER 22, 2022Updated: JANUARY 02, 2024", "en", ["2022-12-22", "2024-01-02"]),
        ("3/25/2024", "en", ["2024-03-25"]),
        ("3/5/2024", "en-US", ["2024-03-05"]),
        ("3/5/2024", "en-GB", ["2024-05-03"]),
    ],
)
def test_dates_are_found(line: str, language: str, found: list[str]) -> None:
    assert [day.when.isoformat() for day in find_days(line, language=language)] == found


@pytest.mark.parametrize(
    "line",
    [
        "3/5/2024",
        "March 2024",
        "8 января, 17:46",
        "PHP 8.4.13",
        "Call 619-350-2853",
        "31 February 2024",
        "13.45.2024",
        "Vol 7, No 6 (2019)",
        "2-1, 3-2",
        "",
    ],
)
def test_what_is_no_full_date_is_left_alone(line: str) -> None:
    assert find_days(line, language="en") == []


def test_the_host_settles_the_order_of_figures() -> None:
    assert [str(day.when) for day in find_days("3/5/2024", language="en", host="gazette.co.uk")] == [
        "2024-05-03"
    ]


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://vell.example/2024/03/08/bridge", (2024, 3, 8)),
        ("https://vell.example/news/2024-03-08-bridge", (2024, 3, 8)),
        ("https://vell.example/news/20240308/bridge", (2024, 3, 8)),
        ("https://vell.example/news/2024/mar/08/bridge", (2024, 3, 8)),
        ("https://vell.example/2024/03/bridge", None),
        ("https://vell.example/2022/12-ways", None),
        ("https://archive.example/web/20240308112233/http://vell.example/a", None),
        ("https://vell.example/item/12345678", None),
        ("/2024/03/08/bridge", None),
        (None, None),
    ],
)
def test_day_of_an_address(address: str | None, day: tuple[int, int, int] | None) -> None:
    assert day_of_address(address) == (datetime.date(*day) if day else None)
