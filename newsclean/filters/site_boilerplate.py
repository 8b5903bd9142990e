"""Lines that stand on many pages of the same site, as a SiteProfile has learned them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.surroundings import is_full_page, main_choice, prose_share_above
from newsclean.model import Span, Verdict
from newsclean.sites.folding import content_words, fold_line, sentences
from newsclean.sites.profile import SiteProfile
from newsclean.sites.seen import BODY, block_shape
from newsclean.sites.standing import StandingLine, opening
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

    profile: SiteProfile | None = None
    """What was learned of the site; None finds nothing. `clean(page, site=profile)` sets it."""
    early: bool = False
    """It runs first, and leaves to itself at the end what other filters lean on: in text all but the page's head."""
    name: ClassVar[str] = "site_boilerplate"
    reasons: ClassVar[tuple[str, ...]] = ("standing_line", "standing_sentence")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        if not self.profile or (self.early and is_full_page(draft) and draft.page.source == "text"):
            return
        found: dict[int, StandingLine] = {}
        with_parts = self.profile.standing.has_parts and not self.early
        for index in draft.open:
            line = self._known(draft.line(index).folded, draft.line(index).text)
            if line is not None and self._is_due(draft, index, line):
                found[index] = line
            elif line is None and with_parts and draft.line(index).ended:
                yield from self._at_edges(draft, index)
        kept = _own_lines(draft, found)
        for index, line in found.items():
            if index not in kept:
                yield draft.remove(index, "standing_line", line.evidence)

    def _is_due(self, draft: Draft, index: int, line: StandingLine) -> bool:
        """Tell whether a line can go now; of headings other filters need to see what they head."""
        if not self.early:
            return True
        if draft.page.source == "text":
            return line.place == "above"
        return not any(draft.line(index).cue(reason) for reason in HEADINGS)

    def _known(self, folded: str, text: str, *parts: str) -> StandingLine | None:
        """Return the standing line that a text is, as a whole line or as one of these parts too."""
        if self.profile is None or opening(folded) not in self.profile.standing.openings:
            return None
        line = fold_line(text)
        if line is None:
            return None
        lines = self.profile.standing.lines
        return next((lines[line.key, part] for part in ("whole", *parts) if (line.key, part) in lines), None)

    def _at_edges(self, draft: Draft, index: int) -> Iterator[Verdict]:
        """Yield the standing sentences at the end and the start of a paragraph; something of it always stays."""
        base, text = draft.blocks[index].span.start, draft.raw[index]
        spans = sentences(text)
        for part, ordered in (("last", reversed(spans)), ("first", iter(spans))):
            for start, end in islice(ordered, len(spans) - 1):
                line = self._known(fold(text[start:end]), text[start:end], part)
                if line is None or not line.in_body or line.words < MIN_HEADLINE_WORDS:
                    break
                evidence = f"{part} sentence, {line.evidence}"
                yield Verdict(Span(base + start, base + end), "removed", "standing_sentence", evidence)


def _own_lines(draft: Draft, found: dict[int, StandingLine]) -> set[int]:
    """Return which of the lines found are this article's own after all: other pages may tease it."""
    if draft.page.source == "html":
        choice = main_choice(draft)
        own = {i for i, line in found.items() if _is_elsewhere(draft, i, line)}
        chosen = found.keys() - (choice.out or {}).keys()
        return own.union(choice.titles, (i for i in chosen if _is_teased(draft, i, found)))
    outside = {i for i, line in found.items() if not line.in_body or line.place != BODY}
    return {i for i in outside if _is_own_text(draft, i, found[i], found)}


def _is_elsewhere(draft: Draft, index: int, line: StandingLine) -> bool:
    """Tell whether a line that is short, or was never left in a body, stands in an element of another shape here."""
    if line.in_body and line.words >= SHORT_WORDS:
        return False
    return "" not in line.shapes and block_shape(draft.blocks[index]) not in line.shapes


def _is_teased(draft: Draft, index: int, found: dict[int, StandingLine]) -> bool:
    """Tell whether a line of this body that was in no other may be one that other pages have in a list of stories."""
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
