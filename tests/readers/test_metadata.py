"""What a page says about itself is read from the usual places, each with its source, and broken parts are survived."""

import json

import pytest
from lxml import html

import newsclean
from newsclean.api import read_page
from newsclean.judge.stated import settle_page
from newsclean.model import StatedTitle
from newsclean.readers.dates import parse_moment
from newsclean.readers.html import read_html
from newsclean.readers.jsonld import find_article, loads_leniently
from newsclean.readers.metadata import read_metadata

ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Bridge closed &amp; empty",
    "datePublished": "2024-05-03T07:15:00+02:00",
    "dateModified": "2024-05-04T09:00:00Z",
    "author": [{"@type": "Person", "name": "Ana Ruiz"}, {"name": "Jon Okoro"}],
    "publisher": {"name": "The Harrow Gazette"},
    "articleSection": ["Local", "Roads"],
}


def meta_of(head, body="<p>x"):
    return settle_page(read_html(f"<html lang=en-GB><head>{head}</head><body>{body}")).meta


def test_json_ld():
    meta = meta_of(
        f'<script type="application/ld+json">{json.dumps({"@graph": [{"@type": "Person"}, ARTICLE]})}</script>'
    )
    assert meta.title == "Bridge closed & empty"
    assert meta.authors == ("Ana Ruiz", "Jon Okoro")
    assert meta.site_name == "The Harrow Gazette"
    assert meta.section == "Local"
    assert meta.published.isoformat() == "2024-05-03T07:15:00+02:00"
    assert meta.modified.day == 4
    assert ("published", "json-ld datePublished") in meta.sources
    assert meta.language == "en-GB"


@pytest.mark.parametrize(
    "escaped", ["&hellip;", "&amp;hellip;", "&amp;amp;hellip;", "&amp;#8230;", "&amp;#x2026;"]
)
def test_text_that_was_escaped_again_is_read(escaped):
    article = json.dumps(
        {"@type": "NewsArticle", "author": f"Ana{escaped}", "articleSection": f"Local{escaped}"}
    )
    meta = meta_of(
        f'<title>Bridge closed{escaped}</title><meta name=description content="Closed &amp;amp; empty{escaped}">'
        f'<meta property="og:site_name" content="Gazette{escaped}"><script type="application/ld+json">{article}</script>'
    )
    assert (meta.title, meta.description) == ("Bridge closed…", "Closed & empty…")
    assert (meta.site_name, meta.authors, meta.section) == ("Gazette…", ("Ana…",), "Local…")


def test_addresses_keep_their_parameters():
    meta = meta_of('<meta property="og:url" content="https://gazette.example/?a=1&amp;region=2&amp;copy=3">')
    assert meta.canonical == "https://gazette.example/?a=1&region=2&copy=3"


def test_open_graph_and_the_rest():
    meta = meta_of(
        '<title>Bridge closed | Gazette</title><meta property="og:title" content="Bridge closed">'
        '<meta property="og:site_name" content="Gazette"><meta name=description content="The  bridge is closed.">'
        '<link rel="canonical" href="https://gazette.example/bridge">'
        '<meta property="article:published_time" content="2024-05-03"><meta name=author content="Ana Ruiz">'
    )
    assert (meta.title, meta.site_name, meta.description) == (
        "Bridge closed",
        "Gazette",
        "The bridge is closed.",
    )
    assert meta.canonical == "https://gazette.example/bridge"
    assert meta.published.year == 2024
    assert meta.authors == ("Ana Ruiz",)
    assert {source for field, source in meta.sources if field == "title"} == {"og:title", "title"}


def test_a_page_that_says_nothing():
    meta = read_metadata(html.document_fromstring("<p>x"))
    assert meta.title is None
    assert meta.authors == ()
    assert meta.sources == ()


def test_language_is_two_letters_on_the_page():
    assert read_html("<html lang='pt-BR'><p>x").language == "pt"
    assert read_html("<html lang='{{lang}}'><p>x").language is None


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Rain", }',
        '<!-- {"@type": "NewsArticle", "headline": "Rain"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Rain"}\n//]]>',
        '[[{"@type": "Thing"}], {"@type": ["Article", "Thing"], "headline": "Rain"}]',
        '{"@type": "http://schema.org/NewsArticle", "headline": "Rain", "articleBody": "cut \\u00e9 off',
        '{"@type":"NewsArticle","headline":"Rain"};',
    ],
)
def test_broken_json_ld_is_read_as_far_as_it_goes(script):
    assert find_article([script])["headline"] == "Rain"


@pytest.mark.parametrize(
    "script", ["", "null", "3", "[" * 100_000, '{"a":' * 5000, '"' * 100_001, "{" + '"name":"' * 50_000]
)
def test_hostile_json_ld_is_survived(script):
    assert isinstance(find_article([script]), dict)


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (r'{"headline": "It\'s wet"}', {"headline": "It's wet"}),
        (r'{"headline": "C:\rain \x \u00e9 \\ \""}', {"headline": 'C:\rain \\x é \\ "'}),
        ('{"a": 1};{"b": 2}\n trailing', [{"a": 1}, {"b": 2}]),
        ("{&quot;headline&quot;: &quot;Rain&quot;}", {"headline": "Rain"}),
        ("no json", None),
    ],
)
def test_usual_mistakes_are_forgiven(script, expected):
    assert loads_leniently(script) == expected


