"""Articles of one page side by side: where they agree, where they differ, and how that is shown."""

from __future__ import annotations

import lxml.html
from export_samples import ARTICLES, FULL, HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, Body, Paragraph, Removal, Span, Title
from newsclean.export.alignment import align
from newsclean.export.comparison import Comparison
from newsclean.export.fates import fates


def kept(text: str, start: int, kind: str = "paragraph") -> Paragraph:
    return Paragraph(text, kind, Span(start, start + len(text)))


def gone(text: str, start: int, taker: str = "residue") -> Removal:
    return Removal(text, taker, taker, "why", Span(start, start + len(text)))


def article(*pieces: Paragraph | Removal, title: Title | None = None) -> Article:
    body = tuple(piece for piece in pieces if isinstance(piece, Paragraph))
    return Article(
        title, body=Body(body), removed=tuple(piece for piece in pieces if isinstance(piece, Removal))
    )


# --- alignment ---


def test_the_same_article_has_no_differences() -> None:
    rows = align([FULL, FULL])
    assert all(row.same for row in rows)
    assert len(rows) == len(fates(FULL))


def test_kept_and_removed_differ() -> None:
    (row,) = align([article(kept("By Ada", 0)), article(gone("By Ada", 0))])
    assert not row.same
    assert not row.removed


def test_removals_by_other_filters_or_in_other_pieces_are_the_same() -> None:
    one = article(gone("Share this now", 0, "share_widget"))
    two = article(gone("Share this", 0), gone("now", 11, "tags"))
    (row,) = align([one, two])
    assert row.same
    assert row.removed


def test_kinds_and_cuts_of_kept_text_differ() -> None:
    assert not align([article(kept("Who pays", 0)), article(kept("Who pays", 0, "subhead"))])[0].same
    (row,) = align([article(kept("One two", 0)), article(kept("One", 0), kept("two", 4))])
    assert not row.same
    assert [len(cell) for cell in row.cells] == [1, 2]


def test_title_in_one_alone_is_a_row() -> None:
    (row,) = align([Article(Title("Bridge closed")), Article()])
    assert [len(cell) for cell in row.cells] == [1, 0]
    assert not row.same


def test_three_articles_agree_only_when_all_do() -> None:
    rows = align([article(kept("One", 0)), article(kept("One", 0)), article(gone("One", 0))])
    assert [row.same for row in rows] == [False]


@given(ARTICLES, st.data())
def test_every_piece_stands_once_in_its_column(one: Article, data: st.DataObject) -> None:
    other = one
    while other.removed and data.draw(st.booleans()):
        other = other.restore(data.draw(st.sampled_from(other.removed)))
    rows = align([one, other])
    for column, whole in enumerate([one, other]):
        assert [fate for row in rows for fate in row.cells[column]] == fates(whole)
    assert (one == other) is all(row.same for row in rows)


# --- how it is shown ---

PAIR = Comparison(
    ("default", "without byline"),
    (
        article(
            gone("Menu", 0),
            gone("By Ada", 10, "byline"),
            kept("Rain fell.", 20),
            kept("Who pays", 40, "subhead"),
        ),
        article(gone("Menu", 0), kept("By Ada", 10), kept("Rain fell.", 20), kept("Who pays", 40)),
    ),
)


def test_differences_are_the_rows_that_differ() -> None:
    assert [[fate.text for fate in row.cells[0]] for row in PAIR.differences] == [["By Ada"], ["Who pays"]]


def test_text_names_each_way_at_each_difference() -> None:
    assert str(PAIR).splitlines() == [
        "2 different · 1 kept by all · 1 removed by all",
        "",
        "default         - removed      By Ada ^ byline: why",
        "without byline  paragraph      By Ada",
        "",
        "default         subhead        Who pays",
        "without byline  paragraph      Who pays",
    ]


def test_html_has_a_column_a_way_and_marks_what_differs() -> None:
    shown = lxml.html.fromstring(PAIR._repr_html_())
    assert shown.xpath("//*[@class='nc-way']/b/bdi/text()") == ["default", "without byline"]
    cells = [
        (cell.xpath("div")[0].get("class"), cell.xpath(".//mark")[0].text)
        for cell in shown.xpath("//*[@class='nc-cell']")
    ]
    assert cells == [
        ("nc-out", "By Ada"),
        ("nc-in", "By Ada"),
        ("nc-alt", "Who pays"),
        ("nc-alt", "Who pays"),
    ]
    assert shown.xpath("//*[@class='nc-same']/text()") == ["Rain fell."]
    assert shown.xpath("//*[contains(@class, 'nc-wide')]/details/summary/q/text()") == ["Menu"]


def test_counts_are_those_of_the_lines_shown_and_no_paragraph_is_cut() -> None:
    long = "word " * 400
    one = article(kept(long, 0), gone("Menu", 3000), gone("Share", 3010), kept("Rain fell.", 3020))
    two = article(kept(long, 0), gone("Menu", 3000), gone("Share", 3010), gone("Rain fell.", 3020))
    shown = lxml.html.fromstring(Comparison(("1", "2"), (one, two))._repr_html_())
    assert (
        shown.xpath("//*[@class='nc-head']")[0].text_content()
        == "1 different · 1 kept by all · 2 removed by all"
    )
    assert len(shown.xpath("//*[@class='nc-same']")[0].text_content()) == len(long)


def test_piece_that_both_have_is_not_marked_in_a_row_that_differs() -> None:
    one = article(kept("One two three", 0))
    two = article(kept("One two", 0), gone("three", 8))
    three = article(kept("One two", 0), kept("three", 8))
    shown = lxml.html.fromstring(Comparison(("1", "2", "3"), (one, two, three))._repr_html_())
    assert len(shown.xpath("//*[@class='nc-cell']")) == 3
    shown = lxml.html.fromstring(Comparison(("2", "3"), (two, three))._repr_html_())
    assert shown.xpath("//mark/text()") == ["three", "three"]


def test_report_is_a_file_of_its_own() -> None:
    report = PAIR.to_report()
    assert "<title>default | without byline</title>" in report
    assert "Content-Security-Policy" in report


def test_hostile_names_and_text_are_escaped() -> None:
    shown = lxml.html.fromstring(Comparison(("<script>", "b"), (HOSTILE, Article()))._repr_html_())
    assert not shown.xpath("//script|//img|//iframe|//@href|//@onerror")
    assert "\x1b" not in str(Comparison(("\x1b[2J", "b"), (HOSTILE, Article())))
