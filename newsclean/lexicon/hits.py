"""From the phrases that a line may hold to the cues that it does hold: whole words, at their places."""

from __future__ import annotations

from newsclean.draft import Cue
from newsclean.lexicon.entry import OWN, Entry
from newsclean.lexicon.keys import behind_numbers, bounded, has_arrows, head, origin, tail
from newsclean.text import tidied_word_count

__all__ = ["WINDOW", "cues_of"]

_RANK = {where: rank for rank, where in enumerate(("line", OWN, "start", "end", "inside", "hint"))}
_EDGES = frozenset(("start", "end"))
WINDOW = 400
"""Characters at either end of a long line that are scanned: amid a long paragraph a phrase says nothing."""


def cues_of(found: list[Entry], text: str, folded: str, line: str, base: str, key: str) -> tuple[Cue, ...]:
    """Return cues for the candidates that do match; a decisive place counts in a short line only."""
    hits = [(entry, at) for entry in found if (at := _place(entry, key)) >= 0]
    if not _EDGES.isdisjoint([entry.where for entry, _ in hits]):
        hits = _at_edges(hits, key, has_arrows(text, key))
    if not hits:
        return ()
    words, skipped = tidied_word_count(text), len(folded) - len(line)
    if key != line:
        plain = base == line
        hits = [(entry, behind_numbers(line, at) if plain else origin(line, key, at)) for entry, at in hits]
    cues = [_cue(entry, words, at, skipped) for entry, at in hits]
    if len(cues) > 1:
        cues.sort(key=lambda cue: (_RANK[cue.where], -len(cue.phrase), cue.at, cue.reason))
    return tuple(cues)


def _cue(entry: Entry, words: int, at: int, skipped: int) -> Cue:
    """Return a cue; a place behind what was skipped of a long line counts that too."""
    reason, where, phrase, _, most = entry
    if words > most and where not in ("line", OWN):
        where = "hint"
    return Cue(reason, where, phrase, at + skipped if skipped and at > WINDOW else at)


def _place(entry: Entry, key: str) -> int:
    """Return where a phrase stands as whole words, or -1: the last place for "end", else the first."""
    phrase, where = entry.key, entry.where
    at = key.find(phrase)
    if at < 0 or where == "line":
        return at
    if where == "end":
        at = key.rfind(phrase)
        return at if bounded(key, at, at + len(phrase)) else -1
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
