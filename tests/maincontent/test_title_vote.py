"""The headline is chosen among the titles that a page gives itself; site names go, true parts of titles stay."""

import pytest

from newsclean.maincontent.title_vote import choose_title, vote_title
from newsclean.readers.html import read_html


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (
            [
                ("h1", "Rain in Eastvale"),
                ("og:title", "Rain in Eastvale - The Gazette"),
                ("title", "Rain | The Gazette"),
            ],
            "Rain in Eastvale",
        ),
        (
            [
                ("h1", "The Gazette"),
                ("og:title", "Rain in Eastvale"),
                ("title", "Rain in Eastvale | The Gazette"),
            ],
            "Rain in Eastvale",
        ),
        ([("title", "Rain in Eastvale | The Gazette")], "Rain in Eastvale"),
        ([("title", "The Gazette - Rain in Eastvale")], "Rain in Eastvale"),
        (
            [
                ("h1", "Our blog"),
                ("og:title", "Ten ways to mend a net"),
                ("json-ld headline", "Ten ways to mend a net"),
            ],
            "Ten ways to mend a net",
        ),
        (
            [("h1", "“It was 7:30 – and dark”: a night on the river")],
            "“It was 7:30 – and dark”: a night on the river",
        ),
        ([("og:title", "Mayor: bridge to stay closed")], "Mayor: bridge to stay closed"),
        ([("h1", "He says »no«"), ("title", "He says »no« - The Gazette")], "He says »no«"),
        ([("title", "The Gazette")], "The Gazette"),
    ],
)
def test_choice(titles, expected):
    assert choose_title(titles, site_name="The Gazette", url="https://www.gazette.example/x").text == expected


def test_the_site_is_known_by_its_address_too():
    assert (
        choose_title(
            [("title", "Rain in Eastvale - gazette.example")], url="https://www.gazette.example/"
        ).text
        == "Rain in Eastvale"
    )


def test_nothing_to_choose_from():
    assert choose_title([("title", "")]) is None
    assert vote_title(read_html("<p>x")) == (None, None, "")


def test_the_block_that_says_it_is_named():
    page = read_html(
        "<title>Rain in Eastvale</title><p>Rain in Eastvale</p><h2>Rain in Eastvale</h2><h1>Rain in Eastvale</h1>"
    )
    text, index, evidence = vote_title(page)
    assert (text, page.blocks[index].path) == ("Rain in Eastvale", "/html/body/h1[1]")
    assert evidence == "h1, title"
