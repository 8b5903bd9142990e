"""Markdown: text shows as itself in a real parser, and the article comes back."""

from __future__ import annotations

import datetime
import html
import re

import pytest
from export_samples import ARTICLES, FULL, HOSTILE, build
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Article, Body, Dateline, PageMeta, Paragraph, SchemaError, Span, Title
from newsclean.export.frontmatter import read_frontmatter, write_frontmatter
from newsclean.export.markdown import from_markdown, to_markdown
from newsclean.export.markdown_text import escape_markdown, read_blocks, unescape_markdown
from tests.extras import needs

MARKS = st.text(st.sampled_from("ab é東 \t\n12.)(#*_-+=>`~|[]<!&;$\\:/@^{}\"'x"), max_size=24)
TRAPS = (
    "# not a heading", "####### seven", "- no item", "+ no item", "* no item", "1. no item", "1986) a year",
    "> no quote", "---", "***", "___", "===", "```", "~~~", "    no code", "\tno code", "*no* _emphasis_ **here**",
    "`no code`", "[no](link)", "![no](image)", "[no]: http://a.example", "<b>no tag</b>", "<!-- no comment -->",
    "<https://a.example>", "AT&T &amp; &lt; &#35; &copy;", "C:\\dir\\*", "back\\", "~~no strike~~", "a | b", "|---|",
    "$5 and $6", "a  \nno break", "a\nb", "a\n- b", "a\n===", "a\n---", "a\n# b", "title #", "title ##", "#", "+", "-",
    "1.", "!", "[x] done", "[^1]: note", ": definition", "a\\\nb", "&", "\\", "trailing \\", " both ", " ", "\t \n \t", "x" + " " * 9 + "y", "www.a.example",
)  # fmt: skip


def rendered(markdown: str) -> str:
    """Return the HTML that CommonMark with tables and strike-through makes of Markdown."""
    parser = needs("markdown_it", "test").MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return str(parser.render(markdown))


