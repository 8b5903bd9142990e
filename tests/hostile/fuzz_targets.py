"""All fuzz targets, with their seeds, their words, and the kept corpus of what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.hostile import fuzz_files as files
from tests.hostile import fuzz_pages as pages

__all__ = ["CORPUS", "TARGETS", "Target", "corpus_of"]

CORPUS = Path(__file__).with_name("corpus")
"""A folder a target; each file is the input that once broke it, cut down."""


class Target(NamedTuple):
    """What is fuzzed."""

    run: Callable[[bytes], None]
    """Raises where a promise is broken."""
    seeds: Callable[[], Iterable[bytes]]
    words: tuple[str, ...]
    """What a mutation puts in."""


TARGETS: dict[str, Target] = {
    "clean": Target(pages.fuzz_clean, pages.clean_seeds, pages.WORDS["clean"]),
    "dateline": Target(pages.fuzz_dateline, pages.dateline_seeds, pages.WORDS["dateline"]),
    "packs": Target(pages.fuzz_packs, pages.pack_seeds, pages.WORDS["packs"]),
    "markdown": Target(pages.fuzz_markdown, pages.markdown_seeds, pages.WORDS["markdown"]),
    "warc": Target(files.fuzz_warc, files.warc_seeds, files.WORDS["warc"]),
    "csv": Target(files.fuzz_csv, files.csv_seeds, files.WORDS["csv"]),
    "packed": Target(files.fuzz_packed, files.packed_seeds, files.WORDS["packed"]),
    "parquet": Target(files.fuzz_parquet, files.parquet_seeds, files.WORDS["parquet"]),
    "rules": Target(files.fuzz_rules, files.rule_seeds, files.WORDS["rules"]),
    "profiles": Target(files.fuzz_profiles, files.profile_seeds, files.WORDS["profiles"]),
    "manifests": Target(files.fuzz_manifests, files.manifest_seeds, files.WORDS["manifests"]),
}


def corpus_of(name: str) -> Iterator[Path]:
    """Yield the kept findings of a target."""
    yield from sorted(path for path in (CORPUS / name).glob("*") if path.is_file())
