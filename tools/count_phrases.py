"""Count how often each phrase of the packs fires on gold pages and labelled texts, and on what.

    python -m tools.count_phrases GOLD... [--show all|fired|never|wrong] [--language en]

GOLD is what tools.training reads: a folder with gold.jsonl and html/, or a file of labelled texts, *.jsonl.gz. A
phrase fires where it decides for its section. A row is pack, section, pages and texts on which it fired, lines of
residue, lines of body (where the lines are labelled), and the phrase. "wrong" are those that took more body than
residue; what a filter asks on top is not looked at. At the end stands how many phrases of each pack fired at all: that
the others never did says only that the pages at hand have none of them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from newsclean.draft import Draft
from newsclean.errors import NewscleanError
from newsclean.evaluate.gold import GoldPage
from newsclean.lexicon import guess_language, lexicon_for
from newsclean.lexicon.packs import ANY, PLACES, known_languages, pack_for
from newsclean.model import Page
from newsclean.readers.plain import read_text
from tools.training.gold import LabelledText, read_set
from tools.training.pages import read_page
from tools.training.text_parts import line_labels

RESIDUE, BODY = "R", "B"
UNLABELLED = "?"


class Phrase(NamedTuple):
    """A phrase of a section; packs of several languages may have it."""

    reason: str
    text: str


@dataclass(slots=True)
class Count:
    """Where a phrase fired."""

    pages: int = 0
    lines: Counter[str] = field(default_factory=Counter)
    """By label."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the counts; return the exit status."""
    options = _options(arguments)
    try:
        packs = {code: _phrases(code) for code in options.language or [*known_languages(), ANY]}
        items = [item for path in options.gold for item in read_set(path).items]
    except NewscleanError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    counts = count_phrases(items)
    for code, phrases in packs.items():
        for phrase in sorted(phrases):
            count = counts.get(phrase, Count())
            if _is_shown(count, options.show):
                print(_row(code, phrase, count))
    for code, phrases in packs.items():
        fired = sum(phrase in counts for phrase in phrases)
        print(f"{code}: {fired} of {len(phrases)} phrases fired")
    return 0


def count_phrases(items: Iterable[GoldPage | LabelledText]) -> dict[Phrase, Count]:
    """Return where each phrase fired, for those that did on any page or text."""
    counts: dict[Phrase, Count] = {}
    for item in items:
        hits = list(_hits(item))
        for phrase in {phrase for phrase, _ in hits}:
            counts.setdefault(phrase, Count()).pages += 1
        for phrase, label in hits:
            counts[phrase].lines[label] += 1
    return counts


def _hits(item: GoldPage | LabelledText) -> Iterator[tuple[Phrase, str]]:
    """Yield the phrases that decide on a line of a page, each with the line's label."""
    page, labels = _read(item)
    draft = Draft(page, lexicon_for(page.language).scan)
    for index, label in enumerate(labels):
        decisive = [cue for cue in draft.line(index).cues if cue.where != "hint"]
        for phrase in sorted({Phrase(cue.reason, cue.phrase) for cue in decisive}):
            yield phrase, label


def _read(item: GoldPage | LabelledText) -> tuple[Page, Sequence[str]]:
    if isinstance(item, LabelledText):
        page = read_text(item.text, url=item.url, language=guess_language(item.text))
        return page, line_labels(page, item)
    page = read_page(item.read(), item.url)
    return page, [UNLABELLED] * len(page.blocks)


def _phrases(code: str) -> set[Phrase]:
    decisive = [place for place in PLACES if place != "hint"]
    return {
        Phrase(section.reason, text)
        for section in pack_for(code).sections
        for place in decisive
        for text in getattr(section, place)
    }


def _is_shown(count: Count, show: str) -> bool:
    if show == "wrong":
        return count.lines[BODY] > count.lines[RESIDUE]
    return show == "all" or (show == "fired") == (count.pages > 0)


def _row(code: str, phrase: Phrase, count: Count) -> str:
    lines = count.lines
    return f"{code}\t{phrase.reason}\t{count.pages}\t{lines[RESIDUE]}\t{lines[BODY]}\t{phrase.text}"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tools.count_phrases",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--show", choices=("all", "fired", "never", "wrong"), default="fired")
    parser.add_argument(
        "--language", action="append", metavar="CODE", help="of this pack alone; may be repeated"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
