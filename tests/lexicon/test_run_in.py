"""A headline with a byline and a date behind it on one line, and rows of the names of sections."""

import pytest

from newsclean.lexicon.run_in import headline_end
from newsclean.lexicon.sections import is_menu_row


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Six days of rain", " By Ada Marsh Published March 4, 2024 10:21 am"),
        ("Six days of rain", " | By Ada Marsh | March 4, 2024"),
        ("Six days of rain", " - Ada Marsh, The Vell Gazette"),
        ("Six days of rain", " Tuesday, March 5, 2024 By ADA MARSH, Staff Writer"),
        ("Six days of rain", " Updated 3 hours ago"),
        ("Sechs Tage Regen in Vell", " Von Ada Marsch Stand: 05.03.2024, 10:21 Uhr"),
        ("Six jours de pluie", " Par Ada Marais Publié le 4 mars 2024 à 10h21"),
        ("Seis días de lluvia", " Por Ada Marsal 4 de marzo de 2024"),
        ("Sei giorni di pioggia", " Di Ada Marsi 5 marzo 2024 10:21"),
        ("Zes dagen regen", " Door Ada Marsman 5 maart 2024"),
        ("Sześć dni deszczu", " Autor: Ada Marska 5 marca 2024"),
        ("Шесть дней дождя", " Автор: Ада Марш 5 марта 2024, 10:21"),
        ("여섯 날의 비", " 김철수 기자 2024.03.05 10:21"),
        ("东谷连下六天大雨", " 记者 陈立 2024-03-05 10:21"),
        ("ستة أيام من المطر", " كتب: أحمد علي 5 مارس 2024"),
    ],
)
def test_byline_and_date_are_cut_off(title: str, rest: str) -> None:
    assert headline_end(title + rest) == len(title)


@pytest.mark.parametrize(
    "text",
    [
        "What changes for drivers on March 4, 2024",
        "Bridge closed by Tom March 4",
        "Win for Leeds - Gary Marsh, Tom Crewe",
        "Wahl am 5. Mai 2024",
        "Six days of rain",
        "x" * 500 + " By Ada Marsh March 4, 2024",
    ],
)
def test_headlines_with_dates_and_names_stay_whole(text: str) -> None:
    assert headline_end(text) is None


@pytest.mark.parametrize(
    "row",
    [
        "Home News Sport Weather",
        "Startseite Politik Wirtschaft Sport Kultur Bad Vell",
        "Accueil | Politique | Économie",
        "首页 新闻 体育 财经",
    ],
)
def test_rows_of_sections_are_menus(row: str) -> None:
    assert is_menu_row(row)


@pytest.mark.parametrize(
    "text",
    [
        "Home Secretary Quits Over Weather Row",
        "Sport, politics and culture meet in Vell",
        "Sport Sport Sport",
        "World News",
        "Kultur und Politik streiten über Sport",
    ],
)
def test_headlines_of_such_words_are_none(text: str) -> None:
    assert not is_menu_row(text)
