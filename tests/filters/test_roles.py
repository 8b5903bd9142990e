"""Filters that no table of lines can hold: those that find a role, a full page's article, or what has no name."""

from __future__ import annotations

import pytest
from test_filters import PROSE, TITLE

import newsclean
from newsclean import DEFAULT, Article

MENU = tuple(
    "Home News Local Crime Courts Schools Health Politics Business Farming Markets Sport Football Cricket Bowls "
    "Culture Books Music Theatre Opinion Letters Obituaries Jobs Property Cars Puzzles Weather Archive".split()
)
FOOTER = tuple(
    "About Contact Careers Advertise Terms Privacy Cookies Accessibility Sitemap Syndication Licensing Help Shop "
    "Events Podcasts Video Newsletters Apps Feeds Print Subscribe Gift Corrections Complaints Standards".split()
)


def page(*paragraphs: str) -> Article:
    return newsclean.clean("\n\n".join(paragraphs), language="en")


def body(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.body]


# --- main_content ---


@pytest.mark.parametrize(
    "extra",
    [
        ("The council", "The choir", "The dog"),
        ("Winners", "Best bell: the small one", "Best rope: the red one"),
        ("“No.”", "“Why not?”", "“Because.”"),
    ],
    ids=lambda extra: extra[0],
)
def test_short_lines_of_an_article_are_no_menu(extra: tuple[str, ...]) -> None:
    article = page(TITLE, *PROSE[:2], *extra, *PROSE[2:])
    assert [part for part in (*PROSE, *extra) if part not in body(article)] == []


@pytest.mark.parametrize(
    ("above", "below"), [(MENU, ()), ((), FOOTER), (MENU, FOOTER)], ids=["menu", "footer", "both"]
)
def test_menu_and_footer_of_a_full_page_go(above: tuple[str, ...], below: tuple[str, ...]) -> None:
    text = "\n".join([*above, TITLE, *PROSE, *below])
    article = newsclean.clean(text, language="en")
    assert body(article) == list(PROSE)
    assert str(article.title) == TITLE
    assert {removal.filter for removal in article.removed} & {"main_content", "residue"}


# --- own_phrases ---

OWN = DEFAULT.with_phrases({"mug_shop": ["wendside mug", "tower tour from # crowns"]})


@pytest.mark.parametrize(
    "line",
    [
        "The Wendside mugs are cracked, the keeper said.",
        "A tower tour from the north side takes an hour.",
        "Nobody in Wendside owns a mug that survived the flood.",
    ],
)
def test_own_phrases_match_whole_words_alone(line: str) -> None:
    assert line in body(newsclean.clean("\n\n".join([TITLE, *PROSE[:2], line, *PROSE[2:]]), pipeline=OWN))


@pytest.mark.parametrize(
    "line",
    [
        "Buy the Wendside  mug",
        "Our WENDSIDE MUG keeps the tea warm, the shop says.",
        "Tower tour from 12 crowns",
    ],
)
def test_own_phrases_take_the_line_for_the_callers_reason(line: str) -> None:
    article = newsclean.clean("\n\n".join([TITLE, *PROSE[:2], line, *PROSE[2:]]), pipeline=OWN)
    assert [(gone.filter, gone.reason) for gone in article.removed] == [("own_phrases", "mug_shop")]
    assert body(article) == list(PROSE)


# --- residue ---


@pytest.mark.parametrize(
    "line",
    ["The keeper of the tower", "“It rang,” she said.", "Nobody came.", "- a rope of forty ells"],
)
def test_short_lines_of_a_story_without_residue_are_left_alone(line: str) -> None:
    article = page(TITLE, *PROSE[:2], line, *PROSE[2:])
    assert line in body(article)
    assert article.removed == ()


@pytest.mark.parametrize("line", ["The ladder was never found.", "“Then it rang,” she said."])
def test_short_sentences_stay_beside_residue(line: str) -> None:
    article = page(TITLE, "By Ada Marsh", *PROSE[:3], line, PROSE[3], "Leave a Reply")
    assert line in body(article)


@pytest.mark.parametrize("name", ["title", "dateline", "standfirst", "main_content"])
def test_short_story_in_one_line_is_body(name: str) -> None:
    """A text of one sentence has no title, no dateline and nothing to remove, whatever filter looks."""
    article = newsclean.clean("The clock stopped again.", pipeline=DEFAULT.only(name))
    assert (article.title, article.dateline, body(article)) == (None, None, ["The clock stopped again."])


# --- title ---


@pytest.mark.parametrize(
    "line",
    [
        "The clock of Wendside stopped again on Monday, and the council did what it always does in winter.",
        "He said no.",
        "“We have no ladder,” she said.",
    ],
)
def test_sentence_is_no_title(line: str) -> None:
    article = page(line, *PROSE)
    assert article.title is None
    assert body(article)[0] == line


