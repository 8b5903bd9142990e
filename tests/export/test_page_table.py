"""The table of many pages: a line a page, its view below."""

from __future__ import annotations

import lxml.html
from export_samples import FULL, HOSTILE

from newsclean import Article
from newsclean.export import page_table
from newsclean.export.page_table import PageTable, ShownPage

TABLE = PageTable((ShownPage("bridge.html", FULL), ShownPage("2", error="this is a PDF document")))


def test_fields_are_those_of_the_article() -> None:
    assert TABLE.pages[0].fields == (
        "bridge.html", "Harbour bridge closed until spring", "Eastvale", "2023-03-17", "Reuters", "10", "4",
    )  # fmt: skip
    assert TABLE.pages[1].fields[:2] == ("2", "this is a PDF document")
    assert TABLE.articles == (FULL,)


def test_text_is_a_line_a_page() -> None:
    lines = str(TABLE).splitlines()
    assert lines[0].split() == ["page", "title", "place", "date", "agency", "kept", "removed"]
    assert lines[1].split()[-5:] == ["Eastvale", "2023-03-17", "Reuters", "10", "4"]
    assert lines[-1] == "2 pages, 1 of them with an error"


def test_text_says_that_there_were_more() -> None:
    assert str(PageTable((ShownPage("1", FULL),), more=True)).splitlines()[-1] == "the first 1 page"


def test_html_has_a_folded_view_a_page_under_one_legend() -> None:
    shown = lxml.html.fromstring(TABLE._repr_html_())
    (page,) = shown.xpath("//details[@class='nc-page']")
    assert page.get("open") is None
    assert [cell.text for cell in page.xpath("summary/span")][:2] == list(TABLE.pages[0].fields[:2])
    assert page.xpath(".//*[@data-k='dateline']")
    assert len(shown.xpath("//*[@class='nc-legend']")) == 1
    assert shown.xpath("//*[@class='nc-cols nc-bad']/span")[1].text == "this is a PDF document"


def test_views_end_where_the_table_is_full_and_it_says_so(monkeypatch: object) -> None:
    many = PageTable(tuple(ShownPage(str(at), FULL) for at in range(4)))
    size = len(many._repr_html_())
    room = page_table.MAX_HTML_CHARS
    try:
        page_table.MAX_HTML_CHARS = 6000
        shown = lxml.html.fromstring(many._repr_html_())
    finally:
        page_table.MAX_HTML_CHARS = room
    assert len(many._repr_html_()) == size
    notes = shown.xpath("//*[@class='nc-gone']/text()")
    assert 0 < len(notes) < 4
    assert all(note.startswith("not shown: the table is full") for note in notes)
    assert len(shown.xpath("//details[@class='nc-page']")) == 4


def test_empty_table_and_empty_article_are_shown() -> None:
    assert "0 pages" in lxml.html.fromstring(PageTable(())._repr_html_()).text_content()
    assert lxml.html.fromstring(PageTable((ShownPage("1", Article()),))._repr_html_()).xpath("//details")


def test_hostile_pages_are_escaped() -> None:
    table = PageTable((ShownPage("<script>", HOSTILE), ShownPage("\x1b[2J", error="<img src=x>")))
    assert not lxml.html.fromstring(table.to_report()).xpath("//script|//img|//iframe|//@href|//@onerror")
    assert "\x1b" not in str(table)
