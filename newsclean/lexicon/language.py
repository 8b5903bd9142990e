"""Guesses the language of a text from its script and its function words."""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from pathlib import Path

from newsclean.errors import LexiconError

__all__ = ["function_words", "guess_language"]

_SAMPLE = 4000
"""Characters that are looked at; more do not change the answer."""
_SCRIPT_SAMPLE = 400
"""Letters that tell the script."""
_MIN_LETTERS = 12
"""Fewer letters than this say nothing in any script."""
_MIN_HITS = 3.0
"""Weighted function words that a language needs; a headline has one or two."""
_MIN_SHARE = 0.06
"""Weighted function words per word. Running text has .15 to .4 in its own language, menus below .03."""
_LEAD = 1.15
"""How far ahead of the runner-up: Danish text scores about .6 of its own score as Norwegian."""

_SCRIPTS = (
    ("kana", "\u3040-\u30ff"),
    ("hangul", "\uac00-\ud7af"),
    ("han", "\u4e00-\u9fff"),
    ("hebrew", "\u05d0-\u05ea"),
    ("arabic", "\u0620-\u06d3"),
    ("greek", "\u0370-\u03ff"),
    ("thai", "\u0e00-\u0e7f"),
    ("devanagari", "\u0900-\u097f"),
    ("cyrillic", "\u0400-\u04ff"),
)
_COUNTERS = {name: re.compile(f"[{chars}]") for name, chars in _SCRIPTS}
_NOT_LATIN = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+")
_WIDE_MARKS = "’“”„–—…"
"""The marks of Western European text that Latin-1 has not."""
_TO_SPACE = bytes(code if _WORD.match(chr(code)) else 32 for code in range(256))
"""For Latin-1: letters stay, all else is a space."""
_DEVANAGARI_WORD = re.compile("[\u0900-\u0963]+")
"""Its vowel signs are marks, not letters."""
_ONE_LANGUAGE = {"hangul": "ko", "hebrew": "he", "greek": "el", "thai": "th"}
_KANA_SHARE = 0.1
"""Kana per Han character in Japanese is above .5; Chinese text cites a Japanese name now and then."""


def guess_language(text: str) -> str | None:
    """Return the two-letter code of the language of a text; None where it is too short or not clear.

    The first 4,000 characters decide. Languages without a pack may be named too.

    >>> guess_language("Die Brücke wurde am Montag gesperrt, und die Stadt sucht nach der Ursache.")
    'de'
    >>> guess_language("OK") is None
    True
    """
    sample = text[:_SAMPLE].lower()
    western = _western_words(sample)
    words = _WORD.findall(sample) if western is None else western
    letters = sum(map(len, words))
    if letters < _MIN_LETTERS:
        return None
    others = _NOT_LATIN.findall(sample) if western is None else ()
    if 2 * len(others) > letters:
        return _of_script("".join(others[:_SCRIPT_SAMPLE]), words, sample)
    return _by_words(words, "latin")


def _western_words(sample: str) -> list[str] | None:
    """Return the words of a Western European text, which is split at once, in half the time of a search; else None."""
    plain = sample
    for mark in _WIDE_MARKS:
        plain = plain.replace(mark, " ")
    try:
        letters = plain.encode("latin-1").translate(_TO_SPACE)
    except UnicodeEncodeError:
        return None
    return letters.decode("latin-1").split()


def _of_script(letters: str, words: list[str], sample: str) -> str | None:
    """Return the language of a text mostly in scripts other than Latin, given its letters in those."""
    counts = {name: len(counter.findall(letters)) for name, counter in _COUNTERS.items()}
    script = max(counts, key=counts.__getitem__)
    if script in ("kana", "han"):
        return "ja" if counts["kana"] > _KANA_SHARE * counts["han"] else "zh"
    if script == "devanagari":
        return _by_words(_DEVANAGARI_WORD.findall(sample), script)
    return _ONE_LANGUAGE.get(script) or _by_words(words, script)


def _by_words(words: list[str], script: str) -> str | None:
    """Return the language of a script whose function words stand out in a text."""
    table, scores = _words(script), dict.fromkeys(_languages(script), 0.0)
    for word, times in Counter(filter(table.__contains__, words)).items():
        for language, weight in table[word]:
            scores[language] += weight * times
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    (first, best), (_, second) = ranked[0], (*ranked, ("", 0.0))[1]
    if best < _MIN_HITS or best < _MIN_SHARE * len(words) or best < _LEAD * second:
        return None
    return first


@functools.cache
def function_words(*languages: str) -> frozenset[str]:
    """Return the function words of these languages, or of all, in small letters.

    >>> "und" in function_words("de", "fr"), "und" in function_words("fr")
    (True, False)
    """
    tables = _stopwords().values()
    return frozenset(
        word for table in tables for language in languages or table for word in table.get(language, ())
    )


@functools.cache
def _languages(script: str) -> tuple[str, ...]:
    return tuple(_stopwords()[script])


@functools.cache
def _words(script: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """Return word -> (language, weight); a word that several languages share weighs less for each of them."""
    owners: dict[str, list[str]] = {}
    for language, words in _stopwords()[script].items():
        for word in words:
            owners.setdefault(word, []).append(language)
    return {word: tuple((name, 1 / len(names)) for name in names) for word, names in owners.items()}


@functools.cache
def _stopwords() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return script -> language -> function words."""
    path = Path(__file__).with_name("stopwords.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        script: {lang: _checked(lang, words) for lang, words in table.items()}
        for script, table in data.items()
    }


def _checked(language: str, words: str) -> tuple[str, ...]:
    found = tuple(words.split())
    if list(found) != sorted(set(found)):
        raise LexiconError(f"stopwords.toml: {language}: words must be sorted, without doubles")
    return found
