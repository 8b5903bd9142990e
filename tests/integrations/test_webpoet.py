"""NewsArticlePage: the item that it gives, what a subclass may change, pages without an article, and a crawl."""

from __future__ import annotations

import asyncio
import datetime
import pickle
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import DEFAULT, MissingExtraError, SiteRules
from newsclean.cleaner import Cleaner
from newsclean.integrations import webpoet
from newsclean.integrations.webpoet import FIELDS, as_authors, as_iso_time
from tests.extras import needs
from tests.integrations.crawled import PAGES, crawl, served, story

web_poet = needs("web_poet", "scrapy")
zyte_common_items = needs("zyte_common_items", "scrapy")

URL = "https://mercury.example/1"
PAGE = story("Eastvale", "EASTVALE, Nov. 3, 2023 (AP) — ", "Olding")
CLEAN = newsclean.clean(PAGE, url=URL)


def response(body: bytes | str = PAGE, **headers: str) -> Any:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return web_poet.HttpResponse(URL, body=body.encode() if isinstance(body, str) else body, headers=told)


def item_of(page: Any) -> Any:
    return asyncio.run(page.to_item())


# --- the item ---


def test_item_is_an_article_with_dateline_and_counts() -> None:
    item = item_of(webpoet.NewsArticlePage(response()))
    assert isinstance(item, zyte_common_items.Article)
    assert type(item) is webpoet.NewsArticle
    assert (item.headline, item.articleBody) == (str(CLEAN.title), str(CLEAN.body))
    assert (item.dateline, item.datelinePlaces) == ("EASTVALE, Nov. 3, 2023 (AP) —", ["Eastvale"])
    assert (item.datelineDate, item.datelineAgencies) == ("2023-11-03", ["AP"])
    assert item.removedCounts == Counter(entry.filter for entry in CLEAN.removed)
    assert (item.url, item.inLanguage, item.datePublished) == (URL, "en", "2023-11-04T08:00:00Z")
    assert item.authors == [zyte_common_items.Author(name="Ada Marsh", nameRaw="Ada Marsh")]
    assert item.metadata.probability == 1.0


def test_body_as_html_repeats_neither_title_nor_dateline() -> None:
    item = item_of(webpoet.NewsArticlePage(response()))
    assert item.articleBodyHtml.startswith('<article>\n<p dir="auto">The bridge of Eastvale')
    assert "EASTVALE" not in item.articleBodyHtml


def test_every_field_is_one_of_the_item() -> None:
    import attrs
    from web_poet.fields import get_fields_dict

    assert set(FIELDS) <= {each.name for each in attrs.fields(webpoet.NewsArticle)}
    assert set(FIELDS) <= set(get_fields_dict(webpoet.NewsArticlePage))


def test_item_can_be_pickled_and_made_from_a_dict() -> None:
    from itemadapter import ItemAdapter

    item = item_of(webpoet.NewsArticlePage(response()))
    assert pickle.loads(pickle.dumps(item)) == item
    assert webpoet.NewsArticle.from_dict(ItemAdapter(item).asdict()).dateline == item.dateline


def test_page_object_is_found_for_its_item_and_gives_it_to_injection() -> None:
    import andi

    assert andi.inspect(webpoet.NewsArticlePage.__init__) == {"response": [web_poet.HttpResponse]}
    assert webpoet.NewsArticlePage(response()).item_cls is webpoet.NewsArticle


def test_public_names_of_the_module_are_the_two_classes() -> None:
    assert webpoet.__all__ == ["NewsArticle", "NewsArticlePage"]
    assert [name for name in dir(webpoet) if not name.startswith("__")] == webpoet.__all__


def test_unknown_charset_in_a_header_is_a_hint() -> None:
    page = webpoet.NewsArticlePage(response(PAGE, Content_Type="text/html; charset=klingon"))
    assert page.article == CLEAN


def test_charset_is_that_of_the_header() -> None:
    page = story("Kőhíd", "", "Łęczna").encode("cp1250")
    found = webpoet.NewsArticlePage(response(page, Content_Type="text/html; charset=windows-1250"))
    assert "Łęczna" in item_of(found).articleBody


def test_later_date_stands_in_where_the_page_names_no_other() -> None:
    page = PAGE.replace("article:published_time", "article:modified_time")
    item = item_of(webpoet.NewsArticlePage(response(page)))
    assert item.datePublished == item.dateModified == "2023-11-04T08:00:00Z"


# --- pages without an article ---


