"""HTML as a Page: every visible text of the document in one block, with XPath, kind, link share and hints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from newsclean.model import Page
from newsclean.readers.blocks import build_blocks
from newsclean.readers.links import base_of, read_links
from newsclean.readers.metadata import page_facts, read_metadata, stated_body, stated_titles
from newsclean.readers.runs import Flow, read_flows
from newsclean.readers.stated_credits import stated_authors, stated_dates
from newsclean.readers.tree import parse_tree

__all__ = ["html_of", "read_html"]


def read_html(
    source: Any, *, url: str | None = None, charset: str | None = None, links: bool = False
) -> Page:
    """Read HTML into a page: str, bytes, or a parsed lxml element or tree, which is left as it was.

    `charset` is what a server said of bytes. Nothing is judged: menus and hidden text become
    blocks too, and only scripts, styles and the like are left out. Where links lead is read if you ask for `links`.

    >>> page = read_html("<nav><a href=/>Home</a></nav><h1>Rain</h1><p>It <b>rained</b>.</p>")
    >>> [(page.text[b.span.start : b.span.end], b.kind, b.path) for b in page.blocks][1:]
    [('Rain', 'heading', '/html/body/h1[1]'), ('It rained.', 'paragraph', '/html/body/p[1]')]

    Raises TypeError for any other type.
    """
    root, limits = parse_tree(source, charset)
    if root is None:
        return Page("", (), url=url, source="html", limits=limits)
    flows: Iterable[Flow] = read_flows(root)
    if links:
        flows = list(flows)
    built = build_blocks(flows)
    facts = page_facts(root)
    meta = read_metadata(root, facts)
    language = meta.language.split("-")[0].lower() if meta.language else None
    titles, body = stated_titles(facts), stated_body(facts)
    return Page(
        built.text, built.blocks, meta, language, url, "html", limits=limits, elements=built.elements,
        stated_titles=titles, stated_body=body, heading_parts=built.parts,
        stated_authors=stated_authors(root, facts), stated_dates=stated_dates(root, facts),
        links=read_links(flows, built, base_of(root, url, meta.canonical)) if links else (),
    )  # fmt: skip


def html_of(tree: Any) -> str:
    """Return a parsed tree as HTML.

    >>> html_of(etree.fromstring("<p>Rain.</p>"))
    '<p>Rain.</p>'
    """
    html: str = etree.tostring(tree, encoding="unicode", method="html", with_tail=False)
    return html
