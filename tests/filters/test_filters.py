"""Every filter leaves the lines that only look like residue, and takes the ones that are."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import Article
from newsclean.text import solid

TITLE = "Clock in Wendside stops for the third winter"
PROSE = (
    "The clock of Wendside town hall stopped on Monday for the third winter in a row, and the council said that "
    "nobody would climb the tower before the thaw.",
    "The keeper, Oda Brannigan, who has wound it by hand since her father fell ill, said the frost had bent a "
    "shaft that was cast before the railway came.",
    "Shops in the square have agreed to close when the baker does, which most people said was how they had "
    "always done it.",
    "A new shaft would cost as much as a small car, the council was told, and the last one took two years to "
    "arrive.",
)
AT = {"head": 0, "middle": 3, "tail": len(PROSE)}
"""How many paragraphs of the story stand above the lines of a zone."""
PART = " ||"
"""Stands in an entry between what stays of a paragraph and what goes."""
CASES: dict[str, dict[str, dict[str, list[str]]]] = tomllib.loads(
    Path(__file__).with_name("cases.toml").read_text("utf-8")
)
UNMET: dict[tuple[str, str], str] = {
    ("tail", "You must be logged in to post a comment."): "paywall_prompt takes it first",
    ("head", "Sign in / Register"): "breadcrumb takes it first",
}
"""Entries that newsclean does not meet, by zone and text, with the reason; a surprise pass fails the run."""
ROLES = {"main_content", "dateline_element", "own_phrases", "residue", "title", "dateline", "standfirst"}
"""Filters that are held to their cases in test_roles.py."""
GIVEN = {"site_boilerplate", "site_rules"}
"""Filters that find nothing until clean() is given a profile or rules; they have tests of their own."""


def entries(kind: str, *, marked: bool = True) -> list[Any]:
    """Return the entries of the table as parameters, those that are unmet marked so."""
    return list(_entries(kind, marked))


def _entries(kind: str, marked: bool) -> Iterator[Any]:
    for name, zones in CASES.items():
        for zone, lists in zones.items():
            for entry in lists[kind]:
                reason = UNMET.get((zone, entry))
                marks = pytest.mark.xfail(reason=reason, strict=True) if reason and marked else ()
                yield pytest.param(name, zone, entry, id=f"{name}-{zone}-{entry[:40]}", marks=marks)


def cleaned(zone: str, entry: str) -> Article:
    """Clean the story with an entry put into a zone."""
    put = entry.replace("~ ", "").replace(PART, " ")
    paragraphs = [TITLE, *PROSE[: AT[zone]], put, *PROSE[AT[zone] :]]
    return newsclean.clean("\n\n".join(paragraphs), language="en")


def lines(entry: str) -> list[str]:
    return [line for line in entry.split("\n") if not line.startswith("~ ")]


@pytest.mark.parametrize(("name", "zone", "entry"), entries("stay"))
def test_line_that_looks_like_residue_stays(name: str, zone: str, entry: str) -> None:
    article = cleaned(zone, entry)
    kept = [paragraph.text for paragraph in article.body]
    assert [(line, article.removed) for line in lines(entry) if line not in kept] == []


@pytest.mark.parametrize(("name", "zone", "entry"), entries("go"))
def test_residue_goes_under_the_name_of_its_filter(name: str, zone: str, entry: str) -> None:
    article = cleaned(zone, entry)
    takers = {solid(removal.text): removal.filter for removal in article.removed}
    wanted = [line.partition(PART)[2] or line for line in lines(entry)]
    assert [(line, takers.get(solid(line))) for line in wanted if takers.get(solid(line)) != name] == []


@pytest.mark.parametrize(("name", "zone", "entry"), entries("go", marked=False))
def test_nothing_of_the_story_goes_with_the_residue(name: str, zone: str, entry: str) -> None:
    kept = {paragraph.text for paragraph in cleaned(zone, entry).body}
    said_twice = {line for line in entry.split("\n") if line in PROSE}
    assert [line for line in PROSE if line not in kept and line not in said_twice] == []


@pytest.mark.parametrize("name", newsclean.DEFAULT.names)
def test_every_filter_has_three_lines_that_stay_and_three_that_go(name: str) -> None:
    if name in ROLES | GIVEN:
        return
    zones = CASES[name].values()
    assert min(sum(len(zone[kind]) for zone in zones) for kind in ("stay", "go")) >= 3


def test_cases_are_of_filters_that_exist() -> None:
    assert CASES.keys() | ROLES | GIVEN == set(newsclean.DEFAULT.names)


def test_the_story_alone_loses_nothing() -> None:
    article = newsclean.clean("\n\n".join([TITLE, *PROSE]))
    assert (str(article.title), [p.text for p in article.body]) == (TITLE, list(PROSE))
    assert article.removed == ()
