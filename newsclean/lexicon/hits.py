"""From the phrases that a line may hold to the cues that it does hold: whole words, at their places."""

from __future__ import annotations

from newsclean.draft import Cue
from newsclean.lexicon.entry import OWN, Entry
from newsclean.lexicon.keys import APART, behind_numbers, bounded, has_arrows, head, origin, tail
from newsclean.model.page import new_tuple
from newsclean.text import tidied_word_count

__all__ = ["WINDOW", "cues_of"]

_RANK = {where: rank for rank, where in enumerate(("line", OWN, "start", "end", "inside", "hint"))}
_SURE = frozenset(("line", OWN))
_EDGES = frozenset(("start", "end"))
WINDOW = 400
"""Characters at either end of a long line that are scanned: amid a long paragraph a phrase says nothing."""


def cues_of(found: list[Entry], text: str, folded: str, line: str, base: str, key: str) -> tuple[Cue, ...]:
    """Return cues for the candidates that do match; a decisive place counts in a short line only."""
    hits = [(entry, at) for entry in found if (at := _place(entry, key)) >= 0]
    if not hits:
        return ()
    if not _EDGES.isdisjoint([entry[1] for entry, _ in hits]):
        hits = _at_edges(hits, key, has_arrows(text, key))
    if key != line:
        plain = base == line
        hits = [
            (entry, behind_numbers(line, key, at) if plain else origin(line, key, at)) for entry, at in hits
        ]
    words, skipped = tidied_word_count(text), len(folded) - len(line)
    cues = [
        new_tuple(
            Cue,
            (
                reason,
                where if words <= most or where in _SURE else "hint",
                phrase,
                # a place behind what was skipped of a long line counts that too
                at + skipped if skipped and at > WINDOW else at,
            ),
        )
        for (reason, where, phrase, _, most), at in hits
    ]
    if len(cues) > 1:
        cues.sort(key=_order)
    return tuple(cues)


def _order(cue: Cue) -> tuple[int, int, int, str]:
    reason, where, phrase, at = cue
    return _RANK[where], -len(phrase), at, reason


def _place(entry: Entry, key: str) -> int:
    """Return where a phrase stands as whole words, or -1: the last place for "end", else the first."""
    _, where, _, phrase, _ = entry
    at = key.rfind(phrase) if where == "end" else key.find(phrase)
    end = at + len(phrase)
    if at < 0 or where == "line" or (key[at - 1 : at] in APART and key[end : end + 1] in APART):
        return at
    if where == "end":
        return at if bounded(key, at, end) else -1
    while at >= 0 and not bounded(key, at, at + len(phrase)):
        at = key.find(phrase, at + 1)
    return at


def _at_edges(hits: list[tuple[Entry, int]], key: str, arrows: bool) -> list[tuple[Entry, int]]:
    """Return the hits without those that should be at the start or end of a line and are not."""
    front, back = head(key, arrows=arrows), len(tail(key, arrows=arrows))
    first = len(key) - len(front)
    inner = len(key) - len(front.lstrip("([ "))
    return [
        (entry, at)
        for entry, at in hits
        if (
            at in (first, inner)
            if entry.where == "start"
            else entry.where != "end" or at + len(entry.key) == back
        )
    ]
