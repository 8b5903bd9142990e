"""From passages to blocks: spaces settled, line breaks judged, kinds and hints given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from newsclean.model import Block, HeadingPart, Span
from newsclean.model.page import new_tuple
from newsclean.readers.dense import MANY
from newsclean.readers.heading_parts import place_parts
from newsclean.readers.nodes import Element, Places
from newsclean.readers.passages import gather_passages
from newsclean.readers.runs import Flow
from newsclean.readers.tags import CELL_BREAK, LINE_BREAK, MENU_BREAK
from newsclean.readers.targets import target_hints
from newsclean.text import ends_sentence, is_blank

__all__ = ["Built", "build_blocks"]

SOFT_BREAK_CHARS = 60
"""A single line break ends a paragraph where the lines on both sides are at least this long."""
_NO_HINTS: frozenset[str] = frozenset()
_BY_IMAGE = frozenset(("by-image",))


class Built(NamedTuple):
    """The text of a page with its blocks."""

    text: str
    blocks: tuple[Block, ...]
    """They hold every visible character of the text once."""
    elements: Mapping[str, frozenset[str]]
    """The hints of each element by its path."""
    parts: tuple[HeadingPart, ...]
    """The parts of headings, in order."""


def build_blocks(flows: Iterable[Flow]) -> Built:
    """Return the text of a page, its blocks, the hints of its elements and the parts of its headings."""
    places = Places()
    texts: list[str] = []
    blocks: list[Block] = []
    parts: list[HeadingPart] = []
    at = 0
    for passage in gather_passages(flows):
        path, hints, kind = places[passage.holder]
        if passage.within is not passage.holder:
            hints = places[passage.within].hints
        if passage.links or passage.by_image:
            hints = places.union(hints, _signs(passage.links, passage.by_image))
        for text, text_kind in _texts(passage.text, kind, max(0, MANY - len(blocks))):
            end = at + len(text)
            span = new_tuple(Span, (at, end))
            blocks.append(new_tuple(Block, (span, text_kind, path, passage.link_ratio, hints, 0)))
            texts.append(text)
            if passage.pieces:
                parts += place_parts(passage.pieces, text, at)
            at = end + 1
    return Built("\n".join(texts), tuple(blocks), places.hints, tuple(parts))


def _signs(links: tuple[Element, ...], by_image: bool) -> frozenset[str]:
    """Return the hints of where links lead, and of a picture right before a text."""
    hints = _BY_IMAGE if by_image else _NO_HINTS
    for link in links:
        hints |= target_hints(link.get("href") or "")
    return hints


def _texts(raw: str, kind: str, most: int) -> list[tuple[str, str]]:
    """Return the texts that a passage falls into, each with its kind; preformatted text is parted `most` times."""
    if raw.isprintable() and kind != "code" and "  " not in raw:  # most passages: no mark prints
        text = raw.strip(" ")
        return [] if is_blank(text) else [(text, "paragraph" if kind == "table_row" else kind)]
    if MENU_BREAK in raw:
        lines = [_settled(line) for line in raw.split(MENU_BREAK)]
        lines = [line for line in lines if not is_blank(line)]
        return [("\n".join(lines), "list_item")] if lines else []
    if kind == "code":
        return [(part, kind) for part in _code(raw, most)]
    if CELL_BREAK in raw:
        if len([cell for cell in raw.split(CELL_BREAK) if not is_blank(cell)]) > 1:
            return [(" ".join(raw.split()), "table_row")]
        raw = raw.replace(CELL_BREAK, " ")
    if kind == "table_row":
        kind = "paragraph"
    if LINE_BREAK in raw:
        return [(part, kind) for part in _paragraphs(raw)]
    text = _settled(raw)
    return [] if is_blank(text) else [(text, kind)]


def _settled(text: str) -> str:
    """Return a text without white space at its ends, and with single spaces in it, as most have by themselves."""
    if text.isprintable() and "  " not in text:  # no other white space is printable
        return text.strip(" ")
    return " ".join(text.split())


def _code(raw: str, most: int) -> Iterator[str]:
    """Yield what stands between blank lines of preformatted text, its line breaks kept.

    Only tags are counted before the tree is built: 200 kB of "x" and blank lines in a <pre> made 66,000 blocks.
    """
    lines = raw.replace(LINE_BREAK, "\n").replace(CELL_BREAK, "\t").replace("\r\n", "\n")
    for part in lines.split("\n\n", most):
        if not is_blank(part):
            yield part.strip("\n")


def _paragraphs(raw: str) -> Iterator[str]:
    """Yield the paragraphs of text with line breaks: two breaks end one, a single one between long lines too."""
    lines: list[str] = []
    for line in map(_settled, raw.split(LINE_BREAK)):
        ends = not line or (lines and _is_full(lines[-1]) and len(line) >= SOFT_BREAK_CHARS)
        if ends and lines:
            yield "\n".join(lines)
            lines = []
        if line and not is_blank(line):
            lines.append(line)
    if lines:
        yield "\n".join(lines)


def _is_full(line: str) -> bool:
    return len(line) >= SOFT_BREAK_CHARS and ends_sentence(line)
