"""What kind of page it is: the fixtures, the rules one by one, and what the page says of its paywall."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.api import read_page
from newsclean.judge.address import ADDRESS_FEATURES, address_numbers
from newsclean.judge.html import find_main
from newsclean.judge.kind_features import KIND_FEATURES, kind_numbers
from newsclean.judge.page_kind import LEARNED_KINDS, judge_kind, load_kinds
from newsclean.lexicon.page_words import GROUPS, page_words, title_words
from newsclean.model import PAGE_KINDS, Article
from newsclean.observe.page_view import view_page

FIXTURES = Path(__file__).parents[2] / "fixtures" / "html"
STORY = "".join(
    f"<p>The council of Vell voted on {day} to repair the bridge over the harbour, which has been closed since a barge "
    f"struck one of its piers in the spring, and the clerk of works said that it would take until autumn.</p>"
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday")
)


def page(body: str, head: str = "<title>Bridge closed</title>") -> str:
    return f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def story(head: str = "", text: str = STORY) -> Article:
    return newsclean.clean(
        page(f"<article><h1>Bridge closed</h1>{text}</article>", f"<title>Bridge closed</title>{head}")
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("empty-archive-with-excerpts", "listing"),
        ("empty-browser-check", "wall"),
        ("empty-consent-wall", "wall"),
        ("empty-error-page", "error"),
        ("empty-login-wall", "wall"),
        ("empty-search-results", "listing"),
        ("empty-section-index", "listing"),
        ("site-live-blog", "live"),
        ("site-paywall-teaser", "wall"),
        ("site-picture-gallery", "gallery"),
    ],
)
def test_fixtures_that_are_no_article_say_what_they_are(name: str, kind: str) -> None:
    article = newsclean.clean((FIXTURES / name / "input.html").read_bytes())
    assert article.verdict.kind == kind


def test_all_other_fixtures_are_articles() -> None:
    others = ("site-live-blog", "site-paywall-teaser", "site-picture-gallery")
    names = [each for each in sorted(FIXTURES.iterdir()) if not each.name.startswith(("empty-", *others))]
    kinds = {each.name: newsclean.clean((each / "input.html").read_bytes()).verdict.kind for each in names}
    assert {name: kind for name, kind in kinds.items() if kind != "article"} == {}


def test_teaser_of_a_wall_stays() -> None:
    article = newsclean.clean((FIXTURES / "site-paywall-teaser" / "input.html").read_bytes())
    assert article.verdict.paywalled
    assert len(article.body) > 1


# --- text and pages without anything ---


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bridge closed\n\nThe bridge was closed on Friday, the town said.", "article"),
        ("", "empty"),
        (" \n", "empty"),
    ],
)
def test_text_is_an_article_or_empty(text: str, kind: str) -> None:
    verdict = newsclean.clean(text, kind="text").verdict
    assert (verdict.kind, verdict.confidence, verdict.paywalled) == (kind, None, None)


@pytest.mark.parametrize("markup", ["", "<p></p>", page(""), page("<nav><a href=/>Home</a></nav>")])
def test_page_without_text_is_empty(markup: str) -> None:
    assert newsclean.clean(markup, kind="html").verdict.kind == "empty"


def test_page_that_was_not_judged_to_its_end_has_the_kind_of_its_body() -> None:
    assert newsclean.clean(page(STORY), budget=0).verdict.kind == "article"


# --- rules ---


@pytest.mark.parametrize(
    "title",
    ["Page not found", "404 - The Vell Courier", "Seite nicht gefunden | Bote", "ページが見つかりません"],
)
def test_error_is_told_by_its_title(title: str) -> None:
    found = newsclean.clean(
        page(f"<h1>{title}</h1><p>The address may have been typed wrongly.</p>", f"<title>{title}</title>")
    )
    assert found.verdict.kind == "error"


@pytest.mark.parametrize(
    "title", ["404 jobs lost in Vell", "Not found guilty: the harbour master's long year"]
)
def test_story_whose_title_has_the_words_is_an_article(title: str) -> None:
    found = newsclean.clean(page(f"<article><h1>{title}</h1>{STORY}</article>", f"<title>{title}</title>"))
    assert found.verdict.kind == "article"


@pytest.mark.parametrize(
    "title", ["Sign in", "Log in | The Vell Courier", "Anmelden - Bote", "Connexion", "ログイン"]
)
def test_log_in_is_a_wall(title: str) -> None:
    form = "<form><p>Please give your name and your word.</p><input name=user><button>Go</button></form>"
    assert newsclean.clean(page(f"<h1>{title}</h1>{form}", f"<title>{title}</title>")).verdict.kind == "wall"


def test_heading_of_a_consent_box_beside_a_story_is_no_wall() -> None:
    box = "<div class=cookie-consent role=dialog><h2>We value your privacy</h2><p>We and our partners store data.</p></div>"
    found = newsclean.clean(page(f"<article><h1>Bridge closed</h1>{STORY}</article>{box}"))
    assert found.verdict.kind == "article"


def test_live_blog_is_told_by_its_type() -> None:
    head = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Bridge closed"}</script>'
    assert story(head).verdict.kind == "live"


# --- paywalls ---


def said(value: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Bridge closed", {value}}}</script>'


@pytest.mark.parametrize(
    ("head", "paywalled"),
    [
        ("", None),
        (said('"isAccessibleForFree": true'), False),
        (said('"isAccessibleForFree": false'), True),
        (said('"isAccessibleForFree": "False"'), True),
        (said('"isAccessibleForFree": "http://schema.org/False"'), True),
        (said('"isAccessibleForFree": "maybe"'), None),
        (said('"isAccessibleForFree": "True", "hasPart": {"isAccessibleForFree": "False"}'), True),
        (said('"hasPart": [{"cssSelector": ".free"}, {"isAccessibleForFree": false}]'), True),
        (said('"hasPart": [3, null, {"isAccessibleForFree": []}]'), None),
        ('<meta property="article:content_tier" content="locked">', True),
        ('<meta property="article:content_tier" content="free">', False),
        ('<meta itemprop="isAccessibleForFree" content="false">', True),
    ],
)
def test_page_says_whether_it_is_paywalled(head: str, paywalled: bool | None) -> None:
    article = story(head)
    assert article.verdict.paywalled is paywalled
    assert article.verdict.kind == "article"
    assert article.meta.free is (None if paywalled is None else not paywalled)


def test_subscribers_section_of_amp_is_a_paywall() -> None:
    text = f"<p>Vell is a town.</p><section subscriptions-section=content>{STORY}</section>"
    amp = page(f"<article><h1>Bridge closed</h1>{text}</article>").replace("<html ", "<html amp ")
    assert newsclean.clean(amp).verdict.paywalled


def test_all_stated_types_are_kept() -> None:
    head = (
        '<meta property="og:type" content="product"><script type="application/ld+json">[{"@type": ["Product", "Thing"],'
        ' "offers": [{"@type": "Offer"}]}, {"@graph": [{"@type": "BreadcrumbList"}]}]</script>'
    )
    found = story(head, f"<div itemscope itemtype='https://schema.org/FAQPage'>{STORY}</div>").meta.types
    assert found == ("Product", "Thing", "Offer", "BreadcrumbList", "FAQPage", "product")


# --- what is learned ---


def test_features_are_numbers_in_their_order() -> None:
    read = read_page(page(STORY), kind="html")
    view = view_page(read)
    numbers = kind_numbers(read, view, [0, 1])
    assert len(numbers) == len(KIND_FEATURES) == len(set(KIND_FEATURES))
    assert all(type(number) is float for number in numbers)
    assert len(kind_numbers(read, view, [])) == len(numbers)


def test_every_learned_kind_has_a_forest_and_a_name_of_the_schema() -> None:
    assert tuple(load_kinds()) == LEARNED_KINDS
    assert set(LEARNED_KINDS) < set(PAGE_KINDS)


def test_scores_are_told_for_each_learned_kind() -> None:
    read = read_page(page(f"<article><h1>Bridge closed</h1>{STORY}</article>"), kind="html")
    found = find_main(read)
    assert dict(found.page.scores)["article"] > 0.5
    assert judge_kind(read, view_page(read), [index for index, _ in found.body]) == found.page


@pytest.mark.parametrize("url", [None, "", "no address", "http://[", "https://vell.example", "x" * 5000])
def test_any_address_has_numbers(url: Any) -> None:
    assert tuple(address_numbers(url)) == ADDRESS_FEATURES


def test_words_are_lower_case_and_in_the_layout() -> None:
    for group in GROUPS:
        words = page_words("en")[group] | title_words(group)
        assert words
        assert all(word == word.lower().strip() for word in words)
