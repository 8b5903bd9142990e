"""The dateline back in its place."""

from __future__ import annotations

import pytest
from export_samples import FULL, build

import newsclean
from newsclean import Article, Body, Dateline, Paragraph, Span
from newsclean.export.story import story

RAW = "BERLIN —"


def placed(start: int, *paragraphs: tuple[str, str, int]) -> list[str]:
    body = Body(tuple(Paragraph(text, kind, Span(at, at + len(text))) for text, kind, at in paragraphs))
    return [
        passage.whole for passage in story(Article(dateline=Dateline(RAW, Span(start, start + 8)), body=body))
    ]


@pytest.mark.parametrize("cut", [8, 9], ids=["paragraph", "dateline"])
def test_space_that_one_of_the_spans_takes_in_is_kept(cut: int) -> None:
    body = Body((Paragraph("One.", "paragraph", Span(cut, 13)),))
    assert story(Article(dateline=Dateline(RAW, Span(0, cut)), body=body))[0].whole == f"{RAW} One."


@pytest.mark.parametrize(
    "opening",
    [
        "BERLIN (dpa) – Der Zug hielt am Freitag in Berlin, sagte die Bahn.",
        "（東京共同）政府は金曜日、橋を来年の春まで閉鎖すると発表した。",
    ],
)
def test_opening_of_a_cleaned_page_is_as_it_was(opening: str) -> None:
    article = newsclean.clean(f"{opening}\n\nMore of it was said on Friday by the council, which met again.")
    assert article.dateline is not None
    assert story(article)[0].whole == opening


def test_article_without_a_dateline_is_its_paragraphs() -> None:
    assert [passage.whole for passage in story(build(dateline=None))] == [
        paragraph.text for paragraph in FULL.body
    ]


@pytest.mark.parametrize(
    ("start", "paragraphs", "expected"),
    [
        (0, [("One.", "paragraph", 9)], [f"{RAW} One."]),
        (0, [("One.", "paragraph", 8)], [f"{RAW}One."]),
        (9, [("Lead.", "standfirst", 0), ("One.", "paragraph", 18)], ["Lead.", f"{RAW} One."]),
        (0, [("Lead.", "standfirst", 10), ("One.", "paragraph", 18)], [f"{RAW} Lead.", "One."]),
        (0, [("Who pays", "subhead", 10), ("One.", "paragraph", 20)], [RAW, "Who pays", "One."]),
        (10, [("One.", "paragraph", 0)], ["One.", RAW]),
        (0, [], [RAW]),
    ],
    ids=[
        "space",
        "no space",
        "below a standfirst",
        "in a standfirst",
        "above a subhead",
        "at the end",
        "alone",
    ],
)
def test_dateline_opens_the_first_prose_behind_it(
    start: int, paragraphs: list[tuple[str, str, int]], expected: list[str]
) -> None:
    assert placed(start, *paragraphs) == expected
