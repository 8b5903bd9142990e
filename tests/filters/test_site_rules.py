"""Rules act on the page before all else, on whole elements and inside lines, and the ledger names the rule."""

from __future__ import annotations

import pytest
from lxml import html

from newsclean import DEFAULT, Article, NewscleanError, SiteRules, clean
from tests.ledger import unbalanced

PAGE = """\
<html lang="en"><head><title>Vell</title><link rel="canonical" href="https://m.vell.example/1"></head><body>
<header><h2 id="headline">Harbour bridge closed</h2><span class="who">Ada Marsh</span>
<time datetime="2024-05-06T10:00:00+02:00">Monday</time></header>
<div id="story">
<p>The bridge over the harbour was closed on Friday, the town said. <b class="promo">Get our app</b></p>
<p>It will stay closed until October (see map), the mayor <span class="see">(see map)</span> wrote to all households.</p>
<div class="box"><p>Sign up here for the letter of the harbour, which comes on Sundays.</p></div>
<ul><li><a href="/1">One</a></li><li class="gone"><a href="/2">Two</a></li><li><a href="/3">Three</a></li></ul>
<p>Ferries take over for as long as the bridge is closed, every half hour.</p>
</div>
<div class="more"><p>The ferries cost as much as a tram ticket does, the ferry company said.</p></div>
<footer><p>The Harbour Post, a newspaper in Vell</p></footer></body></html>"""


def ruled(toml: str, page: str = PAGE, **options: str) -> Article:
    return clean(page, rules=SiteRules.from_toml(f'[host."vell.example"]\n{toml}'), **options)


def by_rule(article: Article) -> list[tuple[str, str]]:
    return [(entry.text, entry.evidence) for entry in article.removed if entry.filter == "site_rules"]


# --- removing ---


@pytest.mark.parametrize(
    ("rule", "gone"),
    [
        (".box", ["Sign up here for the letter of the harbour, which comes on Sundays."]),
        ("//div[@class='box']", ["Sign up here for the letter of the harbour, which comes on Sundays."]),
        (".promo", ["Get our app"]),
        ("//b", ["Get our app"]),
        (".see", ["(see map)"]),
        (
            "phrase:the letter of the harbour",
            ["Sign up here for the letter of the harbour, which comes on Sundays."],
        ),
        ("css:footer p, #story > p:first-child", 2),
        ("phrase:no such thing", []),
        ("//p[@class='none']", []),
        ("//comment()", []),
        ("//p/@class", []),
        ("count(//p)", []),
        ("//html | //body", []),
    ],
)
def test_what_a_rule_names_goes_with_the_rule_as_evidence(rule: str, gone: list[str] | int) -> None:
    found = by_rule(ruled(f'remove = ["{rule}"]'))
    assert (len(found) if isinstance(gone, int) else [text for text, _ in found]) == gone
    assert all(rule.removeprefix("phrase:") in why and "rules for vell.example" in why for _, why in found)


def test_the_second_of_two_like_texts_goes_where_the_rule_names_the_second() -> None:
    article = ruled('remove = [".see"]')
    left = [str(paragraph) for paragraph in article.body]
    assert "It will stay closed until October (see map), the mayor" in left


def test_an_item_of_a_menu_goes_alone() -> None:
    assert [text for text, _ in by_rule(ruled('remove = [".gone"]'))] == ["Two"]


def test_a_text_has_phrases_alone() -> None:
    text = "Harbour bridge closed\n\nThe bridge was closed on Friday, the town said.\n\nSign up for the harbour letter"
    article = ruled('remove = ["//p", "harbour letter"]', text, url="https://vell.example/1")
    assert by_rule(article) == [
        ("Sign up for the harbour letter", "phrase:harbour letter (rules for vell.example)")
    ]
    assert unbalanced(article, text) == ""


def test_rules_of_another_host_say_nothing() -> None:
    assert by_rule(ruled('remove = ["//p"]', url="https://orrin.example/1")) == []


def test_rules_come_before_all_other_filters() -> None:
    article = ruled('remove = ["//footer"]')
    assert by_rule(article) == [
        ("The Harbour Post, a newspaper in Vell", "xpath://footer (rules for vell.example)")
    ]
    assert DEFAULT.names[0] == "site_rules"


def test_every_visible_character_stays_accounted_for() -> None:
    from newsclean.api import read_page

    article = ruled('remove = [".promo", ".see", ".gone", ".box"]\nbody = "#story"\ntitle = "#headline"')
    assert unbalanced(article, read_page(PAGE).text) == ""


# --- title, body, author, date ---


def test_the_body_is_what_the_rule_says_and_no_model_judges_it() -> None:
    article = ruled('body = ["//div[@id=\'none\']", "//div[@id=\'story\']", "//footer"]')
    assert "Ferries take over for as long as the bridge is closed, every half hour." in str(article.body)
    assert "tram ticket" not in str(article.body)
    entry = next(entry for entry in article.removed if "tram ticket" in entry.text)
    assert entry.reason == "outside_body_rule"
    assert entry.evidence == "outside xpath://div[@id='story'] (rules for vell.example)"


def test_a_body_of_several_elements_is_all_of_them() -> None:
    article = ruled("body = \"//div[@id='story'] | //div[@class='more']\"")
    assert "tram ticket" in str(article.body)


def test_a_body_that_is_not_there_leaves_it_to_the_model() -> None:
    url = "https://orrin.example/"
    assert ruled('body = "//section"').body == clean(PAGE, url=url).body


def test_the_title_is_what_the_rule_says() -> None:
    article = ruled('title = ["//h7", "css:#headline"]')
    assert str(article.title) == "Harbour bridge closed"
    assert article.title is not None
    assert article.title.span is not None
    assert article.meta.sources[0] == ("title", "css:#headline")


def test_a_title_may_be_an_attribute() -> None:
    page = PAGE.replace("<title>", '<meta name="x" content="Bridge shut"><title>')
    assert str(ruled("title = \"//meta[@name='x']/@content\"", page).title) == "Bridge shut"


def test_author_and_date_go_to_the_metadata() -> None:
    meta = ruled('author = ".who"\ndate = "//time"').meta
    assert meta.authors == ("Ada Marsh",)
    assert meta.published is not None
    assert meta.published.isoformat() == "2024-05-06T10:00:00+02:00"
    assert {("authors", "css:.who"), ("published", "xpath://time")} <= set(meta.sources)


# --- forms of input, wrong use ---


def test_bytes_and_trees_are_ruled_alike() -> None:
    rules = 'remove = [".promo", ".see"]\nbody = "#story"'
    given = SiteRules.from_toml(f'[host."vell.example"]\n{rules}')
    tree = html.fromstring(PAGE)
    before = html.tostring(tree)
    assert clean(PAGE.encode(), rules=given).body == ruled(rules).body == clean(tree, rules=given).body
    assert html.tostring(tree) == before


def test_a_path_that_cannot_run_names_the_rule() -> None:
    with pytest.raises(NewscleanError, match=r"host 'vell\.example': xpath://p\[contains\(\.\)\]"):
        ruled('remove = "//p[contains(.)]"')


def test_clean_takes_nothing_but_rules() -> None:
    with pytest.raises(TypeError, match="rules must be SiteRules"):
        clean(PAGE, rules="rules.toml")  # type: ignore[arg-type]


def test_a_pipeline_without_the_filter_has_no_rules() -> None:
    rules = SiteRules.from_toml('[host."vell.example"]\nremove = "//p"')
    assert by_rule(clean(PAGE, rules=rules, pipeline=DEFAULT.without("site_rules"))) == []
