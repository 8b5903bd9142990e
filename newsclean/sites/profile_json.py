"""Site profiles as JSON: versioned, strict, each folded line written once."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from newsclean.errors import SchemaError
from newsclean.standing.seen import PARTS, PLACES, SeenLine, SeenPage

__all__ = ["VERSION", "dumps", "load", "pack_pages", "pages_of", "to_dict", "unpack_pages"]

VERSION = 1
MOST = 1 << 31
"""No count of words, and no place, is as large."""
NAME = "newsclean_site_profile"
MAX_MESSAGE = 200
"""Characters of an error that shows what was given."""
_HEADS, _APART = 1, 2
"""Bits of a sighting."""


def to_dict(pages: Sequence[SeenPage]) -> dict[str, Any]:
    """Return pages as plain JSON types: pages by hash and title, lines with the pages and places they were seen at."""
    shapes = sorted({line.shape for page in pages for line in page.lines})
    number = {shape: at for at, shape in enumerate(shapes)}
    lines: dict[tuple[str, str], list[Any]] = {}
    for at, page in enumerate(pages):
        for line in page.lines:
            traits = _HEADS * line.heads + _APART * line.apart
            fresh = [line.key, line.part, line.words, line.ended, []]
            seen = lines.setdefault((line.key, line.part), fresh)[-1]
            seen.append([at, PLACES.index(line.place), number[line.shape], traits, line.rank])
    return {
        NAME: VERSION,
        "pages": [{"id": page.id, "title": page.title} for page in pages],
        "shapes": shapes,
        "lines": [lines[name] for name in sorted(lines)],
    }


def dumps(data: Mapping[str, Any]) -> str:
    """Return a profile as JSON text, a line for each line of the site."""
    lines = ",\n".join(
        [json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in data["lines"]]
    )
    head = json.dumps({**data, "lines": []}, ensure_ascii=False).removesuffix("]}")
    return f"{head}\n{lines}\n]}}\n"


def load(path: Path) -> tuple[SeenPage, ...]:
    """Read the pages of a profile's file. Raises SchemaError naming the file."""
    try:
        return pages_of(json.loads(path.read_bytes()))
    except (ValueError, RecursionError) as error:
        raise SchemaError(f"{path}: not a site profile: {error}") from None


def pack_pages(pages: Sequence[SeenPage]) -> bytes:
    """Return pages as few bytes.

    >>> unpack_pages(pack_pages((SeenPage("447cc86068e49289", "rain", ()),)))
    (SeenPage(id='447cc86068e49289', title='rain', lines=()),)
    """
    return zlib.compress(json.dumps(to_dict(pages)).encode())


def unpack_pages(packed: bytes) -> tuple[SeenPage, ...]:
    """Return what `pack_pages()` packed. Raises zlib.error, ValueError or SchemaError for anything else."""
    return pages_of(json.loads(zlib.decompress(packed)))


def pages_of(data: Any) -> tuple[SeenPage, ...]:
    """Rebuild the pages from `to_dict()`. Raises SchemaError for any other mapping."""
    if not isinstance(data, Mapping) or NAME not in data:
        raise SchemaError(f"a site profile is a mapping with {NAME!r}")
    if data[NAME] != VERSION or isinstance(data[NAME], bool):
        raise SchemaError(f"{NAME} is {data[NAME]!r}; known: {VERSION}")
    _check_fields(data, {NAME: int, "pages": list, "shapes": list, "lines": list}, "the profile")
    pages: list[tuple[str, str]] = []
    for page in data["pages"]:
        _check_fields(page, {"id": str, "title": str}, "a page")
        pages.append((page["id"], page["title"]))
    if not all(isinstance(shape, str) for shape in data["shapes"]):
        raise SchemaError("shapes must be strings")
    lines: list[list[SeenLine]] = [[] for _ in pages]
    for line in data["lines"]:
        for at, seen in _sightings(line, len(pages), data["shapes"]):
            lines[at].append(seen)
    return tuple(SeenPage(*page, tuple(sorted(found))) for page, found in zip(pages, lines, strict=True))


def _sightings(line: Any, pages: int, shapes: Sequence[str]) -> list[tuple[int, SeenLine]]:
    """Return a line as each page has it, with the number of the page."""
    kinds = (str, str, int, bool, list)
    if not isinstance(line, list) or tuple(map(type, line)) != kinds:
        raise SchemaError(f"a line is its key, part, words, end and sightings, not {line!r}"[:MAX_MESSAGE])
    key, part, words, ended, sightings = line
    if part not in PARTS:
        raise SchemaError(f"part is {part!r}; known: {', '.join(PARTS)}")
    limits = (pages, len(PLACES), len(shapes), (_HEADS | _APART) + 1)
    found = []
    for seen in sightings:
        if not isinstance(seen, list) or len(seen) != 5 or not all(type(number) is int for number in seen):
            raise SchemaError(f"a sighting is five whole numbers, not {seen!r}"[:MAX_MESSAGE])
        if not (abs(words) < MOST and abs(seen[4]) < MOST):
            raise SchemaError(f"a number of {key!r} is out of range")
        if not all(0 <= number < limit for number, limit in zip(seen[:4], limits, strict=True)):
            raise SchemaError(f"a sighting of {key!r} is out of range: {seen!r}")
        at, place, shape, traits, rank = seen
        flags = (bool(traits & _HEADS), bool(traits & _APART))
        found.append((at, SeenLine(key, part, words, ended, PLACES[place], shapes[shape], *flags, rank)))
    return found


def _check_fields(given: Any, fields: Mapping[str, type], what: str) -> None:
    """Raise SchemaError unless a mapping has these fields, of these types, and no others."""
    if not isinstance(given, Mapping) or given.keys() != fields.keys():
        raise SchemaError(f"{what} must be a mapping with {', '.join(fields)}")
    for name, kind in fields.items():
        if type(given[name]) is not kind:
            raise SchemaError(f"{name} of {what} must be {kind.__name__}, not {type(given[name]).__name__}")
