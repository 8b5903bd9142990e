"""Sentences that ask the reader to do something: "Sign up for ...", "Abonnez-vous ...", "Mejla redaktionen ..."."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from newsclean.lexicon.gazetteer import key
from newsclean.lexicon.layout import read_layout

__all__ = ["invitation"]

MAX_CHARS = 600
MAX_POLITE = 2
_START = re.compile(r"(?:^|[.!?…:]\s+)([\"'(\[-]{0,2})")
_WORD = re.compile(r"[^\W\d_](?:['\-]?[^\W\d_])*")
_NOUNS = frozenset(
    "abonner contact donate download email follow mail read start steun support tip tips try".split()
)
"""Inviting words that are nouns or adjectives too: they invite before a small word, a number or a capital."""
_INFINITIVES = frozenset(
    "abonnieren bestellen erhalten folgen holen kontaktieren laden lesen mailen melden registrieren schicken schreiben "
    "senden sichern spenden starten testen unterstützen".split()
)
"""German forms that invite with "Sie" behind them, or alone: "Folgen Sie uns", "Jetzt spenden"."""
_SMALL = frozenset(
    "a an and by free from here in it now on our out the this to up us with your den het nu op".split()
)
_FOLDED_INFINITIVES = frozenset(map(key, _INFINITIVES))


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the inviting words of all languages, and the polite ones that may stand before them."""
    lists = read_layout(files("newsclean.lexicon").joinpath("invitations.toml").read_text("utf-8"))
    polite = frozenset(map(key, lists.pop("polite")))
    return frozenset(key(word) for words in lists.values() for word in words), polite


def invitation(text: str) -> int | None:
    """Return where the first sentence of a tidied text starts that asks the reader to do something, or None.

    A text of more than 600 characters is not judged.

    >>> invitation("Liked it? Sign up for our letter."), invitation("Download speeds fell by half.")
    (10, None)
    """
    if len(text) > MAX_CHARS:
        return None
    for match in _START.finditer(text):
        if _invites(text, match.end()):
            return match.end()
    return None


def _invites(text: str, at: int) -> bool:
    """Tell whether a sentence that starts at an index begins with an inviting word."""
    inviting, polite = _words()
    for _ in range(MAX_POLITE + 1):
        found = _WORD.match(text, at)
        if found is None:
            return False
        word = key(found[0])
        after = text[found.end() :].lstrip()
        if word in inviting and _may_invite(word, after):
            return True
        if word not in polite:
            return False
        at = len(text) - len(after)
    return False


def _may_invite(word: str, after: str) -> bool:
    """Tell whether an inviting word that can be something else too stands as one asks."""
    if word in _FOLDED_INFINITIVES:
        return after[:1] in ("", ".", "!") or after.startswith(("Sie ", "uns "))
    return word not in _NOUNS or _opens_object(after)


def _opens_object(after: str) -> bool:
    """Tell whether what stands behind a word reads like its object, as behind a verb: small word, number, capital."""
    word = after.split(" ", 1)[0]
    return word[:1].isupper() or word[:1].isdigit() or word.casefold() in _SMALL
