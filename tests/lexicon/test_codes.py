"""Which language a tag names, and what a caller is told where it names none."""

from __future__ import annotations

import pytest

from newsclean.errors import UnknownNameError
from newsclean.lexicon.calendar import _tables
from newsclean.lexicon.codes import ALIASES, CODES, language_code, require_language
from newsclean.lexicon.language import _stopwords
from newsclean.lexicon.packs import known_languages


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("en-GB", "en"),
        ("de_AT", "de"),
        (" pt-BR ", "pt"),
        ("zh-Hant-TW", "zh"),
        ("nb", "nb"),
    ],
)
def test_tag_of_a_language_gives_its_code(tag: str, code: str) -> None:
    assert language_code(tag) == require_language(tag) == code


@pytest.mark.parametrize("tag", ["english", "xx", "x", "", "en GB", "12", "\ud800"], ids=ascii)
def test_anything_else_is_told_with_the_right_ones(tag: str) -> None:
    assert language_code(tag) is None
    with pytest.raises(
        UnknownNameError, match=r"language .*; known: ar, .*en, .*every other code of ISO 639-1"
    ):
        require_language(tag)


def test_every_language_that_newsclean_knows_has_a_code() -> None:
    guessed = {code for words in _stopwords().values() for code in words}
    assert {*known_languages(), *_tables(), *guessed, *ALIASES.values()} <= CODES
