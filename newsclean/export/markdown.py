"""The article as Markdown with front matter, and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from typing import Any

from newsclean.errors import SchemaError
from newsclean.export.frontmatter import read_frontmatter, write_frontmatter
from newsclean.export.json import from_dict, to_dict
from newsclean.export.links import linked_parts
from newsclean.export.markdown_text import TextBlock, escape_markdown, escape_parts, read_blocks
from newsclean.export.printable import printable
from newsclean.export.story import Passage, passages_of, story
from newsclean.model import Article, Body

__all__ = ["from_markdown", "to_markdown"]

_MARKS = {"subhead": "## ", "quote": "> ", "list_item": "- "}
"""Kinds of paragraph that Markdown has a mark for; code is fenced, and the others are named in the front matter."""
_SPOKEN = ("paragraph", "code", *_MARKS)
_META = ("description", "site_name", "canonical", "section")
_DATES = ("published", "modified")
_DAY_CHARS = len("2024-03-08")
_DATELINE_LISTS = ("places", "agencies", "agency_ids", "evidence")
_NOT_HELD = ("span", "form", "evidence")
_TICKS = re.compile(r"`{3,}")


def to_markdown(article: Article, *, front_matter: bool = True) -> str:
    """Return an article as Markdown (CommonMark) that shows its text as it is.

    The front matter holds the title, the dateline and what the page says about itself; the paragraphs stand below it,
    and `from_markdown()` reads the article back. Without front matter the title is a heading, and the raw dateline
    opens its paragraph, for people to read.

    >>> from newsclean.model import Paragraph, Span, Title
    >>> body = Body((Paragraph("Who pays?", "subhead", Span(14, 23)),))
    >>> to_markdown(Article(Title("Bridge closed"), body=body), front_matter=False)
    '# Bridge closed\\n\\n## Who pays?\\n'
    """
    # a paragraph without text, which clean() never makes, has no form in Markdown
    article = replace(article, body=Body(tuple(paragraph for paragraph in article.body if paragraph.text)))
    if front_matter:
        passages = passages_of(article)
        head = [write_frontmatter(_fields(article))]
    else:
        passages = story(article)
        head = ["# " + _heading(escape_markdown(article.title.text))] if article.title else []
    lists = [
        "\n".join([_block(passage) for passage in group]) if is_list else "\n\n".join(map(_block, group))
        for is_list, group in groupby(passages, key=lambda passage: passage.kind == "list_item")
    ]
    return "\n\n".join(head + lists) + "\n"


def _block(passage: Passage) -> str:
    """Return a paragraph as a block; the lines of one text stay in it."""
    if passage.kind == "code":
        ticks = "`" * max(3, *[len(run) + 1 for run in _TICKS.findall(passage.text)], 0)
        return f"{ticks}\n{printable(passage.text, lines=True)}\n{ticks}"
    if passage.kind == "subhead":
        return "## " + _heading(_marked(passage))
    mark = _MARKS.get(passage.kind, "")
    further = mark if passage.kind == "quote" else " " * len(mark)
    return mark + _marked(passage).replace("\n", "\n" + further)


def _marked(passage: Passage) -> str:
    """Return the Markdown of a paragraph's text with its links."""
    if not passage.links:
        return escape_markdown(passage.whole)
    return escape_parts([(passage.opening, None), *linked_parts(passage.text, passage.links)])


def _heading(text: str) -> str:
    """Return Markdown for a heading: on one line, and without the marks that may close one."""
    line = text.replace("\\\n", "&#10;")
    return line[:-1] + "\\#" if line.endswith("#") and not line.endswith("\\#") else line


