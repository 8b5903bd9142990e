"""NewsCleanPipeline: items of every kind, pages of every kind, what fails, and crawls of a site on localhost."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import DEFAULT, MissingExtraError, NewscleanError, SiteProfile
from newsclean.integrations.scrapy import NewsCleanPipeline
from tests.extras import needs
from tests.integrations.crawled import PAGES, crawl, served, story

needs("scrapy", "scrapy")

PAGE = story("Eastvale", "EASTVALE, Nov. 3 (AP) — ", "Olding")
URL = "https://mercury.example/1"
CLEAN = newsclean.clean(PAGE, kind="html", url=URL)
PDF = b"%PDF-1.7 made up"


class Stats(Counter[str]):
    """Counts as Scrapy's collector does."""

    def inc_value(self, key: str, count: int = 1) -> None:
        self[key.removeprefix("newsclean/")] += count


def pipeline(**settings: Any) -> NewsCleanPipeline:
    return NewsCleanPipeline({f"NEWSCLEAN_{name}": value for name, value in settings.items()}, Stats())


def items() -> Any:
    from tests.integrations.items import ITEMS

    return ITEMS


def response(body: bytes, header: str = "") -> Any:
    from scrapy.http import HtmlResponse

    return HtmlResponse(URL, headers={"Content-Type": header} if header else {}, body=body)


# --- items ---


@pytest.mark.parametrize("at", range(5), ids=["dict", "item", "dataclass", "attrs", "pydantic"])
@pytest.mark.parametrize("keep", [True, False])
def test_item_of_any_kind_gets_the_article(at: int, keep: bool) -> None:
    from itemadapter import ItemAdapter

    item = items()[at](url=URL, html=PAGE)
    assert pipeline(KEEP_PAGE=keep).process_item(item) is item
    found = ItemAdapter(item).asdict()
    assert (found["title"], found["dateline"]) == (str(CLEAN.title), "EASTVALE, Nov. 3 (AP) —")
    assert found["body"] == str(CLEAN.body)
    assert found.get("removed", CLEAN.to_dict()["removed"]) == CLEAN.to_dict()["removed"]
    assert found.get("html") == (PAGE if keep else None)
    assert repr(item)


@pytest.mark.parametrize("passed", [{"url": URL, "links": 3}, {"html": None, "text": ""}, "no item", 3])
def test_what_holds_no_page_passes_unchanged_and_is_counted(passed: Any) -> None:
    made = pipeline()
    before = dict(passed) if isinstance(passed, dict) else passed
    assert made.process_item(passed) == before
    assert made.stats == {"skipped": 1}


def test_spider_argument_of_older_versions_is_taken() -> None:
    assert pipeline().process_item({"html": PAGE}, object())["title"] == str(CLEAN.title)


def test_newer_versions_do_not_ask_for_the_spider_argument() -> None:
    deprecate = pytest.importorskip("scrapy.utils.deprecate")
    if not hasattr(deprecate, "argument_is_required"):
        pytest.skip("this Scrapy gives the spider always")
    assert not deprecate.argument_is_required(pipeline().process_item, "spider")


def test_class_without_a_named_field_is_an_error_that_names_both() -> None:
    dataclass_item = items()[2]
    with pytest.raises(NewscleanError, match="DataclassItem has no field place, where: declare it"):
        pipeline(OUTPUT={"body": "body", "place": "place", "date": "where"}).process_item(
            dataclass_item(url=URL, html=PAGE)
        )


def test_class_without_any_default_field_is_an_error() -> None:
    import attrs

    bare = attrs.make_class("Bare", ["html"])
    with pytest.raises(NewscleanError, match="Bare has none of the fields title, dateline, body, removed"):
        pipeline().process_item(bare(PAGE))


def test_fields_have_the_names_that_the_settings_give() -> None:
    made = pipeline(
        HTML_FIELD="page", URL_FIELD="link", OUTPUT={"title": "headline", "body": "page"}, KEEP_PAGE=False
    )
    item = made.process_item({"page": PAGE, "link": URL})
    assert item == {"headline": str(CLEAN.title), "page": str(CLEAN.body), "link": URL}


def test_what_is_not_found_leaves_alone_what_the_spider_found() -> None:
    page = story("Eastvale", "", "Olding")
    item = pipeline(OUTPUT="title,dateline,place").process_item(
        {"html": page, "title": "Own", "dateline": "VELL —"}
    )
    assert (item["title"], item["dateline"], item["place"]) == (str(CLEAN.title), "VELL —", None)


