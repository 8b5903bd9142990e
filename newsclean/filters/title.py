"""Finds the headline above the article's first prose."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.own_part import prose_beside, sentences
from newsclean.filters.surroundings import article_start, is_full_page, main_choice, parse_block
from newsclean.learned.weights import load_weights
from newsclean.lexicon.sections import is_menu_row
from newsclean.model import Span, TitleCandidate, Verdict
from newsclean.observe.bare_lists import in_bare_list
from newsclean.observe.line_titles import LineTitle, telling_lines, title_facts
from newsclean.observe.prose_run import outside
from newsclean.observe.text_titles import TEXT_TITLE_FEATURES, is_stamp_line, text_titles
from newsclean.observe.title_blocks import title_span
from newsclean.observe.title_forms import title_key
from newsclean.text import has_cjk, solid, tidied_word_count, tidy, word_count

__all__ = ["TitleLine", "could_be_title"]

MIN_MENU_CUES = 2
"""So many words of menus on one line make it a menu: "Home News Sport Weather"."""
MIN_TITLE_WORDS = 3
MAX_TITLE_WORDS = 22
"""Longer lines without an end mark are standfirsts, or sentences that were cut."""
MAX_CJK_WORDS = 30
"""The same where two characters count as a word: sixty characters."""
MAX_TITLE_CHARS = 220
MAX_SENTENCES = 2
BY_WORDS = frozenset(("by", "von", "par", "por", "di", "door", "av", "af", "de", "od"))
MAX_NAME_WORDS = 3
MIN_HEADLINE_WORDS = 4
MIN_SUMMARY_WORDS = 12
"""So many words below a headline sum up the story."""
MAX_TITLES = 8
"""Candidates that an article lists."""
WEIGHTS = "text_title_weights"
_CALLS = "?!？！"
_CREDIT = re.compile(r"\([^()/]{2,30}/[^()/]{2,30}\)\W*\Z")
"""Who took a picture, at the end of its caption: "(Ada Marsh/AP)"."""
_TELLING = frozenset(("region", "reporter"))
"""Evidence beside a place."""


@dataclass(frozen=True, slots=True)
class TitleLine:
    """Finds the headline above the article's first prose."""

    name: ClassVar[str] = "title"
    reasons: ClassVar[tuple[str, ...]] = ("title", "other_title", "beside_title")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        if draft.page.source == "html":
            yield from _in_html(draft)
            return
        yield from _in_text(draft)


def _in_text(draft: Draft) -> Iterable[Verdict]:
    """Yield the headline of a text by a learned vote, the marks and labels beside it, and its other telling lines."""
    start = article_start(draft)
    first = draft.open[start] if start < len(draft.open) else len(draft.blocks)
    if first == 0 and not (is_full_page(draft) or draft.line(0).text[-1] in _CALLS or telling_lines(draft)):
        return
    ranked = _ranked(draft, first)
    if ranked:
        yield from _chosen(draft, ranked)
    above = outside(draft)[0]
    for index in sorted(telling_lines(draft)) if above else ():
        if index in above and draft.is_open(index) and not (ranked and index == ranked[0].block):
            yield draft.remove(index, "other_title", "well above the run of prose")


def _ranked(draft: Draft, first: int) -> list[LineTitle]:
    """Return the lines and parts of lines that may be the headline, the likeliest first; no dateline leads them."""
    found = text_titles(draft, first, partial(could_be_title, draft))
    ranked = [each for each, _ in found]
    if len(found) > 1:
        weights = load_weights(WEIGHTS, TEXT_TITLE_FEATURES)
        scored = [
            (sum([value * weights[name] for name, value in numbers.items() if value]), -place, each)
            for place, (each, numbers) in enumerate(found)
        ]
        ranked = [each for *_, each in sorted(scored, reverse=True)]
    while ranked and _is_dateline(draft, ranked[0].block):
        del ranked[0]
    if ranked and _is_listed(draft, ranked[0], first):
        return []
    shared = {each for each, numbers in found if numbers and numbers["in lead"]}
    headline = _above_summary(draft, ranked, shared)
    return ranked if headline is None else [headline, *[each for each in ranked if each is not headline]]


def _is_listed(draft: Draft, best: LineTitle, first: int) -> bool:
    """Tell whether the likeliest line is but an entry of a list, and the address does not say it."""
    facts = draft.fact(title_facts, lasting=True)
    told = facts.telling if best.block else facts.addressed  # a list says its first entry again as a heading
    return best.block not in told and in_bare_list(draft, best.block, first)


def _above_summary(
    draft: Draft, ranked: Sequence[LineTitle], shared: Container[LineTitle]
) -> LineTitle | None:
    """Return the headline right above the first candidate where that is long enough to sum a story up.

    It shares a word with the story's opening, as a slogan hardly does.
    """
    if (
        not ranked
        or ranked[0].block in telling_lines(draft)
        or word_count(ranked[0].text) < MIN_SUMMARY_WORDS
    ):
        return None
    block = ranked[0].block - 1
    above = [each for each in ranked if each.block == block and each.relation == "whole" and each in shared]
    return next((each for each in above if word_count(each.text) >= MIN_HEADLINE_WORDS), None)


