"""A title is read in several forms: without the site's name, without a label; what is no title is left."""

import pytest

from newsclean.observe.title_forms import address_words, is_site, site_forms, title_forms, title_key

SITES = site_forms("The Harrow Gazette", "https://www.harrow-gazette.example/news/x")


def forms(text, known=()):
    return {
        (form.text, form.relation) for form in title_forms(text, title_key(text), SITES, frozenset(known))
    }


@pytest.mark.parametrize(
    "text",
    [
        "Rain in Eastvale",
        "Mayor:bridge stays shut",
        "A well-known man",
        "7:30 train is late",
        "雨が降る 東谷で",
    ],
)
def test_a_title_without_marks_has_one_form(text):
    assert forms(text) == {(text, "whole")}


@pytest.mark.parametrize(
    "text",
    [
        "Rain in Eastvale again | The Harrow Gazette",
        "Rain in Eastvale again - The Harrow Gazette",
        "The Harrow Gazette: Rain in Eastvale again",
        "Rain in Eastvale again – harrow-gazette.example",
        "The Harrow Gazette » Rain in Eastvale again",
        "Rain in Eastvale again|The Harrow Gazette",
    ],
)
def test_the_sites_name_goes(text):
    assert ("Rain in Eastvale again", "site") in forms(text)


def test_a_label_and_the_sites_name_go():
    found = forms("Weather: Rain in Eastvale again | The Harrow Gazette")
    assert ("Weather: Rain in Eastvale again", "site") in found
    assert ("Rain in Eastvale again", "tail") in found


def test_a_section_behind_the_headline_goes():
    found = forms("The Harrow Gazette | Rain in Eastvale again | Weather")
    assert ("Rain in Eastvale again", "head") in found


def test_a_short_piece_counts_only_where_it_is_known():
    assert "Rain" not in {text for text, _ in forms("Rain | The daily picture of the valley")}
    assert ("Rain", "head") in forms("Rain | The daily picture of the valley", ["rain"])


def test_many_marks_are_bounded():
    assert len(forms(" | ".join(f"part number {n} of the title" for n in range(200)))) < 80


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://g.example/news/rain-in-eastvale-2024", {"rain", "in", "eastvale"}),
        ("https://g.example/rain_in_eastvale.html?x=1", {"rain", "in", "eastvale"}),
        (
            "https://g.example/wetter/gr%C3%B6%C3%9Fte-flut-seit-jahren",
            {"groesste", "flut", "seit", "jahren"},
        ),
        ("https://g.example/news/12345", set()),
        ("https://[broken", set()),
        ("", set()),
    ],
)
def test_words_of_an_address(address, expected):
    assert address_words(address) == expected


@pytest.mark.parametrize("url", [None, "", "no address", "https://[broken"])
def test_a_site_without_a_name_has_no_forms(url):
    assert site_forms(None, url) == frozenset()
    assert not is_site("", site_forms(None, url))
