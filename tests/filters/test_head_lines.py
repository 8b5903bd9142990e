"""Lines of several parts go from the head of a story, and lines that tell something stay, in text and in HTML."""

from __future__ import annotations

import pytest
from test_filters import PROSE, TITLE

import newsclean
from newsclean import Article

GO = {
    "17 Feb 2022 by Gwen Tarrant": "timestamp",
    "By Hannah Crewe 3 June 2024": "byline",
    "Von Klaus Merkheim 14.03.2024, 06:12 Uhr Lesedauer: 2 Min.": "byline",
    "2 September 2015, 14:20 | Views: 1812": "timestamp",
    "Owen Breck and Sinéad LoftusUpdated 5 November 2024, 11:42": "byline",
    "By WSM, in News, Portugal, Business · 31 Jan 2025, 20:02 · 0 Comments": "byline",
    "Originally posted February 2017 Edited April 2024": "timestamp",
    "Ada Marsh | 3 June 2024, 10:15": "byline",
    "Written by Ada Marsh": "byline",
    "von Engin Maibach, RUNDFUNK WENDSIDE": "byline",
}
STAY = (
    "On 3 June 2024 Hannah Crewe won the seat by two votes.",
    "3 June 2024: The bridge is closed.",
    "12 May 2024: Wendside 2, Eastvale 1.",
    "By 3 June 2024 the council of Wendside must say who will pay for the shaft.",
    "Hannah Crewe was born on 3 June 1984 in Eastvale.",
)
CHRONOLOGY = ("3 June 2024: Shaft bent", "5 June 2024: Council meets", "9 June 2024: Tower shut")
EVENTS = (
    "Saturday, 8 June 2024, 19:00 | Harbour Choir",
    "Sunday, 9 June 2024, 11:00 | Foundry Band",
    "Monday, 10 June 2024, 20:00 | Wendside Players",
)


def text_with(*lines: str, at: int = 0) -> Article:
    return newsclean.clean("\n\n".join([TITLE, *PROSE[:at], *lines, *PROSE[at:]]), language="en")


def page_with(line: str, *, head: str = "", language: str = "en", attributes: str = "") -> Article:
    """Clean a page with a line between headline and story."""
    paragraphs = "".join(f"<p>{each}</p>" for each in PROSE)
    return newsclean.clean(
        f'<!DOCTYPE html><html lang="{language}"><head><title>{TITLE}</title>{head}</head><body><main><article>'
        f"<h1>{TITLE}</h1><div><p{attributes}>{line}</p>{paragraphs}</div></article></main></body></html>"
    )


def texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.body]


@pytest.mark.parametrize("line", STAY)
@pytest.mark.parametrize("at", [0, 2, len(PROSE)])
def test_a_sentence_with_a_name_and_a_date_stays(line: str, at: int) -> None:
    assert line in texts(text_with(line, at=at))


@pytest.mark.parametrize("lines", [CHRONOLOGY, EVENTS], ids=["chronology", "events"])
def test_a_list_of_dates_stays(lines: tuple[str, ...]) -> None:
    assert set(lines) <= set(texts(text_with(*lines, at=2)))


@pytest.mark.parametrize(("line", "taker"), GO.items(), ids=GO)
def test_a_line_of_several_parts_goes_by_its_first(line: str, taker: str) -> None:
    article = text_with(line)
    assert texts(article) == list(PROSE)
    assert [(removal.text, removal.filter) for removal in article.removed] == [(line, taker)]


def test_the_evidence_names_the_parts() -> None:
    (removal,) = text_with("17 Feb 2022 by Gwen Tarrant").removed
    assert removal.evidence == "a line of date, by, name and nothing else"


def test_a_dateline_with_a_date_is_no_head_line() -> None:
    article = text_with(
        "NAIROBI, June 8, 2023 (AFP) — The keeper was found in the tower on Thursday, the council said."
    )
    assert article.dateline is not None
    assert article.dateline.place == "Nairobi"


# --- names alone ---

AUTHOR = '<meta name="author" content="Klaus Merkheim">'


def test_names_alone_above_the_story_of_a_page_are_a_byline() -> None:
    article = page_with("Mathea Sebold/Mohale Parrin")
    assert texts(article) == list(PROSE)
    assert ("byline", "names_alone") in {
        (gone.filter, gone.reason) for gone in article.removed if "Sebold" in gone.text
    }


def test_a_name_and_a_stamp_to_the_minute_are_enough_on_a_page() -> None:
    line = "Ratna Kesuma - Jurnal WendsideKamis, 18 Jan 2024 15:02 WIB"
    assert line not in texts(page_with(line, language="id"))


def test_a_name_that_the_story_tells_of_stays() -> None:
    assert "Oda Brannigan" in texts(page_with("Oda Brannigan"))


@pytest.mark.parametrize("label", ["Part One", "What Happened", "Dear Ada", "Question Time"])
def test_labels_and_salutations_are_no_names(label: str) -> None:
    assert label in texts(page_with(label))


def test_a_label_that_others_follow_is_no_name() -> None:
    page = page_with("Key Findings</p><p>" + PROSE[0] + " It may take longer.</p><p>Early Responses")
    assert "Key Findings" in texts(page)


def test_names_alone_stay_where_the_page_credits_somebody_else() -> None:
    head = '<meta name="author" content="Hannah Crewe">'
    assert "Gwen Tarrant" in texts(page_with("Gwen Tarrant", head=head))


def test_nouns_with_capitals_are_no_names_in_german() -> None:
    assert "Großer Bahnhof" in texts(page_with("Großer Bahnhof", language="de"))


def test_names_that_the_metadata_give_are_a_byline_in_any_language() -> None:
    article = page_with("Klaus Merkheim", head=AUTHOR, language="de")
    assert "Klaus Merkheim" not in texts(article)


def test_a_place_alone_is_no_name() -> None:
    article = page_with("New York")
    said = [str(article.dateline or ""), *texts(article)]
    assert any("New York" in each for each in said)
