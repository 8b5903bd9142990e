"""What the text after a possible dateline says for or against it."""

from __future__ import annotations

import re

from newsclean.dateline.wordsets import word_set
from newsclean.lexicon.language import function_words, guess_language
from newsclean.text import OPENERS, ends_sentence

__all__ = ["AFTER", "evidence_after", "says_again", "says_in", "tongue"]

AFTER = frozenset(("fresh", "german", "line", "reads", "romance", "sentence"))
"""All evidence that `evidence_after` may give."""

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
_JOINTS = word_set("and of the und der et de la e y di i и en och og")
"""Small words of labels: "Vision und Wirklichkeit:"."""
_ROMANCE = ("ca", "es", "fr", "it", "pt", "ro")
"""Languages that share so many small words that a sentence may not tell which of them it is."""
_FUNCTION_SHARE = 0.3
"""Share of function words among those of a Romance sentence: .35 to .6, in other languages below .2."""
_SAMPLE = 400
"""Characters that tell the language of a paragraph."""
_IN = word_set(
    "in at near from of to outside aus bei nach von um stadt gemeinde kreis à a en au de près di da en desde em de "
    "do i w we v ve på fra från til till på te uit в во из у до з із"
)
"""Small words that stand before a place."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SECOND_DASH = re.compile(r"\s[-–—]{1,2}\s+(?=[^\W\d_])|—(?=[^\W\d_])")
_STOP = re.compile(r"[.!?](?:\s|$)")


def tongue(rest: str, language: str | None) -> str | None:
    """Return the language of what follows; `language` is the page's, for where it is too short to tell.

    >>> tongue("Zwölf Busse hat die Stadt gekauft, und sie sollen vom Herbst an fahren.", None)
    'de'
    """
    return guess_language(rest[:_SAMPLE]) or language


def evidence_after(rest: str, line: str, language: str | None = None) -> frozenset[str]:
    """Return the evidence in what follows.

    Args:
        rest: All of it.
        line: What is left of the same line.
        language: The language of `rest`, as `tongue` gives it.
    """
    if not line.strip():
        return frozenset({"line", "fresh"} if _is_fresh(rest) else {"line"})
    found = set()
    if _is_fresh(rest):
        found.add("fresh")
    if ends_sentence(rest[-40:]) or len(rest) >= _LONG:
        found.add("reads")
    if language == "de":
        found.add("german")
    words = _WORD.findall(rest[:200])
    if _is_romance(words, language) and not _STOP.search(rest, 0, _FIRST_SENTENCE):
        found.add("romance")
    if _is_sentence(rest[:600], words):
        found.add("sentence")
    return frozenset(found)


def _is_romance(words: list[str], language: str | None) -> bool:
    if language is not None:
        return language in _ROMANCE
    known = function_words(*_ROMANCE)
    return sum(word.lower() in known for word in words) > _FUNCTION_SHARE * len(words)


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


def says_in(name: str, rest: str) -> bool:
    """Tell whether the paragraph says the name again as that of a place: in Kassel, aus Kassel, à Lyon.

    >>> says_in("Kassel", "Zwölf Busse fahren in Kassel nicht."), says_in("Unfall", "Der Unfall war schwer.")
    (True, False)
    """
    at = rest.find(f" {name}", 1, _LOOK_BACK)
    if at < 0 or rest[at + len(name) + 1 : at + len(name) + 2].isalnum():
        return False
    words = rest[max(0, at - 12) : at].split()
    return bool(words) and words[-1].casefold() in _IN
