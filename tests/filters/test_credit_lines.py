"""Credits of a newsroom go from the end of a story; lists of winners and the credits of a film stay."""

from __future__ import annotations

import pytest
from test_filters import PROSE, TITLE

import newsclean

GO = (
    "Editing: Ruth Calder. Fact-check: Omar Diallo. Graphics: Mei Tanaka.",
    "Redigatur: Max Reuter, Sarah Ohlert\nFaktencheck: Lena Vogt",
    "Edición: Marta Ruiz\nVerificación: Pablo León\nGráficos: Inés Sanz",
    "Redaktion: A. Beck / Ö. Aydin; Grafik: Max Muster",
    "Редактор: Анна Петрова",
)
STAY = (
    "Best actress: Ada Marsh\nBest director: Lou Park",
    "Director: Ada Marsh. Editing: Lou Park. Music: Tom Reed.",
    "Winner: Ada Marsh\nRunner-up: Tom Reed",
    "Editor: The bells will ring at noon and nobody will hear them.",
)


def body(*lines: str) -> list[str]:
    text = "\n\n".join([TITLE, *lines])
    return [paragraph.text for paragraph in newsclean.clean(text, language="en").body]


@pytest.mark.parametrize("lines", GO)
def test_credits_of_a_newsroom_go_from_the_end(lines: str) -> None:
    assert body(*PROSE, *lines.split("\n")) == list(PROSE)


@pytest.mark.parametrize("lines", STAY)
def test_other_labels_and_names_stay(lines: str) -> None:
    assert body(*PROSE, *lines.split("\n")) == [*PROSE, *lines.split("\n")]


def test_credits_between_paragraphs_stay() -> None:
    assert "Editing: Ruth Calder" in body(*PROSE[:2], "Editing: Ruth Calder", *PROSE[2:])


def test_a_wires_credits_without_brackets_go() -> None:
    line = "Reporting by Ada Marsh, additional reporting by Lou Park, writing by Tom Reed, Editing by Omar Diallo"
    assert body(*PROSE, line) == list(PROSE)
