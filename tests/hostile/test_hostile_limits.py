"""What a limit cuts stands in the ledger under its name; what a spent budget leaves unjudged stays body."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hostile_pages import PARAGRAPHS, SMALL, TITLE, page
from ledger import unbalanced

import newsclean
from newsclean import Article, SchemaError, limits, running
from newsclean.api import read_page
from newsclean.catalogue import DEFAULT
from newsclean.cleaner import Cleaner
from newsclean.filters.main_content import MainContent
from newsclean.judge import html as judged
from newsclean.model import PageVerdict
from newsclean.readers.plain import read_text

TEXT = "\n\n".join([TITLE, *PARAGRAPHS, "ADVERTISEMENT", "Leave a Reply"])


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_LINE", 200)
    monkeypatch.setattr(limits, "MAX_TEXT", 600)


@pytest.mark.parametrize("source", [TEXT, page()], ids=["text", "html"])
@pytest.mark.usefixtures("small_limits")
def test_text_beyond_the_limit_is_in_the_ledger(source: str) -> None:
    article = newsclean.clean(source)
    cut = [removal for removal in article.removed if removal.reason == "size"]
    assert PARAGRAPHS[-1] in [removal.text for removal in cut]
    assert {removal.filter for removal in cut} == {"limits"}
    assert article.verdict.truncated_by == "size"
    assert unbalanced(article, read_page(source).text) == ""


@pytest.mark.usefixtures("small_limits")
def test_a_line_beyond_the_limit_is_cut_at_a_word() -> None:
    line = " ".join(PARAGRAPHS[:3])
    article = newsclean.clean(line)
    (cut,) = article.removed
    assert (cut.filter, cut.reason) == ("limits", "line")
    assert f"{article.body} {cut.text}" == line
    assert article.verdict == PageVerdict("line", ("line",))
    assert unbalanced(article, line) == ""


@pytest.mark.usefixtures("small_limits")
def test_a_word_without_end_is_cut_where_the_limit_is() -> None:
    article = newsclean.clean("x" * 500)
    assert [len(removal.text) for removal in article.removed] == [300]


def test_the_limits_of_a_page_are_generous() -> None:
    """A line of a million characters and a page of five million are judged to the end."""
    article = newsclean.clean("\n".join([PARAGRAPHS[0] * 6_000] * 5))
    assert article.verdict == PageVerdict()


@pytest.mark.parametrize("case", SMALL, ids=str)
def test_a_spent_budget_loses_nothing(case) -> None:
    article = Cleaner(budget=0).clean(case.page(), charset=case.charset)
    assert article.verdict.truncated_by == "time"
    assert article.removed == ()
    assert [text for text in PARAGRAPHS if text not in str(article.body)] == []


@pytest.mark.parametrize("budget", [60, 1e6, float("inf"), 10**400, None])
def test_a_budget_that_is_not_spent_changes_nothing(budget: float | None) -> None:
    assert newsclean.clean(TEXT, budget=budget) == newsclean.clean(TEXT)


def test_a_budget_is_looked_at_between_filters(monkeypatch: pytest.MonkeyPatch) -> None:
    """The article comes as far as it got: the filters before the deadline have acted, those behind it have not."""
    names = DEFAULT.names[: DEFAULT.names.index("advertisement") + 1]
    ticks = iter([False] * len(names) + [True] * 100)
    monkeypatch.setattr("newsclean.running.is_over", lambda _: next(ticks))
    article = newsclean.clean(TEXT, budget=60)
    assert [removal.filter for removal in article.removed] == ["advertisement"]
    assert "Leave a Reply" in str(article.body)
    assert article.verdict == PageVerdict("time", ("time",))
    assert unbalanced(article, TEXT) == ""


def test_a_budget_is_looked_at_between_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A budget that is spent after the first look takes nothing back of what that look found."""
    ran: list[str] = []
    pipeline = replace(DEFAULT, observe=lambda name, _: ran.append(name))
    first = newsclean.clean(TEXT, pipeline=pipeline)
    asked = iter(range(10_000))
    monkeypatch.setattr("newsclean.running.is_over", lambda _: next(asked) >= len(DEFAULT.names))
    article = newsclean.clean(TEXT, budget=60)
    assert article.verdict.truncated_by == "time"
    assert {removal.text for removal in article.removed} <= {removal.text for removal in first.removed}
    assert "ADVERTISEMENT" in [removal.text for removal in article.removed]
    assert unbalanced(article, TEXT) == ""