def test_text_is_read_as_text_and_html_comes_first() -> None:
    text = "Harbour bridge closed\n\nThe bridge over the harbour was closed on Friday, the town said.\n\nLeave a Reply"
    assert pipeline().process_item({"text": text})["body"] == str(newsclean.clean(text).body)
    both = pipeline(KEEP_PAGE=False).process_item({"html": PAGE, "text": text})
    assert (both["body"], both["text"]) == (str(CLEAN.body), text)
    assert pipeline(TEXT_FIELD=None).process_item({"text": text}) == {"text": text}


# --- responses ---


def test_response_gives_bytes_charset_and_url_and_leaves_the_item() -> None:
    page = story("Kőhíd", "", "Łęczna")
    item = {"html": response(page.encode("cp1250"), "text/html; charset=windows-1250")}
    assert pipeline(OUTPUT="body,article").process_item(item) is item
    assert "html" not in item
    assert item["article"]["url"] == URL
    assert item["body"] == str(newsclean.clean(page, url=URL).body)


def test_charset_that_nobody_said_is_not_left_to_a_guess_of_scrapy() -> None:
    page = story("Нижний Мост", "", "Старое Село").encode("cp1251")
    item = {"html": response(page)}
    assert pipeline().process_item(item)["body"] == str(newsclean.clean(page, url=URL).body)


def test_response_leaves_the_item_also_where_it_fails() -> None:
    item = pipeline(OUTPUT={"body": "html"}).process_item({"html": response(PDF)})
    assert set(item) == {"newsclean_error"}


# --- stats and failures ---


def test_stats_count_removed_pieces_by_filter() -> None:
    made = pipeline()
    made.process_item({"html": PAGE})
    made.process_item({"html": "<!doctype html><html><body><nav><a href=/>Home</a></nav></body></html>"})
    removed = Counter(f"removed/{entry.filter}" for entry in CLEAN.removed)
    assert made.stats["removed/advertisement"] == removed["removed/advertisement"] == 1
    assert (made.stats["cleaned"], made.stats["empty"]) == (2, 1)
    assert (made.stats["kind/article"], made.stats["kind/empty"]) == (1, 1)
    assert made.stats["removed"] == sum(
        count for name, count in made.stats.items() if name.startswith("removed/")
    )


@pytest.mark.parametrize(
    ("page", "kind", "message"),
    [
        (PDF, "not_a_page", "this is a PDF document, neither HTML nor text"),
        (["<p>"], "bad_record", "the page must be str, bytes or a Response, not list"),
        (
            PAGE + 3000 * " ",
            "too_large",
            f"the page is too large: {len(PAGE) + 3000:,} characters, and the limit is 3,000",
        ),
    ],
)
def test_failed_item_is_kept_with_its_error(page: Any, kind: str, message: str) -> None:
    made = pipeline(MAX_BYTES=3000, KEEP_PAGE=False)
    item = made.process_item({"url": URL, "html": page})
    assert item == {"url": URL, "html": page, "newsclean_error": {"kind": kind, "message": message}}
    assert made.stats == {"failed": 1, f"failed/{kind}": 1}


def test_filter_that_raises_costs_its_page_only() -> None:
    @newsclean.filter()
    def faulty(draft: newsclean.Draft) -> Iterator[newsclean.Verdict]:
        raise RuntimeError("the well is dry")
        yield

    item = pipeline(PIPELINE=DEFAULT.plus(faulty)).process_item({"html": PAGE})
    assert item["newsclean_error"]["kind"] == "exception"
    assert "RuntimeError: the well is dry" in item["newsclean_error"]["message"]


def test_item_without_a_field_for_the_error_is_told_of_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    scrapy_item = items()[1]
    with caplog.at_level(logging.WARNING):
        pipeline().process_item(scrapy_item(url=URL, html=PDF))
    assert f"newsclean: {URL}: this is a PDF document" in caplog.text


def test_failed_item_is_dropped_or_raised_on_request() -> None:
    from scrapy.exceptions import DropItem

    with pytest.raises(DropItem, match=f"newsclean: {URL}: this is a PDF document"):
        pipeline(ON_ERROR="drop").process_item({"url": URL, "html": PDF})
    with pytest.raises(NewscleanError, match="an item without url: this is a PDF document"):
        pipeline(ON_ERROR="raise").process_item({"html": PDF})


# --- sites ---


