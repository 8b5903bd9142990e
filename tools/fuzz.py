"""Fuzz newsclean, guided by coverage: clean(), parse_dateline() and the reader of phrase packs.

    pip install atheris
    python tools/fuzz.py clean --seconds 600

Each target holds what it gets to its promises, not only to not crashing: a ledger that balances, errors of one family,
and spans inside the text. A finding is written to the folder of --findings and printed; it becomes a case of
tests/hostile/fuzz_findings.toml. docs/how-to/fuzz.md says more.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["newsclean"]):
    import newsclean
    from newsclean.catalogue import DEFAULT
    from newsclean.lexicon.packs import known_languages, read_pack
    from newsclean.readers.decode import decode

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "hostile")]

from hostile_pages import SMALL  # noqa: E402
from ledger import unbalanced  # noqa: E402

MAX_SEED = 20_000
"""Bytes of a seed; longer ones slow the search down."""
LIVE_TAG = re.compile(r"(?<!\\)<[a-zA-Z/!?]")
"""A tag in Markdown that is not escaped."""


def fuzz_clean(data: bytes) -> None:
    """Clean what follows the first byte, which says what it is given as."""
    switch, page = data[:1] or b"\0", data[1:]
    as_text, kind = switch[0] & 1, ("auto", "html", "text", "auto")[switch[0] >> 1 & 3]
    charset = (None, "utf-16", "cp1252", "shift_jis")[switch[0] >> 3 & 3]
    given = page.decode("utf-8", "surrogateescape" if switch[0] & 32 else "replace") if as_text else page
    try:
        article = newsclean.clean(given, kind=kind, charset=charset)
        read = newsclean.api.read_page(given, kind=kind, charset=charset)
    except newsclean.NotAPageError:
        return
    wrong = unbalanced(article, read.text)
    if wrong and article.title and article.title.span is None:
        wrong = ""  # the title of the metadata is no part of the text, and a duplicate of it is removed
    assert not wrong, wrong
    assert newsclean.Article.from_dict(article.to_dict()) == article
    assert "<script" not in article.to_html().lower()
    assert not LIVE_TAG.search(article.to_markdown(front_matter=False))
    assert "\x1b" not in article.explain()


def fuzz_dateline(data: bytes) -> None:
    """Parse a paragraph as text."""
    text = decode(data)
    found = newsclean.parse_dateline(text)
    if found is not None:
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.raw.strip()


def fuzz_packs(data: bytes) -> None:
    """Read a phrase pack, and scan its own text with a lexicon of a caller's phrases."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "en.toml"
        path.write_bytes(data)
        try:
            pack = read_pack(path)
        except newsclean.LexiconError:
            return
    phrases = {section.reason: (*section.line, *section.inside) for section in pack.sections}
    try:
        pipeline = DEFAULT.with_phrases(phrases)
    except newsclean.NewscleanError:
        return
    newsclean.clean("\n".join(phrase for texts in phrases.values() for phrase in texts), pipeline=pipeline)


def clean_seeds() -> Iterator[bytes]:
    """Yield hostile pages and fixtures."""
    for case in SMALL:
        page = case.page()
        data = page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page
        yield b"\0" + data
    for path in sorted((ROOT / "fixtures").rglob("input.*")):
        yield b"\0" + path.read_bytes()


def dateline_seeds() -> Iterator[bytes]:
    """Yield the datelines of the tables that the tests have."""
    for path in sorted((ROOT / "tests" / "dateline").glob("*.py")):
        for quoted in re.findall(r'"([^"\n]{10,120})"', path.read_text(encoding="utf-8")):
            yield quoted.encode()


def pack_seeds() -> Iterator[bytes]:
    """Yield the beginnings of real packs."""
    for language in known_languages():
        path = Path(newsclean.__file__).parent / "lexicon" / "phrases" / f"{language}.toml"
        yield "\n\n".join(path.read_text(encoding="utf-8").split("\n\n")[:3]).encode()


TARGETS: dict[str, tuple[Callable[[bytes], None], Callable[[], Iterable[bytes]]]] = {
    "clean": (fuzz_clean, clean_seeds),
    "dateline": (fuzz_dateline, dateline_seeds),
    "packs": (fuzz_packs, pack_seeds),
}


def main() -> None:
    """Run one target for a while; libFuzzer ends the process with 77 where it found something."""
    parser = argparse.ArgumentParser(description="Fuzz newsclean, guided by coverage.")
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    options = parser.parse_args()
    warnings.simplefilter("error")
    target, seeds = TARGETS[options.target]
    options.findings.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(islice(seeds(), 2000)):
            if len(seed) <= MAX_SEED:
                (Path(corpus) / str(number)).write_bytes(seed)
        limits = [
            f"-max_total_time={options.seconds}",
            f"-max_len={MAX_SEED}",
            "-timeout=20",
            "-rss_limit_mb=2048",
        ]
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={options.findings}/", corpus], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
