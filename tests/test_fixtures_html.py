"""HTML fixtures: what `clean` makes of each page is what a careful editor wrote down, and its text form agrees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ledger import unbalanced
from test_fixtures import OUTSIDE, Expected, differences, outcome

import newsclean
from newsclean.judge.stated import settle_page
from newsclean.readers.html import read_html
from newsclean.text import solid, tidy

CASES = Path(__file__).resolve().parent.parent / "fixtures" / "html"
SLUGS = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
UNMET: dict[str, str] = {
    "empty-archive-with-excerpts": "excerpts of many articles, a long paragraph each, pass for one article",
    "form-body-cut-by-ads": "the teaser of a sponsored box between the parts of the body is kept",
    "form-nested-inline-dropcap": "a list of one footnote below the article is dropped",
    "form-noscript-template": "paragraphs in hidden elements are kept",
    "form-verse-line-breaks": "a summary of fewer than forty characters is dropped",
    "lang-de-dachzeile-dpa": "the copyright line is removed as main_content, not named copyright",
    "lang-pl-artykul": "the source is removed as main_content, not named source_credit",
    "lang-ru-novost": "a summary in an element of its own is kept as a paragraph",
    "part-link-lists-both-kinds": "a list of bare links between the paragraphs is kept, as one item",
    "part-promos-between-paragraphs": "a promo of an app is kept, and a line for tips is not named contact_tips",
    "site-layout-tables": "the site's name before the headline in <title> stays, where nothing but the page's text says the title",
    "site-press-release": "a bold line is no subhead, and the summary and the contact are kept as paragraphs",
    "site-wire-reuters": "the one-word heading of the key points is dropped",
    "site-xhtml-declaration": "a summary in bold, first in the text, is kept as a paragraph",
}
"""Cases that newsclean does not meet yet, each with the reason; one that passes by surprise fails the run."""

UNMET_TEXT: dict[str, str] = {
    "site-video-page": "a headline that begins with an invitation to watch is not taken for one",
    "site-wire-reuters": "a dateline below a list of key points is not looked for",
}
"""Cases whose article, given as text, becomes another one, each with the reason."""


def read_input(slug: str) -> bytes:
    """Return the page of a case as a server would send it."""
    return (CASES / slug / "input.html").read_bytes()


def read_expected(slug: str) -> Expected:
    """Return what a case must become."""
    expected: Expected = json.loads((CASES / slug / "expected.json").read_text("utf-8"))
    return expected


def cleaned(slug: str) -> Expected:
    """Return what newsclean makes of the page of a case."""
    return outcome(newsclean.clean(read_input(slug)))


def unlike(got: Expected, want: Expected) -> Iterator[str]:
    """Yield one line for each way in which an outcome is not the expected one; the ledger may hold more lines."""
    yield from differences({**got, "removed": []}, {**want, "removed": []})
    for gone in want["removed"]:
        takers = {part["filter"] for part in got["removed"] if solid(gone["text"]) in solid(part["text"])}
        if not takers:
            yield f"ledger lacks {gone['text']!r}"
        elif gone["filter"] not in {OUTSIDE, *takers}:
            yield f"ledger has {gone['text']!r} under {', '.join(sorted(takers))}, not {gone['filter']}"


def as_text(expected: Expected) -> str:
    """Return an article as an extractor gives it: title and paragraphs with blank lines between, dateline in place."""
    lines = [part["text"] for part in expected["body"]]
    if expected["dateline"]:
        opening = next(i for i, part in enumerate(expected["body"]) if part["kind"] == "paragraph")
        lines[opening] = f"{expected['dateline']['raw']} {lines[opening]}"
    return "\n\n".join([expected["title"], *lines])


def said(expected: Expected) -> list[str]:
    """Return the texts of an article in order; kinds and dates need more than the text says."""
    dateline = expected["dateline"]
    opening = [dateline["raw"], *dateline["places"], *dateline["agencies"]] if dateline else []
    return [f"title {expected['title']}", *opening, *(part["text"] for part in expected["body"])]


def _case(slug: str, unmet: dict[str, str]) -> Any:
    marks = pytest.mark.xfail(reason=unmet[slug], strict=True) if slug in unmet else ()
    return pytest.param(slug, marks=marks)


ARTICLES = [slug for slug in SLUGS if read_expected(slug)["body"]]


@pytest.mark.parametrize("slug", [_case(slug, UNMET) for slug in SLUGS])
def test_page_becomes_what_an_editor_would_make_of_it(slug: str) -> None:
    """Title, dateline and body with its kinds, exactly; the lines that matter are in the ledger."""
    found = list(unlike(cleaned(slug), read_expected(slug)))
    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize("slug", SLUGS)
def test_ledger_of_a_page_balances(slug: str) -> None:
    """Every visible text of the page has one fate."""
    page = read_input(slug)
    assert unbalanced(newsclean.clean(page), settle_page(read_html(page)).text) == ""


@pytest.mark.parametrize("slug", [_case(slug, UNMET_TEXT) for slug in ARTICLES])
def test_text_of_an_article_gives_the_same_article(slug: str) -> None:
    """An article that came out of a page right goes through as text unharmed."""
    expected = read_expected(slug)
    assert said(outcome(newsclean.clean(as_text(expected)))) == said(expected)


@pytest.mark.parametrize("slug", SLUGS)
def test_expected_texts_stand_on_the_page(slug: str) -> None:
    """A slip of the pen in an expected file would make its case fail for the wrong reason."""
    expected, page = read_expected(slug), read_input(slug)
    shown = solid(settle_page(read_html(page)).text)
    texts = [part["text"] for part in (*expected["body"], *expected["removed"])]
    raw = expected["dateline"]["raw"] if expected["dateline"] else ""
    assert [text for text in (raw, *texts) if solid(text) not in shown] == []
    assert solid(expected["title"]) in shown or expected["title"].encode() in page


@pytest.mark.parametrize("slug", SLUGS)
def test_expected_file_holds_tidy_texts_and_known_filters(slug: str) -> None:
    """Every line is written as it comes out, and under the name of a filter that exists."""
    expected = read_expected(slug)
    known = {found.name for found in newsclean.DEFAULT.filters} | {OUTSIDE}
    assert {gone["filter"] for gone in expected["removed"]} <= known
    texts = [part["text"] for part in (*expected["body"], *expected["removed"])]
    assert texts == [tidy(text) for text in texts]


def test_a_page_may_be_stored_in_another_charset() -> None:
    """The case of Windows bytes would be none if an editor saved it as UTF-8."""
    with pytest.raises(UnicodeDecodeError):
        read_input("form-cp1252-bytes").decode("utf-8")


def test_every_kind_of_empty_page_is_there() -> None:
    """A page without an article has an empty body; its cases say so by their names, and no others do."""
    assert {slug for slug in SLUGS if slug not in ARTICLES} == {
        slug for slug in SLUGS if slug.startswith("empty-")
    }


def test_unmet_cases_exist() -> None:
    """A case that was renamed or removed leaves the tables too."""
    assert UNMET.keys() | UNMET_TEXT.keys() <= set(SLUGS)
