"""What the text after a possible dateline says for or against it."""

from __future__ import annotations

import re

from newsclean.dateline.wordsets import word_set
from newsclean.text import OPENERS, ends_sentence

__all__ = ["evidence_after", "says_again"]

_LONG = 120
"""Characters. Headlines and teasers after a kicker are shorter; first paragraphs of stories are longer."""
_FIRST_SENTENCE = 30
"""Characters without a full stop: a place before shorter fragments ("Paris. The city.") is prose."""
_LABEL = 40
"""Characters before a colon that make a label if all words are capitalised: "Paris - Roubaix: The race"."""
_LOOK_BACK = 1500
"""Characters of the paragraph in which the name is looked for again."""
_SPEECH = word_set(
    "i i'm i've we we're well yes no you so and but it's oh ich wir ja nein also je nous oui non yo sí io "
    "eu jeg jag ik nee"
)
"""A name and a colon before these is a speaker."""
_GERMAN = word_set(
    "Der Die Das Ein Eine Einen Einer Im Am Mit Nach Bei Beim Zum Zur Für Auf Aus Vor Seit Weil Wenn Wer "
    "Wie Es Er Sie Über Unter Zwei Drei Vier Fünf Immer Trotz Wegen Gegen Unbekannte Mehrere Rund "
    "Zwischen Als Nur Noch Kurz Bis Durch Dem Den Knapp Etwa Mehr Viele Zahlreiche"
)
_JOINTS = word_set("and of the und der et de la e y di i и en och og")
"""Small words of labels: "Vision und Wirklichkeit:"."""
_ROMANCE = word_set(
    "Le La Les Un Une Des Du Dans En Au Aux El Los Las Una Unos Il Lo Gli Nel Nella Uno Os As Um Uma Na No Em Más "
    "Plus Près Dos Tres Tras Después Dopo Depois Après Plusieurs Varios Ce Cette Este Esta Questo Questa"
)
_FIRST_WORDS = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SECOND_DASH = re.compile(r"\s[-–—]{1,2}\s+(?=[^\W\d_])|—(?=[^\W\d_])")
_STOP = re.compile(r"[.!?](?:\s|$)")


def evidence_after(rest: str, line: str) -> frozenset[str]:
    """Return the evidence in what follows: `rest` is all of it, `line` what is left of the same line."""
    if not line.strip():
        return frozenset({"line", "fresh"} if _is_fresh(rest) else {"line"})
    found = set()
    if _is_fresh(rest):
        found.add("fresh")
    if ends_sentence(rest[-40:]) or len(rest) >= _LONG:
        found.add("reads")
    words = _WORD.findall(rest[:200])
    if words and words[0] in _GERMAN:
        found.add("german")
    if words and words[0] in _ROMANCE and not _STOP.search(rest, 0, _FIRST_SENTENCE):
        found.add("romance")
    if _is_sentence(rest[:600], words):
        found.add("sentence")
    return frozenset(found)


def _is_fresh(rest: str) -> bool:
    """Tell whether a sentence may begin here: a capital, a figure, a letter without case."""
    bare = rest.lstrip().lstrip(OPENERS + "@#…$€£ ")
    return bool(bare) and not bare[0].islower()


def _is_sentence(rest: str, words: list[str]) -> bool:
    """Tell whether the words are those of a sentence; speech and a second dash speak against it."""
    if not words or words[0].casefold().replace("’", "'") in _SPEECH:
        return False
    label, colon, _ = rest[:_LABEL].partition(":")
    if colon and not any(word[0].islower() and word not in _JOINTS for word in _WORD.findall(label)):
        return False
    stop = _STOP.search(rest)
    if stop is not None and stop.start() < _FIRST_SENTENCE and len(words) < 12:
        return False
    first = rest[: stop.start()] if stop else rest
    dash = _SECOND_DASH.search(first)
    if dash is not None and first[dash.end() :][:1].islower() and dash.start() < 80:
        return False
    return any(word[0].islower() or not word[0].isupper() for word in words[1:9])


def says_again(name: str, rest: str) -> bool:
    """Tell whether a name in normal case stands in the paragraph again.

    >>> says_again("Kassel", "Workers of the airport Kassel met.")
    True
    >>> says_again("Watch", "The night watch saw it.")
    False
    """
    at = rest.find(name, 1, _LOOK_BACK)
    if at < 0:
        return False
    after = rest[at + len(name) : at + len(name) + 1]
    return not rest[at - 1].isalnum() and not after.isalnum()
