"""What holds for any HTML whatever, and for the same article as HTML and as text."""

from __future__ import annotations

import json
import pickle
from itertools import pairwise

import pytest
from hostile_pages import PARAGRAPHS, TITLE
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger import unbalanced

import newsclean
from newsclean import Article
from newsclean.lexicon.packs import pack_for

TAGS = "div p span b a li ul section article aside nav footer h1 h2 table tr td pre blockquote em script style x-y".split()
VOID = (
    "<br>",
    "<img src=a.jpg>",
    "<hr>",
    "<!-- no -->",
    "<input>",
    "<p>",
    "</p>",
    "</div>",
    "<li>",
    "<![CDATA[x]]>",
)
ATTRIBUTES = (
    "",
    " class=related",
    " class='share nav'",
    " id=comments",
    " hidden",
    " href=/a",
    " style='display:none'",
    " role=main",
)
TEXTS = (
    *PARAGRAPHS,
    "Read more",
    "ADVERTISEMENT",
    "By Ada Marsh",
    "3 March 2024",
    "© 2024",
    "&amp;",
    "&nbsp;",
    "\u00ad",
    "x\u0085y",
    "\u2028",
    " ",
)
OTHERS = (
    "The mill was sold on Monday to a group of farmers, its owner said, after it had stood empty for eleven years.",
    "A school in the lower town will open a week later than planned because its new roof has not been delivered.",
    "Two hundred people walked through Eastvale on Sunday to ask for a night bus between the station and the hospital.",
    "The museum of bells has lent its oldest piece to a church in the mountains, where it will ring for the first time.",
)  # fmt: skip
RESIDUE = (
    "ADVERTISEMENT",
    "Sign up for our newsletter",
    "Share this article",
    "Follow us on Facebook",
    "Leave a Reply",
    "© 2024 The Eastvale Gazette. All rights reserved.",
)
TEASERS = ("Sponsored content",)
"""Labels that take the teaser below them along, where it stands apart."""


def elements(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """One element around a few pieces of markup."""
    parts = st.tuples(
        st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), st.lists(inside, max_size=5).map("".join)
    )
    return parts.map(lambda part: f"<{part[0]}{part[1]}>{part[2]}</{part[0]}>")


MARKUP = st.recursive(st.one_of(st.sampled_from(TEXTS), st.sampled_from(VOID)), elements, max_leaves=40)
PAGES = st.lists(MARKUP, max_size=6).map(
    lambda parts: f"<html><head><title>{TITLE}</title></head><body>{''.join(parts)}"
)


@given(PAGES)
@settings(max_examples=300)
def test_the_ledger_balances(source: str) -> None:
    """Every visible character stands once in title, dateline, body or ledger, in order, and none is invented."""
    assert (
        unbalanced(newsclean.clean(source, kind="html"), newsclean.api.read_page(source, kind="html").text)
        == ""
    )


@given(PAGES)
def test_body_and_ledger_are_in_the_order_of_the_page(source: str) -> None:
    article = newsclean.clean(source, kind="html")
    for pieces in (article.body, article.removed):
        assert all(one.span.end <= other.span.start for one, other in pairwise(pieces))


@given(PAGES)
def test_there_and_back(source: str) -> None:
    article = newsclean.clean(source, kind="html")
    assert pickle.loads(pickle.dumps(article)) == article
    assert Article.from_dict(json.loads(json.dumps(article.to_dict()))) == article
    assert newsclean.clean(source, kind="html") == article


@given(PAGES)
def test_bytes_and_str_of_the_same_page_agree(source: str) -> None:
    assert newsclean.clean(source.encode(), kind="html", charset="utf-8") == newsclean.clean(
        source, kind="html"
    )


# --- one article in two forms ---


def as_html(paragraphs: list[str], *, wrap: str = "div") -> str:
    """Return an article as a plain page would have it."""
    inner = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"<html><head><title>{TITLE}</title></head><body><{wrap}><h1>{TITLE}</h1>{inner}</{wrap}></body></html>"


articles = st.permutations([*PARAGRAPHS, *OTHERS]).flatmap(
    lambda texts: st.integers(4, len(texts)).map(lambda count: list(texts[:count]))
)


@given(articles, st.sampled_from(("div", "article", "main", "section")))
def test_text_and_html_agree(paragraphs: list[str], wrap: str) -> None:
    shown = newsclean.clean(as_html(paragraphs, wrap=wrap))
    told = newsclean.clean("\n\n".join([TITLE, *paragraphs]))
    assert str(shown.title) == str(told.title) == TITLE
    assert (
        [str(paragraph) for paragraph in shown.body]
        == [str(paragraph) for paragraph in told.body]
        == paragraphs
    )


@given(articles, st.sampled_from(RESIDUE), st.integers(1, 4))
def test_a_residue_line_leaves_the_body_of_a_text_unchanged(
    paragraphs: list[str], residue: str, at: int
) -> None:
    lines = [TITLE, *paragraphs]
    place = len(lines) if residue.startswith(("Leave", "©")) else at + 1  # where pages have it
    article = newsclean.clean("\n\n".join([*lines[:place], residue, *lines[place:]]))
    assert [str(paragraph) for paragraph in article.body] == paragraphs
    assert residue in [removal.text for removal in article.removed]


@given(articles, st.sampled_from(RESIDUE), st.integers(1, 4), st.sampled_from(("p", "div", "aside")))
def test_a_residue_block_leaves_the_body_of_a_page_unchanged(
    paragraphs: list[str], residue: str, at: int, tag: str
) -> None:
    place = len(paragraphs) if residue.startswith(("Leave", "©")) else at
    page = as_html(paragraphs)
    before = page.index("<p>" + paragraphs[place]) if place < len(paragraphs) else page.index("</div></body>")
    article = newsclean.clean(f"{page[:before]}<{tag}>{residue}</{tag}>{page[before:]}")
    assert [str(paragraph) for paragraph in article.body] == paragraphs


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "sv"])
def test_lines_that_a_pack_says_must_go_leave_a_text_unchanged(language: str) -> None:
    """An advertisement label of any language between two paragraphs costs neither of them a word."""
    section = next(section for section in pack_for(language).sections if section.reason == "advertisement")
    for label in (label for label in section.must_go if label not in TEASERS):
        article = newsclean.clean(
            "\n\n".join([TITLE, *PARAGRAPHS[:2], label, *PARAGRAPHS[2:]]), language=language
        )
        assert [str(paragraph) for paragraph in article.body] == list(PARAGRAPHS), label
