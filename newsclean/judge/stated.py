"""What a page states of itself, settled before any filter judges: its title, and the text that JSON-LD gives."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from newsclean.judge.kicker import find_beside
from newsclean.judge.title_vote import choose_title
from newsclean.model import Block, Page, Span
from newsclean.observe.page_view import calls_itself_news
from newsclean.observe.title_candidates import find_headings
from newsclean.text import fold, is_blank

__all__ = ["settle_page"]

STATED = "json-ld-body"
"""Hint of the blocks whose text the page's JSON-LD gives as the article's."""
MIN_BODY_CHARS = 200
"""A shorter text in JSON-LD is a teaser."""
MIN_BLOCK_CHARS = 30
"""A shorter block may stand in any text."""
PROBE_CHARS = 80
"""Characters of a block that are looked for: what follows may be cut short or spaced otherwise."""
MIN_SHOWN_SHARE = 0.1
"""Where less of the stated text than this stands on the page, a script would have put it there."""
_PATH = "//script[contains(@type, 'ld+json')]"
_UNSEEN = frozenset((STATED, "unseen"))
_TAGS = re.compile(r"<[a-zA-Z/][^<>]{0,2000}>")


def settle_page(page: Page) -> Page:
    """Return a page with its title chosen, and with JSON-LD's text marked in its blocks, or added to them.

    A title that is settled already, as by a rule for the site, stays.

    >>> from newsclean.readers.html import read_html
    >>> page = read_html("<title>Rain in Eastvale | The Gazette</title><h1>Rain in Eastvale</h1>")
    >>> page.meta.title, settle_page(page).meta.title
    (None, 'Rain in Eastvale')
    """
    if page.source != "html":
        return page
    text, blocks = page.text, page.blocks
    if page.stated_body is not None and len(page.stated_body) >= MIN_BODY_CHARS:
        text, blocks = _with_body(text, blocks, page.stated_body)
    settled = replace(page, text=text, blocks=blocks, stated_body=None)
    settled = settled if page.meta.title is not None else _titled(settled)
    kicker, subtitle = find_beside(settled)
    return replace(settled, kicker=kicker, subtitle=subtitle)


def _titled(page: Page) -> Page:
    """Return the page with the title that most speaks for, and its rivals."""
    meta, text, blocks = page.meta, page.text, page.blocks
    chosen = choose_title(
        page.stated_titles,
        headings=find_headings(text, blocks, page.heading_parts),
        site_name=meta.site_name,
        url=page.url or meta.canonical,
        news=calls_itself_news(page),
        shown=frozenset([text[b.span.start : b.span.end] for b in blocks if b.kind != "heading"]),
    )
    if chosen is None:
        return page
    sources = [("title", source) for source in chosen.sources]
    meta = replace(meta, title=chosen.text, sources=(*sources, *meta.sources))
    return replace(page, meta=meta, titles=chosen.titles)


def _with_body(text: str, blocks: tuple[Block, ...], stated: str) -> tuple[str, tuple[Block, ...]]:
    """Mark the blocks whose text is stated as the article's; add what is stated and stands nowhere on the page."""
    body = fold(unescape(_TAGS.sub(" ", stated) if "<" in stated else stated))
    marked, shown = [], 0
    for block in blocks:
        start, end = block.span
        is_stated = end - start >= MIN_BLOCK_CHARS and _probe(text, start, end) in body
        marked.append(block._replace(hints=block.hints | {STATED}) if is_stated else block)
        shown += is_stated * (end - start)
    if shown >= MIN_SHOWN_SHARE * len(stated):
        return text, tuple(marked)
    lines = [" ".join(line.split()) for line in unescape(_TAGS.sub("\n", stated)).splitlines()]
    for line in [line for line in lines if not is_blank(line) and line not in text]:
        at = len(text) + 1 if text else 0
        text = f"{text}\n{line}" if text else line
        marked.append(Block(Span(at, len(text)), "paragraph", _PATH, 0.0, _UNSEEN))
    return text, tuple(marked)


def _probe(text: str, start: int, end: int) -> str:
    """Return how a block begins, folded; of long ones only as much is folded as is needed."""
    near = min(end, start + 2 * PROBE_CHARS)
    probe = fold(text[start:near])
    if near < end and len(probe) <= PROBE_CHARS:  # white space and marks that folding drops
        probe = fold(text[start:end])
    return probe[:PROBE_CHARS]
