"""Judged lines: what was wrongly kept and dropped, by whom, and what is nowhere on the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.evaluate import GoldPage
from newsclean.evaluate.judged import JUDGEMENTS, JudgedLine, judge
from newsclean.model import Span

ONE = "The bridge over the harbour was closed on Friday after divers found cracks in its pillars, the town said."
TWO = "Mayor Ilse Varnholt told reporters that repairs would take the whole of the winter and cost four million."
PAGE = f"Harbour bridge closed\n\n{ONE}\n\n{TWO}\n\nLeave a Reply\n"
ARTICLE = newsclean.clean(PAGE)


def judged(gold: dict[str, Any], article: newsclean.Article = ARTICLE) -> list[JudgedLine]:
    return list(judge(article, GoldPage("a", Path("a.html"), **gold)))


def of_kind(lines: list[JudgedLine], judgement: str) -> list[str]:
    assert judgement in JUDGEMENTS
    return [line.text for line in lines if line.judgement == judgement]


def test_right_page_has_no_wrong_line() -> None:
    lines = judged({"body": f"{ONE}\n{TWO}"})
    assert of_kind(lines, "kept") == [ONE, TWO]
    assert of_kind(lines, "dropped") == ["Leave a Reply"]
    assert not any(line.strange for line in lines)


def test_kept_line_that_is_not_gold_is_wrong() -> None:
    assert of_kind(judged({"body": ONE}), "wrongly_kept") == [TWO]


def test_dropped_gold_names_its_filter() -> None:
    (wrong,) = (
        line
        for line in judged({"body": f"{ONE}\n{TWO}\nLeave a Reply"})
        if line.judgement == "wrongly_dropped"
    )
    assert (wrong.text, wrong.by) == ("Leave a Reply", "comment_tail")
    assert "leave a reply" in wrong.evidence


def test_dropped_repetition_of_kept_text_is_right() -> None:
    copy = newsclean.Removal(ONE, "repeated_text", "repeated_text", "it stands above", Span(900, 910))
    lines = judged({"body": f"{ONE}\n{TWO}"}, replace(ARTICLE, removed=(*ARTICLE.removed, copy)))
    assert of_kind(lines, "dropped") == ["Leave a Reply", ONE]
    assert not of_kind(lines, "wrongly_dropped")


def test_gold_that_is_nowhere_is_absent() -> None:
    lines = judged({"body": f"{ONE}\n{TWO}\nFerries will run every ten minutes until then."})
    assert of_kind(lines, "absent") == ["Ferries will run every ten minutes until then."]


def test_title_that_gold_wants_in_the_body_is_dropped() -> None:
    first = judged({"body": f"Harbour bridge closed\n{ONE}\n{TWO}"})[0]
    assert (first.text, first.judgement, first.by) == ("Harbour bridge closed", "wrongly_dropped", "title")


def test_short_line_is_no_gold_for_standing_inside_a_sentence() -> None:
    lines = judged({"body": f"{ONE}\n{TWO} Then leave a reply. Leave a Reply at the door."})
    assert of_kind(lines, "dropped") == ["Leave a Reply"]


def test_long_line_without_spaces_is_found_inside_another() -> None:
    sentence = "港の橋は金曜日に閉鎖されたと町の担当者が記者会見で明らかにした。"
    article = newsclean.Article(
        body=newsclean.Body((newsclean.Paragraph(sentence, "paragraph", Span(0, 9)),))
    )
    assert of_kind(judged({"body": f"前の文です。{sentence}次の文です。"}, article), "kept") == [sentence]


def test_strange_words_in_a_right_line_are_marked() -> None:
    glued = f"{ONE} Sign up for our newsletter"
    article = newsclean.Article(body=newsclean.Body((newsclean.Paragraph(glued, "paragraph", Span(0, 9)),)))
    (line,) = judged({"body": ONE}, article)
    assert line.judgement == "kept"
    assert [glued[span.start : span.end] for span in line.strange] == ["Sign up for our newsletter"]


def test_dateline_is_never_a_wrong_line() -> None:
    article = newsclean.clean(f"BRUSSELS (AP) — {ONE}\n\n{TWO}")
    assert article.dateline is not None
    lines = judged({"body": f"BRUSSELS (AP) — {ONE}\n{TWO}"}, article)
    assert {line.judgement for line in lines} == {"kept"}


def test_everything_is_wrong_on_a_page_without_article() -> None:
    assert of_kind(judged({"body": ""}), "wrongly_kept") == [ONE, TWO]


@pytest.mark.parametrize(
    ("gold", "judgement", "text"),
    [
        ({"unwanted": ("whole of the winter",)}, "wrongly_kept", TWO),
        ({"wanted": ("Leave a",)}, "wrongly_dropped", "Leave a Reply"),
        ({"wanted": ("ferries will run",)}, "absent", "ferries will run"),
    ],
)
def test_snippets_judge_the_lines_that_hold_them(gold: dict[str, Any], judgement: str, text: str) -> None:
    lines = judged(gold)
    assert of_kind(lines, judgement) == [text]
    assert sum(line.judgement not in ("kept", "dropped") for line in lines) == 1


def test_unwanted_snippet_is_marked() -> None:
    (line,) = (line for line in judged({"unwanted": ("whole of the winter",)}) if line.strange)
    assert [line.text[span.start : span.end] for span in line.strange] == ["whole of the winter"]


def test_wanted_snippet_that_was_kept_makes_no_line_wrong() -> None:
    lines = judged({"wanted": ("divers found cracks",), "unwanted": ("Leave a",)})
    assert {line.judgement for line in lines} == {"kept", "dropped"}
