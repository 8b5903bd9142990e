"""Lines of several parts above or below the story: date, time, by-word, name, counter, reading time."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.dateline import parse_dateline_line
from newsclean.draft import Draft
from newsclean.filters.surroundings import numbered
from newsclean.lexicon.gazetteer import lookup
from newsclean.lexicon.head_line import HeadLine, read_head_line
from newsclean.model import Verdict
from newsclean.text import fold, has_cjk

__all__ = ["author_words", "composite_lines", "is_authored", "names_writer"]

PROSE_ABOVE = 1
"""Paragraphs, a standfirst, that may stand above such a line."""
MAX_UNCREDITED = 2
"""More lines of names and dates than this, without a by-word, are a list of events."""
MAX_NAME_WORDS = 4
EXTRAS = frozenset(("updated", "published", "reading", "counter", "button", "source", "ago"))
"""Parts that only the page's own lines have."""
OWNERS = {
    "timestamp": ("date", "time", "ago", "published", "weekday"),
    "update_stamp": ("updated",),
    "byline": ("by", "name", "source"),
    "reading_time": ("reading",),
    "share_widget": ("counter", "button"),
}
"""Kinds of a first part, by the filter that takes the line."""
_CAPITAL_NOUNS = ("de", "lb")
"""Languages that write every noun with a capital: there only a second sign tells a name."""
_WRITER_HINTS = frozenset(("author", "authors", "byline", "to-author", "signature"))


def composite_lines(draft: Draft, name: str) -> Iterator[Verdict]:
    """Yield the removals of the lines whose first part is of a filter's kind."""
    for index, found in draft.fact(_composites).items():
        if found.parts[0] in OWNERS[name]:
            evidence = f"a line of {', '.join(found.parts)} and nothing else"
            yield draft.remove(index, name, evidence)


def _composites(draft: Draft) -> dict[int, HeadLine]:
    """Return the lines of several parts that do not belong to the story, by index."""
    read = draft.line_fact(_of_parts)
    found = {i: read[i] for i in draft.still_open(read) if _is_apart(draft, i, read[i], _is_near(draft, i))}
    bare = [index for index, read in found.items() if read.names and not read.credited]
    if len(bare) > MAX_UNCREDITED:
        for index in bare:
            del found[index]
    return found


def _of_parts(draft: Draft) -> dict[int, HeadLine]:
    """Return the lines of several parts, wherever they stand."""
    read = [(index, read_head_line(line.text)) for index, line in numbered(draft)]
    return {index: parts for index, parts in read if parts is not None and len(parts.parts) > 1}


def _is_near(draft: Draft, index: int) -> bool:
    """Tell whether a block stands above the second paragraph, or below the last one."""
    prose = draft.prose
    return len(prose) <= PROSE_ABOVE or not prose[PROSE_ABOVE] < index <= prose[-1]


def _is_apart(draft: Draft, index: int, read: HeadLine, near: bool) -> bool:
    """Tell from the parts of a line and its place whether it belongs to the page and not to the story."""
    parts, timed = set(read.parts), "time" in read.parts
    if not read.names:
        return not parts.isdisjoint(EXTRAS) and (near or timed)
    if read.credited:
        return near or (timed and "date" in parts)
    if not near or has_cjk(draft.line(index).text):
        return near and not parts.isdisjoint(EXTRAS - {"ago", "published"})
    if is_authored(draft, index, read.names):
        return True
    if draft.page.language in _CAPITAL_NOUNS or not all(map(names_writer, read.names)):
        return False
    signs = parts.intersection(EXTRAS) or read.ruled or (timed and draft.page.source == "html")
    return bool(signs) and parse_dateline_line(draft.line(index).text) is None


def names_writer(text: str) -> bool:
    """Tell whether a text could be a person: two to four words, and no place of the gazetteer.

    >>> names_writer("Ada Marsh"), names_writer("New York"), names_writer("Bridge")
    (True, False, False)
    """
    return 2 <= len(text.split()) <= MAX_NAME_WORDS and not lookup(text)


def is_authored(draft: Draft, index: int, names: tuple[str, ...]) -> bool:
    """Tell whether the page says by its metadata or its markup that names are those of the writers."""
    if not draft.blocks[index].hints.isdisjoint(_WRITER_HINTS):
        return True
    authors = author_words(draft)
    words = [word for name in names for word in fold(name).split()]
    return bool(authors) and 2 * sum(word in authors for word in words) > len(words)


def author_words(draft: Draft) -> frozenset[str]:
    """The folded words of the names of the authors that the page's metadata give."""
    return draft.fact(_author_words, lasting=True)


def _author_words(draft: Draft) -> frozenset[str]:
    return frozenset(word for author in draft.page.meta.authors for word in fold(author).split())