def _fields(article: Article) -> dict[str, Any]:
    """Return what goes into the front matter, by the names of the JSON schema; what is not known is left out."""
    data = to_dict(article)
    dateline = data["dateline"] and {
        name: value for name, value in data["dateline"].items() if value and name not in _NOT_HELD
    }
    if dateline:
        end = article.dateline.span.end if article.dateline else 0
        dateline["opens"] = sum(paragraph.span.start < end for paragraph in article.body)
    kinds = {str(at): part.kind for at, part in enumerate(article.body) if part.kind not in _SPOKEN}
    date = article.published or (article.dateline and article.dateline.date)
    fields = {
        "title": data["title"] and data["title"]["text"],
        "kicker": article.kicker,
        "subtitle": article.subtitle,
        "date": date and date.isoformat(),
        "dateline": dateline,
        "language": article.language,
        "url": article.url,
        **{name: data["meta"][name] for name in _META[:-1]},
        **{name: data[name] for name in _DATES},
        "authors": [author.name for author in article.authors],
        "section": article.meta.section,
        "source": article.source,
        "kinds": kinds,
    }
    return {name: value for name, value in fields.items() if value or name == "source"}


def from_markdown(text: str) -> Article:
    """Rebuild an article from `to_markdown()` with front matter.

    Title, dateline, paragraphs with their kinds and links, language, addresses, metadata, dates and the names of the
    authors come back; the ledger, paths, the dateline's evidence, roles of authors and sources do not. Spans count in
    the text of the article itself. Fields of other names are passed over. Raises SchemaError for text without front
    matter, or with a field that no article can have.

    >>> article = from_markdown(to_markdown(Article(language="en", url="https://gazette.example/a")))
    >>> article.language, article.url
    ('en', 'https://gazette.example/a')
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be str, not {type(text).__name__}")
    fields, below = read_frontmatter(text)
    kinds = fields.get("kinds") or {}
    if not isinstance(kinds, dict):
        raise SchemaError("kinds must be a mapping of paragraph numbers to kinds")
    blocks = enumerate(read_blocks(below))
    body = [block._replace(kind=kinds.get(str(at), block.kind)) for at, block in blocks]
    data = to_dict(Article())
    data.update({name: fields.get(name) for name in ("language", "url", "kicker", "subtitle")})
    data["source"] = fields.get("source", "text")
    data["meta"].update({name: fields[name] for name in _META if name in fields})
    data.update(_credits(fields, data["meta"]))
    data.update(_placed(fields.get("title"), fields.get("dateline"), body))
    return from_dict(data)


def _credits(fields: dict[str, Any], meta: dict[str, Any]) -> dict[str, Any]:
    """Return authors and dates as the article has them, and fill them into its metadata, which knows moments alone."""
    names, found = fields.get("authors", []), {name: fields.get(name) for name in _DATES}
    meta["authors"] = names
    for name, when in found.items():
        is_day = isinstance(when, str) and len(when) == _DAY_CHARS
        meta[name] = f"{when}T00:00:00" if is_day else when
    empty = {"role": None, "affiliation": None, "source": ""}
    authors = [{"name": name, **empty} for name in names] if isinstance(names, list) else []
    return {**found, "authors": authors}


def _placed(title: Any, dateline: Any, body: list[TextBlock]) -> dict[str, Any]:
    """Return the parts of an article, each with its span in their text, parted as paragraphs are."""
    at = 0

    def span(text: Any) -> list[int]:
        nonlocal at
        start = at
        at += len(text) + 2 if isinstance(text, str) else 0
        return [start, max(start, at - 2)]

    parts: dict[str, Any] = {"title": None, "dateline": None, "body": [], "links": []}
    if title is not None:
        parts["title"] = {"text": title, "span": span(title)}
    opens = dateline.pop("opens", 0) if isinstance(dateline, dict) else 0
    for number in range(len(body) + 1):
        if dateline is not None and number == (opens if opens in range(len(body)) else len(body)):
            parts["dateline"] = _whole_dateline(dateline, span)
        if number < len(body):
            said, kind, links = body[number]
            parts["links"] += [
                {"text": said[start:end], "address": address, "span": [at + start, at + end]}
                for start, end, address in links
            ]
            parts["body"].append({"text": said, "kind": kind, "span": span(said), "path": ""})
    return parts


def _whole_dateline(found: Any, span: Callable[[Any], list[int]]) -> Any:
    """Return the dict of a dateline with the fields that were left out as empty."""
    if not isinstance(found, dict):
        return found
    maybe = dict.fromkeys(("region", "country", "date", "date_text"))
    empty: dict[str, Any] = {**{name: [] for name in _DATELINE_LISTS}, **maybe, "form": ""}
    return {**empty, **found, "span": span(found.get("raw"))}
