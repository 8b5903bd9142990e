"""Plain text and links inside Markdown, escaped so that they show as themselves, and such Markdown back as text."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from newsclean.export.links import PlacedLink, link_address

__all__ = ["TextBlock", "escape_markdown", "escape_parts", "read_blocks", "unescape_markdown"]

_ANYWHERE = re.compile(r"[\\`*_\[\]<~$|]")
r"""Marks that begin or end something wherever they stand: CommonMark's, tables and ~~ of GitHub, $ of formulas."""
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")
_LINE_START = re.compile(r"^(?:([#>+=:-])|(\d{1,9})([.)]))", re.MULTILINE)
"""Marks of headings, quotes, lists, rules and rows of tables: at the start of a line only."""
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and turns of direction, which would show the text in another order than it has."""
_LOST = re.compile(r"[\x00\ud800-\udfff]")
"""What Markdown or a file cannot hold at all; CommonMark wants the replacement character for it (section 2.3)."""
_FENCE = re.compile(r"`{3,}")
_KINDS = {"## ": "subhead", "# ": "subhead", "> ": "quote", "- ": "list_item"}
_BACK = re.compile(r"\\\n|\\([!-/:-@\[-`{-~])|&#([0-9]{1,7});")
_TARGET = re.compile(r"[()]|&(?=#?\w{1,40};)")
"""Marks that mean something in the address of a link."""
_LINK = re.compile(r"\\.|\[((?:[^\[\]\\]|\\.)*+)\]\(((?:[^()\\\s]|\\.)*+)\)", re.DOTALL)
"""A link, or an escaped mark, which begins none."""


class TextBlock(NamedTuple):
    """A block of Markdown as text."""

    text: str
    kind: str
    """paragraph, subhead, quote, list_item or code."""
    links: tuple[PlacedLink, ...] = ()


def escape_markdown(text: str) -> str:
    r"""Return Markdown that shows a text as it is. A line feed becomes a hard line break.

    >>> print(escape_markdown("1. Who pays? *Nobody* knows <yet>: $5 & more"))
    1\. Who pays? \*Nobody\* knows \<yet>: \$5 & more
    """
    return _whole_lines(_without_marks(text))


def escape_parts(parts: Iterable[tuple[str, str | None]]) -> str:
    r"""Return Markdown that shows the parts of a text, those with an address as links.

    >>> escape_parts([("See ", None), ("our *report*", "https://vell.example/1")])
    'See [our \\*report\\*](https://vell.example/1)'
    """
    made: list[str] = []
    for text, address in parts:
        shown = _without_marks(text)
        if address is not None:
            if made and made[-1].endswith("!"):  # "![" begins a picture
                made[-1] = made[-1][:-1] + "\\!"
            target = _TARGET.sub(r"\\\g<0>", address)
            shown = f"[{shown}]({target})"
        made.append(shown)
    return _whole_lines("".join(made))


def _without_marks(text: str) -> str:
    """Return a text in which no character is a mark of Markdown."""
    text = _ENTITY.sub(r"\\&", _ANYWHERE.sub(r"\\\g<0>", text))
    text = _LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)
    return _ODD.sub(lambda found: f"&#{ord(found[0])};", _LOST.sub("\ufffd", text))


def _whole_lines(text: str) -> str:
    """Return Markdown with hard line breaks, and the spaces at the ends of its lines kept."""
    return "\\\n".join([_keep_edges(line) for line in text.split("\n")])


def _keep_edges(line: str) -> str:
    """Return a line with the spaces at its ends as references: Markdown drops them, or takes them for code."""
    bare = line.strip(" \t")
    start = line.index(bare) if bare else len(line)
    before, behind = line[:start], line[start + len(bare) :]
    references = ["".join([f"&#{ord(char)};" for char in end]) for end in (before, behind)]
    return bare.join(references)


def unescape_markdown(text: str) -> str:
    r"""Return the text that `escape_markdown` was given.

    >>> unescape_markdown("1\\. Who pays? \\*Nobody\\*")
    '1. Who pays? *Nobody*'
    """
    return _BACK.sub(_plain, text)


def _plain(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    if not found[2]:
        return "\n"
    return chr(int(found[2])) if int(found[2]) <= sys.maxunicode else found[0]


def read_blocks(markdown: str) -> Iterator[TextBlock]:
    """Yield the blocks of Markdown whose text `escape_markdown` or `escape_parts` wrote.

    A list's items are blocks; all else ends at a blank line. A link of another kind than `link_address` has is text.

    >>> [(block.text, block.kind) for block in read_blocks("## Who pays?\\n\\n- The town\\n- The county")]
    [('Who pays?', 'subhead'), ('The town', 'list_item'), ('The county', 'list_item')]
    >>> next(read_blocks("[Our report](https://vell.example/1) says no.")).links
    (PlacedLink(start=0, end=10, address='https://vell.example/1'),)
    """
    lines = iter(markdown.split("\n"))
    block: list[str] = []
    for line in lines:
        fence = _FENCE.fullmatch(line)
        if fence or not line or line.startswith("- "):
            yield from _block(block)
            block = []
        if fence:
            yield TextBlock("\n".join(takewhile(line.__ne__, lines)), "code")  # the end of the fence goes too
        elif line:
            block.append(line)
    yield from _block(block)


def _block(lines: list[str]) -> Iterator[TextBlock]:
    if not lines:
        return
    mark = next((mark for mark in _KINDS if lines[0].startswith(mark)), "")
    further = mark if mark == "> " else " " * len(mark)
    text = "\n".join([lines[0][len(mark) :], *[line.removeprefix(further) for line in lines[1:]]])
    said, links = _read_links(text)
    yield TextBlock(said, _KINDS.get(mark, "paragraph"), links)


def _read_links(markdown: str) -> tuple[str, tuple[PlacedLink, ...]]:
    """Return Markdown as text, with the links in it."""
    parts: list[str] = []
    links: list[PlacedLink] = []
    done = length = 0
    for found in _LINK.finditer(markdown):
        address = link_address(unescape_markdown(found[2])) if found[2] else None
        if address is None:
            continue
        before, shown = unescape_markdown(markdown[done : found.start()]), unescape_markdown(found[1])
        links.append(PlacedLink(length + len(before), length + len(before) + len(shown), address))
        parts += [before, shown]
        length, done = links[-1].end, found.end()
    return "".join([*parts, unescape_markdown(markdown[done:])]), tuple(links)
