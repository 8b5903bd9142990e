"""What speaks against a dateline of a place alone: a score, a definition, a person who speaks, a plain word."""

from __future__ import annotations

import re

from newsclean.dateline.wordsets import word_set
from newsclean.lexicon.gazetteer import lookup

__all__ = ["speaks_against"]

_LOOK_AT = 600
"""Characters of the paragraph in which the name is looked for as a plain word."""
_SCORE = re.compile(r"(?:[^\W\d_][\w.'’-]*\s+){1,4}\d{1,3}\s?[-–:]\s?\d{1,3}\b")
"""A second name and a result: "Lazio 2-1"."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_IS = word_set(
    "is was are were has ist war hat klingt heißt est était a es era fue è é foi fu er var är is waren "
    "jest był je był byl este a fost on oli это был była"
)
"""Copulas: behind a second name, or behind a word that points at the name, they open a sentence about it."""
_POINTS = word_set(
    "das dies that this it ce cela c'est c’est questo questa quello esto eso isso este esse ten to tämä det dit"
)
_PRONOUNS = word_set(
    "i we you he she they my our your ich wir er sie du mein nous vous je il elle ils elles on mon yo él ella "
    "nosotros nosotras mi io lui lei noi eu ele ela nós hij zij ik wij han hon hun jag jeg vi ja my on ona "
    "я мы он она ben biz o"
)
_THE, _A = word_set("the this"), word_set("a an one eine ein une un una uno uma um en ett et een")
"""A city is defined with an indefinite article; "the city" is the one that the dateline names."""
_KINDS = word_set(
    "city town village place name word capital stadt dorf ort name wort hauptstadt metropole ville village nom mot "
    "capitale ciudad pueblo nombre palabra capital città paese nome parola cidade nome palavra stad naam by navn "
    "stad namn"
)
"""What a definition says that the name is."""
_SURE = frozenset(("labelled", "region", "told"))
"""Evidence that no doubt stands against."""
_WITH_COLON = (None, "en", "de")
"""Languages whose papers put a colon behind places abroad, too (LONDON: The …)."""
_ARTICLES = word_set("der die das dem den des ein eine einen einem einer eines kein keine jede jeder")
_PEOPLE = word_set(
    "adelaide alexandria beverly brooklyn carolina carter charlotte chelsea chester clinton florence "
    "francisco georgia israel jackson jordan kent lancaster lincoln lourdes madison marion monroe "
    "montana orlando salvador santiago savannah sofia sydney trinidad valencia valentina verona "
    "victoria virginia vitória"
)
"""Places whose names are those of people too."""


def speaks_against(name: str, evidence: frozenset[str], rest: str, language: str | None) -> bool:
    """Tell whether what follows a place with nothing but a mark shows that it is no dateline.

    >>> dash = frozenset({"place", "dash"})
    >>> speaks_against("Roma", dash, "Lazio 2-1. I padroni di casa", "it")
    True
    >>> speaks_against("Roma", dash, "Il sindaco si è dimesso", "it")
    False
    """
    words = [word.casefold() for word in _WORD.findall(rest[:120])]
    if not words or _SURE & evidence:
        return False
    capitals, colon, period = (sign in evidence for sign in ("capitals", "colon", "period"))
    return (
        _SCORE.match(rest) is not None
        or (period and language == "en" and "custom" not in evidence)
        or (colon and language not in _WITH_COLON and "custom" not in evidence)
        or (words[0] in _PRONOUNS and (colon or name.casefold() in _PEOPLE))
        or ((colon or period or not capitals) and _points(words))
        or _defines(words)
        or (not capitals and _is_pair(rest, words))
        or _is_plain_word(name, rest[:_LOOK_AT], capitals)
    )


def _points(words: list[str]) -> bool:
    """Tell whether a sentence begins that points at the name: "Das ist", "C'est"."""
    return words[0] in _POINTS and (
        "'" in words[0] or "’" in words[0] or (len(words) > 1 and words[1] in _IS)
    )


def _defines(words: list[str]) -> bool:
    """Tell whether a sentence begins that says what the name is: "The very name", "Une ville"."""
    if words[0] in _THE and words[1:2] == ["very"]:
        return True
    return words[0] in _A and not _KINDS.isdisjoint(words[1:3])


def _is_pair(rest: str, words: list[str]) -> bool:
    """Tell whether a second city follows and the sentence is about both: "Paris – Roubaix is the hardest race"."""
    first = _WORD.match(rest)
    if first is None or len(words) < 2 or words[1] not in _IS:
        return False
    return any(place.kind == "city" for place in lookup(first[0]))


def _is_plain_word(name: str, rest: str, capitals: bool) -> bool:
    """Tell whether the text uses the name as a word: in small letters, or in German behind an article."""
    if not name.isalpha() or not name[0].isupper():
        return False
    plain = name.casefold()
    words = _WORD.findall(rest)
    if plain in words:
        return True
    if not capitals:
        return False
    for at, word in enumerate(words[1:8], 1):
        if word.casefold() == plain and word[0].isupper() and _behind_article(words[:at]):
            return True
    return False


def _behind_article(words: list[str]) -> bool:
    """Tell whether the last words are an article, or an article and an adjective ("Die alte Halle")."""
    last = words[-1]
    if last.casefold() in _ARTICLES:
        return True
    return len(words) > 1 and last.islower() and words[-2].casefold() in _ARTICLES
