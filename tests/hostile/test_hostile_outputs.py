"""What a page says never runs where its article is shown: no live markup, no address that is a script, no controls."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from hostile_pages import PARAGRAPHS
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

import newsclean
from newsclean import Article
from newsclean.export.newsarticle import newsarticle_script
from newsclean.text import fold

EVIL = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<a href='javascript:alert(1)'>on</a>",
    "[on](javascript:alert(1))",
    "![on](data:text/html,x)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)",
    "](javascript:alert(1) 'x",
    "\"><b onmouseover='x()'>",
    "' onfocus='x()' autofocus='",
    "<!-- --!> <!--> ]]> <![CDATA[",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<style>@import 'javascript:x'</style>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=javascript:x'>",
    "---\ntitle: x\n---",
    "```\n<script>",
    "    <script>alert(1)</script>",
    "\u2028<script>\u2029",
    "<\x00script>alert(1)</\x00script>",
)
CONTROLS = "\x1b[2J\x1b]0;x\x07\x9b31m\x08\r\x7f\x85\u202e\u2066\u2028"
SAFE_TAGS = set("html head meta title link body article h1 h2 p span blockquote ul li pre".split())
SAFE_ATTRIBUTES = set("charset class content dir href lang name property rel".split())
LIVE_MARKDOWN = re.compile(
    r"javascript:|data:|<script|<img|<svg|<iframe|<base|<meta|<style|onerror=|onload=", re.IGNORECASE
)


def spiked(spike: str) -> list[Article]:
    """Return articles with something in title, paragraphs, metadata and address, from text and from HTML."""
    lines = [f"Rain {spike} in Eastvale on Friday", *(f"{text} {spike} {text}" for text in PARAGRAPHS), spike]
    plain = "\n\n".join([*lines, f"Leave a Reply {spike}"])
    said = fold(spike).replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    shown = [line.replace("&", "&amp;").replace("<", "&lt;") for line in lines]
    names = ("description", "author", "article:section", "og:site_name", "article:published_time")
    metas = "".join(f'<meta property="{name}" name="{name}" content="{said}">' for name in names)
    document = (
        f'<html lang="{said}"><head><title>{said}</title><link rel=canonical href="{said}">{metas}</head><body><article>'
        f"<h1>{shown[0]}</h1>{''.join(f'<p>{line}</p>' for line in shown[1:])}<pre>{shown[1]}</pre>"
        f"<ul><li>{shown[2]}</ul><blockquote>{shown[3]}</blockquote></article><footer>{shown[-1]}</footer></body></html>"
    )
    return [
        newsclean.clean(plain, url=spike),
        newsclean.clean(document, url=spike),
        newsclean.clean(document, kind="text"),
    ]


def live(markup: str) -> list[str]:
    """Return what of a document could do something: other tags and attributes than an article needs, other links."""
    found = []
    for element in html.document_fromstring(markup).iter():
        found += [] if element.tag in SAFE_TAGS else [str(element.tag)]
        found += [name for name in element.attrib if name not in SAFE_ATTRIBUTES]
        href = element.get("href")
        found += [href] if href is not None and not href.startswith(("http://", "https://")) else []
    return found


@pytest.mark.parametrize("spike", EVIL)
def test_html_is_not_live(spike: str) -> None:
    for article in spiked(spike):
        assert live(article.to_html()) == []


@pytest.mark.parametrize("spike", EVIL)
def test_markdown_renders_to_nothing_live(spike: str) -> None:
    """Even by a renderer that lets HTML through."""
    for article in spiked(spike):
        rendered = MarkdownIt("commonmark", {"html": True}).render(article.to_markdown(front_matter=False))
        tree = html.document_fromstring(f"<body>{rendered}</body>")
        tags = {element.tag for element in tree.iter()} - SAFE_TAGS
        assert tags <= {"code", "em", "strong", "ol", "hr", "br", "h3", "h4", "h5", "h6"}
        assert [
            element.get("href") for element in tree.iter("a") if not element.get("href").startswith("http")
        ] == []
        assert {name for element in tree.iter() for name in element.attrib} <= {"class", "href", "start"}


@pytest.mark.parametrize("spike", [*EVIL, "javascript:alert(1)", '//evil.example/"x', "data:text/html,x"])
def test_links_that_are_kept_are_not_live(spike: str) -> None:
    """Neither by what they show nor by where they lead."""
    said = spike.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    linked = f'<a href="{said}">{said}</a> and <a href="https://vell.example/{said}">{said}</a>'
    document = f"<html><h1>Rain</h1>{''.join(f'<p>{text} {linked} {text}</p>' for text in PARAGRAPHS)}</html>"
    cleaner = newsclean.Cleaner(pipeline=newsclean.Pipeline(), links=True)
    article = cleaner.clean(document, url="https://vell.example/news")
    for made in (article, Article.from_dict(article.to_dict()), Article.from_markdown(article.to_markdown())):
        assert made.links
        rendered = MarkdownIt("commonmark", {"html": True}).render(made.to_markdown(front_matter=False))
        for markup in (made.to_html(), f"<body>{rendered}</body>"):
            tree = html.document_fromstring(markup)
            assert {element.tag for element in tree.iter()} <= SAFE_TAGS | {"a", "br", "em", "strong", "code"}
            assert {name for element in tree.iter() for name in element.attrib} <= SAFE_ATTRIBUTES
            hrefs = [element.get("href") for element in tree.iter("a")]
            assert [href for href in hrefs if not href.startswith(("https://vell.", "https://evil."))] == []


@pytest.mark.parametrize("spike", EVIL)
def test_json_ld_stays_in_its_script(spike: str) -> None:
    for article in spiked(spike):
        script = newsarticle_script(article)
        (element,) = html.fragments_fromstring(script)
        assert (element.tag, len(element)) == ("script", 0)
        assert json.loads(element.text) == json.loads(json.dumps(article.to_newsarticle()))
        assert not str(article.to_newsarticle().get("url", "http")).startswith(("javascript", "data"))


@pytest.mark.parametrize("spike", EVIL)
def test_report_runs_no_script_of_the_page(spike: str) -> None:
    clean_report = html.document_fromstring(newsclean.clean("\n\n".join(PARAGRAPHS)).to_report())
    own = {element.tag for element in clean_report.iter()} | {
        "details",
        "summary",
        "del",
        "li",
        "ul",
        "pre",
        "blockquote",
    }
    for article in spiked(spike):
        tree = html.document_fromstring(article.to_report())
        found = {element.tag for element in tree.iter() if isinstance(element.tag, str)} - own
        assert not found & {"script", "img", "svg", "iframe", "base", "style", "a", "object", "embed"}
        assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]


@given(st.text(alphabet="<>\"'&/=!-[](){}`\\ \n:;#xscript\u2028", max_size=30))
@settings(max_examples=60)
def test_no_text_breaks_out_of_html(spike: str) -> None:
    for article in spiked(spike)[:2]:
        assert live(article.to_html()) == []


# --- the terminal ---


def controls(shown: str) -> list[str]:
    """Return the characters by which a text could move the cursor, colour or turn what is shown."""
    return [char for char in shown if char not in "\n\t" and not char.isprintable() and not char.isspace()]


@pytest.mark.parametrize("options", [[], ["--json"], ["--explain"]], ids=" ".join)
@pytest.mark.parametrize("kind", ["text", "html"])
def test_terminal_gets_no_control_of_the_page(options: list[str], kind: str) -> None:
    line = f"BERLIN{CONTROLS} (Reuters) - The mayor{CONTROLS} said no on Friday,{CONTROLS} the town said."
    shown = f"<p>{line}</p><x{CONTROLS}y>Hoho, said the mayor of Eastvale.</x{CONTROLS}y>" * 3
    page = {
        "text": f"Rain{CONTROLS} in Eastvale\n\n{line}\n\nLeave a Reply{CONTROLS}\n\nPhoto: Ada{CONTROLS}",
        "html": f"<html lang='e{CONTROLS}'><head><title>Rain{CONTROLS} today</title>"
        f"<meta name=author content='Ada{CONTROLS}'><meta property='article:section' content='Sea{CONTROLS}'>"
        f"<meta name=description content='Sea{CONTROLS}'></head><body><h1>Rain{CONTROLS} today</h1>{shown}</body></html>",
    }[kind]
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "newsclean",
            "clean",
            "--kind",
            kind,
            *options,
            "--url",
            "http://a.example/\x1b[2J",
        ],
        input=page.encode(),
        capture_output=True,
        check=True,
    )
    assert controls(done.stdout.decode()) == []
    assert done.stderr == b""


@pytest.mark.parametrize("spike", [CONTROLS, *EVIL])
def test_explained_page_has_no_control(spike: str) -> None:
    for article in spiked(spike):
        assert controls(article.explain()) == []
        assert controls(repr(article)) == []
