"""A place and a mark open a story only where nothing speaks against it. All news is invented."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.dateline import parse_dateline

DE = "Zwölf Busse hat die Stadt gekauft, und sie sollen vom Herbst an auf drei Linien fahren, sagte sie."
EN = "The library opened on Monday after two years of work, and four hundred people came, the mayor said."
FR = "La piscine a rouvert lundi après deux ans de travaux, et quatre cents personnes sont venues, dit la maire."
IT = "La piscina ha riaperto lunedì dopo due anni di lavori e sono arrivate quattrocento persone, dice la sindaca."
KO = "도서관은 월요일에 2년 만에 문을 열었고 사백 명이 찾아왔다고 시장이 말했다."
JA = "図書館は月曜日に２年ぶりに開館し、四百人が訪れたと市長が語った。"

OPENINGS = [
    ("Kassel.", DE, ("Kassel",), ()),
    ("Kassel (tr).", DE, ("Kassel",), ("tr",)),
    ("Kassel (mus/dpa).", DE, ("Kassel",), ("mus", "dpa")),
    ("Kassel (ks)", DE, ("Kassel",), ("ks",)),
    ("Obertalheim.", "Neue Busse fahren in Obertalheim. Die Stadt hat sie nach langem Streit gekauft.", ("Obertalheim",), ()),
    ("Nordvik (Norwegen) -", DE, ("Nordvik",), ()),
    ("(Kassel) -", DE, ("Kassel",), ()),
    ("(Roma) -", IT, ("Roma",), ()),
    ("Valmora (Torino) -", IT, ("Valmora",), ()),
    ("Nordvik (France) -", FR, ("Nordvik",), ()),
    ("Kassel, 17.08.2007 -", DE, ("Kassel",), ()),
    ("3. März 2024 - Kassel -", DE, ("Kassel",), ()),
    ("Denver, Colorado, United States:", EN, ("Denver",), ()),
    ("OSTERVIK (ostervik-posten.no) –", EN, ("Ostervik",), ("ostervik-posten.no",)),
    ("Ostervik, ostervik-posten.no -", EN, ("Ostervik",), ("ostervik-posten.no",)),
    ("【北京＝山田花子、鈴木一郎】", JA, ("北京",), ()),
    ("【北京、東京＝山田花子】", JA, ("北京", "東京"), ()),
    ("[한국일보] [김기자의 시선]", KO, (), ("한국일보",)),
    ("[마을신문 홍길동 기자]", KO, (), ("마을신문",)),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "story", "places", "agencies"), OPENINGS, ids=[row[0] for row in OPENINGS])
def test_it_is_cut(raw: str, story: str, places: tuple[str, ...], agencies: tuple[str, ...]) -> None:
    found = parse_dateline(f"{raw} {story}")
    assert found is not None
    assert (found.raw, found.agencies) == (raw, agencies)
    assert set(places) <= set(found.places)


@pytest.mark.parametrize(
    "text",
    [
        "Torino - Genoa 3-1. I padroni di casa hanno segnato due volte nel finale, e poi basta.",
        "HAMBURG – BREMEN 2:1. Die Gäste waren vor der Pause besser, und sie trafen den Pfosten.",
        "Lyon – Marseille is the oldest line of the country, and those who ride it love it dearly.",
        "Lyon. Une ville qui ne dort jamais, dit l'auteur, et qui attend le printemps depuis des mois.",
        "LYON. The very name makes the cooks of the country dream, and a good many others too.",
        "Berlin. Das klingt nach Freiheit, sagt die Autorin, und nach einem langen Sommer am See.",
        "Rome. C'est un rêve que des milliers de gens font chaque année, dit l'agence de voyages.",
        "CHARLOTTE — She was the last to speak and the first to leave the hall, said the clerk.",
        "Madison: He never had a chance, and everybody in the hall knew it, the clerk said later.",
        "BATH — A bath in the river is not allowed from Friday, and the council will fine swimmers.",
        "HALLE. Die neue Halle wird im Mai gebaut, sagt die Stadt, und sie kostet zwei Millionen.",
        "Diatomaceous Earth (DE) - The powder is made of small shells, and gardeners use it against ants.",
        "Fußball. Der Fußball ist in diesem Land beliebt, und in jedem Dorf gibt es einen Verein.",
        "Unfall. Nach dem Unfall auf der Autobahn musste die Straße am Montag gesperrt werden.",
        "[연합뉴스 자료사진] 도서관은 월요일에 문을 열었다고 시장이 말했다.",
    ],
)
def test_it_stays(text: str) -> None:
    assert parse_dateline(text) is None


class TestInAText:
    def test_a_wire_that_is_all_there_is_has_no_title(self) -> None:
        text = "ROME, May 3 (AFP) - The library of the port opened on Monday after\ntwo years of work, and people came."
        article = newsclean.clean(text)
        assert article.title is None
        assert str(article.dateline) == "ROME, May 3 (AFP) -"

    def test_a_kicker_may_stand_above_it(self) -> None:
        article = newsclean.clean(f"Pools open again\n\nLocal news\nOSTERVIK (AP) — {EN}\n\n{EN}")
        assert str(article.dateline) == "OSTERVIK (AP) —"

    def test_a_line_of_its_own_is_one_where_the_story_names_the_city(self) -> None:
        article = newsclean.clean(f"Pools open again\n\nBrussels\n\nBrussels has a pool again. {EN}\n\n{EN}")
        assert str(article.dateline) == "Brussels"
