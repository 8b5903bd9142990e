"""The language of a text is told by script and function words, or not at all."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.lexicon import guess_language

DATA = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))
NEIGHBOURS = DATA.pop("without_a_pack")


@pytest.mark.parametrize(("language", "text"), DATA.items(), ids=DATA)
def test_a_plain_paragraph_is_told(language: str, text: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    "text",
    ["", "OK", "12 34 56", "Anna Berg, Tom Oyelaran, Mara Lindqvist, Ivo Novak, Harbour Weekly", "x" * 5000],
)
def test_too_little_or_names_alone_are_not_told(text: str) -> None:
    assert guess_language(text) is None


@pytest.mark.parametrize("text", NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_a_neighbour_without_a_pack_is_not_taken_for_one_with_a_pack(text: str) -> None:
    assert guess_language(text) not in DATA


@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert guess_language(text) is None or isinstance(guess_language(text), str)
