"""What a text says in the place of a picture: its alternative text, its file, or who made it, on a line of its own."""

from __future__ import annotations

import re

from newsclean.draft import Draft

__all__ = ["picture_line"]

MIN_ALT_WORDS, MAX_ALT_WORDS = 3, 20
"""Shorter lines in small letters are often terms of a list."""
MAX_CREDIT_CHARS = 70
_CODE = frozenset("{}()=;$`<>\\_#*|/@")
"""Marks of code, paths and commands, which stand in small letters too."""
_ITEM = re.compile(r"[a-z]{1,4}[.)]")
_FILE = re.compile(
    r"(?:[\w ().,%-]{1,100}\.(?:jpe?g|png|gif|webp|avif|heic|tiff?)|(?:IMG|DSCN?|PXL)[_-]\d{3,}\w*)"
)
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]+"
_CREDIT = re.compile(rf"{_NAME}(?: {_NAME}){{1,3}} ?/ ?{_NAME}(?: (?:&|{_NAME})){{0,3}}")


def picture_line(draft: Draft, index: int) -> str:
    """Tell what of a picture a line is, in words for the ledger; return "" for a line that is none.

    Only lines below the first prose are asked about: above it such a line may be a headline.
    """
    line = draft.line(index)
    text = line.text
    if line.ended or text[-1] in ":,;":
        return ""
    if (text[-1] in "gpfc" or text[-1].isdigit()) and _FILE.fullmatch(text):
        return "the name of a picture's file"
    if text[0].islower():
        return "the alternative text of a picture, in small letters" if _is_alt(draft, index) else ""
    if "/" in text and len(text) <= MAX_CREDIT_CHARS and _CREDIT.fullmatch(text) and _between(draft, index):
        return "the name and the house of who made a picture"
    return ""


def _is_alt(draft: Draft, index: int) -> bool:
    """Tell whether a line in small letters stands below a paragraph, and is no item, code or cut sentence."""
    line = draft.line(index)
    text = line.text
    if not MIN_ALT_WORDS <= line.words <= MAX_ALT_WORDS or not text[:2].islower() or not text[0].isalpha():
        return False
    return _between(draft, index) and _CODE.isdisjoint(text) and not _ITEM.match(text)


def _between(draft: Draft, index: int) -> bool:
    """Tell whether a line stands below a paragraph, and not above the rest of a sentence."""
    if index == 0 or not draft.line(index - 1).is_prose:
        return False
    return index + 1 == len(draft.blocks) or not draft.raw[index + 1][:1].islower()