def _chosen(draft: Draft, ranked: Sequence[LineTitle]) -> Iterable[Verdict]:
    """Yield the first of some candidates as the title, and what stands beside it on its line."""
    same = [each for each in ranked if each.key == ranked[0].key]
    best = next((each for each in same if each.relation == "whole"), ranked[0])
    text = next(
        (each.text for each in same if ":" in each.text), best.text
    )  # a scraper lost a kicker's colon
    block = draft.blocks[best.block].span
    span = Span(block.start + best.start, block.start + best.end)
    titles = {best.key: TitleCandidate(text, draft.blocks[best.block].path, True)}
    for each in ranked[1:]:
        titles.setdefault(each.key, TitleCandidate(each.text, draft.blocks[each.block].path, True))
    evidence = f"first of {len(titles)} candidates above the article"
    yield Verdict(span, "title", "title", evidence, titles=tuple(titles.values())[:MAX_TITLES])
    for part in (Span(block.start, span.start), Span(span.end, block.end)):
        rest = draft.page.text[part.start : part.end]
        if solid(rest) and best.relation != "byline" and not prose_beside(tidy(rest)):
            yield Verdict(part, "removed", "beside_title", "a label or the site's name beside the headline")


def _in_html(draft: Draft) -> Iterable[Verdict]:
    """Yield the block, or the part of a block, that says the title of the page's metadata, if there is one."""
    title = draft.title or ""
    sources = ", ".join(source for field, source in draft.page.meta.sources if field == "title")
    evidence = f"as in {sources}" if sources else "as voted"
    wanted = title_key(title)
    indices = [index for index in main_choice(draft).titles if draft.is_open(index)]
    for index in indices:
        if title_key(draft.line(index).text) == wanted:
            yield Verdict(draft.blocks[index].span, "title", "title", evidence)
            return
    for index in indices:
        start = draft.blocks[index].span.start
        part = title_span(draft.raw[index], title) if title else None
        if part is not None:
            yield Verdict(Span(start + part[0], start + part[1]), "title", "title", evidence)
            return


def could_be_title(draft: Draft, each: LineTitle) -> bool:
    """Tell whether a line has the shape of a headline, or its words stand in the page's address or first line."""
    text = tidy(each.text)
    if each.block in telling_lines(draft) and each.relation != "tail":
        return text[-1] not in ".。" and not _is_label(draft, each)
    enough = MIN_TITLE_WORDS - has_cjk(text)
    most = MAX_CJK_WORDS if has_cjk(text) else MAX_TITLE_WORDS
    if not enough <= tidied_word_count(text) <= most or len(text) > MAX_TITLE_CHARS:
        return False
    if text[0] in "|…" or text.startswith("...") or _starts_low(text):
        return False
    if text[-1] in ".。:,;" and not text.endswith("..."):
        return False
    if text[-1] not in _CALLS and prose_beside(text):
        return False
    if len(sentences(text)) > MAX_SENTENCES or _is_byline(text) or _goes_on(draft, each.block):
        return False
    return not _is_label(draft, each)


def _is_label(draft: Draft, each: LineTitle) -> bool:
    """Tell whether a line is a stamp, a menu, or a whole label of the lexicon, such as a link to copy."""
    if each.relation != "whole":
        return False
    if is_stamp_line(each.text) or is_menu_row(each.text) or ("/" in each.text and _CREDIT.search(each.text)):
        return True
    cues = draft.line(each.block).cues
    return any(cue.where == "line" for cue in cues) or (
        sum(cue.reason == "site_header" for cue in cues) >= MIN_MENU_CUES
    )


def _is_dateline(draft: Draft, index: int) -> bool:
    """Tell whether a line is or opens with a dateline. A place alone does not count, because it may be a headline."""
    found = parse_block(draft, index, own_line=True)
    if found is not None:
        return bool(found.agencies or found.date_text or not _TELLING.isdisjoint(found.evidence))
    return parse_block(draft, index) is not None


def _starts_low(text: str) -> bool:
    """Tell whether a line begins with a small letter, like the rest of a sentence. "iPhone" may begin a headline."""
    return text[0].islower() and text[1:2].islower()


def _is_byline(text: str) -> bool:
    """Tell whether a line is a by-word and a name of two or three words."""
    first, *names = text.split()
    return (
        first.casefold() in BY_WORDS
        and len(names) <= MAX_NAME_WORDS
        and all(name[0].isupper() for name in names)
    )


def _goes_on(draft: Draft, index: int) -> bool:
    """Tell whether a line is an entry of a list, or its sentence continues below with a small letter."""
    if draft.blocks[index].kind == "list_item":
        return True
    below = index + 1
    return (
        below < len(draft.blocks)
        and not draft.blocks[below].gap
        and _starts_low(draft.line(below).text + "  ")
    )
