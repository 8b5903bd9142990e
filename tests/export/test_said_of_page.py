"""What is known of a page as a whole stands above its lines, in every view."""

from __future__ import annotations

from newsclean.export.said_of_page import facts_of
from newsclean.export.view import article_view
from newsclean.model import Article, PageVerdict, Title

JUDGED = Article(Title("Latest news"), verdict=PageVerdict(kind="listing", confidence=0.456, paywalled=True))


def test_explain_begins_with_the_page() -> None:
    assert JUDGED.explain().split("\n")[0] == "page           listing page, confidence 0.46, paywalled"


def test_explain_of_a_plain_article_has_its_lines_alone() -> None:
    assert Article(Title("Bridge closed")).explain() == "title          Bridge closed"


def test_view_tells_it_above_the_lines() -> None:
    assert facts_of(JUDGED) == [("kind", "listing"), ("confidence", "0.46"), ("access", "paywalled")]
    assert "<dt>confidence</dt><dd dir=auto>0.46</dd>" in article_view(JUDGED)


def test_repr_names_a_kind_that_is_no_article() -> None:
    assert repr(JUDGED) == "<Article 'Latest news', 0 paragraphs, 0 removed, listing page>"
    assert repr(Article(verdict=PageVerdict(kind="empty"))) == "<Article no title, 0 paragraphs, 0 removed>"
