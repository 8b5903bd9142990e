"""Which lines of a site are standing boilerplate: on how many stories, and where, a line must stand to be one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsclean.lexicon.calendar import months, weekdays
from newsclean.line import is_prose
from newsclean.standing.folding import fold_line
from newsclean.standing.seen import BODY, SeenLine, SeenPage
from newsclean.standing.stories import group_stories

__all__ = ["NOTHING", "Standing", "StandingLine", "find_standing", "opening"]

MIN_SENTENCE_WORDS = 4
MIN_STORIES = 2
"""A line that one story alone has is never standing."""
MIN_BODY_STORIES = 3
"""What stands amid a body, and prose anywhere in it, may stand in two stories of one topic; in three it is a note."""
LABEL_SHARE, FEW_LABEL_SHARE, NOTE_SHARE = 0.25, 0.5, 0.2
"""Share of the stories that a line at an edge of the body must stand on: a label; the same among few stories; prose."""
BODY_SHARE = 0.5
"""The same for a line amid the body and for a short sentence anywhere: crime reports share "No arrests were made."."""
FEW_STORIES = 3
MAX_OWN_ABOVE, MAX_OWN_BELOW = 1, 2
"""Lines of the article itself between a line and the edge of the body that it stands at."""
ROUNDS = 4
"""How often edges are looked for anew: what is standing is no line of the article itself."""
_OPENING_CHARS = 24


@dataclass(frozen=True, slots=True)
class StandingLine:
    """A line, or a sentence at an edge of paragraphs, that stands on several pages of a site."""

    key: str
    """The line folded; of a long one the head and a hash."""
    part: str
    """whole, first or last: a line, or the first or last sentence of paragraphs."""
    pages: int
    """Pages that have it; versions of one story count once."""
    of: int
    """Pages of the profile, counted likewise."""
    place: str
    """Where it stands most often: above, body, between or below."""
    in_body: bool
    """It was left in the body of two stories at least; else what it says may be teased from one article."""
    words: int
    shapes: frozenset[str] = frozenset()
    """Shapes of the elements that hold it."""

    @property
    def evidence(self) -> str:
        """What the ledger says: "on 7 of 8 pages"."""
        return f"on {self.pages} of {self.of} pages"


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing lines of a site, for looking up."""

    lines: Mapping[tuple[str, str], StandingLine]
    """By key and part."""
    openings: frozenset[str]
    """How they begin: that alone tells most lines of a page apart."""
    has_parts: bool
    """Some are sentences at the edges of paragraphs."""


NOTHING = Standing({}, frozenset(), False)
"""No standing lines."""


class _Sighting(NamedTuple):
    """A line on one page."""

    story: int
    page: int
    line: SeenLine


_Sightings = dict[tuple[str, str], list[_Sighting]]


def find_standing(pages: Sequence[SeenPage]) -> Standing:
    """Return the lines that stand on enough of the pages, versions of one story counted once."""
    stories = group_stories(pages)
    total = len(set(stories))
    seen: _Sightings = {}
    for number, (story, page) in enumerate(zip(stories, pages, strict=True)):
        for line in page.lines:
            seen.setdefault((line.key, line.part), []).append(_Sighting(story, number, line))
    headlines = _headlines(pages, stories)
    often = {
        name: found
        for name, found in seen.items()
        if _stories(found) >= MIN_STORIES and name[0] not in headlines
    }
    names = _standing_names(often, pages, total)
    names -= _halves(often, names)
    lines = {name: _standing_line(often[name], total) for name in sorted(names)}
    openings = frozenset(opening(key) for key, _ in lines)
    return Standing(lines, openings, any(part != "whole" for _, part in lines))


def _headlines(pages: Sequence[SeenPage], stories: Sequence[int]) -> set[str]:
    """Return the headlines of the pages as their lines are compared; a title of several stories is a site's name."""
    told: dict[str, set[int]] = {}
    for page, story in zip(pages, stories, strict=True):
        told.setdefault(page.title, set()).add(story)
    lines = [fold_line(title) for title, its in told.items() if len(its) <= MIN_STORIES]
    return {line.key for line in lines if line}


