"""Lines that stand on many pages of the same site, as a SiteProfile has learned them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.surroundings import is_full_page, main_choice, prose_share_above
from newsclean.model import Span, Verdict
from newsclean.standing.folding import content_words, fold_line, sentences
from newsclean.standing.lines import NOTHING, Standing, StandingLine, opening
from newsclean.standing.seen import BODY, block_shape
from newsclean.text import fold

__all__ = ["SiteBoilerplate"]

HEADINGS = ("related_links", "comment_tail")
"""Lines with such a phrase may head a list, which goes with them."""
MIN_HEADLINE_WORDS, MAX_HEADLINE_WORDS = 3, 32
MIN_TOPIC_WORDS = 2
MIN_TOPIC_SHARE = 0.5
"""Share of its telling words that a headline or teaser has in common with the prose of its own story."""
TOPIC_PROSE = 6
"""Paragraphs that tell what a story is about."""
HALF = 0.5
MIN_COMMON_PAGES = 3
SHORT_WORDS = 5
"""Shorter lines may be a label here and an answer there: in HTML they go only from elements of a shape seen before."""


@dataclass(frozen=True, slots=True)
class SiteBoilerplate:
    """Lines that stand on many pages of the same site, as a SiteProfile has learned them."""

    name: ClassVar[str] = "site_boilerplate"
    reasons: ClassVar[tuple[str, ...]] = ("standing_line", "standing_sentence")

    def early(self, draft: Draft) -> Iterable[Verdict]:
        """Take what no other filter needs as a sign: in text the head of the page, on HTML all but list headings."""
        if draft.page.source == "text":
            return () if is_full_page(draft) else _lines(draft, lambda _, line: line.place == "above")
        return _lines(draft, lambda at, _: not any(draft.line(at).cue(reason) for reason in HEADINGS))

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        yield from _sentences(draft)
        yield from _lines(draft, lambda *_: True)


def _standing(draft: Draft) -> Standing:
    standing: Standing = draft.context.standing or NOTHING
    return standing


def _lines(draft: Draft, is_due: Callable[[int, StandingLine], bool]) -> Iterator[Verdict]:
    """Yield the whole lines that are standing lines, that are due now, and that do not belong to this article."""
    standing, found = _standing(draft), {}
    for index in draft.open if standing.lines else ():
        line = _known(standing, draft.line(index).folded, draft.line(index).text)
        if line is not None and is_due(index, line):
            found[index] = line
    kept = _own_lines(draft, found) if found else set()
    for index, line in found.items():
        if index not in kept:
            yield draft.remove(index, "standing_line", line.evidence)


def _known(standing: Standing, folded: str, text: str, *parts: str) -> StandingLine | None:
    """Return the standing line that matches a text, as a whole line or as one of the named parts."""
    line = fold_line(text) if opening(folded) in standing.openings else None
    if line is None:
        return None
    lines = standing.lines
    return next((lines[line.key, part] for part in ("whole", *parts) if (line.key, part) in lines), None)


def _sentences(draft: Draft) -> Iterator[Verdict]:
    """Yield the standing sentences at the edges of paragraphs that are not standing lines as a whole."""
    standing = _standing(draft)
    for index in draft.open if standing.has_parts else ():
        line = draft.line(index)
        if line.ended and _known(standing, line.folded, line.text) is None:
            yield from _at_edges(draft, index, standing)


def _at_edges(draft: Draft, index: int, standing: Standing) -> Iterator[Verdict]:
    """Yield the standing sentences at the end and the start of a paragraph; something of it always stays."""
    base, text = draft.blocks[index].span.start, draft.raw[index]
    spans = sentences(text)
    for part, ordered in (("last", reversed(spans)), ("first", iter(spans))):
        for start, end in islice(ordered, len(spans) - 1):
            line = _known(standing, fold(text[start:end]), text[start:end], part)
            if line is None or not line.in_body or line.words < MIN_HEADLINE_WORDS:
                break
            evidence = f"{part} sentence, {line.evidence}"
            yield Verdict(Span(base + start, base + end), "removed", "standing_sentence", evidence)


def _own_lines(draft: Draft, found: dict[int, StandingLine]) -> set[int]:
    """Return which of the lines found belong to this article after all: other pages may show them as teasers."""
    if draft.page.source == "html":
        choice = main_choice(draft)
        own = {i for i, line in found.items() if _is_elsewhere(draft, i, line)}
        chosen = found.keys() - (choice.out or {}).keys()
        return own.union(choice.titles, (i for i in chosen if _is_teased(draft, i, found)))
    outside = {i for i, line in found.items() if not line.in_body or line.place != BODY}
    return {i for i in outside if _is_own_text(draft, i, found[i], found)}


def _is_elsewhere(draft: Draft, index: int, line: StandingLine) -> bool:
    """Tell whether a line that is short, or was never in a body, stands here in an element of another shape."""
    if line.in_body and line.words >= SHORT_WORDS:
        return False
    return "" not in line.shapes and block_shape(draft.blocks[index]) not in line.shapes


def _is_teased(draft: Draft, index: int, found: dict[int, StandingLine]) -> bool:
    """Tell whether a line of this body, which is in no other body, may come from lists of stories on other pages."""
    line = found[index]
    rare = line.pages < max(MIN_COMMON_PAGES, HALF * line.of)
    return not line.in_body and (rare or _is_topical(draft, index, found))


def _is_own_text(draft: Draft, index: int, line: StandingLine, found: dict[int, StandingLine]) -> bool:
    """Tell whether a line of text that other pages had outside the article is the headline or summary of this one."""
    share_above = prose_share_above(draft, index)
    if (line.place == "below" and share_above < HALF) or (line.place == "above" and share_above > HALF):
        return True
    if share_above or not _is_topical(draft, index, found):
        return False
    above = [i for i in draft.open if i not in found and (not draft.prose or i < draft.prose[0])]
    return not any(_could_be_headline(draft, i) for i in above)


def _could_be_headline(draft: Draft, index: int) -> bool:
    line = draft.line(index)
    return not line.ended and MIN_HEADLINE_WORDS <= line.words <= MAX_HEADLINE_WORDS


def _is_topical(draft: Draft, index: int, found: dict[int, StandingLine]) -> bool:
    """Tell whether a line says what the first paragraphs are about."""
    words = content_words(draft.line(index).text)
    prose = [draft.line(i).text for i in draft.prose if i not in found and i != index][:TOPIC_PROSE]
    shared = words & content_words(" ".join(prose))
    return len(shared) >= max(MIN_TOPIC_WORDS, MIN_TOPIC_SHARE * len(words))