@pytest.mark.parametrize(
    "line",
    [
        "Clock stops again",
        "Who winds the clock in Wendside?",
        "“We have no ladder”: a town waits for the thaw",
    ],
)
def test_headline_above_the_story_is_the_title(line: str) -> None:
    article = page(line, *PROSE)
    assert str(article.title) == line
    assert body(article) == list(PROSE)


# --- dateline ---


@pytest.mark.parametrize(
    "opening",
    ["DEAR ABBY: ", "WATCH — ", "ANALYSIS — ", "The town — "],
)
def test_opening_that_names_no_place_is_no_dateline(opening: str) -> None:
    article = page(TITLE, opening + PROSE[0], *PROSE[1:])
    assert article.dateline is None
    assert body(article)[0] == opening + PROSE[0]


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("BRUSSELS — ", "Brussels"),
        ("WASHINGTON (Reuters) - ", "Washington"),
        ("HONOLULU, Hawaii (HawaiiNewsNow) - ", "Honolulu"),
        ("MADISON, Wis. (AP) — ", "Madison"),
    ],
)
def test_dateline_is_cut_off_the_opening(opening: str, place: str) -> None:
    article = page(TITLE, opening + PROSE[0], *PROSE[1:])
    assert article.dateline is not None
    assert (article.dateline.raw, article.dateline.place) == (opening.strip(), place)
    assert body(article) == list(PROSE)


def test_dateline_stands_on_its_own_line() -> None:
    article = page(TITLE, "Brussels, March 24 (AFP) Mar 24, 2022", *PROSE)
    assert article.dateline is not None
    assert article.dateline.agency == "AFP"
    assert body(article) == list(PROSE)


# --- standfirst ---

SUMMARY = "Keeper blames the frost, council blames the keeper, and the baker keeps the time"


@pytest.mark.parametrize(
    "head",
    [(TITLE,), (TITLE, PROSE[0].replace("Monday", "Sunday")), (TITLE, "A town waits")],
    ids=["none", "a sentence", "too short"],
)
def test_first_paragraph_is_no_standfirst_without_proof(head: tuple[str, ...]) -> None:
    article = page(*head, *PROSE)
    assert {paragraph.kind for paragraph in article.body} <= {"paragraph", "subhead"}


@pytest.mark.parametrize("below", ["By Ada Marsh", "3 March 2024", "Updated 3 March 2024, 10:15"])
def test_summary_between_headline_and_byline_is_the_standfirst(below: str) -> None:
    article = page(TITLE, SUMMARY, below, *PROSE)
    assert (article.body[0].text, article.body[0].kind) == (SUMMARY, "standfirst")
    assert body(article)[1:] == list(PROSE)


# --- a label that a scraper put behind a paragraph ---


NO_END_MARK = pytest.mark.xfail(reason="the whole paragraph goes with a label that has no end mark")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Sign up for our newsletter.", "newsletter"),
        ("Ada Marsh contributed to this report.", "source_credit"),
        ("Follow us on Facebook.", "share_widget"),
        ("Follow us on Facebook. And on no other page.", "share_widget"),
        pytest.param("Click here to read more", "related_links", marks=NO_END_MARK),
        ("© 2024 Wendside Mercury", "copyright"),
    ],
)
@pytest.mark.parametrize("space", [" ", "  ", " \u00a0\u00ad"], ids=ascii)
def test_label_glued_behind_prose_goes_alone(label: str, name: str, space: str) -> None:
    sentence = "The keeper has promised to try again in the spring, when the days are longer."
    article = page(TITLE, *PROSE[:3], f"{sentence}{space}{label}", PROSE[3])
    assert [(gone.text, gone.filter) for gone in article.removed] == [(label, name)]
    assert body(article) == [*PROSE[:3], sentence, PROSE[3]]


@pytest.mark.parametrize(
    "paragraph",
    [
        "It rang. Sign up for our newsletter to read of the bells of the valley, week by week.",
        "Sign up for our newsletter to read of the bells of the valley each week. Sign up for our newsletter now.",
    ],
    ids=["too little before it", "more of the same before it"],
)
def test_paragraph_of_residue_goes_whole(paragraph: str) -> None:
    article = page(TITLE, *PROSE, paragraph)
    assert [(gone.text, gone.filter) for gone in article.removed] == [(paragraph, "newsletter")]
    assert body(article) == list(PROSE)


def test_the_line_model_never_leaves_nothing_of_a_text():
    """Of a text cut into scraps, with a footer, what no named filter takes stays."""
    article = newsclean.clean(
        "\n\n".join(
            [
                "Rain",
                "in Eastvale",
                "the town",
                "said no",
                "on Friday",
                "and",
                "so",
                "it is",
                "now",
                "Leave a Reply",
            ]
        )
    )
    assert article.body or article.title