def test_rules_of_the_host_act(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('[host."mercury.example"]\nremove = "//article/p[1]"')
    made = pipeline(RULES=str(rules), OUTPUT="removed")
    item = made.process_item({"html": PAGE, "url": URL})
    assert ("site_rules", "site_rule") in {(entry["filter"], entry["reason"]) for entry in item["removed"]}
    made.process_item({"html": PAGE, "url": "https://other.example/1"})
    assert made.stats["removed/site_rules"] == 1


def test_profile_of_the_host_acts() -> None:
    note = "The Harbour Post is owned by its readers and prints no paid stories."
    made = pipeline(
        SITES={"mercury.example": SiteProfile.learn(map(closed, ("bakery", "museum", "tram", "old school")))}
    )
    item = made.process_item({"text": closed("ferry"), "url": URL})
    assert note not in item["body"]
    assert made.stats["removed/site_boilerplate"] == 1
    assert note in made.process_item({"text": closed("ferry"), "url": "https://other.example/1"})["body"]


def closed(what: str) -> str:
    return (
        f"The {what} closes for the winter\n\nThe {what} in Vell will be closed for most of the winter, the owners of the "
        f"{what} said on Friday.\n\nNobody knows yet who is to pay for the new {what}, and the {what} committee has not met "
        "about it.\n\nThe Harbour Post is owned by its readers and prints no paid stories.\n"
    )


# --- crawls ---


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with served() as address:
        yield address


def test_crawl_of_a_site_gives_articles_errors_and_stats(site: str, tmp_path: Path) -> None:
    found = crawl(site, tmp_path, "whole")
    assert found.error is None
    assert set(found.items) == set(PAGES)
    for path, (header, body) in PAGES.items():
        if path == "/4.pdf":
            assert found.items[path]["newsclean_error"]["kind"] == "not_a_page"
            continue
        charset = header.partition("charset=")[2] or None
        article = newsclean.clean(body, url=site + path, charset=charset)
        assert found.items[path]["body"] == str(article.body)
        assert found.items[path]["title"] == (article.title and str(article.title))
        assert found.items[path]["removed"] == article.to_dict()["removed"]
        assert "html" not in found.items[path]
    assert found.items["/1"]["dateline"] == "EASTVALE, Nov. 3 (AP) —"
    assert found.stats["cleaned"] == 5
    assert found.stats["empty"] == 1
    assert found.stats["failed"] == found.stats["failed/not_a_page"] == 1
    assert found.stats["removed/advertisement"] == 3
    assert "log_count/ERROR" not in found.stats
    assert "log_count/WARNING" not in found.stats


def test_crawl_takes_items_of_every_kind(site: str, tmp_path: Path) -> None:
    items()
    found = crawl(site, tmp_path, "kinds", NEWSCLEAN_LEDGER=False, NEWSCLEAN_KEEP_PAGE=False)
    assert found.stats["item_scraped_count"] == len(PAGES)
    assert (found.stats["cleaned"], found.stats["skipped"]) == (4, 2)
    for path in ("/1", "/2", "/3"):
        assert found.items[path]["title"].endswith("closes its bridge until spring")
        assert "removed" not in found.items[path]
    assert found.items["/6"] == {"url": site + "/6", "links": 3}
    assert "log_count/ERROR" not in found.stats


def test_crawl_drops_what_fails(site: str, tmp_path: Path) -> None:
    found = crawl(site, tmp_path, "whole", NEWSCLEAN_ON_ERROR="drop", NEWSCLEAN_OUTPUT="body")
    assert set(found.items) == set(PAGES) - {"/4.pdf"}
    assert found.stats["item_dropped_count"] == found.stats["failed"] == 1
    assert set(found.items["/1"]) == {"url", "body"}


def test_wrong_setting_stops_the_crawl_before_its_first_page(site: str, tmp_path: Path) -> None:
    found = crawl(site, tmp_path, "whole", NEWSCLEAN_WITHOUT="bylines")
    assert found.error is not None
    assert found.error.startswith("NEWSCLEAN_WITHOUT: unknown filter 'bylines'; known: ")
    assert found.items == {}


def test_without_scrapy_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scrapy.exceptions", None)
    monkeypatch.setitem(sys.modules, "scrapy", None)
    with pytest.raises(MissingExtraError, match=r"scrapy.* is not installed: .*newsclean\[scrapy\]'"):
        NewsCleanPipeline({})


def test_import_needs_no_scrapy() -> None:
    code = "import sys, newsclean.integrations.scrapy; print('scrapy' in sys.modules or 'itemadapter' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
