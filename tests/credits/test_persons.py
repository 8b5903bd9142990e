"""Bylines taken apart: names, roles, papers; and what is nobody's name."""

from __future__ import annotations

import pytest

from newsclean.credits.byline_text import stretches
from newsclean.credits.name_forms import looks_like_name
from newsclean.credits.persons import Person, take_apart, turned

NO_NAMES = (
    "admin", "Administrator", "Editor", "editor", "Staff Writer", "Redaktion", "Redacción", "undefined", "12345",
    "https://gazette.example/authors/ada-marsh", "ada.marsh@gazette.example", "@adamarsh", "/people/ada",
    "The Harrow Gazette", "News Desk", "Harbour bridge closed", "Share This", "Read more", "", "…",
)  # fmt: skip


@pytest.mark.parametrize("text", NO_NAMES)
def test_is_nobody(text: str) -> None:
    assert take_apart(text) == ()


@pytest.mark.parametrize("text", [text for text in NO_NAMES if " " not in text])
def test_is_nobody_even_where_a_page_says_that_it_is_a_name(text: str) -> None:
    assert take_apart(text, loose=True) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Marsh", ["Ada Marsh"]),
        ("Ada Marsh and Tom Reed", ["Ada Marsh", "Tom Reed"]),
        ("Ada Marsh, Tom Reed and Gwen Tarrant", ["Ada Marsh", "Tom Reed", "Gwen Tarrant"]),
        ("Ada Marsh, Tom Reed, and Gwen Tarrant", ["Ada Marsh", "Tom Reed", "Gwen Tarrant"]),
        ("Ada Marsh & Tom Reed", ["Ada Marsh", "Tom Reed"]),
        ("Ada Marsh/Tom Reed", ["Ada Marsh", "Tom Reed"]),
        ("Ada Marsh; Tom Reed", ["Ada Marsh", "Tom Reed"]),
        ("Jörg Öhm und Käthe Süß", ["Jörg Öhm", "Käthe Süß"]),
        ("Inès Favre et Luc Morin", ["Inès Favre", "Luc Morin"]),
        ("Marta Ruiz y Jon Okoro", ["Marta Ruiz", "Jon Okoro"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Elena Conti e Paolo Neri", ["Elena Conti", "Paolo Neri"]),
        ("Joris de Wit en Anna van den Berg", ["Joris de Wit", "Anna van den Berg"]),
        ("Kari Holt og Per Lund", ["Kari Holt", "Per Lund"]),
        ("Åsa Lind och Nils Ek", ["Åsa Lind", "Nils Ek"]),
        ("Иван Петров и Анна Седова", ["Иван Петров", "Анна Седова"]),
        ("Maria & Katerina", []),
        ("王小明、李雷", ["王小明", "李雷"]),
        ("María de la Cruz", ["María de la Cruz"]),
        ("Seán O'Brien", ["Seán O'Brien"]),
        ("T. V. Marsh", ["T. V. Marsh"]),
        ("ADA MARSH", ["ADA MARSH"]),
        ("Ada Marsh, Vienna", ["Ada Marsh"]),
        ("Ada Marsh, Ph.D.", ["Ada Marsh, Ph.D."]),
        ("Ada Marsh, MD, FAND", ["Ada Marsh, MD, FAND"]),
        ("By Ada Marsh", ["Ada Marsh"]),
    ],
)
def test_names_are_taken_apart(text: str, names: list[str]) -> None:
    assert [person.name for person in take_apart(text)] == names


@pytest.mark.parametrize(
    ("text", "role", "affiliation"),
    [
        ("Ada Marsh, Health Correspondent", "Health Correspondent", None),
        ("Ada Marsh, CNN Business", None, "CNN Business"),
        ("Ada Marsh | Harrow Gazette", None, "Harrow Gazette"),
        ("Ada Marsh (AP)", None, "AP"),
        ("Ada Marsh, political editor, Harrow Gazette", "political editor", "Harrow Gazette"),
        ("Health Correspondent Ada Marsh", "Health Correspondent", None),
        ("Ada Marsh - Chefredakteurin", "Chefredakteurin", None),
        ("Ada Marsh, MDR SACHSEN", None, "MDR SACHSEN"),
        ("Ada Marsh, CEO of Vell Ferries", "CEO of Vell Ferries", None),
    ],
)
def test_role_and_paper_are_told_from_the_name(text: str, role: str | None, affiliation: str | None) -> None:
    assert take_apart(text) == (Person("Ada Marsh", role, affiliation),)


