"""compare() and show(): ways of cleaning and pages of every kind, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import lxml.html
import pytest

import newsclean
from newsclean import DEFAULT, NewscleanError, UnknownNameError
from newsclean.integrations.notebook import compare, show

TEXT = (
    "Harbour bridge closed\n\nBy Ada Marsh\n\n"
    "The bridge over the harbour was closed on Friday, the town council of Eastvale said.\n\nLeave a Reply"
)
PROSE = (
    "The harbour bridge will stay closed until spring, because two of its piers have to be repaired first, said Tom Bell, "
    "who has looked after the bridge for the council since the winter of the great ice, when it was closed for the first time.",
    "Engineers found cracks in the piers last week, and divers cannot work before the ice is gone from the harbour.",
    "Until then a ferry will carry people on foot, and cars will have to go round by Olding, which takes an hour.",
)
HTML = (
    "<!doctype html><html lang=en><head><title>Harbour bridge closed until spring</title></head><body>"
    "<nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>Harbour bridge closed until spring</h1>"
    + "".join(f"<p>{text}</p>" for text in PROSE)
    + "</article><footer>© 2023 Wendside Mercury. All rights reserved.</footer></body></html>"
)


def first_two(page: str) -> str:
    """Keep the first two paragraphs."""
    return "\n".join(PROSE[:2])


# --- compare ---


def test_pipelines_are_called_after_what_they_leave_out() -> None:
    ways = [
        DEFAULT,
        DEFAULT.without("byline", "residue"),
        DEFAULT.only("title"),
        DEFAULT.with_phrases({"own": ["x y"]}),
    ]
    found = compare(TEXT, ways)
    assert found.names == ("newsclean", "without byline, residue", "only title", "with phrases")
    assert found.articles == tuple(newsclean.clean(TEXT, pipeline=way) for way in ways)


def test_names_that_are_the_same_are_counted() -> None:
    assert compare(TEXT, [DEFAULT, DEFAULT, "newsclean"]).names == (
        "newsclean",
        "newsclean (2)",
        "newsclean (3)",
    )


def test_mapping_names_the_ways() -> None:
    assert compare(TEXT, {"all": DEFAULT, "none": newsclean.Pipeline()}).names == ("all", "none")


def test_difference_is_what_one_pipeline_keeps() -> None:
    (row,) = compare(TEXT, [DEFAULT, DEFAULT.without("byline", "residue")]).differences
    assert [[fate.text for fate in cell] for cell in row.cells] == [["By Ada Marsh"], ["By Ada Marsh"]]
    assert [[fate.role for fate in cell] for cell in row.cells] == [["removed"], ["body"]]


@pytest.mark.parametrize(
    "page", [HTML, HTML.encode(), lxml.html.document_fromstring(HTML)], ids=["str", "bytes", "tree"]
)
@pytest.mark.parametrize("engine", ["trafilatura", "justext"])
def test_engine_is_laid_over_the_same_blocks(engine: str, page: Any) -> None:
    found = compare(page, ["newsclean", engine])
    ours, theirs = found.articles
    assert [paragraph.text for paragraph in theirs.body][:1] == [PROSE[0]]
    assert str(theirs.title) == "Harbour bridge closed until spring"
    assert {removal.filter for removal in theirs.removed} == {engine}
    pieces = [len(ours.body) + len(ours.removed), len(theirs.body) + len(theirs.removed)]
    assert pieces[0] == pieces[1]


def test_function_is_a_way() -> None:
    found = compare(HTML, [first_two, DEFAULT])
    assert found.names[0] == "first_two"
    assert [paragraph.text for paragraph in found.articles[0].body] == list(PROSE[:2])
    assert found.articles[0].removed[-1].evidence == "first_two did not keep it"


def test_options_of_clean_reach_every_way() -> None:
    found = compare(HTML, [DEFAULT, first_two], url="https://a.example/", kind="text", language="de")
    assert [(a.url, a.source, a.language) for a in found.articles] == [
        ("https://a.example/", "text", "de")
    ] * 2


@pytest.mark.parametrize(
    ("ways", "error", "message"),
    [
        (
            ["newsclean", "boilerpipe"],
            UnknownNameError,
            "unknown engine 'boilerpipe'; known: newsclean, trafilatura",
        ),
        (["newsclean"], NewscleanError, "two ways or more, not 1"),
        ([], NewscleanError, "two ways or more, not 0"),
        ("trafilatura", TypeError, "ways must be a list or a mapping, not str"),
        (DEFAULT, TypeError, "ways must be a list or a mapping, not Pipeline"),
        (3, TypeError, "ways must be a list or a mapping, not int"),
        ([DEFAULT, 3], TypeError, "a way must be Pipeline, str or a function, not int"),
    ],
    ids=["engine", "one", "none", "str", "pipeline", "number", "way"],
)
def test_wrong_ways_are_refused(ways: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        compare(TEXT, ways)


@pytest.mark.parametrize("options", [{}, {"kind": "text"}])
def test_engine_on_text_is_refused(options: Any) -> None:
    page = HTML if options else TEXT
    with pytest.raises(NewscleanError, match="trafilatura reads HTML, and this page is text"):
        compare(page, **options)


# --- show ---


def test_pages_of_every_kind_are_shown(tmp_path: Path) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(TEXT, "utf-8")
    article = newsclean.clean(TEXT)
    table = show([TEXT, TEXT.encode(), file, article, lxml.html.document_fromstring(HTML)])
    assert [page.name for page in table.pages] == ["1", "2", "bridge.txt", "4", "5"]
    assert [page.article == article for page in table.pages] == [True, True, True, True, False]
    assert all(page.article for page in table.pages)


def test_mapping_names_the_pages() -> None:
    assert [page.name for page in show({"a": TEXT, "b": TEXT}).pages] == ["a", "b"]


def test_page_that_cannot_be_cleaned_is_a_line_with_its_error(tmp_path: Path) -> None:
    table = show([b"%PDF-1.7", None, tmp_path / "none.html", TEXT])
    assert [page.error.partition(",")[0] for page in table.pages[:2]] == [
        "this is a PDF document",
        "page must be str",
    ]
    assert "none.html: No such file" in table.pages[2].error
    assert len(table.articles) == 1


def test_no_more_pages_are_cleaned_than_are_shown() -> None:
    taken = []

    def pages() -> Any:
        for number in range(10):
            taken.append(number)
            yield TEXT

    table = show(pages(), most=3)
    assert (len(table.pages), table.more) == (3, True)
    assert len(taken) == 4
    assert not show([TEXT] * 3, most=3).more


def test_pipeline_and_kind_reach_every_page() -> None:
    table = show([HTML], pipeline=newsclean.Pipeline(), kind="text")
    assert (table.articles[0].source, table.articles[0].removed) == ("text", ())


@pytest.mark.parametrize(
    "page", [TEXT, TEXT.encode(), Path("a"), newsclean.Article()], ids=lambda page: type(page).__name__
)
def test_one_page_is_not_many(page: Any) -> None:
    with pytest.raises(TypeError, match="pages must be a list or a mapping of pages"):
        show(page)
