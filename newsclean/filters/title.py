"""Finds the headline above the article's first prose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.filters.own_part import prose_beside, sentences
from newsclean.filters.surroundings import article_start, is_full_page, main_choice, parse_block
from newsclean.model import Span, Verdict
from newsclean.observe.title_blocks import title_span
from newsclean.observe.title_forms import title_key
from newsclean.text import has_cjk

__all__ = ["TitleLine"]

MIN_MENU_CUES = 2
"""So many words of menus on one line make it a menu: "Home News Sport Weather"."""
MIN_TITLE_WORDS = 3
MAX_TITLE_WORDS = 22
"""Longer lines without an end mark are standfirsts, or sentences that were cut."""
MAX_TITLE_CHARS = 220
MAX_SENTENCES = 2
BY_WORDS = frozenset(("by", "von", "par", "por", "di", "door", "av", "af", "de", "od"))
MAX_NAME_WORDS = 3
MAX_SAID = 60
"""So many lines above the article are searched for repeats of a candidate."""
MAX_DISTANCE = 15
"""Undecided blocks between the headline and the first prose on real pages: nearly always under ten."""
_TELLING = frozenset(("region", "reporter"))
"""Evidence beside a place."""


@dataclass(frozen=True, slots=True)
class TitleLine:
    """Finds the headline above the article's first prose."""

    name: ClassVar[str] = "title"
    reasons: ClassVar[tuple[str, ...]] = ("title",)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        if draft.page.source == "html":
            yield from _in_html(draft)
            return
        start = article_start(draft)
        head = draft.open[:start] if start < len(draft.open) else []
        near = [i for i in head[-MAX_DISTANCE:] if _could_be_title(draft.line(i)) and not _goes_on(draft, i)]
        said = [draft.line(i).folded for i in head[-MAX_SAID:]]
        # on a page without a menu the headline is the first line; below a menu, the one nearest to the prose
        turn = 1 if is_full_page(draft) else -1
        ranked = sorted([(_score(draft.line(i), said), turn * i, i) for i in near], reverse=True)
        for score, _, index in ranked:
            if not _is_dateline(draft, index):
                evidence = f"score {score:.1f} among {len(near)} lines above the article"
                yield Verdict(draft.blocks[index].span, "title", "title", evidence)
                return


def _in_html(draft: Draft) -> Iterable[Verdict]:
    """Yield the block that says the title as the page's metadata have it, or that part of one, if there is one."""
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


def _is_dateline(draft: Draft, index: int) -> bool:
    """Tell whether a line is a dateline by more than a place's name, which may be a headline, or opens with one."""
    found = parse_block(draft, index, own_line=True)
    if found is not None:
        return bool(found.agencies or found.date_text or not _TELLING.isdisjoint(found.evidence))
    return parse_block(draft, index) is not None


def _could_be_title(line: Line) -> bool:
    """Tell whether a line has the shape of a headline."""
    enough = MIN_TITLE_WORDS - has_cjk(line.text)
    if not enough <= line.words <= MAX_TITLE_WORDS or len(line.text) > MAX_TITLE_CHARS:
        return False
    if (
        line.text[0] in "|…"
        or line.text.startswith("...")
        or _starts_low(line.text)
        or prose_beside(line.text)
    ):
        return False
    if len(sentences(line.text)) > MAX_SENTENCES or _is_byline(line.text):
        return False
    if sum(cue.reason == "site_header" for cue in line.cues) >= MIN_MENU_CUES:
        return False
    return line.text[-1] not in ".。:,;" or line.text.endswith("...")


def _starts_low(text: str) -> bool:
    """Tell whether a line begins in small letters, as the rest of a sentence does; an iPhone may open a headline."""
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
    """Tell whether a line is an entry of a list, or its sentence goes on below in small letters."""
    if draft.blocks[index].kind == "list_item":
        return True
    below = index + 1
    return (
        below < len(draft.blocks)
        and not draft.blocks[below].gap
        and _starts_low(draft.line(below).text + "  ")
    )


def _score(line: Line, said: list[str]) -> float:
    """Weigh a candidate: said more than once above the article, and of a headline's usual length."""
    again = sum(line.folded in other for other in said) - 1
    return 2.0 * min(again, 2) + (1.0 if 4 <= line.words <= 24 else 0.0)
