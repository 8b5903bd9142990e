"""What stands in the brackets of a dateline: agencies, a date, a region."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsclean.dateline.forms import PARTS
from newsclean.dateline.tokens import Token
from newsclean.dateline.wordsets import word_set
from newsclean.lexicon.agencies import find_agency
from newsclean.lexicon.gazetteer import lookup

__all__ = ["Bracket", "read_bracket"]

_DATE = re.compile(PARTS["DATE"])
_CAMEL = re.compile(r"[a-zà-ÿ][A-Z]|\d")
_SIGNATURE = re.compile("[a-zäöü]{2,4}(?:/[a-zäöü]{2,4})?")
_PICTURE = word_set(
    "photo photos foto fotos photographie picture image images bild bilder 사진 자료사진 제공"
)
"""A bracket with one of these credits a picture."""
_MOST_WORDS = 5
_LONGEST = 20
"""Characters of a single small word that may be an agency, such as pressetext."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """The contents of a dateline's bracket."""

    agencies: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    region: str | None = None
    date: tuple[Token, ...] = ()
    evidence: frozenset[str] = frozenset()


def read_bracket(tokens: list[Token], text: str) -> Bracket | None:
    """Return what a bracket says, or None when no dateline has such a bracket."""
    if any(token.text.casefold() in _PICTURE for token in tokens):
        return None
    tokens, date = _without_date(tokens)
    has_agency, lists = any(token.kind == "A" for token in tokens), any(token.kind == "," for token in tokens)
    agencies: list[str] = []
    ids: list[str] = []
    evidence: set[str] = set()
    region = None
    for piece in _pieces(tokens):
        name = text[piece[0].start : piece[-1].end]
        known = _known(piece)
        places = () if known or name[0].islower() else lookup(name)  # (mus) signs, Muş is a town
        if places:
            region = name
            kinds = {place.kind for place in places}
            evidence |= {"region"} if kinds - {"city"} else set()
            evidence |= {"place_in_brackets"} if kinds - {"abbreviation"} else set()
            continue
        if known is None and has_agency and lists and _is_person(piece):
            continue  # (Ana Ruiz, BTA): the reporter stands beside the agency
        kind = "agency" if known else _shape(piece, name)
        if kind is None:
            return None
        evidence.add(kind)
        if kind == "agency_words" and _SIGNATURE.fullmatch(name):
            evidence.add("signature")
        # A regional desk (dpa/lno) is part of the name; other words beside an agency (AP Photo) are not.
        agencies.append(known if known and "/" not in name else " ".join(name.split()))
        agency = find_agency(known) if known else None
        ids += [agency.id] if agency and agency.id else []
    if not agencies and not date and region is None:
        return None
    if date:
        evidence.add("date")
    return Bracket(tuple(agencies), tuple(ids), region, tuple(date), frozenset(evidence))


def _without_date(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Take a date out of the tokens of a bracket."""
    match = _DATE.search("".join(token.kind for token in tokens))
    if match is None or match.start() == match.end():
        return tokens, []
    return tokens[: match.start()] + tokens[match.end() :], tokens[match.start() : match.end()]


def _pieces(tokens: list[Token]) -> list[list[Token]]:
    """Split at separators; a slash or hyphen that is glued to small letters (dpa/lno) belongs to the name."""
    pieces: list[list[Token]] = [[]]
    for i, token in enumerate(tokens):
        glued = (
            token.kind == "/"
            and i + 1 < len(tokens)
            and tokens[i + 1].text.islower()
            and tokens[i + 1].kind != "A"
        )
        if token.kind in ",/-|:&." and not glued:
            pieces.append([])
        elif token.kind != '"':
            pieces[-1].append(token)
    return [piece for piece in pieces if piece]


def _known(piece: list[Token]) -> str | None:
    """Return the agency that a piece names; the last word of another name is none (Border Report)."""
    for at, token in enumerate(piece):
        if token.kind == "A" and (token.text.isupper() or not token.text[0].isupper() or at == 0):
            return token.text
    return None


def _is_person(piece: list[Token]) -> bool:
    return "".join(token.kind for token in piece) in ("TT", "TTT")


def _shape(piece: list[Token], name: str) -> str | None:
    """Tell what a name that the lexicon does not know looks like; None for what is no agency."""
    if any(token.kind == "H" for token in piece):
        return "host" if len(piece) == 1 else "agency_words"
    if len(piece) > _MOST_WORDS or len(name) < 2:
        return None
    if len(piece) == 1 and piece[0].kind == "w":
        return "agency_shape" if _CAMEL.search(name) else "agency_words" if len(name) <= _LONGEST else None
    if any(token.kind not in "UTLcdoAmky/" for token in piece) or all(token.kind in "doy" for token in piece):
        return None
    if all(token.kind in "UAd" or _CAMEL.search(token.text) for token in piece):
        return "agency_shape"
    return "agency_words"
