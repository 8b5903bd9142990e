"""Removed lines that may be body: prose that no other story has, where paragraphs stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from newsclean.lexicon import lexicon_for
from newsclean.model import Block, Removal
from newsclean.standing.seen import block_shape
from newsclean.text import fold, tidy, word_count
from newsclean.workbench.marks import key_of
from newsclean.workbench.pages import CleanedPage, stories_of
from newsclean.workbench.suspects import MIN_STORIES, Suspect, Suspects, is_prose, ordered

__all__ = ["body_suspects"]

MAX_LINK_RATIO = 0.5
"""A removed block that is mostly links is a list, whatever it says."""
PROSE_WEIGHT, PLACE_WEIGHT, EMPTY_WEIGHT = 0.2, 0.4, 0.8
"""What prose weighs, prose where paragraphs stand, and prose of a page without a body."""
CUED_SHARE = 0.5
"""What a phrase of the lexicon in the line leaves of its weight."""


def body_suspects(pages: Sequence[CleanedPage]) -> Suspects:
    """Return the removed lines that look like prose of their own page's story."""
    stories = stories_of(pages)
    tellers: defaultdict[str, set[int]] = defaultdict(set)
    told: defaultdict[str, set[int]] = defaultdict(set)
    for page in pages:
        for paragraph in page.article.body:
            told[key_of(paragraph.text)].add(stories[page.name])
        for removal in page.article.removed:
            tellers[key_of(removal.text)].add(stories[page.name])
    found: dict[str, Suspect] = {}
    for page in pages:
        for suspect in _suspects_of(page):
            key = key_of(suspect.text)
            if told[key] - {stories[page.name]}:
                continue  # a teaser: it is the body of another page
            if key in found:
                found[key] = replace(found[key], pages=(*found[key].pages, page.name))
            elif len(tellers[key]) < MIN_STORIES:
                found[key] = suspect
    return ordered(found.values())


def _suspects_of(page: CleanedPage) -> list[Suspect]:
    blocks = {block.span.start: block for block in page.page.blocks}
    shapes = {block_shape(blocks[p.span.start]) for p in page.article.body if p.span.start in blocks} - {""}
    prose = [removal for removal in page.article.removed if is_prose(removal.text)]
    found = [_suspect(page, removal, blocks.get(removal.span.start), shapes) for removal in prose]
    return [suspect for suspect in found if suspect]


def _suspect(
    page: CleanedPage, removal: Removal, block: Block | None, shapes: Collection[str]
) -> Suspect | None:
    """Return a removed line of prose as a suspect; None for links, known phrases, and what the body says too."""
    if block is not None and block.link_ratio > MAX_LINK_RATIO:
        return None
    text = tidy(removal.text)
    if any(text in paragraph.text for paragraph in page.article.body):
        return None
    evidence, weight = [f"reads like prose: {word_count(text)} words"], PROSE_WEIGHT
    body = page.article.body
    if not body:
        evidence.append("the page has no body")
        weight += EMPTY_WEIGHT
    elif body[0].span < removal.span < body[-1].span:
        evidence.append("stands between paragraphs of the body")
        weight += PLACE_WEIGHT
    if block is not None and block_shape(block) in shapes:
        evidence.append(f"stands in {block_shape(block)}, as paragraphs of the body do")
        weight += PLACE_WEIGHT
    is_cued = any(cue.where != "hint" for cue in lexicon_for(page.article.language).scan(text, fold(text)))
    if len(evidence) == 1 and (is_cued or page.page.source == "html"):
        return None  # HTML says where things stand, and this one stands elsewhere
    weight *= CUED_SHARE if is_cued else 1
    return Suspect(text, (page.name,), tuple(evidence), weight, filter=removal.filter)
