"""The titles that a page may have: its headings with their place, the titles of its metadata, and the forms of both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from newsclean.model import Block, HeadingPart
from newsclean.observe.prose import MIN_PROSE_SIZE, is_prose_block
from newsclean.observe.title_forms import Form, is_site, part_forms, title_forms, title_key
from newsclean.text import tidy, width

__all__ = ["MAX_CHARS", "WHOLE", "Candidate", "Heading", "find_headings", "gather_candidates"]

MIN_CHARS = 2
MAX_CHARS = 400
REACH = 13
"""Blocks below a heading in which its prose is looked for."""
MIN_PROSE_BELOW = 200
"""A heading of a lower level with less prose below it is no headline, unless its names say so."""
MAX_LOWER = 12
"""Lower headings of a page that may be its title."""
LOWER_PROSE = 400
LOWER_ABOVE = 0.05
"""Characters of prose below, and share of the page's prose above, that make a lower heading stand at the top."""
MAX_FIRST = 20
"""First-level headings that may be."""

LEVELS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SPELLING = {
    "h1": 4.0,
    "og:title": 1.5,
    "json-ld headline": 1.2,
    "title": 1.1,
    "twitter:title": 1.0,
    "heading": 0.9,
}
"""Whose spelling of a title is taken: the heading's, or the one of most sources."""
PARTED = 1.0
"""The same for a heading put together from several elements, where a colon between two of them may be missing."""
PART = 0.3
"""What the spelling of a part counts beside that of a whole title."""


class Heading(NamedTuple):
    """A heading of the page and where it stands."""

    text: str
    level: int = 1
    """1-6; 7 where it is a heading by its role alone."""
    prose: int = MIN_PROSE_BELOW
    """Characters of prose in the blocks below it."""
    above: float = 0.0
    """Share of the page's prose that stands above it, 0-1."""
    link_ratio: float = 0.0
    parts: tuple[tuple[str, frozenset[str]], ...] = ()
    """(text, hints) of the elements in it, where there are several."""


@dataclass(slots=True)
class Candidate:
    """One title, and what gives it."""

    key: str
    relations: dict[str, str] = field(default_factory=dict)
    """By source: whole, site, head or tail; the first of these that holds."""
    headings: list[Heading] = field(default_factory=list)
    """Those that say it whole."""
    elements: list[Form] = field(default_factory=list)
    """Those of its forms that elements bound inside a heading."""
    has_suffix: bool = False
    """Whether the name of a section or the site stands at its end, or the site's at its start."""
    gone: list[tuple[str, str]] = field(default_factory=list)
    """(relation, key) of what other sources say beside it."""
    spellings: dict[str, tuple[float, float, str]] = field(default_factory=dict)
    """By text without spaces at its ends and capitals: votes, best single vote, text."""

    def take(self, source: str, form: Form, *, is_parted: bool = False) -> None:
        """Note that a source gives this title; `is_parted` says that it puts it together from several elements."""
        if ORDER[form.relation] < ORDER.get(self.relations.get(source, ""), len(ORDER)):
            self.relations[source] = form.relation
        if form.gone and form.relation != "site":
            self.gone.append((form.relation, form.gone))
        if form.within:
            self.elements.append(form)
        text = tidy(form.text)
        weight = PARTED if is_parted else SPELLING.get(source, 0.8)
        weight *= 1.0 if form.relation in ("whole", "site") else PART
        votes, best, spelt = self.spellings.get(text.casefold(), (0.0, 0.0, text))
        self.spellings[text.casefold()] = (
            votes + weight,
            max(best, weight),
            text if weight > best else spelt,
        )

    @property
    def text(self) -> str:
        """The title as most sources spell it."""
        return max(self.spellings.values(), key=lambda spelling: spelling[0])[2]

    def says(self, source: str) -> bool:
        """Tell whether a source gives the title whole, the site's name aside."""
        return self.relations.get(source) in WHOLE

    @property
    def is_headline(self) -> bool:
        """Tell whether some source gives it as a title of its own, not beside something else."""
        return bool(self.elements) or any(relation in WHOLE for relation in self.relations.values())

    @property
    def is_likely(self) -> bool:
        """Tell whether a single source would do: the metadata, a first heading, or one at the top of the prose."""
        if "heading" in self.relations:
            return any(each.prose > LOWER_PROSE and each.above < LOWER_ABOVE for each in self.headings)
        return "title" in self.relations or not {"head", "tail"} & set(self.relations.values())


