"""Notes on the writer, sources and drawn rules go from the end of a story, and only from there."""

from __future__ import annotations

import pytest
from test_filters import PROSE, TITLE

import newsclean
from newsclean import Article

NOTE = "Dorcas Wray is a retired harbour pilot and the author of Slack Water."


def cleaned(*lines: str) -> Article:
    return newsclean.clean("\n\n".join([TITLE, *lines]), language="en")


def takers(article: Article) -> dict[str, str]:
    return {gone.text: gone.filter for gone in article.removed}


def body(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.body]


def test_the_last_paragraph_on_whom_the_byline_names_is_a_note() -> None:
    assert takers(cleaned("By Dorcas Wray", *PROSE, NOTE))[NOTE] == "author_bio"


def test_it_stays_where_no_byline_names_the_person() -> None:
    assert NOTE in body(cleaned("By Hannah Crewe", *PROSE, NOTE))


def test_it_stays_where_the_story_goes_on_below_it() -> None:
    assert NOTE in body(cleaned("By Dorcas Wray", *PROSE[:2], NOTE, *PROSE[2:]))


def test_it_stays_where_the_story_is_about_the_person() -> None:
    told = (
        "The council gave the key to Wray, who had asked for it every year since the flood of the lower town."
    )
    assert NOTE in body(cleaned("By Dorcas Wray", *PROSE, told, NOTE))


def test_two_writers_have_a_note_each() -> None:
    other = "Tom Reed is a lecturer in clocks at the college of Eastvale."
    article = cleaned("By Dorcas Wray and Tom Reed", *PROSE, NOTE, other)
    assert [takers(article).get(each) for each in (NOTE, other)] == ["author_bio", "author_bio"]


@pytest.mark.parametrize("rule", ["___", "* * *", "-----", "•••"])
def test_a_drawn_rule_goes_with_the_credit_below_it(rule: str) -> None:
    credit = "Associated Press writer Dale Okafor in Columbus contributed to this report."
    article = cleaned(*PROSE, rule, credit)
    assert (rule, "source_credit") in takers(article).items()
    assert body(article) == list(PROSE)


def test_a_drawn_rule_between_paragraphs_stays() -> None:
    assert "* * *" in body(cleaned(*PROSE[:2], "* * *", *PROSE[2:]))


def test_the_source_of_a_press_release_goes_below_the_story_alone() -> None:
    assert takers(cleaned(*PROSE, "SOURCE Wendside Foundry")) == {"SOURCE Wendside Foundry": "source_credit"}
    assert "Source of the Wend" in body(cleaned(*PROSE[:2], "Source of the Wend", *PROSE[2:]))
