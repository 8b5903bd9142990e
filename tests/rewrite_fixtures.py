"""Rewrite the expected files of fixtures from what newsclean does now; a person reads the diff.

Run `python tests/rewrite_fixtures.py [--dry-run] [SLUG ...]`; without a slug every case is looked at.
A case that is met already stays as it is, to the byte.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import test_fixtures as text
import test_fixtures_html as html
from test_fixtures import OUTSIDE, Expected

from newsclean.text import solid

WHOLE_PAGE = ("main_content", "residue")
"""Filters whose finds are written as "outside": which of the two takes a menu line is no promise."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind of fixture: where its cases lie, and how they are read, compared and written."""

    cases: Path
    slugs: Sequence[str]
    cleaned: Callable[[str], Expected]
    differences: Callable[[Expected, Expected], Iterator[str]]
    ledger: Callable[[Expected, Expected | None], Expected]
    """What stands in "removed", of what newsclean does now and of what was expected before."""


def whole_ledger(got: Expected, want: Expected | None) -> Expected:
    """Return an outcome with all of its ledger, as text fixtures have it."""
    outside = {gone["text"] for gone in want["removed"] if gone["filter"] == OUTSIDE} if want else set()
    for gone in got["removed"]:
        if gone["filter"] in WHOLE_PAGE or gone["text"] in outside:
            gone["filter"] = OUTSIDE
    return got


def listed_ledger(got: Expected, want: Expected | None) -> Expected:
    """Return an outcome with the lines of its ledger that were listed before, as HTML fixtures have it."""
    if want is None:
        return whole_ledger(got, want)
    listed = []
    for gone in want["removed"]:
        takers = [part["filter"] for part in got["removed"] if solid(gone["text"]) in solid(part["text"])]
        if takers and gone["filter"] not in (OUTSIDE, *takers):
            gone["filter"] = OUTSIDE if takers[0] in WHOLE_PAGE else takers[0]
        listed += [gone] if takers else []
    return {**got, "removed": listed}


SHELVES = (
    Shelf(text.CASES, text.SLUGS, text.cleaned, text.differences, whole_ledger),
    Shelf(html.CASES, html.SLUGS, html.cleaned, html.unlike, listed_ledger),
)


def rewritten(shelf: Shelf, slug: str, before: str) -> str:
    """Return what expected.json should hold; the text before, where it is met already."""
    got = shelf.cleaned(slug)
    want: Expected | None = json.loads(before) if before else None
    if want is not None and not any(shelf.differences(got, want)):
        return before
    return json.dumps(shelf.ledger(got, want), ensure_ascii=False, indent=2) + "\n"


def diff(before: str, after: str, name: str) -> str:
    """Return the change of a file as a unified diff; empty where there is none."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return "".join(difflib.unified_diff(old, new, f"{name} before", f"{name} after"))


def rewrite(shelf: Shelf, slug: str, *, dry_run: bool) -> bool:
    """Rewrite one expected file and print the diff; tell whether it changed."""
    path = shelf.cases / slug / "expected.json"
    before = path.read_text("utf-8") if path.exists() else ""
    after = rewritten(shelf, slug, before)
    if after == before:
        return False
    sys.stdout.write(diff(before, after, f"{slug}/{path.name}"))
    if not dry_run:
        path.write_text(after, "utf-8")
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0, or 2 after a usage message for an unknown slug."""
    parser = argparse.ArgumentParser(description="Rewrite expected files of fixtures; read the diff.")
    parser.add_argument(
        "slugs",
        nargs="*",
        metavar="SLUG",
        help="folder in fixtures/text or fixtures/html; all when none is named",
    )
    parser.add_argument("-n", "--dry-run", action="store_true", help="print the diff and write nothing")
    options = parser.parse_args(arguments)
    known = [(shelf, slug) for shelf in SHELVES for slug in shelf.slugs]
    unknown = sorted(set(options.slugs) - {slug for _, slug in known})
    if unknown:
        parser.error(f"no such case: {', '.join(unknown)}")
    chosen = [(shelf, slug) for shelf, slug in known if not options.slugs or slug in options.slugs]
    changed = sum(rewrite(shelf, slug, dry_run=options.dry_run) for shelf, slug in chosen)
    verb = "would change" if options.dry_run else "changed"
    print(f"{changed} of {len(chosen)} expected files {verb}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