def test_a_role_belongs_to_all_names_before_it() -> None:
    assert [person.role for person in take_apart("Ada Marsh and Tom Reed, Health Correspondents")] == [
        "Health Correspondents",
        "Health Correspondents",
    ]


def test_an_agency_is_no_person() -> None:
    assert take_apart("dpa") == (Person("dpa", "agency"),)
    assert take_apart("Ada Marsh, dpa") == (Person("Ada Marsh", None, "dpa"),)


def test_one_word_is_a_name_only_where_the_page_says_so() -> None:
    assert take_apart("Krystyna") == ()
    assert take_apart("Krystyna", loose=True) == (Person("Krystyna"),)
    assert take_apart("Maria & Katerina", loose=True) == (Person("Maria"), Person("Katerina"))


def test_a_long_text_is_no_byline() -> None:
    assert take_apart("Ada Marsh, " * 100) == ()


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Marsh, Ada", "Ada Marsh"),
        ("Marsh, Ada T.", "Ada T. Marsh"),
        ("Ada Marsh, Tom Reed", "Ada Marsh, Tom Reed"),
    ],
)
def test_surname_first_is_turned(name: str, spoken: str) -> None:
    assert turned(name) == spoken


@pytest.mark.parametrize("name", ["Ada Marsh", "Anna van den Berg", "D'Arcy Moss", "김철수", "Αννα Δήμου"])
def test_has_the_form_of_a_name(name: str) -> None:
    assert looks_like_name(name)


# --- lines ---


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("By Ada Marsh", ["Ada Marsh"]),
        ("Von Ada Marsh", ["Ada Marsh"]),
        ("Par Ada Marsh", ["Ada Marsh"]),
        ("Por Ada Marsh", ["Ada Marsh"]),
        ("Di Ada Marsh", ["Ada Marsh"]),
        ("Door Ada Marsh", ["Ada Marsh"]),
        ("Af Ada Marsh", ["Ada Marsh"]),
        ("Av Ada Marsh", ["Ada Marsh"]),
        ("Text: Ada Marsh", ["Ada Marsh"]),
        ("Autor: Ada Marsh", ["Ada Marsh"]),
        ("Written by: Ada Marsh", ["Ada Marsh"]),
        ("Written by Ada Marsh", ["Ada Marsh"]),
        ("ByAda Marsh", ["Ada Marsh"]),
        ("This post was written by Ada Marsh", ["Ada Marsh"]),
        ("Posted in Travel by Ada Marsh on Monday", ["Ada Marsh"]),
        ("Geschrieben von Ada Marsh", ["Ada Marsh"]),
        ("By Ada Marsh | Updated", ["Ada Marsh"]),
        ("by Ada Marsh, 6 comments", ["Ada Marsh,"]),
        ("文/王小明", ["王小明"]),
        ("记者 王小明", ["王小明"]),
        ("作者：王小明", ["王小明"]),
        ("本报记者 王小明 李雷", ["王小明、李雷"]),
        ("홍길동 기자", ["홍길동"]),
        ("김철수 특파원", ["김철수"]),
        ("山田太郎 記者", ["山田太郎"]),
        ("Автор: Анна Седова", ["Анна Седова"]),
        ("Photo by Tom Reed", []),
        ("Foto: Tom Reed", []),
        ("Reviewed by Tom Reed", []),
        ("Übersetzt von Tom Reed", []),
        ("责任编辑：李雷", []),
        ("The bridge was closed", []),
    ],
)
def test_by_words_credit_what_follows(line: str, credited: list[str]) -> None:
    assert [stretch.text for stretch in stretches(line) if stretch.credited] == credited
