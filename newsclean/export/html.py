"""The article as plain, safe HTML: a document or its <article> element alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from newsclean.export.links import linked_parts
from newsclean.export.printable import escaped, http_url
from newsclean.export.story import Passage, story
from newsclean.model import Article

__all__ = ["to_html"]

_TAGS = {"subhead": "h2", "code": "pre"}


def to_html(article: Article, *, fragment: bool = False) -> str:
    """Return an article as an HTML document, or as one `<article>` element.

    Title, dateline (in `<span class="dateline">`) and paragraphs are there, each kind of paragraph by its tag or
    class. What the page says about itself is in `<meta>` tags. All text is escaped, and nothing in it can run.

    >>> from newsclean.model import Title
    >>> print(to_html(Article(Title("Rain & <b>wind</b>")), fragment=True))
    <article>
    <h1 dir="auto">Rain &amp; &lt;b&gt;wind&lt;/b&gt;</h1>
    </article>
    """
    parts = [f'<h1 dir="auto">{escaped(article.title.text)}</h1>'] if article.title else []
    parts += _paragraphs(story(article))
    content = "\n".join(["<article>", *parts, "</article>"])
    if fragment:
        return content
    language = f' lang="{escaped(article.language)}"' if article.language else ""
    head = "\n".join(_head(article))
    return (
        f"<!doctype html>\n<html{language}>\n<head>\n{head}\n</head>\n<body>\n{content}\n</body>\n</html>\n"
    )


def _paragraphs(passages: list[Passage]) -> Iterator[str]:
    """Yield the elements of the body; list items in a row share one list."""
    for is_list, group in groupby(passages, key=lambda passage: passage.kind == "list_item"):
        if is_list:
            items = [f'<li dir="auto">{_text(passage)}</li>' for passage in group]
            yield "\n".join(["<ul>", *items, "</ul>"])
        else:
            yield from map(_paragraph, group)


def _paragraph(passage: Passage) -> str:
    if passage.kind == "quote":
        return f'<blockquote><p dir="auto">{_text(passage)}</p></blockquote>'
    tag = _TAGS.get(passage.kind, "p")
    name = "" if passage.kind in ("paragraph", *_TAGS) else f' class="{escaped(passage.kind)}"'
    return f'<{tag}{name} dir="auto">{_text(passage)}</{tag}>'


def _text(passage: Passage) -> str:
    opening = f'<span class="dateline">{escaped(passage.opening)}</span>' if passage.opening else ""
    # a parser drops the first line feed of a <pre>
    start = "\n" if passage.kind == "code" and passage.text.startswith("\n") else ""
    lines = passage.kind == "code"
    if not passage.links:
        return opening + start + escaped(passage.text, lines=lines)
    linked = []
    for text, address in linked_parts(passage.text, passage.links):
        shown = escaped(text, lines=lines)
        linked.append(f'<a href="{escaped(address)}">{shown}</a>' if address else shown)
    return "".join([opening, start, *linked])


def _head(article: Article) -> Iterator[str]:
    yield '<meta charset="utf-8">'
    yield f"<title>{escaped(article.title.text if article.title else '')}</title>"
    meta = article.meta
    published, modified = (each and each.isoformat() for each in (article.published, article.modified))
    said = [
        *(("author", author.name) for author in article.authors),
        *(("description", meta.description), ("og:site_name", meta.site_name)),
        *(("article:published_time", published), ("article:modified_time", modified)),
        ("article:section", meta.section),
    ]
    for name, value in said:
        if value:
            attribute = "property" if ":" in name else "name"
            yield f'<meta {attribute}="{name}" content="{escaped(value)}">'
    address = http_url(meta.canonical) or http_url(article.url)
    if address:
        yield f'<link rel="canonical" href="{escaped(address)}">'
