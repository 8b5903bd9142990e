"""The view of an article: every piece in its place, everything escaped, nothing that runs or clashes."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import lxml.html
import pytest
from export_samples import ARTICLES, FULL, HOSTILE
from hypothesis import given

import newsclean
from newsclean import Article, Author, Body, Dateline, Paragraph, Removal, Span, Title
from newsclean.export.fates import fates
from newsclean.export.legend import legend_of
from newsclean.export.rows import MAX_IN_RUN, MAX_REMOVED_CHARS
from newsclean.export.view import article_view, report
from newsclean.model import PageMeta

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def dom(article: Article) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(article_view(article))


def lines(count: int, taker: str = "tags", text: str = "Menu") -> tuple[Removal, ...]:
    return tuple(
        Removal(text, taker, taker, "a label", Span(at * 9, at * 9 + 4), "line 1") for at in range(count)
    )


# --- what is shown ---


def test_pieces_stand_in_the_order_of_the_page() -> None:
    shown = dom(FULL).xpath("//*[contains(@class, 'nc-')]/text()|//q/text()")
    said = [str(text).strip() for text in shown]
    wanted = [fate.text for fate in fates(FULL)]
    places = [said.index(text) for text in wanted if text in said]
    assert places == sorted(places)
    assert len(places) == len(wanted)


def test_dateline_is_split_into_its_parts() -> None:
    row = dom(FULL).xpath("//*[@class='nc-d']")[0]
    parts = [(part.xpath("small")[0].text, part.xpath("bdi")[0].text) for part in row.xpath("i")]
    assert parts == [
        ("place", "Eastvale"),
        ("place", "Olding"),
        ("region", "Wis."),
        ("country", "US"),
        ("date", "2023-03-17"),
        ("agency", "Reuters"),
    ]


def test_date_without_a_year_is_shown_as_written() -> None:
    article = newsclean.clean(
        "BERLIN, March 3 (dpa) - The mayor said no on Friday, and then he said it again."
    )
    assert article.dateline is not None
    assert article.dateline.date is None
    assert "<small>date</small> <bdi>March 3</bdi>" in article_view(article)


def test_paragraphs_say_their_kind() -> None:
    kinds = [str(kind) for kind in dom(FULL).xpath("//*[@data-k]/@data-k")]
    assert kinds == [
        "title", "standfirst", "dateline", "subhead", "quote", "list item", "list item", "caption", "table row", "code",
    ]  # fmt: skip
    assert dom(FULL).xpath("//pre")[0].text == "for pier in bridge:\n    pier.repair()"


def test_removal_is_folded_and_says_filter_reason_and_evidence() -> None:
    removed = (Removal("By Ada Marsh", "byline", "author_line", "'By' and a name", Span(0, 12), "line 3"),)
    row = dom(Article(removed=removed)).xpath("//details")[0]
    assert row.get("open") is None
    assert row.xpath("summary/q")[0].text == "By Ada Marsh"
    assert row.xpath("p")[0].text_content() == "byline, author_line: 'By' and a name · line 3"


def test_legend_counts_by_label_and_has_a_switch_for_each() -> None:
    outside = Removal("Share", "main_content", "outside_main_content", "header (score 0.1)", Span(900, 905))
    article = Article(removed=(*lines(2, "byline"), *lines(5, "tags"), *lines(2, "advertisement"), outside))
    labels = dom(article).xpath("//label")
    assert [label.text_content().strip() for label in labels] == [
        "all removed 10",
        "tags 5",
        "advertisement 2",
        "byline 2",
        "share widget 1",
    ]
    assert all(label.xpath("input[@type='checkbox' and @checked]") for label in labels)


def test_neighbours_of_one_label_are_one_line_with_a_count() -> None:
    shown = dom(Article(removed=(*lines(3), lines(4, "byline")[3])))
    (run,) = shown.xpath("//details[contains(@class, 'nc-run')]")
    assert run.xpath("summary/b")[0].text == "3 × tags"
    assert run.xpath("summary/span[@class='nc-glance']")[0].text == "Menu · Menu · Menu"
    assert len(run.xpath("details")) == 3
    assert len(shown.xpath("//details[contains(@class, 'nc-r ')]")) == 4


def test_few_labels_stand_alone_and_many_are_folded_into_one() -> None:
    names = ("tags", "byline", "tags", "byline")
    four = tuple(line for name in names for line in lines(1, name))
    assert not dom(Article(removed=four[:3])).xpath("//details[contains(@class, 'nc-run')]")
    placed = tuple(line._replace(span=Span(at, at)) for at, line in enumerate(four))
    (run,) = dom(Article(removed=placed)).xpath("//details[contains(@class, 'nc-run')]")
    assert run.xpath("summary")[0].text_content() == "4 lines removed · tags 2, byline 2"
    assert len(run.xpath("details")) == 4


def test_lines_left_out_of_a_long_run_are_counted() -> None:
    shown = dom(Article(removed=lines(MAX_IN_RUN + 20)))
    assert shown.xpath("//summary")[0].text_content().startswith(f"{MAX_IN_RUN + 20} × tags")
    assert len(shown.xpath("//details[contains(@class, 'nc-r ')]")) == MAX_IN_RUN
    assert shown.xpath("//*[@class='nc-gone']")[0].text == "… and 20 more lines, 80 characters"


def test_header_says_who_wrote_it_when_and_what_it_is() -> None:
    article = Article(
        Title("Bridge closed"), authors=(Author("Ada Marsh"),), published=datetime.date(2024, 3, 8)
    )
    head = dom(article).xpath("//header")[0]
    assert head.xpath("p/text()") == ["Bridge closed"]
    facts = [(fact.xpath("dt")[0].text, fact.xpath("dd")[0].text) for fact in head.xpath("dl/div")]
    assert facts == [("authors", "Ada Marsh"), ("published", "2024-03-08"), ("kind", "article")]


def test_parts_have_views_of_their_own() -> None:
    bench = newsclean.Workbench({"one": "Bridge closed\n\nThe bridge was closed on Friday, the town said."})
    for part in (FULL.body, FULL.removed, FULL.meta, newsclean.DEFAULT, bench):
        assert lxml.html.fromstring(part._repr_html_()).get("class") == "newsclean-view"
    assert "not run yet" in bench._repr_html_()
    assert FULL.removed == tuple(FULL.removed)


def test_long_removed_text_is_cut_and_the_rest_is_counted() -> None:
    text = "word " * 300
    shown = dom(Article(removed=lines(1, text=text))).xpath("//q")[0]
    assert len(shown.text) <= MAX_REMOVED_CHARS + 1
    assert shown.xpath("span")[0].text == f"… {len(text) - len(shown.text.rstrip()):,} more characters"


def test_title_of_the_metadata_says_so() -> None:
    assert "from the metadata" in article_view(Article(Title("Bridge closed")))
    assert "from the metadata" not in article_view(FULL)


def test_head_says_what_is_missing() -> None:
    head = dom(Article(removed=lines(2))).xpath("//*[@class='nc-head']")[0].text_content()
    assert head == "0 paragraphs kept · 2 lines removed (100% of the text) · no title · no dateline · text"


def test_empty_article_has_a_view() -> None:
    shown = dom(Article())
    assert not shown.xpath("//label|//details")
    assert "0 paragraphs" in shown.text_content()


def test_text_of_any_direction_turns_by_itself() -> None:
    rows = dom(FULL).xpath("//p[@class='nc-p']|//q|//h3|//h4|//pre|//blockquote")
    assert rows
    assert all(row.get("dir") == "auto" for row in rows)


# --- what must not happen ---


@pytest.mark.parametrize("article", [FULL, HOSTILE], ids=["full", "hostile"])
def test_view_has_nothing_that_runs_loads_or_is_followed(article: Article) -> None:
    shown = dom(article)
    assert not shown.xpath("//script|//img|//iframe|//link|//a|//object|//embed|//form|//svg|//@href|//@src")
    assert not [name for element in shown.iter() for name in element.attrib if name.startswith("on")]
    assert len(shown.xpath("//style")) == 1
    assert "@import" not in article_view(article)
    assert "url(" not in article_view(FULL)


def test_hostile_text_makes_no_element() -> None:
    """The hostile article has the elements of a harmless one of the same shape."""
    plain = Article(
        Title("t", Span(0, 1)),
        Dateline("d", Span(2, 3), ("p",), "r", "c", None, "x", ("a",)),
        Body(
            tuple(
                Paragraph("t", kind, p.span, "")
                for p, kind in zip(HOSTILE.body, ("paragraph", "k"), strict=True)
            )
        ),
        tuple(
            r._replace(text="t", evidence="e", path="p", filter=f"f{len(r.filter)}") for r in HOSTILE.removed
        ),
        source="text",
        authors=(Author("a"),),
        meta=PageMeta(site_name="s"),
    )
    notes = "span[@class='nc-note']"
    for path in (f"//*[not(self::{notes})]", "//details", "//label", "//p", "//i"):
        assert len(dom(HOSTILE).xpath(path)) == len(dom(plain).xpath(path))


@pytest.mark.parametrize("article", [FULL, HOSTILE], ids=["full", "hostile"])
def test_view_holds_no_control_characters_and_can_be_written(article: Article) -> None:
    assert not CONTROLS.search(report(article))
    assert report(article).encode("utf-8")


@given(ARTICLES)
def test_any_article_is_shown_whole(article: Article) -> None:
    view = article_view(article)
    shown = lxml.html.fromstring(view)
    assert not CONTROLS.search(view)
    assert len(shown.xpath("//*[@class='nc-p' or @class='nc-s']")) == len(article.body)
    assert len(shown.xpath("//q[not(ancestor::*[@class='nc-d'])]")) == len(article.removed)


def test_outputs_share_no_id_and_every_rule_is_scoped() -> None:
    view = article_view(FULL)
    assert not lxml.html.fromstring(view).xpath("//@id|//@for|//@name")
    style = re.sub(r"@(?:media|supports)[^{]*\{|\}(?=\})", "", dom(FULL).xpath("//style")[0].text)
    selectors = [
        one for rule in re.findall(r"([^{}]+)\{[^{}]*\}?", style) for one in re.split(r",(?![^(]*\))", rule)
    ]
    assert len(selectors) > 50
    assert not [one for one in selectors if ".newsclean-view" not in one]


def test_rules_of_a_legend_follow_from_the_class_names_alone() -> None:
    """Two outputs on one page may number their filters differently; the rule of a class is the same in both."""
    one = legend_of([Article(removed=lines(3, "byline") + lines(1, "residue"))])
    two = legend_of([Article(removed=lines(1, "tags") + lines(4, "title") + lines(2, "copyright"))])
    assert set(one.css(["nc-m0-1"]).splitlines()) <= set(two.css(["nc-m0-1", "nc-m0-2"]).splitlines())


def test_style_file_is_in_the_package() -> None:
    assert (Path(newsclean.__file__).parent / "export" / "view.css").is_file()


# --- how large it is ---


def test_view_of_a_page_of_300_blocks_stays_small() -> None:
    """Sizes of a large news page: 40 paragraphs of 250 characters, 260 labels with XPaths of 80."""
    body = Body(tuple(Paragraph("word " * 50, "paragraph", Span(9000 + at, 9001 + at)) for at in range(40)))
    path = "/html/body/div[3]/main/div[2]/section/div[14]/aside/div/ul/li[12]/article/h3/a"
    removed = tuple(
        Removal(
            "Ferry tickets to cost less",
            f"filter_{at % 12}",
            "reason",
            "nav, links (score 0.12)",
            Span(at, at),
            path,
        )
        for at in range(260)
    )
    assert len(article_view(Article(body=body, removed=removed)).encode()) < 150_000


def test_report_is_a_document_of_its_own_that_lets_nothing_run() -> None:
    made = report(FULL)
    page = lxml.html.document_fromstring(made)
    assert made.startswith("<!doctype html>")
    assert page.xpath("//title")[0].text == "Harbour bridge closed until spring"
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert "http" not in re.sub(r"https://mercury\.example\S*|http-equiv", "", made)


def test_report_is_the_same_for_the_same_article() -> None:
    assert report(FULL) == FULL.to_report()
    assert FULL._repr_html_() == article_view(FULL)