WHOLE = ("whole", "site")
"""Relations in which a source gives a title whole, the site's name aside."""
ORDER = {"whole": 0, "site": 1, "head": 2, "tail": 3}


def find_headings(
    text: str, blocks: Sequence[Block], heading_parts: Sequence[HeadingPart] = ()
) -> list[Heading]:
    """Return the headings of a page that may be its headline, each with its place and its parts."""
    places = [index for index, block in enumerate(blocks) if block.kind == "heading"]
    if not places:
        return []
    widths = [_prose_width(text, block) for block in blocks]
    sums = list(accumulate(widths, initial=0))
    found: list[Heading] = []
    first = lower = 0
    for index in places:
        block = blocks[index]
        if not MIN_CHARS <= block.span.end - block.span.start <= MAX_CHARS:
            continue
        prose = sums[min(index + 1 + REACH, len(blocks))] - sums[index + 1]
        levels = block.hints & LEVELS
        level = int(min(levels)[1]) if levels else 7
        if level > 1 and (lower >= MAX_LOWER or (prose < MIN_PROSE_BELOW and not block.hints & _TITLE_NAMES)):
            continue
        if level == 1 and first >= MAX_FIRST:
            continue
        first, lower = first + (level == 1), lower + (level > 1)
        words = text[block.span.start : block.span.end]
        parts = tuple([(text[at:end], hints) for (at, end), hints in heading_parts if _holds(block, at)])
        found.append(Heading(words, level, prose, sums[index] / (sums[-1] or 1), block.link_ratio, parts))
    return found


def _holds(block: Block, at: int) -> bool:
    return block.span.start <= at < block.span.end


_TITLE_NAMES = frozenset(("title", "headline"))


def _prose_width(text: str, block: Block) -> int:
    """Return the width of a block that is prose, else 0; only texts that are long enough are looked at."""
    (start, end), kind, _, link_ratio, *_ = block
    if 2 * (end - start) < MIN_PROSE_SIZE:
        return 0
    size = width(text[start:end])
    return size if is_prose_block(size, link_ratio, kind) else 0


def gather_candidates(
    titles: Iterable[tuple[str, str]], headings: Iterable[Heading], sites: frozenset[str]
) -> dict[str, Candidate]:
    """Return every title that (source, text) of the metadata and the headings may mean, by key."""
    given: list[tuple[str, str, Heading | None]] = [
        ("h1" if heading.level == 1 else "heading", heading.text, heading) for heading in headings
    ]
    given += [(source, text, None) for source, text in titles]
    usable = [
        (source, text, heading, key)
        for source, text, heading in given
        if MIN_CHARS <= len(text) <= MAX_CHARS and (key := title_key(text))
    ]
    known = frozenset(key for *_, key in usable)
    found: dict[str, Candidate] = {}
    forms: dict[str, list[Form]] = {}
    for source, text, heading, key in usable:
        is_parted = heading is not None and len(heading.parts) > 1
        if source == "heading":  # what stands below the first level is taken as it is
            _candidate(found, key).take(source, Form(text, key, "whole"), is_parted=is_parted)
        else:
            if text not in forms:  # most sources say the same
                forms[text] = list(title_forms(text, key, sites, known))
            for form in forms[text]:
                _candidate(found, form.key).take(source, form, is_parted=is_parted)
            if any(form.relation == "site" for form in forms[text]):
                found[key].has_suffix = True
        if heading is not None:
            found[key].headings.append(heading)
            for form in part_forms(heading.parts):
                if not is_site(form.key, sites):
                    _candidate(found, form.key).take(source, form)
    _note_ends(found, [(source, key) for source, _, _, key in usable if source != "heading"], known)
    return found


def _candidate(found: dict[str, Candidate], key: str) -> Candidate:
    candidate = found.get(key)
    if candidate is None:
        candidate = found[key] = Candidate(key)
    return candidate


MIN_END_CHARS = 12


def _note_ends(found: dict[str, Candidate], longs: list[tuple[str, str]], known: frozenset[str]) -> None:
    """Note which titles are the start or end of a longer one without a mark between: "Village life Rain again"."""
    shorts = [key for key in known if len(key) >= MIN_END_CHARS]
    for source, long in longs:
        for short in shorts:
            if len(short) >= len(long) or source in found[short].relations:
                continue
            if long.endswith(short):
                found[short].relations[source] = "tail"
                found[short].gone.append(("tail", long[: -len(short)].strip()))
            elif long.startswith(short):
                found[short].relations[source] = "head"
                found[short].gone.append(("head", long[len(short) :].strip()))
