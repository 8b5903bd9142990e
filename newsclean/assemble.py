"""From a settled draft to an article: what nobody claimed is body, everything else goes where its verdict says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from newsclean.draft import Claim, Draft, Line
from newsclean.export.links import by_paragraph
from newsclean.model import (
    Article,
    Block,
    Body,
    Dateline,
    Page,
    Paragraph,
    Removal,
    Span,
    Title,
    TitleCandidate,
)
from newsclean.model.page import new_tuple
from newsclean.observe.title_forms import title_key
from newsclean.text import solid, solid_index, tidy, word_count

__all__ = ["assemble", "merge"]

MAX_SUBHEAD_WORDS = 14
"""The longest cross-heads of news copy have about a dozen words."""
MAX_LABEL_WORDS = 3
"""So short a line needs no prose below it: "Results" may head lines that are no prose."""
MAX_QUESTION_WORDS = 8
MIN_STANDFIRST_WORDS = 12
"""A shorter line above the story that looks like a title is a second headline."""
_KINDS = {"heading": "subhead", "line": "paragraph"}


def assemble(draft: Draft, *, body: bool = True) -> Article:
    """Read the article and its ledger off a draft; without its body where nobody looks at that."""
    page = draft.page
    titles: list[Title] = []
    rivals: tuple[TitleCandidate, ...] = ()
    datelines: list[Dateline] = []
    free: list[tuple[int, Span, str]] = []
    removed: list[Removal] = []
    for index, (block, source) in enumerate(zip(draft.blocks, draft.raw, strict=True)):
        claims = draft.claims.get(index)
        if claims is None:
            free.append((index, block.span, "body"))
            continue
        if len(claims) == 1 and claims[0].span is block.span and claims[0].verdict.role == "removed":
            removed.append(_removal(block, claims[0], source))  # most blocks of a full page
            continue
        for span, claim in _pieces(draft, index, claims):
            role = claim.verdict.role if claim else "body"
            if claim and ((role == "title" and titles) or (role == "dateline" and datelines)):
                # an article has one of each; the rest is not lost
                removed.append(_removal(block, claim, page.text[span.start : span.end]))
            elif role == "title" and claim:
                rivals = claim.verdict.titles
                stated = rivals[0].text if rivals else page.meta.title
                titles.append(Title(_spelt(tidy(page.text[span.start : span.end]), stated), span))
            elif role == "dateline" and claim:
                datelines.append(_dateline(page, span, claim))
            elif role == "removed" and claim:
                removed.append(_removal(block, claim, page.text[span.start : span.end]))
            else:
                free.append((index, span, role))
    story = Body(tuple([_paragraph(draft, *part) for part in free]) if body else ())
    title = titles[0] if titles else Title(page.meta.title) if page.meta.title else None
    return Article(
        title,
        datelines[0] if datelines else None,
        story,
        tuple(removed),
        page.meta,
        page.language,
        page.url,
        page.source,
        titles=page.titles or rivals,
        kicker=page.kicker,
        subtitle=None if page.subtitle in {paragraph.text for paragraph in story} else page.subtitle,
        links=tuple(chain.from_iterable(by_paragraph(story, page.links))) if page.links else (),
    )


def _spelt(text: str, stated: str | None) -> str:
    """Return a title with the marks that were lost where its parts were joined, as the metadata or another line say it.

    Whatever the page's own text holds stays, and in its order: nothing of the page may be missing.
    """
    if not stated or text == stated or title_key(text) != title_key(stated):
        return text
    said = iter(solid(stated))
    return stated if all(char in said for char in solid(text)) else text


def _pieces(draft: Draft, index: int, claims: tuple[Claim, ...]) -> list[tuple[Span, Claim | None]]:
    """Return the pieces of a claimed block in order, each with the claim on it, or None where nobody made one."""
    pieces: list[tuple[Span, Claim | None]] = [(claim.span, claim) for claim in claims]
    pieces += [(span, None) for span in draft.free.get(index, ())]
    return sorted(pieces, key=lambda piece: piece[0]) if len(pieces) > 1 else pieces


def _removal(block: Block, claim: Claim, source: str) -> Removal:
    span, name, verdict = claim
    kind = block.kind
    text, reason = tidy(source), verdict.reason
    return new_tuple(
        Removal, (text, name, reason, verdict.evidence, span, block.path, _KINDS.get(kind, kind))
    )


def _dateline(page: Page, span: Span, claim: Claim) -> Dateline:
    """Return the dateline of a verdict, or what is left of its text where another filter was first at a part of it."""
    parsed = claim.verdict.dateline
    return parsed if parsed is not None and parsed.span == span else _bare_dateline(page, span)


def _bare_dateline(page: Page, span: Span) -> Dateline:
    return Dateline(page.text[span.start : span.end].strip(), span)


def _paragraph(draft: Draft, index: int, span: Span, role: str) -> Paragraph:
    block = draft.blocks[index]
    text = draft.tidied(index) if span is block.span else tidy(draft.page.text[span.start : span.end])
    kind = "standfirst" if role == "standfirst" else _KINDS.get(block.kind, block.kind)
    if kind == "paragraph" and block.kind == "line" and _is_subhead(draft, index, text):
        kind = "subhead"
    return Paragraph(text, kind, span, block.path)


def _is_subhead(draft: Draft, index: int, text: str) -> bool:
    """Tell whether a line of text is a cross-head: short, no full stop, a new start above prose or a list."""
    line = draft.line(index)
    if (
        line.words > MAX_SUBHEAD_WORDS
        or text[-1] in ",;:"
        or text[0] in "「『"
        or (line.ended and not _asks(line))
    ):
        return False
    above = next((i for i in range(index - 1, -1, -1) if _stays(draft, i)), None)
    below = next((i for i in range(index + 1, len(draft.blocks)) if _stays(draft, i)), None)
    if below is None or (above is not None and not _closes(draft, above)):
        return False
    if draft.blocks[below].kind == "list_item" or (not line.ended and line.words <= MAX_LABEL_WORDS):
        return True
    return draft.line(below).ended and draft.line(below).words > line.words


def _closes(draft: Draft, index: int) -> bool:
    """Tell whether a paragraph is complete: it ends with an end mark or is an entry of a list."""
    return draft.line(index).ended or draft.blocks[index].kind == "list_item"


def _asks(line: Line) -> bool:
    """Tell whether a line is a short question that nobody speaks: "Who pays?"."""
    spoken = not line.text[0].isalpha() or ":" in line.text
    return line.words <= MAX_QUESTION_WORDS and line.text[-1] in "?？" and not spoken


def _stays(draft: Draft, index: int) -> bool:
    return draft.free.get(index) != ()


# --- what a second look at the body found ---


def merge(article: Article, found: Article, page: Page) -> Article:
    """Move what a second look at `str(article.body)` found from the body to where it belongs.

    A title or dateline becomes the article's where it has none yet; else it goes to the ledger. A standfirst of some
    length stays, though alone with the body it looks like a title.
    """
    todo = sorted((*found.removed, *_marked(found)), key=lambda removal: removal.span)
    paragraphs: list[Paragraph] = []
    moved: list[Removal] = []
    start = at = 0
    for paragraph in article.body:
        end = start + len(paragraph.text)
        first = at
        while at < len(todo) and todo[at].span.start < end:
            at += 1
        if at == first:  # nearly every paragraph
            paragraphs.append(paragraph)
            start = end + 2
            continue
        stays = paragraph.kind == "standfirst" and word_count(paragraph.text) >= MIN_STANDFIRST_WORDS
        mine = [each for each in todo[first:at] if not (stays and each.filter == "title")]
        kept, gone = _split(paragraph, mine, start, page)
        paragraphs += kept
        moved += gone
        start = end + 2
    title, dateline = article.title, article.dateline
    if title is None and (named := _taken(moved, "title")):
        title = Title(named.text, named.span)
    if dateline is None and found.dateline and (named := _taken(moved, "dateline")):
        raw = page.text[named.span.start : named.span.end]
        dateline = replace(found.dateline, raw=raw, span=named.span)
    ledger = sorted((*article.removed, *moved), key=lambda removal: removal.span)
    return replace(
        article, title=title, dateline=dateline, body=Body(tuple(paragraphs)), removed=tuple(ledger)
    )


def _marked(found: Article) -> Iterator[Removal]:
    """Yield the title and the dateline of a look at a body as entries of the ledger."""
    for role, part in (("title", found.title), ("dateline", found.dateline)):
        if part is not None and part.span is not None:
            yield Removal(str(part), role, role, "found on a second look", part.span, "", "paragraph")


def _taken(moved: list[Removal], role: str) -> Removal | None:
    """Take the first entry of a role out of a list."""
    entry = next((each for each in moved if each.filter == role and each.reason == role), None)
    if entry is not None:
        moved.remove(entry)
    return entry


def _split(
    paragraph: Paragraph, found: list[Removal], offset: int, page: Page
) -> tuple[list[Paragraph], list[Removal]]:
    """Cut a paragraph at the removals found in it; `offset` is where it starts in the body's text."""
    kept: list[Paragraph] = []
    gone: list[Removal] = []
    at = paragraph.span.start
    for removal in found:
        span = _source_span(paragraph, removal.span, offset, page)
        kept += _rest(paragraph, Span(at, span.start), page)
        text = tidy(page.text[span.start : span.end])
        gone.append(removal._replace(text=text, span=span, path=paragraph.path, kind=paragraph.kind))
        at = span.end
    kept += _rest(paragraph, Span(at, paragraph.span.end), page) if found else [paragraph]
    return kept, gone


def _source_span(paragraph: Paragraph, span: Span, offset: int, page: Page) -> Span:
    """Find in the page's text what a span of the body's text was made of, by counting solid characters."""
    raw = page.text[paragraph.span.start : paragraph.span.end]
    before = len(solid(paragraph.text[: span.start - offset]))
    inside = len(solid(paragraph.text[span.start - offset : span.end - offset]))
    start = solid_index(raw, before)
    return Span(paragraph.span.start + start, paragraph.span.start + solid_index(raw, before + inside))


def _rest(paragraph: Paragraph, span: Span, page: Page) -> Iterator[Paragraph]:
    """Yield what is left of a paragraph, if anything."""
    text = tidy(page.text[span.start : span.end])
    if text:
        yield replace(paragraph, text=text, span=span)
