"""Language codes as callers and pages write them (ISO 639-1, with the subtags of BCP 47 behind them)."""

from __future__ import annotations

from newsclean.errors import UnknownNameError
from newsclean.lexicon.packs import known_languages

__all__ = ["ALIASES", "language_code", "require_language"]

ALIASES = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "cn": "zh", "jp": "ja", "cz": "cs", "gr": "el"}
"""Older, narrower and mistaken codes that pages carry, with the one that the packs have."""
CODES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu "
    "ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na "
    "nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn "
    "so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
    "ckb fil haw yue".split()
)
"""ISO 639-1, and the languages of news sites that have no code of two letters."""


def language_code(tag: str) -> str | None:
    """Return the code in a language tag, None where it names no language that is known.

    >>> language_code("en-GB"), language_code("de_AT"), language_code("english"), language_code("xx")
    ('en', 'de', None, None)
    """
    code = tag.strip().replace("_", "-").partition("-")[0].lower()
    return code if code in CODES or code in ALIASES else None


def require_language(tag: str) -> str:
    """Return the code in a language tag that a caller gave. Raises UnknownNameError where it names none.

    >>> require_language("english")
    Traceback (most recent call last):
    newsclean.errors.UnknownNameError: unknown language 'english'; known: ar, cs, ... and every other code of ISO 639-1
    """
    code = language_code(tag)
    if code is None:
        raise UnknownNameError("language", tag, (*known_languages(), "and every other code of ISO 639-1"))
    return code
