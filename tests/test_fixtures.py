"""Text fixtures: what `clean` makes of each input is what a careful editor wrote down beside it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.text import solid, tidy

CASES = Path(__file__).resolve().parent.parent / "fixtures" / "text"
SLUGS = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
OUTSIDE = "outside"
"""Stands in expected.json for menus, teasers and footers of a whole page: any filter may take them."""
UNMET: dict[str, str] = {
    "go-ad-inside-and-video": "ad markers that stand on the page once are not known by their wording",
    "page-bs4-english": "the byline and the stamp above it go by the line model, so the standfirst is not seen",
    "page-bs4-german": "the line model takes two sentences between an advert and a link for residue",
    "page-htmltext-english": "the newsletter label and the bio go by the line model, without their names",
    "stay-body-line-equals-teaser": "the line model takes the last sentence for residue",
    "stay-sports-scores": "a subhead above scores, with scores above it, is taken for a paragraph",
}
"""Cases that newsclean does not meet yet, each with the reason; one that passes by surprise fails the run."""

Expected = dict[str, Any]


def outcome(article: newsclean.Article) -> Expected:
    """Return what expected.json records of an article, in its shape."""
    dateline = article.dateline
    return {
        "title": tidy(str(article.title)) if article.title else None,
        "dateline": dateline
        and {
            "raw": tidy(dateline.raw),
            "places": list(dateline.places),
            "agencies": list(dateline.agencies),
            "date": dateline.date.isoformat() if dateline.date else None,
        },
        "body": [{"text": tidy(part.text), "kind": part.kind} for part in article.body],
        "removed": [{"text": tidy(gone.text), "filter": gone.filter} for gone in article.removed],
    }


def differences(got: Expected, want: Expected) -> Iterator[str]:
    """Yield one line for each way in which an outcome is not the expected one."""
    for name in ("title", "dateline"):
        if got[name] != want[name]:
            yield f"{name}: {got[name]!r}, not {want[name]!r}"
    if got["body"] != want["body"]:
        yield from _unlike("body", *(_labelled(side["body"], "kind") for side in (got, want)))
    if _letters(got["removed"]) != _letters(want["removed"]):
        yield from _unlike("ledger", *([part["text"] for part in side["removed"]] for side in (got, want)))
    else:
        yield from _misnamed(got["removed"], want["removed"])


def _labelled(parts: list[dict[str, str]], label: str) -> list[str]:
    return [f"{part[label]}: {part['text']}" for part in parts]


def _letters(parts: list[dict[str, str]]) -> str:
    return "".join(solid(part["text"]) for part in parts)


def _unlike(what: str, got: list[str], want: list[str]) -> Iterator[str]:
    """Yield what one list has too much, what it lacks, and whether only the order is wrong."""
    extra, lacking = Counter(got) - Counter(want), Counter(want) - Counter(got)
    yield from (f"{what} has {text!r}" for text in extra.elements())
    yield from (f"{what} lacks {text!r}" for text in lacking.elements())
    if not extra and not lacking:
        yield f"{what} is out of order"


def _misnamed(got: list[dict[str, str]], want: list[dict[str, str]]) -> Iterator[str]:
    """Yield the removed lines that another filter took; a filter may take several lines as one piece."""
    takers = [gone["filter"] for gone in got for _ in solid(gone["text"])]
    edges = accumulate((len(solid(gone["text"])) for gone in want), initial=0)
    for gone, (start, end) in zip(want, pairwise(edges), strict=True):
        others = set(takers[start:end]) - {gone["filter"]}
        if others and gone["filter"] != OUTSIDE:
            yield f"ledger has {gone['text']!r} under {', '.join(sorted(others))}, not {gone['filter']}"


def read_input(slug: str) -> str:
    """Return the text of a case with its line ends and byte order mark as they are."""
    return (CASES / slug / "input.txt").read_bytes().decode("utf-8")


def read_expected(slug: str) -> Expected:
    """Return what a case must become."""
    expected: Expected = json.loads((CASES / slug / "expected.json").read_text("utf-8"))
    return expected


def cleaned(slug: str) -> Expected:
    """Return what newsclean makes of the input of a case."""
    return outcome(newsclean.clean(read_input(slug)))


def _texts(expected: Expected) -> Iterator[str]:
    yield expected["title"] or ""
    yield (expected["dateline"] or {"raw": ""})["raw"]
    for part in (*expected["body"], *expected["removed"]):
        yield part["text"]


def _case(slug: str) -> Any:
    marks = pytest.mark.xfail(reason=UNMET[slug], strict=True) if slug in UNMET else ()
    return pytest.param(slug, marks=marks)


@pytest.mark.parametrize("slug", [_case(slug) for slug in SLUGS])
def test_text_becomes_what_an_editor_would_make_of_it(slug: str) -> None:
    """Title, dateline, body with its kinds, and the ledger with its filters, all in order."""
    found = list(differences(cleaned(slug), read_expected(slug)))
    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize("slug", SLUGS)
def test_expected_file_accounts_for_every_character_once(slug: str) -> None:
    """An expected file that lost or doubled a line would teach the wrong thing."""
    have = Counter(solid(read_input(slug)))
    need = Counter(solid("".join(_texts(read_expected(slug)))))
    assert have == need


@pytest.mark.parametrize("slug", SLUGS)
def test_expected_file_names_filters_that_exist(slug: str) -> None:
    """A misspelt filter would make its case fail for the wrong reason."""
    known = {found.name for found in newsclean.DEFAULT.filters} | {OUTSIDE}
    assert {gone["filter"] for gone in read_expected(slug)["removed"]} <= known


def test_a_third_of_the_cases_keep_every_line() -> None:
    """Deleting body is worse than leaving residue, so traps are never crowded out."""
    keep = [slug for slug in SLUGS if not read_expected(slug)["removed"]]
    assert len(keep) * 3 >= len(SLUGS)


def test_unmet_cases_exist() -> None:
    """A case that was renamed or removed leaves the table too."""
    assert UNMET.keys() <= set(SLUGS)
