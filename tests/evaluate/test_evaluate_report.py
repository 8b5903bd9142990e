"""The report of the worst pages: one file, everything escaped, nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from newsclean.catalogue import DEFAULT
from newsclean.errors import UnknownNameError
from newsclean.evaluate import evaluate, read_gold, worst_report

Write = Callable[..., Path]
EVIL = "<script>alert(1)</script> & “<b onclick='x()'>” was the whole of the message, the town clerk said on Friday."


def report_of(folder: Path, **options: Any) -> str:
    return worst_report(evaluate(folder), read_gold(folder), **options)


@pytest.fixture
def wrong(gold_folder: Write, record: dict[str, Any], make_html: Callable[..., bytes]) -> Path:
    """Return a folder with a page whose gold wants a line that is dropped, and not one that is kept."""
    lines = record["body_list"]
    page = make_html(record["title"], lines, "<p>Leave a Reply</p>")
    return gold_folder(
        [{**record, "title": "Another", "body_list": [*lines[:2], "Leave a Reply"]}], {"bridge": page}
    )


def test_wrong_lines_are_labelled_with_filter_and_evidence(wrong: Path, record: dict[str, Any]) -> None:
    tree = html.document_fromstring(report_of(wrong))
    (kept,) = tree.find_class("wrongly_kept")
    (dropped,) = tree.find_class("wrongly_dropped")
    assert kept.text_content().startswith(f"wrongly kept {record['body_list'][2]}")
    assert dropped.text_content().startswith("wrongly dropped Leave a Reply")
    assert re.search(r"comment_tail|main_content", dropped.text_content())
    assert [each.text_content() for each in tree.find_class("title")] == [
        f"wrong title {record['title']}",
        "gold title Another",
    ]


def test_filters_that_dropped_gold_are_counted(wrong: Path) -> None:
    tree = html.document_fromstring(report_of(wrong))
    cells = [cell.text_content() for cell in tree.xpath("//table")[1].xpath(".//td")]
    assert cells[1:] == ["1", "3"]


def test_right_page_says_so_by_having_no_wrong_line(gold_folder: Write, record: dict[str, Any]) -> None:
    report = report_of(gold_folder([record]))
    assert 'class="wrongly' not in report
    assert "Filters that dropped gold lines" not in report
    assert "rightly dropped</summary>" in report


def test_everything_is_escaped(
    gold_folder: Write, record: dict[str, Any], make_html: Callable[..., bytes]
) -> None:
    shown = EVIL.replace("&", "&amp;").replace("<", "&lt;")
    page = make_html(record["title"], [*record["body_list"], shown], f"<p>{shown} Leave a Reply</p>")
    gold = {
        **record,
        "title": EVIL,
        "url": "javascript:alert(1)",
        "body_list": [EVIL, "Absent <i>line</i> of the gold."],
    }
    report = report_of(gold_folder([gold], {"bridge": page}))
    tree = html.document_fromstring(report)
    assert "<b onclick" not in report
    assert not tree.xpath("//script | //*[@onclick] | //main//i")
    assert not [link for link in tree.xpath("//@href | //@src") if not link.startswith("#page-")]
    assert "javascript:alert(1)" in tree.text_content()


def test_report_loads_nothing(wrong: Path) -> None:
    report = report_of(wrong)
    assert "default-src 'none'" in report
    assert "prefers-color-scheme: dark" in report
    assert not re.search(r"<(?:script|link|img|iframe)\b|url\(|@import", report)


def test_half_a_surrogate_pair_in_gold_can_be_written(gold_folder: Write, record: dict[str, Any]) -> None:
    report = report_of(gold_folder([{**record, "title": "Half \ud83d a pair"}]))
    assert "Half \ufffd a pair" in report.encode().decode()


def test_count_bounds_the_pages(gold_folder: Write, record: dict[str, Any]) -> None:
    folder = gold_folder([{**record, "id": name} for name in ("one", "two", "three")])
    assert report_of(folder, count=2).count("<section") == 2


def test_pipeline_is_the_one_that_was_scored(wrong: Path) -> None:
    bare = DEFAULT.only("title")
    report = worst_report(evaluate(wrong, pipeline=bare), read_gold(wrong), pipeline=bare)
    assert 'class="wrongly_dropped"' not in report
    assert "All rights reserved" in report


def test_page_that_newsclean_failed_on_shows_the_error(
    gold_folder: Write, record: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError("<no luck>")

    monkeypatch.setattr("newsclean.evaluate.systems.clean", broken)
    tree = html.document_fromstring(report_of(gold_folder([record])))
    assert "newsclean failed RuntimeError: <no luck>" in tree.text_content()


def test_report_needs_the_scores_of_newsclean(gold_folder: Write, record: dict[str, Any]) -> None:
    folder = gold_folder([record])
    with pytest.raises(UnknownNameError, match="newsclean"):
        worst_report(evaluate(folder, systems=["justext"]), read_gold(folder))
