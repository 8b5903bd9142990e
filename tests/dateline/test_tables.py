"""The tables behind datelines: sorted, NFC, without doubles, small enough."""

from __future__ import annotations

import tomllib
import unicodedata
from importlib.resources import files

from newsclean.lexicon.agencies import find_agency
from newsclean.lexicon.calendar import is_weekday, month_number, months
from newsclean.lexicon.gazetteer import KINDS, lookup

LEXICON = files("newsclean.lexicon")
LARGEST = 400_000
"""Bytes of places.tsv."""


def test_places_are_sorted_nfc_and_small() -> None:
    source = LEXICON.joinpath("places.tsv").read_text("utf-8")
    lines = source.splitlines()[1:]
    rows = [tuple(line.split("\t")) for line in lines]
    assert rows == sorted(set(rows))
    assert unicodedata.is_normalized("NFC", source)
    assert all(len(row) == 3 and row[1] in KINDS and len(row[2]) == 2 for row in rows)
    assert len(source.encode()) <= LARGEST


def test_agencies_are_sorted_nfc_and_single() -> None:
    source = LEXICON.joinpath("agencies.toml").read_text("utf-8")
    data = tomllib.loads(source)
    assert unicodedata.is_normalized("NFC", source)
    ids = {id_ for section in ("paper", "press_wire", "wire") for id_ in data[section]}
    assert set(data["bare"]["ids"]) <= ids
    groups = [names for section in ("paper", "press_wire", "wire") for names in data[section].values()]
    groups += [data["without_id"]["bare"], data["without_id"]["names"]]
    assert all(group == sorted(group) for group in groups)
    names = [name for group in groups for name in group]
    assert len(names) == len(set(names))
    assert all(find_agency(name) for name in names)


def test_the_calendar_has_twelve_months_in_each_language() -> None:
    data = tomllib.loads(LEXICON.joinpath("calendar.toml").read_text("utf-8"))
    for language in [
        "en",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "sv",
        "no",
        "da",
        "fi",
        "pl",
        "cs",
        "ru",
        "uk",
        "tr",
        "el",
        "ro",
        "hu",
        "id",
        "ar",
        "fa",
        "he",
        "hi",
    ]:
        assert set(months(language).values()) == set(range(1, 13)), language
        assert len(data[language]["weekdays"]) >= 7, language


def test_ambiguous_months_follow_the_language() -> None:
    assert (month_number("listopada"), month_number("listopada", "hr")) == (11, 10)
    assert month_number("Brussels") is None
    assert is_weekday("samedi")


def test_known_names_of_one_city() -> None:
    for name in [
        "Brussels",
        "Bruxelles",
        "Brüssel",
        "Bruselas",
        "Брюссель",
        "布鲁塞尔",
        "ブリュッセル",
        "بروكسل",
        "브뤼셀",
        "Βρυξέλλες",
    ]:
        assert {place.country for place in lookup(name)} == {"BE"}, name


def test_plain_words_are_no_places() -> None:
    for name in ["Reading", "Most", "Watch", "Analysis", "Police", "Report", "Opinion", "Live"]:
        assert not any(place.kind == "city" for place in lookup(name)), name