def opening(folded: str) -> str:
    """Return the first word of a folded text, numbers and dates alike: a cheap first look.

    >>> opening("june 3: read on"), opening("@ #: read on"), opening("read on")
    ('#', '#', 'read')
    """
    first = folded[:_OPENING_CHARS].partition(" ")[0]
    bare = first.strip(".,:()")
    is_date = "#" in first or "@" in first or any(map(str.isdigit, first))
    return "#" if is_date or bare in weekdays() or bare in months() else first


def _standing_names(often: _Sightings, pages: Sequence[SeenPage], total: int) -> set[tuple[str, str]]:
    """Return which lines are standing; edges of bodies are looked for anew once some lines are known."""
    names: set[tuple[str, str]] = set()
    for _ in range(ROUNDS):
        own = [_own_ranks(page, names) for page in pages]
        found = {name for name, sightings in often.items() if _stands(sightings, own, total)}
        if found == names:
            break
        names = found
    return names


def _halves(often: _Sightings, names: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the sentences that are first or last in lines that are standing as a whole."""
    whole = {(each.page, each.line.rank) for name in names if name[1] == "whole" for each in often[name]}
    return {
        name
        for name in names
        if name[1] != "whole" and _mostly((each.page, each.line.rank) in whole for each in often[name])
    }


def _own_ranks(page: SeenPage, standing: set[tuple[str, str]]) -> list[int]:
    """Return the ranks of the lines of a body that are not known as standing, ascending."""
    return sorted(
        {
            line.rank
            for line in page.lines
            if line.place == BODY and line.part == "whole" and (line.key, "whole") not in standing
        }
    )


def _stands(found: Sequence[_Sighting], own: Sequence[list[int]], total: int) -> bool:
    """Tell whether a line found on some of all stories is standing.

    What one article has in its body and few others tease is not.
    """
    kept = [each for each in found if each.line.place == BODY]
    if not kept:
        return True
    at_edge = _mostly(each.line.apart or _is_at_edge(each.line.rank, own[each.page]) for each in kept)
    heads = _mostly(each.line.heads for each in kept)
    return _stories(kept) >= _needed(kept[0].line, at_edge and not heads, total) or _is_common(found, total)


def _is_common(found: Sequence[_Sighting], total: int) -> bool:
    return _stories(found) >= max(MIN_BODY_STORIES, BODY_SHARE * total)


def _stories(found: Iterable[_Sighting]) -> int:
    return len({each.story for each in found})


def _is_at_edge(rank: int, own: list[int]) -> bool:
    """Tell whether next to no line of the article itself is above a line of the body, or below it."""
    above = bisect_left(own, rank)
    below = len(own) - above - (above < len(own) and own[above] == rank)
    return above <= MAX_OWN_ABOVE or below <= MAX_OWN_BELOW


def _needed(line: SeenLine, at_edge: bool, total: int) -> float:
    """Return on how many stories a line must stand that was left in the body."""
    prose = is_prose(line.words, ended=line.ended)
    is_sentence = line.ended and line.words >= MIN_SENTENCE_WORDS
    if line.part != "whole" or not at_edge or (is_sentence and not prose):
        return max(MIN_BODY_STORIES, BODY_SHARE * total)
    if prose:
        return max(MIN_BODY_STORIES, NOTE_SHARE * total)
    return max(MIN_STORIES, (FEW_LABEL_SHARE if total <= FEW_STORIES else LABEL_SHARE) * total)


def _standing_line(found: Sequence[_Sighting], total: int) -> StandingLine:
    line = found[0].line
    places = Counter(each.line.place for each in found)
    place = min(places, key=lambda place: (-places[place], place))
    stories = _stories(found)
    in_body = _stories(each for each in found if each.line.place == BODY) >= MIN_STORIES
    shapes = frozenset(each.line.shape for each in found)
    return StandingLine(line.key, line.part, stories, total, place, in_body, line.words, shapes)


def _mostly(said: Iterable[bool]) -> bool:
    answers = list(said)
    return sum(answers) * 2 > len(answers)
