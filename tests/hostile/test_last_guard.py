"""No content raises, whatever fails: digits of every script, numbers of any length, and faults of newsclean itself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from lxml import html

import newsclean
from newsclean.cleaner import Cleaner
from newsclean.errors import FallbackWarning
from newsclean.judge import html as judged
from newsclean.readers import source
from tests.ledger import unbalanced

PAGE = (
    "<!doctype html><html><body><nav><a href=/>Home</a></nav><h1>Harbour bridge closed</h1>"
    "<p>The bridge over the harbour was closed on Friday, the town of Vell said.</p>"
    "<script>never</script></body></html>"
)
NUMBERS = [char for char in map(chr, range(sys.maxunicode + 1)) if char.isnumeric() and not char.isascii()]
"""Every character that some method of str takes for a number, or for a digit."""
ODD_DIGITS = [char for char in NUMBERS if char.isdigit() and not char.isdecimal()]


@pytest.mark.parametrize("digit", ["³", "①", "٣", "३", "𝟛"])
@pytest.mark.parametrize(
    "page",
    [
        "<h{0}>x</h{0}>",
        "<body><h{0}>Bridge closed</h{0}><p>Rain fell on the town on Friday, the mayor said.</p></body>",
        "<p>Rain fell.<time datetime='{0}{0}{0}{0}-0{0}-0{0}'>{0} May 20{0}{0}</time>",
        "<meta property=article:published_time content='{0}/{0}/20{0}{0}'><p>By Ada Marsh, {0} min read",
        "<ol start={0}><li value={0}>x<td colspan={0} rowspan={0}>y<img width={0} height={0}>",
    ],
)
def test_no_digit_of_any_script_raises(page: str, digit: str) -> None:
    newsclean.clean(page.format(digit), kind="html")


def test_every_numeric_character_may_end_a_tag_and_stand_in_a_date() -> None:
    for digit in ODD_DIGITS:
        newsclean.clean(f"<h{digit}>x</h{digit}><p>Rain fell.", kind="html")
    for digit in NUMBERS[:: len(NUMBERS) // 300]:
        for said in (
            f"VELL, {digit} May (Reuters) - Rain fell on Friday.",
            f"{digit}{digit} comments | {digit} May 20{digit}",
        ):
            newsclean.clean(said)
            newsclean.parse_dateline(said)


@pytest.mark.parametrize(
    "form", ["{0}", "{0} May 2024", "VELL, May {0} (AP) - Rain.", "{0}/{0}/{0}", "新華社北京{0}月{0}日電 雨"]
)
def test_no_number_is_too_long(form: str) -> None:
    said = form.format("9" * 5000)  # int() takes no more than 4,300 digits
    newsclean.clean(said, kind="text")
    newsclean.clean(
        f"<time datetime='{said}'>{said}</time><p>x<script type=application/ld+json>[{said}]</script>",
        kind="html",
    )
    newsclean.parse_dateline(said)


def test_markdown_with_a_reference_to_no_character_is_read() -> None:
    text = newsclean.clean(PAGE).to_markdown()
    assert "&#1114112;" in newsclean.Article.from_markdown(f"{text}\n\n&#1114112;\n").text


# --- what newsclean itself fails of ---


def broken(*_: Any, **__: Any) -> Any:
    raise ZeroDivisionError("a fault")


def break_judging(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(judged, "block_scores", broken)


def break_reading(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(source.Source, "page", broken)


def break_decoding(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(source, "utf8", broken)
    patch.setattr(source, "mended", broken)


@pytest.mark.parametrize("break_it", [break_judging, break_reading, break_decoding])
@pytest.mark.parametrize("form", [str, str.encode, html.fromstring])
def test_a_fault_of_newsclean_gives_the_text_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
    break_it: Callable[[pytest.MonkeyPatch], None],
    form: Callable[[str], Any],
) -> None:
    read = newsclean.api.read_page(PAGE, kind="html")
    break_it(monkeypatch)
    if break_it is break_decoding and form is html.fromstring:
        return  # a tree is decoded already
    with pytest.warns(
        FallbackWarning, match=r"ZeroDivisionError: a fault \(test_last_guard.py, line \d+\)"
    ) as told:
        article = newsclean.clean(form(PAGE), url="https://vell.example/1")
    assert told[0].filename.endswith("api.py") or told[0].filename == __file__
    assert "exception" in article.verdict.limits
    assert article.url == "https://vell.example/1"
    assert "The bridge over the harbour was closed on Friday" in article.text
    assert "never" not in article.text or form is html.fromstring
    assert newsclean.Article.from_dict(article.to_dict()) == article
    if break_it is break_judging:
        assert unbalanced(article, read.text) == ""


def test_the_warning_can_be_made_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    break_judging(monkeypatch)
    with pytest.raises(FallbackWarning):
        newsclean.clean(PAGE)


def test_a_missing_package_is_no_fault_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: Any, **__: Any) -> Any:
        raise ModuleNotFoundError("No module named 'lxml'")

    monkeypatch.setattr(newsclean.Pipeline, "run", missing)
    with pytest.raises(ModuleNotFoundError, match="lxml"):
        newsclean.clean(PAGE)


def test_the_error_of_a_caller_s_filter_is_the_caller_s() -> None:
    @newsclean.filter()
    def of_mine(draft: newsclean.Draft) -> Any:
        raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine") as caught:
        newsclean.clean(PAGE, pipeline=newsclean.DEFAULT.plus(of_mine))
    assert caught.value.__notes__ == ["newsclean: raised by the filter of a caller, 'of_mine'"]


def test_a_page_that_newsclean_fails_on_teaches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    break_judging(monkeypatch)
    with pytest.warns(FallbackWarning, match="which teaches nothing"):
        assert len(newsclean.SiteProfile.learn([PAGE, PAGE + " "]).pages) == 0


def test_a_wrong_type_is_still_told_at_once() -> None:
    with pytest.raises(TypeError, match="not int"):
        Cleaner().clean(3)  # type: ignore[arg-type]
