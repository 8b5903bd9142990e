"""Who wrote it: "By Ada Marsh", "Von Ada Marsh, Berlin", a name beside a stamp, names alone above the story."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.filters.credit_lines import credit_lines
from newsclean.filters.head_lines import author_words, composite_lines, is_authored, names_writer
from newsclean.filters.phrase_rule import PhraseRule, decisive, removal
from newsclean.filters.surroundings import head_zone, tail_zone
from newsclean.lexicon.bywords import BYLINE_OPENERS, WRITING
from newsclean.lexicon.credits import ROLES, is_credits
from newsclean.model import Verdict
from newsclean.text import fold

__all__ = ["INITIALS", "Byline", "names_author"]

FIRST_LINES = 5
MAX_BYLINE_WORDS = 16
MAX_BARE_WORDS = 9
"""Three names and what joins them."""
_OPENERS = BYLINE_OPENERS | ROLES
"""First words, folded and without marks, of all lines that can be a byline or credits by their wording."""
CAPITAL_NOUNS = ("de", "lb")
"""Languages that write every noun with a capital: there only markup or metadata show that words are a name."""
NO_NAMES = frozenset(
    """
    a about act all an and are as at be before behind best breaking by can chapter cher chère could day dear
    editor episode every exclusive extra first five for four from good great group has have her his how if in
    inside into is it key lesson liebe lieber life live more most my new news no not note of on one opening or
    our out part please querida querido query question round saint scene second section seven six special step
    stimada story ten that the their they third this three to today top two update volume was watch we week
    were what when where which who why will with without year yes you your
    """.split()
)
"""Words of labels and salutations that no name has."""
_NAME = re.compile(r"(?:[^\W\d_a-z][\w'’.\-]*|d[aeiou]|v[ao]n|den|der|bin|al|el|la|le|y|e)$")
INITIALS = re.compile(r"\([^\W\d_]{1,4}(?:/[^\W\d_]{1,4}){1,4}\)")
_BREAK = re.compile(
    r"\s*(?:,|\||/|·|•|&| - | – | — |\band\b|\bin\b|\ben\b|\bà\b|\bund\b|\bet\b|\by\b|\be\b|\bog\b|\boch\b)\s*"
)


@dataclass(frozen=True, slots=True)
class Byline(PhraseRule):
    """Who wrote it: "By Ada Marsh", "Von Ada Marsh, Berlin", a name beside a stamp, names alone above the story."""

    name: ClassVar[str] = "byline"
    reasons: ClassVar[tuple[str, ...]] = (
        "byline",
        "name_beside_stamp",
        "names_alone",
        "credits",
        "initials_at_end",
    )

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        head = {*head_zone(draft), *draft.open[:FIRST_LINES]}  # a standfirst may be the first prose
        edges = head.union(tail_zone(draft))
        cued = set(draft.named(self.name))
        for index, line in draft.items:
            cue = decisive(line, self.name) if index in cued else None
            if cue:
                yield removal(draft, index, "byline", cue)
                continue
            opens = line.folded.lstrip("-|• ").partition(" ")[0].rstrip(":") in _OPENERS
            if opens and is_credits(line.text):
                yield draft.remove(index, "credits", "roles and names and nothing else")
            elif line.words <= MAX_BYLINE_WORDS and not _is_sentence(line):
                if opens and names_author(line.text, at_edge=index in edges):
                    yield draft.remove(index, "byline", f"{line.text.split()[0]!r} and a name")
                elif index in head and not line.ended:
                    yield from _of_name(draft, index)
        yield from composite_lines(draft, self.name)
        yield from credit_lines(draft)
        for index in tail_zone(draft):
            if INITIALS.fullmatch(draft.line(index).text):
                yield draft.remove(index, "initials_at_end", "initials in brackets below the story")


def _of_name(draft: Draft, index: int) -> Iterable[Verdict]:
    """Yield the removal of a line that is a name, if something beside it confirms that."""
    text = draft.line(index).text
    if text[:1].isupper() and _beside_stamp(draft, index) and _is_name(_BREAK.split(text, maxsplit=1)[0]):
        yield draft.remove(index, "name_beside_stamp", "a name beside a byline or a stamp")
    elif draft.page.source == "html" and _is_names_alone(draft, index):
        yield draft.remove(index, "names_alone", "names and nothing else above the story")


def _is_names_alone(draft: Draft, index: int) -> bool:
    """Tell whether a block above a page's story holds only the names of its writers."""
    line, block = draft.line(index), draft.blocks[index]
    if line.words > MAX_BARE_WORDS or block.kind not in ("paragraph", "list_item", "line"):
        return False
    names = tuple(name for name in _BREAK.split(line.text) if name)
    if not names:
        return False
    if _are_authors(draft, names):
        return True
    if line.cues or (draft.prose and index > draft.prose[0]):
        return False
    if not all(_is_name(name) and names_writer(name) for name in names):
        return False
    return is_authored(draft, index, names) or _is_lone_name(draft, index, names)


