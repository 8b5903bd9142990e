"""Menus above the headline of a text go; lists of the article stay."""

import pytest

import newsclean

TITLE = "Harbour library opens in Vell"
STORY = (
    "The library of Vell opened on Monday after two years of work, and four hundred people came.",
    "The staff grows from nine to fourteen, and the house is open on six days of the week.",
)


def taken(*lines: str) -> list[str]:
    """Return what the filter takes of a text."""
    article = newsclean.clean("\n".join(lines), kind="text")
    return [gone.text for gone in article.removed if gone.filter == "site_header"]


@pytest.mark.parametrize(
    "labels",
    [
        ("Harbour", "Upper town", "Boats", "Mills", "Letters"),
        ("Hafen", "Oberstadt", "Boote", "Mühlen", "Leserbriefe"),
        ("港", "山の手", "船", "水車"),
    ],
)
def test_a_list_of_labels_above_the_headline_is_a_menu(labels: tuple[str, ...]) -> None:
    menu = [f"* {label}" for label in labels]
    assert taken(*menu, TITLE, *STORY) == menu


@pytest.mark.parametrize(
    "items",
    [
        ("* Four eggs", "* Flour", "* Milk", "* Salt"),
        (
            "* The roof was finished in March",
            "* Nine new rooms were built",
            "* The hall is open",
            "* Entry is free",
        ),
    ],
)
def test_a_list_below_the_headline_is_the_article_s(items: tuple[str, ...]) -> None:
    assert taken(TITLE, *items, *STORY) == []


def test_a_list_with_no_headline_below_it_stays() -> None:
    assert taken("* Four eggs", "* Flour", "* Milk", "* Salt", *STORY) == []


def test_key_points_above_the_headline_stay() -> None:
    points = [
        "* The roof was finished in March",
        "* Nine new rooms were built there",
        "* The hall is now open",
        "* It is free to enter it",
    ]
    assert taken(*points, TITLE, *STORY) == []


def test_a_leftover_link_above_the_headline_goes_and_one_in_a_sentence_stays() -> None:
    assert taken('<a href="/">Harbour</a>', TITLE, *STORY) == ['<a href="/">Harbour</a>']
    quoted = (
        'The page said <a href="/">Harbour</a> where the name of the library should have been, the town said.'
    )
    assert taken(TITLE, quoted, *STORY) == []
