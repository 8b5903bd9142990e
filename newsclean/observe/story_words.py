"""The words that a headline and its story share."""

from __future__ import annotations

import re

from newsclean.text import fold, has_cjk

__all__ = ["story_words"]

_LONG_WORD = re.compile(r"\w{5,}")
"""Shorter words stand in any text."""
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]+")


def story_words(text: str) -> frozenset[str]:
    """Return the words of a text that a headline and its story share: long ones, and pairs of characters in CJK.

    >>> sorted(story_words("Storm in Vell 大雨警報"))
    ['storm', '大雨', '警報', '雨警']
    """
    folded = fold(text)
    if not has_cjk(folded):
        return frozenset(_LONG_WORD.findall(folded))
    pairs = [run[at : at + 2] for run in _CJK.findall(folded) for at in range(len(run) - 1)]
    return frozenset([*_LONG_WORD.findall(_CJK.sub(" ", folded)), *pairs])
