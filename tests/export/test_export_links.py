"""Links of a story in Markdown, HTML and dicts: as the page has them, safe, and back again."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Article, Body, Dateline, Link, Paragraph, SchemaError, Span, Title
from newsclean.export.links import PlacedLink, linked_parts, placed_links
from newsclean.export.markdown_text import escape_parts, read_blocks
from newsclean.jobs.rows import as_markdown, row_of
from tests.extras import needs

TARGET = "https://vell.example/a(b)?x=1&amp;y=2"
EVIL = (
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "#top",
    "",
)


def article(text: str, *links: tuple[str, str], kind: str = "paragraph", start: int = 20) -> Article:
    """Return an article of one paragraph that begins at `start`, with links at the first place of each text."""
    made = [
        Link(said, address, Span(start + text.index(said), start + text.index(said) + len(said)))
        for said, address in links
    ]
    body = Body((Paragraph(text, kind, Span(start, start + len(text)), "/p"),))
    return Article(Title("Bridge closed", Span(0, 13)), body=body, links=tuple(made))


def rendered(markdown: str) -> str:
    return str(needs("markdown_it", "test").MarkdownIt("commonmark", {"html": True}).render(markdown))


def test_links_are_written_in_every_form() -> None:
    made = article("See the report here.", ("report", "https://vell.example/1"))
    assert "See the [report](https://vell.example/1) here." in made.to_markdown()
    assert '>See the <a href="https://vell.example/1">report</a> here.</p>' in made.to_html()
    assert made.to_dict()["links"] == [
        {"text": "report", "address": "https://vell.example/1", "span": [28, 34]}
    ]
    assert made.to_ninjs()["bodies"][1]["value"].count("<a href=") == 1
    assert made.text == "See the report here."


def test_article_without_links_is_written_as_before() -> None:
    made = article("See the report here.")
    assert "links" not in made.to_dict()
    assert "](" not in made.to_markdown()
    assert "<a " not in made.to_html()


@pytest.mark.parametrize("address", EVIL)
def test_address_that_could_run_is_not_written_even_from_a_dict(address: str) -> None:
    made = Article.from_dict(article("See the report.", ("report", address)).to_dict())
    assert made.links[0].address == address
    assert "](" not in made.to_markdown()
    assert "<a " not in made.to_html()
    assert Article.from_markdown(f"---\n---\n\nSee the [report]({address}).\n").links == ()


def test_markup_in_a_text_or_an_address_stays_text() -> None:
    made = article('See <b>"the" report</b>]( now!', ('<b>"the" report</b>](', TARGET + '"onclick="x()'))
    markup = made.to_html(fragment=True)
    assert re.findall(r"<(\w+)", markup) == ["article", "h1", "p", "a"]
    assert "onclick=" not in re.sub(r'href="[^"]*"', "", markup)
    shown = rendered(made.to_markdown(front_matter=False))
    assert re.findall(r"<(\w+)", shown) == ["h1", "p", "a"]
    assert html.unescape(re.sub("<[^>]*>", "", shown)).strip().endswith(str(made.body))


@pytest.mark.parametrize("kind", ["paragraph", "subhead", "quote", "list_item", "caption", "standfirst"])
def test_every_kind_has_its_links_and_gives_them_back(kind: str) -> None:
    made = article(
        "1. Wow![x] the report #", ("[x]", TARGET), ("report #", "mailto:ada@vell.example"), kind=kind
    )
    back = Article.from_markdown(made.to_markdown())
    assert back.body[0].text == made.body[0].text
    assert [(link.text, link.address) for link in back.links] == [
        ("[x]", TARGET),
        ("report #", "mailto:ada@vell.example"),
    ]
    assert [at for at, _ in placed(back)] == [at for at, _ in placed(made)]
    assert rendered(made.to_markdown(front_matter=False)).count("<a href=") == 2
    assert "<img" not in rendered(made.to_markdown(front_matter=False))


def placed(made: Article) -> list[tuple[int, str]]:
    return [(link.start, link.address) for links in placed_links(made) for link in links]


def test_code_has_links_in_html_alone() -> None:
    made = article("import newsclean", ("newsclean", "https://vell.example/1"), kind="code")
    assert "](" not in made.to_markdown()
    assert '<pre dir="auto">import <a href="https://vell.example/1">newsclean</a></pre>' in made.to_html()


def test_links_stand_behind_the_dateline() -> None:
    made = replace(
        article("Vell (AP) is old: Vell.", ("Vell", "https://vell.example/1")),
        dateline=Dateline("VELL (AP) -", Span(8, 19)),
    )
    assert "VELL (AP) - [Vell](https://vell.example/1) (AP)" in made.to_markdown(front_matter=False)
    assert '- </span><a href="https://vell.example/1">Vell</a> (AP)' in made.to_html()


def test_same_word_is_linked_where_it_stood_though_soft_hyphens_are_gone() -> None:
    body = Body((Paragraph("Vell is Vell.", "paragraph", Span(10, 27)),))  # "Ve\xadll i\xads \xadVell\xad."
    made = Article(body=body, links=(Link("Vell", "https://vell.example/1", Span(21, 25)),))
    assert placed(made) == [(8, "https://vell.example/1")]


@pytest.mark.parametrize(
    "link",
    [
        Link("elsewhere", "https://vell.example/1", Span(22, 31)),
        Link("report", "https://vell.example/1", Span(-5, -1)),
        Link("report", "https://vell.example/1", Span(30, 10)),
        Link("", "https://vell.example/1", Span(22, 22)),
        Link("report", "https://vell.example/1", Span(10**9, 10**9 + 6)),
    ],
)
def test_link_that_stands_nowhere_is_passed_over(link: Link) -> None:
    made = replace(article("See the report."), links=(link,))
    assert "See the report." in made.to_markdown().replace("[report](https://vell.example/1)", "report")
    assert Article.from_dict(made.to_dict()) == made


def test_dict_with_a_wrong_link_is_refused() -> None:
    data = article("See the report.", ("report", "https://vell.example/1")).to_dict()
    data["links"][0]["address"] = 3
    with pytest.raises(SchemaError, match=r"links\[0\].address must be a string"):
        Article.from_dict(data)


def test_markdown_of_a_job_has_the_links() -> None:
    made = article("See the report.", ("report", "https://vell.example/1"))
    row = row_of(made, "a", None, ("title", "body", "links"))
    assert "See the [report](https://vell.example/1)." in as_markdown(row).decode()
    assert row_of(article("See."), "a", None, ("body", "links"))["links"] == []


TEXTS = st.text(st.sampled_from("ab é東 .)(#*_-+=>`~|[]<!&;$\\:/@^{}\"'1"), max_size=12)
ADDRESSES = st.sampled_from(
    [TARGET, "https://vell.example/", "tide?a=(1", "mailto:a@b.example", "//vell.example/%5C"]
)


@given(st.lists(st.tuples(TEXTS.filter(str.strip), st.none() | ADDRESSES), min_size=1, max_size=6))
def test_any_parts_show_as_themselves_and_come_back(parts: list[tuple[str, str | None]]) -> None:
    text = "".join(said for said, _ in parts)
    block = next(read_blocks(escape_parts(parts)))
    assert (block.text, block.kind) == (text, "paragraph")
    wanted = [(said, address) for said, address in parts if address]
    assert [(text[link.start : link.end], link.address) for link in block.links] == wanted
    shown = rendered(escape_parts([(said.strip(), address) for said, address in parts]))
    assert html.unescape(re.sub("<[^>]*>", "", shown)).strip() == "".join(said.strip() for said, _ in parts)
    assert set(re.findall(r"<(\w+)", shown)) <= {"p", "a"}


@given(TEXTS, st.lists(st.tuples(st.integers(-3, 15), st.integers(-3, 15)), max_size=4))
def test_parts_of_any_links_from_a_dict_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    links = tuple(Link(text[max(0, a) : max(0, b)], "https://vell.example/1", Span(a, b)) for a, b in spans)
    made = Article(body=Body((Paragraph(text, "paragraph", Span(0, len(text))),)), links=links)
    assert "".join(part for part, _ in linked_parts(text, placed_links(made)[0])) == text


def test_parts_without_text_are_left_out() -> None:
    assert list(linked_parts("report", [PlacedLink(0, 6, "a")])) == [("report", "a")]


def test_cleaned_page_comes_back_with_its_links() -> None:
    page = (
        "<html lang=en><body><article><h1>Bridge closed</h1><p>The bridge was closed on Friday, <a href=/1>the town</a> "
        "said in <a href=/2>a report of [the] <i>town</i></a> of Vell.</p></article></body></html>"
    )
    made = newsclean.clean(page, url="https://vell.example/news", links=True)
    assert [link.text for link in made.links] == ["the town", "a report of [the] town"]
    assert Article.from_dict(made.to_dict()) == made
    back = Article.from_markdown(made.to_markdown())
    assert placed(back) == placed(made)
    assert back.to_markdown() == made.to_markdown()
