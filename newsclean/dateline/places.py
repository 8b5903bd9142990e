"""Places of datelines: names in normal case, their regions and countries, and what speaks for them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsclean.dateline.tokens import Token
from newsclean.dateline.wordsets import word_set
from newsclean.lexicon.gazetteer import Place, key, lookup

__all__ = ["Places", "looks_built", "names_it", "normal_case", "read_places"]

_RIVERS = word_set(
    "main oder saale rhein donau neckar weser elbe spree lahn ruhr saar mosel inn isar havel aisch m o s ilm"
)
"""What follows the slash in Frankfurt/Main is no second place."""
_LITTLE = word_set(
    "a al am an auf aux bei d da das de degli dei del della der den des di do dos du e el en et ob of on "
    "op sul sur the und upon von y zu"
)
_ENDINGS = [
    "abad",
    "ville",
    "town",
    "burg",
    "burgh",
    "berg",
    "borg",
    "dorf",
    "hausen",
    "heim",
    "ingen",
    "stadt",
    "kirchen",
    "brück",
    "bruck",
    "münde",
    "stedt",
    "field",
    "ford",
    "mouth",
    "chester",
    "shire",
    "haven",
    "dale",
    "grad",
    "pur",
    "puram",
    "nagar",
    "polis",
    "köping",
    "hoven",
    "drecht",
    "wijk",
    "wice",
    "град",
    "ськ",
    "цк",
    "бург",
    "ковск",
    "инск",
    "вка",
]
_LAST_WORDS = word_set(
    "city county township parish beach springs falls heights village borough province island"
)
_FIRST_WORDS = word_set(
    "san santa são saint st. ste. fort ft. mount mt. sankt ciudad puerto villa bad port aboard kreis "
    "landkreis gemeinde samtgemeinde town"
)
_STURDY = ("ingen", "hausen", "kirchen", "büttel", "reuth", "münster")
_NOT_PLACES = word_set("springen ringen singen kirchen dingen bedingen festival football")
_SHORTEST_BUILT = 7
"""Letters. Shorter words with such an ending are mostly plain words (Burg, Feld, Town)."""
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = 3
"""Words. Behind a place and a comma, so many that are no known region are a sentence."""


@dataclass(frozen=True, slots=True)
class Places:
    """What stands where the place of a dateline stands."""

    names: tuple[str, ...]
    region: str | None
    country: str | None
    evidence: frozenset[str]
    written: str
    """The first name as the text has it."""


def read_places(tokens: list[Token], text: str) -> Places:
    """Return the places of a run of tokens with what speaks for them."""
    names: list[str] = []
    regions: list[str] = []
    for segment in _segments(tokens, text):
        first, *others = segment
        names += first.split(" \0 ")
        for other in others:
            if _is_second_place(other, names[0]):
                names.append(other)
            else:
                regions.append(other)
    evidence = _evidence(names, regions, tokens)
    country = _country(names[0], regions)
    region = regions[0] if regions else None
    return Places(tuple(normal_case(name) for name in names), region, country, evidence, names[0])


def _segments(tokens: list[Token], text: str) -> list[list[str]]:
    """Split at slashes, then each part into its name and what follows after commas and in brackets."""
    parts: list[list[list[Token]]] = [[[]]]
    for token in tokens:
        if token.kind == "/":
            parts.append([[]])
        elif token.kind in ",[(" or token.kind == "r":
            parts[-1].append([token] if token.kind == "r" else [])
        elif token.kind not in "])":
            parts[-1][-1].append(token)
    segments = [[_slice(run, text) for run in part if run] for part in parts]
    joined: list[list[str]] = []
    for segment in (s for s in segments if s):
        if joined and segment[0].casefold() in _RIVERS:
            joined[-1][0] += "/" + segment[0]
        else:
            joined.append(segment)
    return joined


def _slice(run: list[Token], text: str) -> str:
    """Return the source of a run; names joined by "and" are marked apart unless the whole is known."""
    whole = " ".join(text[run[0].start : run[-1].end].split())
    if not any(token.kind == "&" for token in run) or lookup(whole):
        return whole
    words = [" \0 " if token.kind == "&" else token.text for token in run]
    return " ".join(" ".join(words).split(" "))


def _known(name: str) -> tuple[Place, ...]:
    bare = name.removesuffix(" City")
    return (
        lookup(name)
        or lookup(name.split("/", maxsplit=1)[0])
        or lookup(name.split(" am ", maxsplit=1)[0])
        or lookup(bare)
    )


def _is_second_place(name: str, first: str) -> bool:
    kinds = {place.kind for place in lookup(name)}
    return "city" in kinds and not kinds - {"city"} and _is_city(first)


def _is_city(name: str) -> bool:
    return any(place.kind in ("city", "region") for place in _known(name))


def _evidence(names: list[str], regions: list[str], tokens: list[Token]) -> frozenset[str]:
    if any(len(region.split()) >= _CLAUSE and not lookup(region) for region in regions):
        return frozenset()  # "HOUSTON, WE HAVE A PROBLEM"
    found = set()
    if _is_city(names[0]):
        found.add("place")
    if any(place.kind == "city" for place in _known(names[0])):
        found.add("city")
    if any(place.kind != "city" for region in regions for place in lookup(region)):
        found.add("region")
    if all(_in_capitals(name) for name in names):
        found.add("capitals")
    if tokens[0].kind == "L":
        found.add("caseless")
    if looks_built(names[0]):
        found.add("shape")
    return frozenset(found)


def _in_capitals(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    if len(letters) < 2 or not letters[-1].isupper():
        return False
    return sum(map(str.isupper, letters)) * 4 >= len(letters) * 3


def looks_built(name: str) -> bool:
    """Tell whether a name is made like names of places are.

    >>> looks_built("MAPLEVILLE"), looks_built("Musteringen"), looks_built("ANALYSIS")
    (True, True, False)
    """
    words = name.casefold().split()
    if len(words) > 1 and (words[0] in _FIRST_WORDS or words[-1] in _LAST_WORDS):
        return True
    last = words[-1]
    if len(last) < _SHORTEST_BUILT or last in _NOT_PLACES or len(words) > 2:
        return False
    return last.endswith(tuple(_ENDINGS) if _in_capitals(name) else _STURDY)


def names_it(told: str, name: str) -> bool:
    """Tell whether metadata name a place: as whole words, whatever their case and accents.

    >>> names_it("Ostervik, Norway", "OSTERVIK"), names_it("Osterviken", "OSTERVIK")
    (True, False)
    """
    return f" {' '.join(_WORD.findall(key(name)))} " in f" {' '.join(_WORD.findall(key(told)))} "


def _country(name: str, regions: list[str]) -> str | None:
    """Return the country code: by the region, else where all places of that name are in one country."""
    own = _known(name)
    for region in regions:
        codes = {place.country for place in lookup(region) if place.kind != "city"}
        both = codes & {place.country for place in own}
        for sure in (both, codes):
            if len(sure) == 1:
                return sure.pop()
    codes = {place.country for place in own}
    return codes.pop() if len(codes) == 1 else None


def normal_case(name: str) -> str:
    """Return a name in normal case; one that is not in capitals stays as it is.

    >>> normal_case("LA CROSSE"), normal_case("STOKE-ON-TRENT"), normal_case("McALLEN")
    ('La Crosse', 'Stoke-on-Trent', 'McAllen')
    """
    if not _in_capitals(name):
        return name
    for place in lookup(name):
        if len(place.name) == len(name) and place.kind != "abbreviation":
            return "".join(_cased(char, like) for char, like in zip(name, place.name, strict=True))
    return _WORD.sub(
        lambda word: _case_word(word[0], word.start() == 0, name[word.start() - 1 : word.start()]), name
    )


def _cased(char: str, like: str) -> str:
    if like.isupper():
        return char
    if "\u0370" <= like <= "\u03ff":
        return like  # Greek capitals go without accents, small letters need them
    return "i" if char == "İ" else char.lower()


def _case_word(word: str, first: bool, before: str) -> str:
    if not first and word.casefold() in _LITTLE and before in " -":
        return word.lower()
    if before in ("'", "’") and len(word) == 1:
        return word.lower()
    start = 3 if word.startswith("Mc") else 1
    return word[:start] + "".join(_cased(char, "x") for char in word[start:])