def test_an_author_who_is_named_elsewhere_in_the_graph():
    graph = [
        {
            "@type": "NewsArticle",
            "headline": "Rain",
            "author": [{"@id": "#ana"}, {"@id": "#gone"}],
            "publisher": {"@id": "#g"},
        },
        {"@type": "Person", "@id": "#ana", "name": "Ana Ruiz"},
        {"@type": "Organization", "@id": "#g", "name": "The Harrow Gazette"},
    ]
    meta = meta_of(f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>')
    assert (meta.authors, meta.site_name) == (("Ana Ruiz",), "The Harrow Gazette")


@pytest.mark.parametrize(
    ("name", "content", "field", "expected"),
    [
        ("DC.title", "Rain again", "title", "Rain again"),
        ("dc:title", "Rain again", "title", "Rain again"),
        ("parsely-title", "Rain again", "title", "Rain again"),
        ("sailthru.title", "Rain again", "title", "Rain again"),
        ("dcterms.description", "It rained.", "description", "It rained."),
        ("parsely-section", "Weather", "section", "Weather"),
        ("article:section", "Weather", "section", "Weather"),
        ("parsely-author", "Ana Ruiz", "authors", ("Ana Ruiz",)),
        ("sailthru.author", "by Ana Ruiz", "authors", ("Ana Ruiz",)),
        ("article:author", "https://gazette.example/ana", "authors", ()),
        ("author", "ana@gazette.example", "authors", ()),
        ("og:locale", "en_GB", "language", "en-GB"),
    ],
)
def test_vocabularies_of_metas(name, content, field, expected):
    meta = settle_page(read_html(f"<meta name='{name}' content='{content}'><p>x")).meta
    assert getattr(meta, field) == expected
    named = name.lower().replace("dc:", "dc.")
    assert ((field, named) in meta.sources) == bool(expected)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("article:published_time", "published"),
        ("dcterms.issued", "published"),
        ("parsely-pub-date", "published"),
        ("sailthru.date", "published"),
        ("article:modified_time", "modified"),
        ("last-modified", "modified"),
    ],
)
def test_moments_of_metas(name, field):
    meta = meta_of(f"<meta property='{name}' content='2024-05-03T07:15:00Z'>")
    assert getattr(meta, field).isoformat() == "2024-05-03T07:15:00+00:00"
    assert (field, name) in meta.sources


def test_the_time_that_is_marked_comes_before_others():
    times = "<time datetime=2020-01-01>Today</time><time class=entry-date datetime=2024-05-03>Friday</time>"
    assert meta_of("", times).published.year == 2024
    assert meta_of("", times.replace("class=entry-date", "")).published.year == 2020


def test_titles_are_given_with_their_sources_and_none_is_chosen():
    page = read_html("<title>Rain | Gazette</title><meta property=og:title content=Rain><h1>Rain again</h1>")
    assert page.stated_titles == (StatedTitle("og:title", "Rain"), StatedTitle("title", "Rain | Gazette"))
    assert page.meta.title is None
    assert newsclean.DEFAULT.run(page).meta.title == "Rain"


def test_strings_with_line_ends():
    assert loads_leniently('{"headline": "a\nb"}') == {"headline": "a\nb"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-03", "2024-05-03T00:00:00"),
        ("2024-05-03T07:15Z", "2024-05-03T07:15:00+00:00"),
        ("Fri, 03 May 2024 07:15:00 +0200", "2024-05-03T07:15:00+02:00"),
        ("1714713300", "2024-05-03T05:15:00+00:00"),
        ("31.12.2023", "2023-12-31T00:00:00"),
        ("2024/5/3 7:15 pm", "2024-05-03T19:15:00"),
        ("2024年5月3日", "2024-05-03T00:00:00"),
        ("2024-5-3 25:00", None),
        ("31/12/2023", "2023-12-31T00:00:00"),
        ("03/04/2023", None),
        ("May", None),
        ("9999999999999999", None),
        ("0000-00-00", None),
    ],
)
def test_moments(value, expected):
    moment = parse_moment(value)
    assert (moment.isoformat() if moment else None) == expected


BODY = "The bridge was closed on Friday. " * 20


def test_text_that_only_json_ld_holds_becomes_blocks():
    script = json.dumps({**ARTICLE, "articleBody": f"{BODY}\n{BODY} Again."})
    page = settle_page(read_html(f'<script type="application/ld+json">{script}</script><p>Loading</p>'))
    assert [("unseen" in block.hints) for block in page.blocks] == [False, True, True]


def test_text_that_the_page_shows_is_marked_and_not_doubled():
    script = json.dumps({**ARTICLE, "articleBody": BODY})
    page = settle_page(
        read_html(
            f'<script type="application/ld+json">{script}</script><p>{BODY}</p><p>Other text of the page</p>'
        )
    )
    assert [("json-ld-body" in block.hints) for block in page.blocks] == [True, False]


@pytest.mark.parametrize(
    ("head", "image", "tags"),
    [
        ("<meta property=og:image content=https://vell.example/a.jpg>", "https://vell.example/a.jpg", ()),
        ("<meta name=keywords content='bridges, ferries, bridges'>", None, ("bridges", "ferries")),
        (
            "<meta property=article:tag content=Vell><meta property=article:tag content='Bridges'>"
            "<meta name=keywords content=news>",
            None,
            ("Vell", "Bridges"),
        ),
        (
            """<script type=application/ld+json>{"@type": "NewsArticle", "keywords": ["Vell", "Bridges"],
            "image": [{"@type": "ImageObject", "url": "/b.jpg"}]}</script>""",
            "/b.jpg",
            ("Vell", "Bridges"),
        ),
        ("<title>Rain</title>", None, ()),
    ],
)
def test_main_picture_and_tags(head: str, image: str | None, tags: tuple[str, ...]) -> None:
    meta = read_page(f"<html><head>{head}</head><body><p>Rain fell.</p></body></html>", kind="html").meta
    assert (meta.image, meta.tags) == (image, tags)
