"""Rewrite the expected files of text fixtures from what newsclean does now; a person reads the diff.

Run `python tests/rewrite_fixtures.py [--dry-run] [SLUG ...]`; without a slug every case is looked at.
A case that is met already stays as it is, to the byte.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from test_fixtures import CASES, OUTSIDE, SLUGS, Expected, cleaned, differences

WHOLE_PAGE = ("main_content", "residue")
"""Filters whose finds are written as "outside": which of the two takes a menu line is no promise."""


def rewritten(slug: str, before: str) -> str:
    """Return what expected.json should hold; the text before, where it is met already."""
    got = cleaned(slug)
    want: Expected | None = json.loads(before) if before else None
    if want is not None and not any(differences(got, want)):
        return before
    outside = {gone["text"] for gone in want["removed"] if gone["filter"] == OUTSIDE} if want else set()
    for gone in got["removed"]:
        if gone["filter"] in WHOLE_PAGE or gone["text"] in outside:
            gone["filter"] = OUTSIDE
    return json.dumps(got, ensure_ascii=False, indent=2) + "\n"


def diff(before: str, after: str, name: str) -> str:
    """Return the change of a file as a unified diff; empty where there is none."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return "".join(difflib.unified_diff(old, new, f"{name} before", f"{name} after"))


def rewrite(path: Path, *, dry_run: bool) -> bool:
    """Rewrite one expected file and print the diff; tell whether it changed."""
    before = path.read_text("utf-8") if path.exists() else ""
    after = rewritten(path.parent.name, before)
    if after == before:
        return False
    sys.stdout.write(diff(before, after, f"{path.parent.name}/{path.name}"))
    if not dry_run:
        path.write_text(after, "utf-8")
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0, or 2 after a usage message for an unknown slug."""
    parser = argparse.ArgumentParser(description="Rewrite expected files of text fixtures; read the diff.")
    parser.add_argument(
        "slugs", nargs="*", metavar="SLUG", help="folder in fixtures/text; all when none is named"
    )
    parser.add_argument("-n", "--dry-run", action="store_true", help="print the diff and write nothing")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.slugs) - set(SLUGS))
    if unknown:
        parser.error(f"no such case: {', '.join(unknown)}")
    slugs = options.slugs or SLUGS
    changed = sum(rewrite(CASES / slug / "expected.json", dry_run=options.dry_run) for slug in slugs)
    verb = "would change" if options.dry_run else "changed"
    print(f"{changed} of {len(slugs)} expected files {verb}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