@pytest.mark.parametrize("body", [PAGES["/4.pdf"][1], PAGES["/6"][1], b""], ids=["pdf", "menu", "empty"])
def test_page_without_an_article_gives_its_address_and_probability_0(body: bytes) -> None:
    page = webpoet.NewsArticlePage(response(body))
    item = item_of(page)
    assert (item.url, item.metadata.probability) == (URL, 0.0)
    assert (item.headline, item.articleBody, item.dateline, page.dateline) == (None, None, None, None)


# --- subclasses ---


def test_subclass_overrides_a_field_and_adds_a_processor() -> None:
    class ShoutingPage(webpoet.NewsArticlePage):  # type: ignore[misc, name-defined]
        class Processors(webpoet.NewsArticlePage.Processors):  # type: ignore[misc, name-defined]
            headline = (str.upper,)

        @web_poet.field
        def datePublished(self) -> datetime.datetime:  # noqa: N802
            return datetime.datetime(2024, 1, 2, 3, 4, 5, 6)

        @web_poet.field
        def authors(self) -> list[str]:
            return ["Tom Bell"]

    item = item_of(ShoutingPage(response()))
    assert item.headline == str(CLEAN.title).upper()
    assert item.datePublished == "2024-01-02T03:04:05"
    assert [author.name for author in item.authors] == ["Tom Bell"]
    assert item.dateline == "EASTVALE, Nov. 3, 2023 (AP) —"


def test_subclass_says_how_its_site_is_cleaned() -> None:
    class SitePage(webpoet.NewsArticlePage):  # type: ignore[misc, name-defined]
        pipeline = DEFAULT.without("advertisement")
        rules = SiteRules.from_toml('[host."mercury.example"]\nremove = "//article/p[1]"')

    page = SitePage(response())
    assert "ADVERTISEMENT" in item_of(page).articleBody
    assert "site_rules" in {entry.filter for entry in page.article.removed}


def test_subclass_may_ask_for_more_and_be_bound_to_hosts() -> None:
    import attrs

    registry = web_poet.RulesRegistry()

    @registry.handle_urls("mercury.example")
    @attrs.define
    class AskingPage(webpoet.NewsArticlePage):  # type: ignore[misc, name-defined]
        params: web_poet.PageParams

        @web_poet.field
        def headline(self) -> str:
            return f"{self.params['mark']} {self.article.title}"

    assert registry.page_cls_for_item(URL, webpoet.NewsArticle) is AskingPage
    page = AskingPage(response=response(), params=web_poet.PageParams({"mark": "+"}))
    assert item_of(page).headline == f"+ {CLEAN.title}"


def test_page_is_cleaned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def counted(self: Cleaner, page: Any, **told: Any) -> newsclean.Article:
        calls.append(told["url"])
        return clean_one(self, page, **told)

    clean_one = Cleaner.clean
    monkeypatch.setattr(Cleaner, "clean", counted)
    item_of(webpoet.NewsArticlePage(response()))
    assert calls == [URL]


# --- processors ---


def test_processors_leave_what_is_done_already() -> None:
    author = zyte_common_items.Author(name="Ada Marsh")
    assert as_authors([author]) == [author]
    assert as_authors(()) is None
    assert as_authors(None) is None
    assert as_iso_time("yesterday") == "yesterday"


# --- crawl and import ---


def test_crawl_with_scrapy_poet_gives_the_items(tmp_path: Path) -> None:
    needs("scrapy_poet", "scrapy")
    with served() as site:
        found = crawl(site, tmp_path, "poet", ADDONS={"scrapy_poet.Addon": 300}, ITEM_PIPELINES={})
    assert set(found.items) == set(PAGES)
    assert found.items["/1"]["dateline"] == "EASTVALE, Nov. 3 (AP) —"
    assert "Łęczna" in found.items["/2"]["articleBody"]
    assert found.items["/4.pdf"]["metadata"]["probability"] == 0.0
    assert "log_count/ERROR" not in found.stats


@pytest.mark.parametrize("name", ["NewsArticle", "NewsArticlePage"])
def test_without_the_packages_one_line_says_what_to_install(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "zyte_common_items", None)
    webpoet._item_class.cache_clear()
    webpoet._page_class.cache_clear()
    with pytest.raises(
        MissingExtraError, match=r"zyte_common_items is not installed: .*newsclean\[scrapy\]'"
    ):
        getattr(webpoet, name)


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'NewsPaper'"):
        webpoet.NewsPaper  # noqa: B018
