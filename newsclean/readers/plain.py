"""Plain text as a Page: lines, hard-wrapped paragraphs put together, sentences joined that a scraper cut at tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from newsclean.model import Block, Page, PageMeta, Span
from newsclean.model.page import new_tuple
from newsclean.readers.dense import MANY, raw_lines
from newsclean.text import ends_sentence, is_blank

__all__ = ["read_text"]

MAX_WRAP_WIDTH = 130
"""Characters; mail and wire copy is wrapped at 60 to 80, some editors wrap at 120."""
MIN_WRAP_WIDTH = 50
MIN_WRAPPED_LINES = 4
MIN_PARAGRAPH_LINES = 2
"""Lines of a text that may be a single wrapped paragraph."""
WRAPPED_SHARE = 0.6
"""Share of the lines with a line below them that must be as full as their width allows."""
MIN_LOW_STARTS = 2
MIN_FRAGMENTS = 2
"""Lines that begin with a comma or a full stop, as only a cut sentence does."""
MAX_ARTICLE_CHARS = 4
"""A word of this length that stands alone above a cut sentence is its first: The, Der, Les."""
MAX_COPIES = 2
"""A line that the page says more often is a label, not the start of a cut sentence."""
CONTINUES = frozenset(",.;:)]}?!%’”»…、。」』，：；）")
BREAKS_OFF = frozenset(",([{/&-–—„‚“‘«「『（、")
_BULLET = re.compile(r"\s*(?:[-–—•*·▪►‣◦○●■–>]\s|\d{1,3}[.)]\s)")
_NO_HINTS: frozenset[str] = frozenset()
OPENS = frozenset("([{「『（")
_KANA_LINK = frozenset("のはがをで、，")
"""Japanese particles that no line of its own ends with (に, へ, と end headlines)."""


class _Line(NamedTuple):
    """A non-blank line of the text: its outer span, its number from 1, and the blank lines above it."""

    text: str
    start: int
    number: int
    gap: int
    lines: int = 1
    """Lines that it stands for: several short ones of a dense text."""


def read_text(text: str, *, url: str | None = None, language: str | None = None) -> Page:
    """Read plain text into a page; each block is a line, or lines that belong to one sentence or paragraph.

    >>> page = read_text("One.\\n\\nThe mayor of\\nEastvale\\n, said no\\n, twice.")
    >>> [page.text[b.span.start : b.span.end] for b in page.blocks]
    ['One.', 'The mayor of\\nEastvale\\n, said no\\n, twice.']
    """
    lines = _lines(text)
    is_spaced = all(line.gap for line in lines[1:])  # as every body is: nothing is joined over a blank line
    joins = None if is_spaced else _joiner(lines)
    if joins:
        blocks = tuple([_block(first, last) for first, last in _grouped(lines, joins)])
    else:
        blocks = tuple([_block(line, line) for line in lines])
    met = ("crowd",) if any(line.lines > 1 for line in lines[MANY:]) else ()
    return Page(text, blocks, PageMeta(language=language), language, url, "text", limits=met)


def _lines(text: str) -> list[_Line]:
    """Cut a text at every kind of line end; blank lines are counted, not kept."""
    found: list[_Line] = []
    at, gap, number = 0, 0, 1
    for raw in raw_lines(text):
        if raw == "\n":  # most lines of some texts
            gap += 1
            at += 1
            number += 1
            continue
        bare = raw.strip()
        lines = 1 if len(found) < MANY else len(raw.splitlines())
        if not bare or (not bare[0].isprintable() and is_blank(bare)):
            gap += lines
        else:
            start = at if raw[0] == bare[0] else at + raw.index(bare[0])
            found.append(new_tuple(_Line, (bare, start, number, gap, lines)))
            gap = 0
        at += len(raw)
        number += lines
    return found


def _block(first: _Line, last: _Line) -> Block:
    """Make one block of lines that belong together, given the outer two."""
    text, start, number, gap, _ = first
    span = new_tuple(Span, (start, last[1] + len(last[0])))
    kind = "line" if text[0].isalpha() else _kind(text)
    return new_tuple(Block, (span, kind, f"line {number}", 0.0, _NO_HINTS, gap))


def _kind(text: str) -> str:
    """Read the kind off the marks that text extractors leave; everything else is a line."""
    if text[-1] == text[0]:
        return "line"  # also the cross-heads of wire copy: - 'Big mistake' -
    if text[0] == "#" and text.lstrip("#")[:1] == " ":
        return "heading"
    return "list_item" if _BULLET.match(text) else "line"


def _grouped(lines: list[_Line], joins: Callable[[int], bool]) -> list[tuple[_Line, _Line]]:
    """Put each line with the one above where `joins(index)` says so; return the first and last line of each group."""
    groups: list[tuple[_Line, _Line]] = []
    for index, line in enumerate(lines):
        if index and not line.gap and joins(index):
            groups[-1] = (groups[-1][0], line)
        else:
            groups.append((line, line))
    return groups


def _joiner(lines: list[_Line]) -> Callable[[int], bool] | None:
    """Choose how lines of this text are put together; None where every line stands for itself."""
    width = _wrap_width(lines)
    if width:
        return lambda index: _is_wrapped(lines, index, width)
    if _is_one_paragraph(lines):
        return lambda _: True
    if _is_fragmented(lines):
        labels = {
            text for text, copies in Counter([line.text for line in lines]).items() if copies > MAX_COPIES
        }
        return lambda index: _goes_on(lines, index) and lines[index - 1].text not in labels
    if any(line.gap for line in lines[1:]):
        return lambda index: (
            lines[index].text[0].islower() and _runs_on(lines[index - 1].text, lines[index].text)
        )
    return None


# --- hard-wrapped text ---


def _wrap_width(lines: list[_Line]) -> int:
    """Return the width at which a text is wrapped, or 0 where it is not."""
    width = max([len(line.text) for line in lines], default=0)
    if not MIN_WRAP_WIDTH <= width <= MAX_WRAP_WIDTH:
        return 0
    inner = [i for i in range(1, len(lines)) if not lines[i].gap]
    full = sum(_is_wrapped(lines, i, width) for i in inner)
    return width if full >= MIN_WRAPPED_LINES and full >= WRAPPED_SHARE * len(inner) else 0


def _is_wrapped(lines: list[_Line], index: int, width: int) -> bool:
    """Tell whether the first word of a line would not have fitted on the line above."""
    above, line = lines[index - 1].text, lines[index].text
    word = len(line.split(None, 1)[0])
    return len(above) + 1 + word > width - 2 and not _BULLET.match(line)


def _is_one_paragraph(lines: list[_Line]) -> bool:
    """Tell whether a text is a single wrapped paragraph: long lines, each of which goes on below in small letters."""
    if len(lines) < MIN_PARAGRAPH_LINES or any(line.gap for line in lines[1:]):
        return False
    return all(
        len(above.text) >= MIN_WRAP_WIDTH and not ends_sentence(above.text) and line.text[0].islower()
        for above, line in pairwise(lines)
    )


def _runs_on(above: str, line: str) -> bool:
    """Tell whether a paragraph between blank lines, wrapped here or there, goes on: a long line, then lower case."""
    return len(above) >= MIN_WRAP_WIDTH and _goes_on_low(above, line)


# --- sentences cut at inline tags ---


def _is_fragmented(lines: list[_Line]) -> bool:
    """Tell whether a scraper put line ends where inline tags were.

    A comma at the start of two lines proves it; without blank lines, two sentences that go on in lower case do.
    """
    cut = sum([line.text[0] in CONTINUES and _is_cut(line.text) for line in lines])
    if cut >= MIN_FRAGMENTS:
        return True
    if any(line.gap for line in lines):
        return False
    low = [(above, line) for above, line in pairwise(lines) if line.text[0].islower()]
    return cut + sum([_goes_on_low(above.text, line.text) for above, line in low]) >= MIN_LOW_STARTS


def _goes_on_low(above: str, line: str) -> bool:
    """Tell whether a sentence that starts with a capital goes on below in lower case."""
    return line[0].islower() and above[0].isupper() and above[-1] not in ":;" and not ends_sentence(above)


def _is_cut(text: str) -> bool:
    """Tell whether a line with a mark at its start is the rest of a sentence: ", who", ". The", "'s car", ") said"."""
    return len(text) > 1 and text[1] in " ’'”\"" and not text.startswith("...")


def _goes_on(lines: list[_Line], index: int) -> bool:
    """Tell whether a line continues the sentence of the line above."""
    above, line = lines[index - 1].text, lines[index].text
    if _BULLET.match(line):
        return False
    if line[0] in CONTINUES or above[-1] in OPENS:
        return True
    if ends_sentence(above):
        return False
    if line[0].islower() or above[-1] in BREAKS_OFF or above[-1] in _KANA_LINK:
        return True
    follows = lines[index + 1] if index + 1 < len(lines) else None
    unfinished = follows is not None and not follows.gap and _starts_low(follows.text)
    if not unfinished or ends_sentence(line):
        return False
    return above[-1].islower() and (" " in above or len(above) <= MAX_ARTICLE_CHARS)


def _starts_low(text: str) -> bool:
    return text[0].islower() or text[0] in CONTINUES
