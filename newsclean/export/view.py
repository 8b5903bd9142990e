"""The article as people look at it, in a notebook or in a file: every piece in its place, what was removed folded."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from newsclean.export.fates import fates
from newsclean.export.legend import Legend, legend_of
from newsclean.export.own_files import GENERATOR
from newsclean.export.printable import escaped
from newsclean.export.rows import rows_of
from newsclean.export.said_of_page import facts_of
from newsclean.model import Article

__all__ = ["article_view", "counted", "counts_line", "header", "report", "standalone", "view"]

MAX_MIXED = 60
"""Rules for runs of several filters; a browser weighs each of them at every click."""
MAX_RIVALS = 3
"""Candidates for the title that the head of a view counts up to."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_PAGE_STYLE = (
    "body{margin:1.5rem auto;padding:0 1rem;max-width:62rem;background:#fff}"
    "@media(prefers-color-scheme:dark){body{background:#15181c}}"
)


@lru_cache(maxsize=1)
def _style() -> str:
    return files("newsclean.export").joinpath("view.css").read_text("utf-8")


def view(content: str, legend: Legend, runs: Iterable[str] = ()) -> str:
    """Return content with the style that it needs, as one element. Nothing in it has an id."""
    few = sorted(runs)[:MAX_MIXED]
    style = f"<style>{_style()}{legend.css(few)}</style>"
    return f"<div class=newsclean-view dir=ltr role=region aria-label=newsclean>{style}\n{content}</div>"


def article_view(article: Article) -> str:
    """Return an article with its ledger as HTML that stands in any page; no script, no id, everything escaped.

    >>> from newsclean.model import Title
    >>> "&lt;script&gt;" in article_view(Article(Title("<script>")))
    True
    """
    legend = legend_of([article])
    rows, runs = rows_of(fates(article), article.dateline, legend)
    counts = f"<p class=nc-head>{counts_line(article)}</p>"
    return view(f"{header(article)}{counts}{legend.html()}{rows}", legend, runs)


def header(article: Article) -> str:
    """Return the head of a view: titles, who wrote it, when and where, what kind of page it is and how sure."""
    lines = [("nc-kicker", article.kicker), ("nc-name", article.title and article.title.text)]
    lines += [("nc-sub", article.subtitle)]
    titles = "".join([f"<p class={name} dir=auto>{escaped(text)}</p>" for name, text in lines if text])
    said = facts_of(article) + [("also headlined", each.text) for each in article.titles[1:MAX_RIVALS]]
    facts = "".join([f"<div><dt>{name}</dt><dd dir=auto>{escaped(text)}</dd></div>" for name, text in said])
    return f"<header class=nc-top>{titles}<dl>{facts}</dl></header>"


def counts_line(article: Article) -> str:
    """Return, in HTML, what was kept and removed in figures, what is missing, and where it came from."""
    kept = sum(len(paragraph.text) for paragraph in article.body)
    gone = sum(len(removal.text) for removal in article.removed)
    share = f" ({gone / (gone + kept):.0%} of the text)" if gone + kept else ""
    said = [f"<b>{counted(len(article.body), 'paragraph')}</b> kept"]
    said += [f"<b>{counted(len(article.removed), 'line')}</b> removed{share}"]
    said += [f"no {name}" for name in ("title", "dateline") if getattr(article, name) is None]
    said += [escaped(fact) for fact in (article.source, article.language, article.url) if fact]
    return " · ".join(said)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 line", "2 lines"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def report(article: Article) -> str:
    """Return the view of an article as an HTML file of its own, which needs nothing else to be shown.

    >>> from newsclean.model import Title
    >>> report(Article(Title("Bridge closed"))).startswith("<!doctype html>")
    True
    """
    return standalone(article_view(article), article.title.text if article.title else "newsclean")


def standalone(content: str, title: str) -> str:
    """Return a view as an HTML file; its policy tells the browser to load and run nothing."""
    return f"""<!doctype html>
<html lang=en><head><meta charset=utf-8>{GENERATOR}
<meta http-equiv=Content-Security-Policy content="{_POLICY}">
<meta name=viewport content="width=device-width, initial-scale=1"><meta name=color-scheme content="light dark">
<title>{escaped(title)}</title><style>{_PAGE_STYLE}</style></head>
<body>
{content}
</body></html>
"""
