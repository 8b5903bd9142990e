"""The attributes that a tree can hold, and tags with very many: a tree compares each with all before it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from typing import Any

from lxml import etree

__all__ = ["CONTROLS", "MAX_ATTRIBUTES", "has_many_attributes", "is_name", "tree_attributes"]

MAX_ATTRIBUTES = 1_000
"""How many attributes of one tag are read; the tags of real pages have a few dozen at most."""
MAX_LOOKS = 4
"""How often a byte is looked at, on average, in tags that are not short; on a page of more the parser counts."""
LOOK = 200
"""Bytes that a look counts for beside those of the tag."""
FREE_LOOKS = 100_000

CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, 0xFFFE, 0xFFFF))
"""Takes out the characters that a tree cannot hold."""
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,99}")

# A tag as the parser divides it: an equals sign opens a value only behind a name. What a script, a comment or a value
# holds may hide where a tag begins, so that each beginning counts, wherever it stands.
_PLAIN = rb"""[^ \t\n\f\r>"'][^ \t\n\f\r>]"""
_SHORT_VALUE = rb"""(?:"[^"]{0,1000}+"|'[^']{0,1000}+'|%s{0,300}+(?=[ \t\n\f\r>]))""" % _PLAIN
_NAMES = rb"[^=>]{0,100}+"
_NOT_SHORT = re.compile(
    rb"<[a-zA-Z](?![^ \t\n\f\r/>=]{0,60}+(?:>|[ \t\n\f\r/](?:%s(?<=[a-zA-Z0-9_\-:.])=%s){0,60}+%s>))"
    % (_NAMES, _SHORT_VALUE, _NAMES)
)
"""The beginning of what has more than 60 values, a long one, or a long run of names without values."""

_VALUE = rb"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|%s*+)""" % _PLAIN
_ATTRIBUTE = (
    rb"(?>[ \t\n\f\r/]*+(?>=[^ \t\n\f\r/>=]*+|[^ \t\n\f\r/>=]++)(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+%s?+)?+)"
    % _VALUE
)
_TAG = re.compile(rb"<[a-zA-Z][^ \t\n\f\r/>]*+(?:%s){0,%d}+(%s)?+" % (_ATTRIBUTE, MAX_ATTRIBUTES, _ATTRIBUTE))
"""A tag up to the first attribute that is one too many, which is its group."""


def tree_attributes(attrib: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes that a tree can hold, not more than are read.

    >>> tree_attributes({"class": "lead\\x01", "'": "", "a\\x00": ""})
    {'class': 'lead'}
    """
    pairs = attrib.items() if len(attrib) <= MAX_ATTRIBUTES else islice(attrib.items(), MAX_ATTRIBUTES)
    return {
        name: text if text.isprintable() else text.translate(CONTROLS)
        for name, text in pairs
        if is_name(name)
    }


@lru_cache(maxsize=1024)
def is_name(name: str) -> bool:
    """Tell whether a tree can hold a tag or an attribute of that name; the parser lets others through."""
    return _NAME.fullmatch(name) is not None


def has_many_attributes(data: bytes) -> bool:
    """Tell whether a tag of a document has more than MAX_ATTRIBUTES different attributes, in time linear in it.

    >>> many = b" ".join(b"a%d" % number for number in range(2_000))
    >>> has_many_attributes(b"<p q='>' " + many + b">Rain."), has_many_attributes(b"<p>" + many)
    (True, False)
    """
    return _may_have_many(data) and _most(data) > MAX_ATTRIBUTES


def _may_have_many(data: bytes) -> bool:
    """Tell whether something may be such a tag, or whether there are too many long ones to look at them all."""
    left = FREE_LOOKS + MAX_LOOKS * len(data)
    for found in _NOT_SHORT.finditer(data):
        tag = _TAG.match(data, found.start())
        if tag is None or tag[1] is not None:
            return True
        left -= tag.end() - tag.start() + LOOK
        if left < 0:
            return True
    return False


def _most(data: bytes) -> int:
    """Return how many attributes the parser sees in one tag; its events take it no longer than the bytes do."""
    counter: Any = _Counter()
    most: int = etree.fromstring(data, etree.HTMLParser(target=counter, encoding="utf-8", huge_tree=True))
    return most


class _Counter:
    """Counts the attributes of each tag and builds nothing."""

    def __init__(self) -> None:
        self.most = 0

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:  # noqa: ARG002
        """Count those of one tag."""
        self.most = max(self.most, len(attrib))

    def close(self) -> int:
        """Return the number of the tag with most."""
        return self.most