# --- the verdict in JSON ---


def test_verdict_goes_to_json_and_back() -> None:
    article = newsclean.clean(TEXT, budget=0)
    data = json.loads(json.dumps(article.to_dict()))
    assert (data["verdict"]["truncated_by"], data["verdict"]["limits"]) == ("time", ["time"])
    assert Article.from_dict(data) == article


def test_json_of_a_page_judged_to_its_end_names_no_limit() -> None:
    data = newsclean.clean(TEXT).to_dict()
    assert (data["verdict"]["truncated_by"], data["verdict"]["limits"]) == (None, [])
    assert Article.from_dict(data).verdict == PageVerdict()


@pytest.mark.parametrize(
    ("verdict", "message"),
    [
        (None, "verdict must be a mapping, not None"),
        ({"truncated_by": None}, "verdict lacks field 'limits'"),
        ({"truncated_by": 3, "limits": []}, "verdict.truncated_by must be a string, not 3"),
        ({"truncated_by": None, "limits": [3]}, r"verdict.limits\[0\] must be a string, not 3"),
        ({"truncated_by": None, "limits": [], "why": ""}, "verdict has an unknown field 'why'"),
    ],
)
def test_a_wrong_verdict_is_named(verdict: dict[str, object] | None, message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        Article.from_dict(
            {
                **Article().to_dict(),
                "verdict": verdict and {"kind": "article", "confidence": None, "paywalled": None, **verdict},
            }
        )


def test_inline_elements_of_a_crowd_count_only_where_they_hide_their_text() -> None:
    hidden = (
        "<p>The bridge<span style='display:none'>Skip this</span> was <b class=x>closed</b> on Friday.</p>"
    )
    page = read_page(hidden + "<p>x</p>" * 30_000, kind="html")
    texts = [page.text[block.span.start : block.span.end] for block in page.blocks[:2]]
    assert page.limits == ("crowd",)
    assert texts == ["The bridge was closed on Friday.", "Skip this"]


def test_scripts_make_no_crowd_and_leave_the_text_around_them_whole() -> None:
    page = read_page("<p>The bridge " + "<script>x</script>" * 30_000 + "was closed.</p>", kind="html")
    assert page.limits == ()
    assert page.text == "The bridge was closed."


@pytest.mark.parametrize("line", ["Q: why?", ".", "x", "-"])
@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n"])
def test_a_text_of_very_many_lines_is_not_looked_at_again_and_again(
    monkeypatch: pytest.MonkeyPatch, line: str, end: str
) -> None:
    """Eight looks at 14,000 lines took four seconds, and each removed a little."""
    looked: list[int] = []

    def read(text: str, **told: Any) -> Any:
        page = read_text(text, **told)
        looked.append(len(page.blocks))
        return page

    monkeypatch.setattr(running, "read_text", read)
    text = "The mayor of Vell said no.\n\n" + f"{line}{end}" * 25_000
    article = newsclean.clean(text, kind="text")
    assert sum(looked) <= 2 * running.MAX_LINES_AGAIN + 10_000
    assert unbalanced(article, text) == ""


def test_other_engines_are_not_asked_of_very_many_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """jusText takes the square of the number of short blocks: four seconds for 8,000."""
    asked: list[int] = []

    def ask(_: str, read: Any, __: str) -> frozenset[int]:
        asked.append(len(read.blocks))
        return frozenset()

    monkeypatch.setattr(judged, "kept_by", ask)
    pipeline = newsclean.DEFAULT.swap(MainContent(engine="auto"))
    for count in (50, 900, 3_000, 8_000):
        newsclean.clean("<html><body>" + "<p>x</p>" * count, pipeline=pipeline)
    assert asked
    assert max(asked) <= judged.MAX_HTML_BLOCKS


@pytest.mark.parametrize("pres", [1, 60])
def test_preformatted_text_of_very_many_parts_makes_a_bounded_number_of_blocks(pres: int) -> None:
    source = "<body>" + pres * ("<pre>" + "x\n\n" * (60_000 // pres) + "</pre>")
    read = read_page(source, kind="html")
    assert 4_000 < len(read.blocks) < 5_200
    assert read.text.count("x") == source.count("x")
