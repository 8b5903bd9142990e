"""Who wrote a page and when: what it states, what it shows, its address; in HTML and in text."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

import newsclean
from newsclean import Article, Author

BODY = (
    "<p>The harbour bridge of Vell will stay closed until spring, the council said after divers had found cracks.</p>"
    "<p>Ferries will leave at every full hour until then, and the old road past Orrin will be open for lorries.</p>"
)
TEXT = (
    "The harbour bridge of Vell will stay closed until spring, the council said after divers had found cracks.\n\n"
    "Ferries will leave at every full hour until then, and the old road past Orrin will be open for lorries.\n"
)
TITLE = "Harbour bridge closed until spring"
URL = "https://gazette.example/harbour-bridge"


def page(head: str = "", top: str = "", tail: str = "", body: str = BODY, **more: Any) -> Article:
    html = (
        f"<html lang=en><head><title>{TITLE}</title>{head}</head><body><main><h1>{TITLE}</h1>{top}"
        f"<div class=story>{body}</div>{tail}</main></body></html>"
    )
    return newsclean.clean(html, **{"url": URL, **more})


def ld(*objects: dict[str, Any]) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in objects)


def names(article: Article) -> list[str]:
    return [author.name for author in article.authors]


# --- authors: what a page states ---


@pytest.mark.parametrize(
    "author",
    [
        "Ada Marsh",
        ["Ada Marsh"],
        {"@type": "Person", "name": "Ada Marsh"},
        [{"@type": "Person", "name": "Ada Marsh"}],
        {"@type": "Person", "name": ["Ada Marsh"]},
        {"@list": [{"@type": "Person", "name": "Ada Marsh"}]},
        {"@type": "Person", "givenName": "Ada", "familyName": "Marsh"},
        {"@type": "Person", "name": {"@value": "Ada Marsh"}},
        "By Ada Marsh",
        "Ada Marsh &amp; admin",
    ],
)
def test_json_ld_in_all_its_shapes(author: Any) -> None:
    article = page(ld({"@type": "NewsArticle", "headline": TITLE, "author": author}))
    assert names(article) == ["Ada Marsh"]
    assert article.authors[0].source == "json-ld author"
    assert article.meta.authors == ("Ada Marsh",)


def test_references_and_nested_entities_are_followed() -> None:
    graph = {
        "@graph": [
            {
                "@type": "WebPage",
                "mainEntity": {"@type": "NewsArticle", "headline": TITLE, "author": {"@id": "#ada"}},
            },
            {"@id": "#ada", "@type": "Person", "name": "Ada Marsh"},
        ]
    }
    assert names(page(ld(graph))) == ["Ada Marsh"]


def test_job_and_employer_are_role_and_affiliation() -> None:
    ada = {
        "@type": "Person",
        "name": "Ada Marsh",
        "jobTitle": "Editor",
        "worksFor": {"name": "Harrow Gazette"},
    }
    article = page(ld({"@type": "NewsArticle", "headline": TITLE, "author": ada}))
    assert article.authors == (Author("Ada Marsh", "Editor", "Harrow Gazette", "json-ld author"),)


@pytest.mark.parametrize(
    "head",
    [
        "<meta name=author content='Ada Marsh'>",
        "<meta property='article:author' content='Ada Marsh'>",
        "<meta name=parsely-author content='Ada Marsh'>",
        "<meta name=sailthru.author content='Ada Marsh'>",
        "<meta name=DC.Creator content='Ada Marsh'>",
        "<meta name=citation_author content='Marsh, Ada'>",
        "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ada Marsh'>",
        "<meta property='article:author' content='https://www.facebook.com/ada'><meta name=byl content='By Ada Marsh'>",
    ],
)
def test_metas_name_writers(head: str) -> None:
    assert names(page(head)) == ["Ada Marsh"]


def test_the_site_and_nobody_lose_to_a_person_on_the_page() -> None:
    site = "<meta property='og:site_name' content='Harrow Gazette'>"
    for stated in ("Harrow Gazette", "admin", "https://gazette.example/ada"):
        head = f"{site}<meta name=author content='{stated}'>"
        assert names(page(head, "<p class=byline>By Ada Marsh</p>")) == ["Ada Marsh"]


def test_the_site_is_an_organization_where_nobody_else_is_named() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "author": {"@type": "Organization", "name": "Harrow Gazette"},
    }
    assert page(ld(data)).authors == (Author("Harrow Gazette", "organization", source="json-ld author"),)


def test_an_agency_has_its_role() -> None:
    article = page("<meta name=author content=dpa>")
    assert article.authors == (Author("dpa", "agency", source="author"),)


def test_a_byline_that_names_more_is_believed() -> None:
    article = page(
        "<meta name=author content='Ada Marsh'>",
        "<p class=byline>By Ada Marsh, Tom Reed and Gwen Tarrant</p>",
    )
    assert names(article) == ["Ada Marsh", "Tom Reed", "Gwen Tarrant"]


def test_a_byline_completes_a_first_name_and_gives_the_role() -> None:
    assert names(page("<meta name=author content=Ada>", "<p class=byline>By Ada Marsh</p>")) == ["Ada Marsh"]
    article = page(
        "<meta name=author content='Ada Marsh'>", "<p class=byline>By Ada Marsh, Health Correspondent</p>"
    )
    assert article.authors == (Author("Ada Marsh", "Health Correspondent", None, "author"),)


# --- authors: what a page shows ---


@pytest.mark.parametrize(
    "top",
    [
        "<p>By Ada Marsh</p>",
        "<p>By Ada Marsh, Health Correspondent</p>",
        "<p>Posted on March 8, 2024 by <a href=/author/ada>Ada Marsh</a></p>",
        "<div><span>March 8, 2024</span> | <a rel=author href=/x>Ada Marsh</a> | 6 Comments</div>",
        "<div class=author-name>Ada Marsh</div>",
        "<p>Ada Marsh</p><p>March 8, 2024</p>",
        "<p><time datetime=2024-03-08>8 March 2024</time> · von Ada Marsh · 0 Kommentare</p>",
        "<p>ByAda MarshMar 8, 2024</p>",
    ],
)
def test_bylines_of_html(top: str) -> None:
    assert names(page(top=top)) == ["Ada Marsh"]


@pytest.mark.parametrize(
    "top",
    [
        "<p>Photo by Tom Reed</p>",
        "<p>Reviewed by Tom Reed</p>",
        "<figure><figcaption>The bridge. By Tom Reed</figcaption></figure>",
        "<p>Travel</p><p>March 8, 2024</p>",
        "<p>Share This Story</p>",
    ],
)
def test_others_are_no_authors(top: str) -> None:
    assert page(top=top).authors == ()


def test_comments_and_other_stories_name_nobody() -> None:
    tail = "<div class=comments><p>By Tom Reed</p><p>March 9, 2024</p></div><div class=related><p>By Gwen Tarrant</p></div>"
    article = page(tail=tail)
    assert (article.authors, article.published) == ((), None)


@pytest.mark.parametrize(
    ("byline", "found"),
    [
        ("By Ada Marsh and Tom Reed, Health Correspondents", ["Ada Marsh", "Tom Reed"]),
        ("Von Ada Marsh, Berlin", ["Ada Marsh"]),
        ("Por Marta Ruiz", ["Marta Ruiz"]),
        ("Par Inès Favre", ["Inès Favre"]),
        ("Di Elena Conti", ["Elena Conti"]),
        ("Door Joris de Wit", ["Joris de Wit"]),
        ("Af Kari Holt", ["Kari Holt"]),
        ("By Ada Marsh\nMarch 8, 2024", ["Ada Marsh"]),
        ("By Ada Marsh | Published March 8, 2024 10:21 am", ["Ada Marsh"]),
    ],
)
def test_bylines_of_text(byline: str, found: list[str]) -> None:
    article = newsclean.clean(f"{TITLE}\n\n{byline}\n\n{TEXT}")
    assert names(article) == found
    assert article.authors[0].source == "byline"


def test_bylines_of_chinese_and_korean_text() -> None:
    zh = (
        "维尔港大桥关闭至春季\n\n文/王小明 2024年3月8日\n\n"
        + "市政府周五表示，由于潜水员在桥墩上发现裂缝，大桥将关闭至春季。渡轮每小时发船一次。" * 2
    )
    ko = (
        "항구 다리 봄까지 폐쇄\n\n홍길동 기자 입력 2024.03.08 18:20\n\n"
        + "시는 금요일 다이버들이 교각에서 균열을 발견함에 따라 다리를 봄까지 폐쇄한다고 밝혔다. " * 2
    )
    assert names(newsclean.clean(zh)) == ["王小明"]
    assert names(newsclean.clean(ko)) == ["홍길동"]
    assert newsclean.clean(ko).published == datetime.datetime(2024, 3, 8, 18, 20)


# --- dates ---


def test_stated_dates_come_first_and_keep_their_zone() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2024-03-08T10:00:00+01:00",
        "dateModified": "2024-03-09",
    }
    article = page(ld(data), "<p>March 10, 2024</p>")
    assert article.published is not None
    assert (article.published.isoformat(), article.published_source) == (
        "2024-03-08T10:00:00+01:00",
        "json-ld datePublished",
    )
    assert (article.modified, article.modified_source) == (datetime.date(2024, 3, 9), "json-ld dateModified")
    assert article.meta.published == article.published
    assert article.meta.modified == datetime.datetime(2024, 3, 9)


@pytest.mark.parametrize(
    ("top", "published", "modified"),
    [
        ("<p>March 8, 2024</p>", "2024-03-08", None),
        ("<p>Published March 8, 2024</p><p>Updated March 9, 2024</p>", "2024-03-08", "2024-03-09"),
        ("<p>Updated March 9, 2024 | Published March 8, 2024</p>", "2024-03-08", "2024-03-09"),
        ("<p>Aktualisiert: 9. März 2024, erschienen am 8. März 2024</p>", "2024-03-08", "2024-03-09"),
        ("<p>Last updated March 9, 2024</p>", "2024-03-09", "2024-03-09"),
        ("<p><time datetime=2024-03-08T10:00>8 March</time></p>", "2024-03-08T10:00:00", None),
        ("<p>Member since: March 8, 2019</p>", None, None),
    ],
)
def test_shown_dates(top: str, published: str | None, modified: str | None) -> None:
    article = page(top=top)
    assert (article.published and article.published.isoformat()) == published
    assert (article.modified and article.modified.isoformat()) == modified


def test_the_source_says_that_the_only_date_is_that_of_a_change() -> None:
    article = page("<meta property='article:modified_time' content='2024-03-09T10:00:00Z'>")
    assert article.published == article.modified
    assert article.published_source == "article:modified_time"


def test_the_address_gives_a_day() -> None:
    article = page(url="https://gazette.example/2024/03/08/harbour-bridge")
    assert (article.published, article.published_source) == (datetime.date(2024, 3, 8), "address")
    assert page(url="https://gazette.example/2024/03/harbour-bridge").published is None


def test_a_new_edition_has_the_date_that_the_page_shows() -> None:
    data = {
        "@type": "BlogPosting",
        "headline": TITLE,
        "datePublished": "2025-06-24",
        "dateModified": "2025-06-24",
    }
    assert page(ld(data), "<p>March 8, 2024</p>").published == datetime.date(2024, 3, 8)
    data["dateModified"] = "2025-07-01"
    assert page(ld(data), "<p>March 8, 2024</p>").published == datetime.date(2025, 6, 24)


def test_a_moment_in_utc_is_told_in_the_time_of_the_page() -> None:
    head = "<meta property='article:published_time' content='2024-03-09T02:25:54Z'>"
    article = page(head, "<p>March 8, 2024 9:25pm</p>")
    assert article.published is not None
    assert article.published.isoformat() == "2024-03-08T21:25:54-05:00"


def test_the_dateline_takes_its_year_from_the_date_that_the_page_shows() -> None:
    body = BODY.replace("<p>The", "<p>VELL, March 7 (AP) — The", 1)
    article = page(top="<p>March 8, 2024</p>", body=body)
    assert article.dateline is not None
    assert article.dateline.date == datetime.date(2024, 3, 7)


def test_dates_of_the_body_are_none_of_the_page() -> None:
    body = BODY.replace("until spring", "until 3 May 2025")
    assert page(body=body).published is None


# --- what holds ---


@pytest.mark.parametrize(
    "author", [7, None, [], {}, [[["x"]]], {"name": 7}, "x" * 9999, {"author": {"author": {"name": "A"}}}]
)
def test_no_shape_raises(author: Any) -> None:
    page(ld({"@type": "NewsArticle", "headline": TITLE, "author": author, "datePublished": author}))


def test_an_empty_page_has_neither() -> None:
    article = newsclean.clean("")
    assert (article.authors, article.published, article.modified) == ((), None, None)
