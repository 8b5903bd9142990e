"""The headline is chosen among the titles that a page gives itself; site names go, true parts of titles stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.judge.stated import settle_page
from newsclean.judge.title_vote import WEIGHTS, choose_title
from newsclean.learned.weights import load_weights
from newsclean.observe.title_blocks import title_blocks, title_span
from newsclean.observe.title_candidates import Heading, find_headings, gather_candidates
from newsclean.observe.title_features import TITLE_FEATURES, title_context, title_features
from newsclean.readers.html import read_html
from newsclean.text import solid

SITE = {"site_name": "The Gazette", "url": "https://www.gazette.example/x"}
PROSE = (
    "<p>The rain fell for six days in Eastvale, and on the seventh the river rose, the keeper said.</p>" * 5
)


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
        (
            [
                ("h1", "Six days of rain flood the lower town of Eastvale"),
                ("og:title", "Six days of rain flood the lower town of East..."),
                ("title", "Six days of rain flood the lower town of East... | The Gazette"),
            ],
            "Six days of rain flood the lower town of Eastvale",
        ),
        (
            [
                ("h1", "Weather\nSix days of rain flood Eastvale"),
                ("og:title", "Six days of rain flood Eastvale"),
                ("json-ld headline", "Six days of rain flood Eastvale"),
                ("title", "Six days of rain flood Eastvale | The Gazette"),
            ],
            "Six days of rain flood Eastvale",
        ),
        ([("h1", "東谷で6日間の大雨"), ("title", "東谷で6日間の大雨｜The Gazette")], "東谷で6日間の大雨"),
    ],
)
def test_choice(titles, expected):
    assert choose_title(titles, **SITE).text == expected


def test_the_site_is_known_by_its_address_too():
    assert (
        choose_title(
            [("title", "Rain in Eastvale - gazette.example")], url="https://www.gazette.example/"
        ).text
        == "Rain in Eastvale"
    )


def test_the_heading_above_the_text_comes_before_titles_made_for_searches():
    seo = "Eastvale flood: rain, river levels and road closures explained"
    titles = [("og:title", seo), ("title", f"{seo} | The Gazette")]
    headings = [
        Heading("Our weather pages", prose=0),
        Heading("Six days of rain, and the river over Eastvale"),
        Heading("More flood news", prose=0, above=1.0, link_ratio=1.0),
    ]
    assert choose_title(titles, headings=headings, **SITE).text == headings[1].text


def test_a_logo_is_no_title():
    titles = [("title", "Six days of rain | The Gazette")]
    headings = [Heading("The Gazette", link_ratio=1.0), Heading("Six days of rain", level=2, prose=900)]
    assert choose_title(titles, headings=headings, **SITE).text == "Six days of rain"


def test_sources_are_those_that_agree():
    titles = [
        ("og:title", "Rain in Eastvale"),
        ("twitter:title", "A wet week"),
        ("dc.title", "Rain in Eastvale"),
    ]
    assert choose_title(titles, headings=["Rain in Eastvale"]).sources == ("h1", "og:title", "dc.title")


def test_nothing_to_choose_from():
    assert choose_title([("title", "")]) is None
    assert choose_title([("title", "…")]) is None
    assert choose_title([("title", "x" * 500)]) is None


SOURCES = ("h1", "og:title", "json-ld headline", "title", "parsely-title", "unheard of")


@given(st.lists(st.tuples(st.sampled_from(SOURCES), st.text(max_size=60)), max_size=8), st.text(max_size=12))
def test_the_choice_is_a_part_of_some_title_whatever_they_are(titles, site):
    choice = choose_title(titles, site_name=site, url="https://gazette.example/")
    assert choice is None or any(solid(choice.text) in solid(text) for _, text in titles)
    assert choice is None or solid(choice.text)


def test_every_feature_has_a_weight():
    found = gather_candidates([("title", "Rain in Eastvale")], [Heading("Rain in Eastvale")], frozenset())
    context = title_context(found, [], sites=frozenset(), address=frozenset(), news=False)
    features = title_features(found["rain in eastvale"], context)
    assert tuple(features) == TITLE_FEATURES
    assert load_weights(WEIGHTS, TITLE_FEATURES).keys() == features.keys()


def test_headings_know_their_place():
    page = read_html(
        f"<h1><a href=/>The Gazette</a></h1><h1>Rain in Eastvale</h1>{PROSE}<h4>Small print</h4>"
    )
    logo, headline = find_headings(page.text, page.blocks)
    assert (logo.link_ratio, headline.text, headline.above) == (1.0, "Rain in Eastvale", 0.0)
    assert headline.prose > 400


def test_prose_without_spaces_counts_twice():
    page = read_html(
        "<h1>東谷で六日間の大雨</h1>"
        + "<p>東谷では六日間にわたり雨が降り続き、七日目に川が町にあふれたと堰の番人が語った。また雨だ。</p>"
        * 4
    )
    assert find_headings(page.text, page.blocks)[0].prose > 300


def test_the_blocks_that_say_it_are_found():
    page = settle_page(
        read_html(
            "<title>Rain in Eastvale</title><p>Rain in Eastvale</p><h2>Rain in Eastvale</h2><h1>Rain in Eastvale</h1>"
        )
    )
    assert page.meta.title == "Rain in Eastvale"
    assert title_blocks(page) == (0, 1, 2)
    assert page.meta.sources == (("title", "h1"), ("title", "title"))


def test_a_heading_with_a_label_says_the_title_and_a_paragraph_does_not():
    page = settle_page(
        read_html(
            "<title>Six days of rain</title><meta property=og:title content='Six days of rain'>"
            "<h1>Weather<br>Six days of rain</h1><p>Weather: Six days of rain</p>"
        )
    )
    assert page.meta.title == "Six days of rain"
    assert [page.blocks[index].kind for index in title_blocks(page)] == ["heading"]


@pytest.mark.parametrize(
    ("title", "heading", "is_said"),
    [
        ("Six days of rain in Eastvale", "<h1><b>Weather</b><i>Six days of rain in Eastvale</i></h1>", True),
        ("Weather: Six days of rain", "<h1><b>Weather</b><i>Six days of rain</i></h1>", True),
        ("Six days of rain in Eastvale", "<h2>Weather: Six days of rain in Eastvale</h2>", True),
        ("Six days of rain in Eastvale", "<h2>Six days of rain in Eastvale, in figures</h2>", False),
        ("Six days of rain", "<h2>What came of six days of rain</h2>", False),
    ],
    ids=[
        "label glued on",
        "all but the space",
        "label in a lower heading",
        "subhead that begins alike",
        "short",
    ],
)
def test_headings_that_say_the_title(title, heading, is_said):
    head = f"<title>{title}</title><meta property=og:title content='{title}'>"
    page = settle_page(read_html(f"{head}<p>Rain.</p>{heading}"))
    assert page.meta.title == title
    assert bool(title_blocks(page)) is is_said


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Weather\nSix days of rain", "Six days of rain", (8, 24)),
        ("SIX DAYS OF RAIN (pictures)", "Six days of rain", (0, 16)),
        ("Große Flut: Straße gesperrt", "Straße gesperrt", (12, 27)),
        ("Six days of rain: pictures", "Rain", None),
    ],
)
def test_where_the_title_stands_in_a_heading(text, title, expected):
    assert title_span(text, title) == expected
