"""What one extracted text scores against one gold text: shingles, words, lines, snippets and the title.

Shingles are counted as Zyte's article extraction benchmark does, words as WCXB does, snippets as trafilatura's own
evaluation does, so that figures can be set beside theirs.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable
from typing import NamedTuple

__all__ = [
    "Overlap",
    "line_overlap",
    "same_names",
    "same_title",
    "share_found",
    "shingle_overlap",
    "shingles",
    "snippets_found",
    "tidy_line",
    "tidy_lines",
    "visible",
    "word_overlap",
    "words_of",
]

SHINGLE_WORDS = 4

_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))  # soft hyphen, zero-width space, word joiner, BOM
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_BULLET = re.compile(r"^(?:[-–•*·▪]|\d{1,2}[.)])\s+")
_QUOTES = str.maketrans(
    {**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("–—‑", "-")}
)


class Overlap(NamedTuple):
    """How many units two texts share, how many only the extracted one has, and how many only the gold one."""

    both: int
    extra: int
    missing: int

    @property
    def precision(self) -> float | None:
        """Share of what was extracted that is gold, 0-1; None where nothing was extracted."""
        found = self.both + self.extra
        return self.both / found if found else None

    @property
    def recall(self) -> float | None:
        """Share of the gold that was extracted, 0-1; None where the gold is empty."""
        wanted = self.both + self.missing
        return self.both / wanted if wanted else None

    @property
    def f1(self) -> float:
        """Twice the shared units over the units of both texts, 0-1; 1 where both are empty."""
        units = 2 * self.both + self.extra + self.missing
        return 2 * self.both / units if units else 1.0


def visible(text: str) -> str:
    """Return a text without characters that take no space."""
    return text.translate(_INVISIBLE)


def words_of(text: str) -> list[str]:
    """Return runs of letters, digits and underscores."""
    return _WORD.findall(text)


def shingles(text: str) -> list[tuple[str, ...]]:
    """Return the runs of four words in a text, overlapping; a shorter text is one run.

    >>> shingles("The bridge was closed again")
    [('The', 'bridge', 'was', 'closed'), ('bridge', 'was', 'closed', 'again')]
    >>> shingles("Read more"), shingles("")
    ([('Read', 'more')], [])
    """
    words = words_of(text)
    count = max(1, len(words) - SHINGLE_WORDS + 1) if words else 0
    return [tuple(words[at : at + SHINGLE_WORDS]) for at in range(count)]


def shingle_overlap(extracted: str, gold: str) -> Overlap:
    """Compare two texts by their runs of four words; case counts, invisible characters do not.

    >>> shingle_overlap("The bridge was closed again Share", "The bridge was closed again")
    Overlap(both=2, extra=1, missing=0)
    """
    return _overlap(shingles(visible(extracted)), shingles(visible(gold)))


def word_overlap(extracted: str, gold: str) -> Overlap:
    """Compare two texts by their words, whatever their order and case."""
    return _overlap(words_of(extracted.lower()), words_of(gold.lower()))


def line_overlap(extracted: str, gold: Iterable[str]) -> Overlap:
    """Compare a text with gold lines, line by line, whatever their order."""
    return _overlap(tidy_lines(extracted.split("\n")), tidy_lines(gold))


def tidy_line(text: str) -> str:
    """Return a line with white space settled and without a bullet or a number before it.

    >>> tidy_line(" 2. The  bridge ")
    'The bridge'
    """
    settled = _SPACE.sub(" ", unicodedata.normalize("NFC", visible(text))).strip()
    return _BULLET.sub("", settled)


def tidy_lines(texts: Iterable[str]) -> list[str]:
    """Return lines as `tidy_line()` makes them, without the blank ones."""
    return [tidy for text in texts if (tidy := tidy_line(text))]


def snippets_found(text: str, snippets: Iterable[str]) -> int:
    """Return how many snippets stand in a text; case counts, the kind of white space does not."""
    flat = _SPACE.sub(" ", text)
    return sum(_SPACE.sub(" ", snippet).strip() in flat for snippet in snippets)


def share_found(text: str, snippets: tuple[str, ...]) -> float | None:
    """Return the share of snippets that stand in a text, 0-1, whatever their case; None without snippets."""
    low = text.lower()
    return sum(snippet.lower() in low for snippet in snippets) / len(snippets) if snippets else None


def same_title(extracted: str | None, gold: str) -> bool:
    """Tell whether two titles are the same; case, white space and the kind of quotes and dashes do not matter.

    >>> same_title("‘Closed’ –  again", "'closed' - Again"), same_title(None, "Closed")
    (True, False)
    """
    return _folded_title(extracted or "") == _folded_title(gold)


def same_names(extracted: Iterable[str], gold: Iterable[str]) -> bool:
    """Tell whether two lists of names have the same words; order, case and marks do not matter.

    >>> same_names(["Tom Reed", "Ada Marsh"], ["Ada Marsh, Tom Reed"]), same_names(["Ada"], ["Ada Marsh"])
    (True, False)
    """
    said, known = (set(words_of(" ".join(names).casefold())) for names in (extracted, gold))
    return said == known


def _folded_title(title: str) -> str:
    plain = unicodedata.normalize("NFKC", visible(title)).translate(_QUOTES)
    return _SPACE.sub(" ", plain).strip().casefold()


def _overlap(extracted: Iterable[Hashable], gold: Iterable[Hashable]) -> Overlap:
    found, wanted = Counter(extracted), Counter(gold)
    both = (found & wanted).total()
    return Overlap(both, found.total() - both, wanted.total() - both)