def _is_lone_name(draft: Draft, index: int, names: tuple[str, ...]) -> bool:
    """Tell whether names right above the first paragraph are a byline, though nothing else says so.

    The page credits nobody else, the names occur nowhere else, and most labels below look different: "Part
    One" and "Key Findings" have others like them below.
    """
    if draft.page.language in CAPITAL_NOUNS or not draft.prose or _next_open(draft, index) != draft.prose[0]:
        return False
    words = {word for name in names for word in fold(name).split()}
    if not words.isdisjoint(NO_NAMES) or _credits_others(draft):
        return False
    others = [draft.line(i) for i in draft.open if i > index]
    labels = [line.text for line in others if not line.ended and 2 <= line.words <= MAX_BARE_WORDS]
    alike = sum(map(_is_capitalised, labels))
    return 2 * alike <= max(0, len(labels) - 1) and not _told_of(draft, index, words)


def _next_open(draft: Draft, index: int) -> int | None:
    return next((i for i in draft.open if i > index), None)


def _credits_others(draft: Draft) -> bool:
    """Tell whether the page names a writer, other than the outlet itself, in its metadata or in a byline."""
    outlet = fold(draft.page.meta.site_name or "")
    authors = map(fold, draft.page.meta.authors)
    if any(not outlet or (author not in outlet and outlet not in author) for author in authors):
        return True
    return any(draft.filter_of(index) == "byline" for index in draft.claims)


def _are_authors(draft: Draft, names: tuple[str, ...]) -> bool:
    """Tell whether nearly all words of a line belong to the authors' names in the metadata."""
    authors = author_words(draft)
    words = [word for name in names for word in fold(name).split()]
    return len(words) > 1 and 5 * sum(word in authors for word in words) >= 4 * len(words)


def _told_of(draft: Draft, index: int, words: set[str]) -> bool:
    """Tell whether other lines have words of the names, in any case: then the names are their subject, or a label."""
    return any(
        not words.isdisjoint(re.findall(r"\w+", draft.line(i).folded)) for i in draft.open if i != index
    )


def _is_sentence(line: Line) -> bool:
    return (line.ended and line.text[-1] in "?!") or (line.ended and line.words > 8)


def names_author(text: str, *, at_edge: bool) -> bool:
    """Tell whether a line is a by-word and a name, whatever follows the name.

    "Published by Ada Marsh" and a name with a role behind it are bylines only above or below the story.
    """
    first, _, rest = text.lstrip("-–—|• ").partition(" ")
    if first.casefold().rstrip(":") not in BYLINE_OPENERS or not rest:
        return False
    second, _, behind = rest.partition(" ")
    if at_edge and first.casefold() in WRITING and second.casefold() in BYLINE_OPENERS and behind:
        rest = behind
    name = _BREAK.split(rest, maxsplit=1)[0].lstrip(": ")
    if not _is_name(name):
        return False
    return name == rest or not first[0].islower() or first[-1] == ":" or (at_edge and _is_capitalised(rest))


def _is_capitalised(text: str) -> bool:
    """Tell whether every word of a text begins with a capital: a name with a role or a paper behind it."""
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_][\w'’\-]*", text))


def _is_name(text: str) -> bool:
    """Tell whether a text is two to four capitalised words: a person's name, as far as shape can tell."""
    words = text.split()
    return 2 <= len(words) <= 4 and words[0][0].isupper() and all(_NAME.match(word) for word in words)


def _beside_stamp(draft: Draft, index: int) -> bool:
    """Tell whether a byline, stamp or reading time was found right above or below."""
    near = {draft.filter_of(i) for i in (index - 1, index + 1) if 0 <= i < len(draft.blocks)}
    return not near.isdisjoint({"byline", "timestamp", "update_stamp", "reading_time"})
