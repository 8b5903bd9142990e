"""A made site on localhost, and spiders that crawl it in a process of their own: `python -m tests.integrations.crawled`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import newsclean

ROOT = Path(newsclean.__file__).parents[1]


def story(place: str, dateline: str, more: str) -> str:
    """Return an invented page of an invented paper."""
    return (
        f"<!doctype html><html lang=en><head><title>{place} closes its bridge until spring | Wendside Mercury</title>"
        "<meta name=author content='Ada Marsh'><meta property=article:published_time content='2023-11-04T08:00:00Z'>"
        "</head><body><nav><a href=/>Home</a> <a href=/sport>Sport</a></nav>"
        f"<article><h1>{place} closes its bridge until spring</h1>"
        f"<p>{dateline}The bridge of {place} will stay closed until spring, because two of its piers have to be repaired "
        "first, said Tom Bell, who has looked after it for the council since the winter of the great ice.</p>"
        "<p>ADVERTISEMENT</p>"
        f"<p>Until then a ferry carries people on foot, and cars have to go round by {more}, which takes an hour and a "
        "good part of the tank, the drivers of the town say.</p>"
        "<p>Engineers found cracks in the piers last week, and divers cannot work before the ice is gone, the council said.</p>"
        "</article><footer>© 2023 Wendside Mercury. All rights reserved.</footer></body></html>"
    )


PAGES = {
    "/1": ("text/html", story("Eastvale", "EASTVALE, Nov. 3 (AP) — ", "Olding").encode()),
    "/2": ("text/html; charset=windows-1250", story("Kőhíd", "", "Łęczna").encode("cp1250")),
    "/3": ("text/html", story("Hollin Bay", "", "Vell").encode()),
    "/4.pdf": ("application/pdf", b"%PDF-1.7\n%\xe2\xe3\x00\x01 made up"),
    "/5.txt": (
        "text/plain; charset=utf-8",
        b"Harbour bridge closed\n\nThe bridge over the harbour was closed on Friday, the town said.\n\nLeave a Reply\n",
    ),
    "/6": ("text/html", b"<!doctype html><html><body><nav><a href=/>Home</a></nav></body></html>"),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, body = PAGES.get(self.path, ("text/html", b""))
        self.send_response(200 if self.path in PAGES else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    """Serve the pages; give the address of the site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Crawl(NamedTuple):
    """What came of a crawl."""

    items: dict[str, dict[str, Any]]
    """By path of the page."""
    stats: dict[str, Any]
    """Those of newsclean, without the prefix, and those that tests ask for."""
    log: str
    error: str | None


def crawl(site: str, folder: Path, spider: str, **settings: Any) -> Crawl:
    """Run a spider in a process of its own."""
    feed, told = folder / "items.jsonl", folder / "told.json"
    done = subprocess.run(
        [
            sys.executable,
            *("-m", "tests.integrations.crawled", site, spider, str(feed), str(told), json.dumps(settings)),
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(told.read_text())
    rows = [json.loads(line) for line in feed.read_text().splitlines()] if feed.exists() else []
    stats = {name.removeprefix("newsclean/"): value for name, value in said["stats"].items()}
    return Crawl({row["url"].removeprefix(site): row for row in rows}, stats, done.stderr, said["error"])


# --- what runs in that process ---


def _spiders() -> dict[str, Any]:
    import scrapy

    from tests.integrations.items import ITEMS

    class Base(scrapy.Spider):
        name = "made"
        site = ""

        async def start(self) -> Any:
            for path in PAGES:
                yield scrapy.Request(self.site + path)

    class Whole(Base):
        """Gives the response itself as the page."""

        def parse(self, response: Any) -> Any:
            yield {"url": response.url, "html": response}

    class Kinds(Base):
        """Gives an item of each kind in turn, its text decoded by Scrapy, and one that is no page."""

        def parse(self, response: Any) -> Any:
            at = list(PAGES).index(response.url.removeprefix(self.site))
            if at < len(ITEMS):
                yield ITEMS[at](url=response.url, html=getattr(response, "text", ""))
            else:
                yield {"url": response.url, "links": 3}

    return {"whole": Whole, "kinds": Kinds, "poet": _poet_spider(Base)}


def _poet_spider(base: Any) -> Any:
    try:
        import web_poet
        from scrapy_poet import DummyResponse

        from newsclean.integrations.webpoet import NewsArticle, NewsArticlePage
    except ImportError:
        return None

    web_poet.handle_urls("")(NewsArticlePage)

    class Poet(base):  # type: ignore[misc]
        """Asks scrapy-poet for the page object and for its item."""

        async def parse(self, response: Any, page: Any, item: Any) -> Any:
            yield item if response.url.endswith("/1") else await page.to_item()

    Poet.parse.__annotations__ = {"response": DummyResponse, "page": NewsArticlePage, "item": NewsArticle}
    return Poet


def main(site: str, spider: str, feed: str, told: str, settings: str) -> None:
    """Run one crawl; write its items, its stats, and why it did not start."""
    from scrapy.crawler import CrawlerProcess

    chosen = {
        "FEEDS": {feed: {"format": "jsonlines"}},
        "LOG_LEVEL": "WARNING",
        "TELNETCONSOLE_ENABLED": False,
        "ITEM_PIPELINES": {"newsclean.integrations.scrapy.NewsCleanPipeline": 300},
    }
    process = CrawlerProcess(chosen | json.loads(settings))
    crawler = process.create_crawler(_spiders()[spider])
    errors: list[str] = []
    crawling = process.crawl(crawler, site=site)
    crawling.addErrback(lambda failure: errors.append(failure.getErrorMessage()))
    process.start()
    stats = crawler.stats.get_stats() if crawler.stats else {}
    found = {
        name: value for name, value in stats.items() if name.startswith(("newsclean/", "item_", "log_count"))
    }
    Path(told).write_text(json.dumps({"stats": found, "error": errors[0] if errors else None}))


if __name__ == "__main__":
    main(*sys.argv[1:])
