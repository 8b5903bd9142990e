"""Plain text inside Markdown, escaped so that it shows as itself, and the blocks of such Markdown back as text."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import takewhile

__all__ = ["escape_markdown", "read_blocks", "unescape_markdown"]

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


def escape_markdown(text: str) -> str:
    r"""Return Markdown that shows a text as it is. A line feed becomes a hard line break.

    >>> print(escape_markdown("1. Who pays? *Nobody* knows <yet>: $5 & more"))
    1\. Who pays? \*Nobody\* knows \<yet>: \$5 & more
    """
    text = _ENTITY.sub(r"\\&", _ANYWHERE.sub(r"\\\g<0>", text))
    text = _LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)
    text = _ODD.sub(lambda found: f"&#{ord(found[0])};", _LOST.sub("\ufffd", text))
    return "\\\n".join([_keep_edges(line) for line in text.split("\n")])


def _keep_edges(line: str) -> str:
    """Return a line with the spaces at its ends as references: Markdown drops them, or takes them for code."""
    bare = line.strip(" \t")
    start = line.index(bare) if bare else len(line)
    ends = (
        [f"&#{ord(char)};" for char in line[:start]],
        [f"&#{ord(char)};" for char in line[start + len(bare) :]],
    )
    return "".join([*ends[0], bare, *ends[1]])


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


def read_blocks(markdown: str) -> Iterator[tuple[str, str]]:
    """Yield (text, kind) of the blocks of Markdown whose text `escape_markdown` wrote.

    Kinds are paragraph, subhead, quote, list_item and code. A list's items are blocks; all else ends at a blank line.

    >>> list(read_blocks("## Who pays?\\n\\n- The town\\n- The county"))
    [('Who pays?', 'subhead'), ('The town', 'list_item'), ('The county', 'list_item')]
    """
    lines = iter(markdown.split("\n"))
    block: list[str] = []
    for line in lines:
        fence = _FENCE.fullmatch(line)
        if fence or not line or line.startswith("- "):
            yield from _block(block)
            block = []
        if fence:
            yield _until(line, lines), "code"
        elif line:
            block.append(line)
    yield from _block(block)


def _until(end: str, lines: Iterator[str]) -> str:
    """Return the lines before the end of a fence, and take the end too."""
    return "\n".join(takewhile(lambda line: line != end, lines))


def _block(lines: list[str]) -> Iterator[tuple[str, str]]:
    if not lines:
        return
    mark = next((mark for mark in _KINDS if lines[0].startswith(mark)), "")
    further = mark if mark == "> " else " " * len(mark)
    text = "\n".join([lines[0][len(mark) :], *[line.removeprefix(further) for line in lines[1:]]])
    yield unescape_markdown(text), _KINDS.get(mark, "paragraph")