def plain(markup: str) -> str:
    """Return the text of HTML, with line breaks as they are shown."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup.replace("<br />\n", "\n")))


# --- text shows as itself ---


@pytest.mark.parametrize("text", TRAPS)
def test_marks_of_markdown_show_as_themselves(text: str) -> None:
    shown = rendered(escape_markdown(text))
    assert plain(shown).removesuffix("\n") == text
    assert set(re.findall(r"</?(\w+)", shown)) <= {"p", "br"}


@given(MARKS.filter(str.strip).filter(lambda text: "\n" not in text[:1] + text[-1:] and "\n\n" not in text))
def test_any_text_shows_as_itself(text: str) -> None:
    text = "\n".join(line or "x" for line in text.split("\n") if line.strip()) or "x"
    shown = rendered(escape_markdown(text))
    assert plain(shown).removesuffix("\n") == text
    assert set(re.findall(r"</?(\w+)", shown)) <= {"p", "br"}


@given(MARKS)
def test_escaped_text_comes_back(text: str) -> None:
    assert unescape_markdown(escape_markdown(text)) == text


def test_text_without_marks_is_left_alone() -> None:
    text = "“We go,” he said – at 10:30, AT&T's 5% (not more). Größe: 東京 #1!"
    assert escape_markdown(text) == text


@pytest.mark.parametrize("kind", ["paragraph", "subhead", "quote", "list_item", "standfirst", "caption"])
@pytest.mark.parametrize("text", TRAPS)
def test_every_kind_shows_its_text(kind: str, text: str) -> None:
    article = Article(
        body=Body((Paragraph(text, kind, Span(0, 9)), Paragraph("End.", "paragraph", Span(10, 14))))
    )
    shown = rendered(read_frontmatter(to_markdown(article))[1])
    tags = {"subhead": {"h2", "p"}, "quote": {"blockquote", "p"}, "list_item": {"ul", "li", "p"}}.get(
        kind, {"p"}
    )
    assert set(re.findall(r"</?(\w+)", shown)) - {"br"} == tags
    assert " ".join(plain(shown).split()) == " ".join(f"{text} End.".split())


def test_code_is_fenced_by_more_ticks_than_it_has() -> None:
    code = "a ```` b\n\n- no item\n# no heading"
    article = Article(body=Body((Paragraph(code, "code", Span(0, 9)),)))
    assert plain(rendered(read_frontmatter(to_markdown(article))[1])).rstrip("\n") == code
    assert from_markdown(to_markdown(article)).body[0] == Paragraph(code, "code", Span(0, len(code)))


def test_hostile_article_renders_to_no_markup_of_its_own() -> None:
    for front_matter in (True, False):
        markdown = to_markdown(HOSTILE, front_matter=front_matter)
        below = read_frontmatter(markdown)[1] if front_matter else markdown
        assert set(re.findall(r"</?(\w+)", rendered(below))) <= {"p", "h1", "br"}
        assert markdown.encode("utf-8")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", markdown)


# --- for people to read ---


def test_without_front_matter_title_and_dateline_stand_in_the_text() -> None:
    lines = to_markdown(FULL, front_matter=False).split("\n")
    assert lines[0] == "# Harbour bridge closed until spring"
    assert lines[4].startswith("EASTVALE, March 17 (Reuters) — The harbour bridge")


def test_kinds_have_their_marks() -> None:
    below = read_frontmatter(to_markdown(FULL))[1]
    assert "\n## A long way round\n\n> “We would" in below
    assert "\n- The bridge opens again in May.\n- Ferries leave at every full hour.\n\n" in below
    assert "\n```\nfor pier in bridge:\n    pier.repair()\n```\n" in below


# --- front matter ---


def test_front_matter_is_yaml() -> None:
    yaml = needs("yaml", "test")
    for article in (FULL, build(title='"quoted": #no [list] \\ \x07\x85\u2028'), HOSTILE):
        head = to_markdown(article).split("---\n")[1] if article is not HOSTILE else write_head(article)
        fields = yaml.safe_load(head)
        assert article.title is not None
        assert fields["title"] == article.title.text


def write_head(article: Article) -> str:
    assert article.title is not None
    return write_frontmatter({"title": article.title.text}).strip("-\n")


def test_front_matter_has_the_names_of_the_schema_and_leaves_out_what_is_not_known() -> None:
    fields = read_frontmatter(to_markdown(FULL))[0]
    assert list(fields) == [
        "title", "date", "dateline", "language", "url", "description", "site_name", "canonical", "published",
        "modified", "authors", "section", "source", "kinds",
    ]  # fmt: skip
    assert fields["date"] == "2023-03-17T08:00:00+00:00"
    assert list(read_frontmatter(to_markdown(Article()))[0]) == ["source"]


def test_date_is_the_one_of_the_dateline_where_the_page_has_none() -> None:
    assert read_frontmatter(to_markdown(build(meta=PageMeta())))[0]["date"] == "2023-03-17"


# --- there and back ---


NOT_HELD = ("span", "form", "evidence")


def held(article: Article) -> tuple[object, ...]:
    """Return what Markdown holds of an article."""
    dateline = article.dateline
    fields = (
        {name: getattr(dateline, name) for name in Dateline.__slots__ if name not in NOT_HELD}
        if dateline
        else None
    )
    names = ("description", "site_name", "canonical", "published", "modified", "authors", "section")
    return (
        str(article.title) if article.title else None,
        fields,
        [(paragraph.text, paragraph.kind) for paragraph in article.body],
        (article.language, article.url, article.source),
        [getattr(article.meta, name) for name in names],
    )


def test_article_comes_back() -> None:
    back = from_markdown(to_markdown(FULL))
    assert held(back) == held(FULL)
    assert Article.from_markdown(FULL.to_markdown()) == back
    assert to_markdown(back) == to_markdown(FULL)


@given(ARTICLES)
def test_any_article_comes_back(article: Article) -> None:
    assert held(from_markdown(to_markdown(article))) == held(article)


def test_dateline_opens_its_paragraph_again() -> None:
    back = from_markdown(to_markdown(FULL))
    assert to_markdown(back, front_matter=False) == to_markdown(FULL, front_matter=False)


def test_spans_of_an_article_that_came_back_count_in_its_own_text() -> None:
    back = from_markdown(to_markdown(FULL))
    assert back.dateline is not None
    assert back.title is not None
    parts = [(back.title.span, back.title.text), (back.dateline.span, back.dateline.raw)]
    parts += [(paragraph.span, paragraph.text) for paragraph in back.body]
    text = "\n\n".join(text for _, text in sorted(parts))
    assert all(span and text[span.start : span.end] == said for span, said in parts)


def test_ledger_and_sources_are_not_held() -> None:
    back = from_markdown(to_markdown(FULL))
    assert (back.removed, back.meta.sources, back.meta.title) == ((), (), None)


def test_fields_of_others_and_other_line_ends_are_passed_over() -> None:
    text = to_markdown(FULL).replace("---\n", '---\ntags: ["news"]\n', 1).replace("\n", "\r\n")
    assert held(from_markdown(text)) == held(FULL)


def test_paragraph_without_text_is_left_out_and_shifts_no_kind() -> None:
    texts = (("standfirst", ""), ("paragraph", "One."), ("caption", "Two."))
    back = from_markdown(to_markdown(build(texts=texts)))
    assert [(paragraph.text, paragraph.kind) for paragraph in back.body] == [
        ("One.", "paragraph"),
        ("Two.", "caption"),
    ]


def test_cleaned_page_comes_back() -> None:
    article = newsclean.clean(
        "Bridge closed\n\nBRUSSELS, March 3, 2024 (dpa) — The mayor said no on Friday, and then *again*.\n\nLeave a Reply"
    )
    back = from_markdown(to_markdown(article))
    assert held(back) == held(article)
    assert back.dateline is not None
    assert back.dateline.date == datetime.date(2024, 3, 3)


# --- refusals ---


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no front matter"),
        ("# Bridge closed\n", "no front matter"),
        ('---\ntitle: "x"\n', "no front matter"),
        ("---\ntitle: Bridge closed\n---\n", "line 2 of the front matter is not a JSON value: Bridge closed"),
        ("---\ntitle: 3\n---\n", "title.text must be a string, not 3"),
        ('---\ndateline: "BERLIN"\n---\n', "dateline must be a mapping"),
        ('---\ndateline:\n  places: ["Berlin"]\n---\n', "dateline lacks field 'raw'"),
        ('---\nauthors: "Ada"\n---\n', "meta.authors must be a list"),
        ("---\nkinds: [1]\n---\n", "kinds must be a mapping"),
        ("---\nkinds:\n  0: 4\n---\n\ntext", r"body\[0\].kind must be a string"),
    ],
)
def test_other_text_is_refused_by_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        from_markdown(text)


def test_what_is_no_text_is_refused_by_its_type() -> None:
    with pytest.raises(TypeError, match="text must be str, not bytes"):
        from_markdown(b"---")  # type: ignore[arg-type]


def test_opens_of_any_kind_raises_nothing() -> None:
    for opens in ('"x"', "-1", "99", "null", "1.5"):
        text = f'---\ndateline:\n  raw: "BERLIN —"\n  opens: {opens}\n---\n\nOne.\n'
        dateline = from_markdown(text).dateline
        assert dateline is not None
        assert dateline.raw == "BERLIN —"


@given(st.text(max_size=200))
def test_any_text_below_is_read(text: str) -> None:
    assert all(block.kind for block in read_blocks(text))


def test_title_of_several_lines_stays_one_heading() -> None:
    shown = rendered(to_markdown(Article(Title("One\n# two #")), front_matter=False))
    assert re.findall(r"<(\w+)", shown) == ["h1"]
