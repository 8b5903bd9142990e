"""What the parts learn from: gold pages and labelled texts, each with its publisher and its fold."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsclean.errors import NewscleanError
from newsclean.evaluate.gold import GoldPage, read_gold
from newsclean.hosts import host_of

FOLDS = 5
PROCESSES = 2
"""How many pages are read and models trained at once."""
SECOND_LEVEL_CHARS = 3
"""A label before the last one that is no longer than this is part of the suffix, as in "co.uk" or "com.au"."""
TEXT_SUFFIX = ".jsonl.gz"


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text that an extractor made, its lines labelled."""

    name: str
    url: str | None
    variant: str
    """The extractor."""
    text: str
    labels: str
    """One letter for each line that is not blank: B body, R residue, T title, M mixed."""
    paragraphs: tuple[str, ...]
    """The article, as far as the extractor found it."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """The pages of a folder or the texts of a file."""

    name: str
    source: str
    """"html" or "text"."""
    items: tuple[GoldPage | LabelledText, ...]
    digest: str
    """SHA-256 of the gold file and all pages."""


def publisher(url: str | None) -> str:
    """Return the registered domain of an address, "" where it names none.

    >>> publisher("https://sport.gazette.example/a"), publisher("http://www.gazette.co.uk/a"), publisher(None)
    ('gazette.example', 'gazette.co.uk', '')
    """
    labels = (host_of(url) or "").split(".")
    has_suffix_of_two = len(labels) > 2 and len(labels[-2]) <= SECOND_LEVEL_CHARS
    return ".".join(labels[-3:] if has_suffix_of_two else labels[-2:])


def fold_of(name: str, folds: int = FOLDS) -> int:
    """Return the fold of a publisher: the same in every set and every run.

    >>> fold_of("gazette.example") == fold_of("gazette.example")
    True
    """
    return zlib.crc32(name.encode()) % folds


def read_set(path: Path) -> GoldSet:
    """Read a folder with gold.jsonl and html/, or a file of labelled texts (*.jsonl.gz).

    Raises NewscleanError for a path that is neither, and where a record is wrong.
    """
    if path.name.endswith(TEXT_SUFFIX):
        return _texts(path)
    pages = read_gold(path)
    digest = hashlib.sha256((path / "gold.jsonl").read_bytes())
    for page in sorted(pages, key=lambda page: page.name):
        digest.update(page.read())
    return GoldSet(path.name, "html", pages, digest.hexdigest())


def _texts(path: Path) -> GoldSet:
    try:
        data = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise NewscleanError(f"{path}: no file of labelled texts: {error}") from None
    texts = tuple([_text(json.loads(line)) for line in data.decode().split("\n") if line])
    return GoldSet(path.name.removesuffix(TEXT_SUFFIX), "text", texts, hashlib.sha256(data).hexdigest())


def _text(case: Mapping[str, Any]) -> LabelledText:
    found = case.get("found") or [1.0] * len(case["paragraphs"])
    kept = [each for each, share in zip(case["paragraphs"], found, strict=False) if share >= 0.5]
    return LabelledText(
        case["id"],
        case.get("url"),
        case["variant"],
        case["text"],
        case["labels"],
        tuple(kept),
        case.get("title") or "",
    )
