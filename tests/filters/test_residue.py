"""The line model keeps away from the article's own lists, tables and cut sentences, and from texts without residue."""

from __future__ import annotations

from collections.abc import Sequence
from unittest import mock

import pytest
from test_filters import PROSE, TITLE

import newsclean
from newsclean.draft import Draft
from newsclean.filters.residue import _is_row_of_figures
from newsclean.line import PROSE_WORDS
from newsclean.observe.line_features import FEATURES
from newsclean.readers.plain import read_text

SCORES = "newsclean.filters.residue.load_forest"
TABLE = [
    line for row in ("Wendside", "Eastvale", "Northmoor", "Talheim") for line in (row, "1,204", "$14.55")
]
LABELS = [f"Ward {name}" for name in ("one", "two", "three", "four", "five", "six", "seven", "eight")]
WARDS = [
    f"The ward of {name} has a lamp that burned until the wind came round, said the keeper at its door."
    for name in "Eastvale Northmoor Talheim Valbrune Lindenau Wendhill Overby Netherby Saltham Brack Orlo Vell Kelso Marl Tarn Ness".split()
]
END = ("Leave a Reply", "Share on Facebook", "Related articles", "All rights reserved.")


def lines_taken(*lines: str, score: float) -> list[str]:
    """Return what the filter takes of a text whose every short line has a score."""
    forest = mock.Mock()
    forest.scores = lambda rows: [score if row[0] < PROSE_WORDS else 0.0 for row in rows]
    with mock.patch(SCORES, return_value=forest):
        article = newsclean.clean("\n".join([TITLE, *lines]), language="en", kind="text")
    return [gone.text for gone in article.removed if gone.filter == "residue"]


@pytest.mark.parametrize(
    ("score", "more", "taken"),
    [
        (0.74, (), []),
        (0.76, (), ["The ward at noon"]),
        (0.84, "abcde", []),
        (0.9, "abcde", ["The ward at noon"]),
    ],
    ids=str,
)
def test_a_line_between_paragraphs_needs_more_than_one_below_them(
    score: float, more: Sequence[str], taken: list[str]
) -> None:
    """The less other filters took of a text, the more it needs."""
    long = [f"{ward} So did ward {name}." for name in more for ward in WARDS]
    story = [*PROSE, "The ward at noon", *WARDS, *long, "Leave a Reply"]
    assert lines_taken(*story, score=score) == taken


def test_a_line_below_the_story_goes_from_the_lower_bar() -> None:
    story = [*PROSE, *WARDS, "Share on Facebook", "Weather in Wendside today"]
    assert lines_taken(*story, score=0.7) == ["Weather in Wendside today"]


@pytest.mark.parametrize(
    "line", ["The keys of the tower are these:", "the clock of the town hall", "Wendside,"]
)
def test_parts_of_what_stands_around_them_stay(line: str) -> None:
    assert line not in lines_taken(*PROSE[:2], line, *PROSE[2:], *END, score=0.99)


def test_the_rows_of_a_table_stay() -> None:
    taken = lines_taken(*PROSE[:2], *TABLE, *PROSE[2:], *END, score=0.99)
    assert not set(TABLE) & set(taken)


def test_a_text_with_a_long_list_is_no_full_page() -> None:
    """Such a text has the shape of a full page; only where other filters took a fifth of it does it hold menus."""
    lines = [*PROSE, *LABELS, *[f"{label} at noon" for label in LABELS], *WARDS]
    assert not set(LABELS) & set(lines_taken(*lines, "Leave a Reply", score=0.7))


def test_a_text_without_residue_is_left_alone() -> None:
    assert lines_taken(*PROSE[:2], "The ward at noon", *PROSE[2:], *WARDS, score=0.99) == []


def test_prose_that_no_score_could_take_is_not_scored() -> None:
    rows: list[tuple[float, ...]] = []
    forest = mock.Mock()
    forest.scores = lambda given: rows.extend(given) or [0.0] * len(given)
    with mock.patch(SCORES, return_value=forest):
        newsclean.clean(
            "\n".join([TITLE, *PROSE, *WARDS[:6], "Share on Facebook", "Weather in Wendside today"]),
            language="en",
        )
    assert rows
    words, cues = FEATURES.index("words"), FEATURES.index("cues")
    assert all(row[words] < PROSE_WORDS or row[cues] for row in rows)


def test_figures_end_the_rows_of_a_table_and_no_menu() -> None:
    names = ("Wendside", "Eastvale", "Northmoor", "Talheim", "Valbrune", "Villasombra")
    rows = [f"{number} {name} ${number}.55" for number, name in enumerate(names * 8, 1)]
    article = newsclean.clean("\n".join([TITLE, *PROSE, *rows]), language="en", kind="text")
    assert [gone.text for gone in article.removed if gone.filter == "main_content"] == []


NOTE = (
    "Forty wards and their keepers stand in the lamp book, which the tower gives to whoever climbs to its door on the "
    "first day of spring, when the wind has come round and the bells of the town are still."
)


def prose_taken(*lines: str, score: float) -> list[str]:
    """Return what the filter takes of a text in which one paragraph has a score."""
    note = len(NOTE.split())
    forest = mock.Mock()
    forest.scores = lambda rows: [score if row[FEATURES.index("words")] == note else 0.0 for row in rows]
    with mock.patch(SCORES, return_value=forest):
        article = newsclean.clean("\n".join([TITLE, *lines]), language="en", kind="text")
    return [gone.text for gone in article.removed if gone.filter == "residue"]


@pytest.mark.parametrize(("score", "taken"), [(0.69, []), (0.71, [NOTE])])
def test_prose_goes_by_a_high_score_alone(score: float, taken: list[str]) -> None:
    story = [*PROSE, *WARDS, "Share on Facebook", NOTE, "Leave a Reply", "Share on Facebook"]
    assert prose_taken(*story, score=score) == taken


def test_prose_of_a_short_text_stays() -> None:
    story = [*PROSE, *WARDS[:4], "Share on Facebook", NOTE, "Leave a Reply", "Share on Facebook"]
    assert prose_taken(*story, score=0.99) == []


def test_a_long_line_above_the_prose_needs_more_than_a_label() -> None:
    """It is often a standfirst."""
    long = "Lamps of the wards burn on until the wind comes round and the keepers of the town go home"
    story = ["Share on Facebook", "The ward at noon", long, *PROSE, *WARDS, "Leave a Reply"]
    assert lines_taken(*story, score=0.7) == ["The ward at noon"]


@pytest.mark.parametrize(
    ("labels", "taken"),
    [
        (["Wendside lamps"], ["Wendside lamps"]),
        (["Lampen der Oststadt", "Wetter am Turm"], ["Lampen der Oststadt", "Wetter am Turm"]),
        (["The keeper said no."], []),
        (LABELS[:4], []),
        (["Lamps burned at the doors of all the wards of the town"], []),
    ],
)
def test_a_few_labels_above_what_filters_took_go(labels: list[str], taken: list[str]) -> None:
    story = [*PROSE, *WARDS, *labels, "Leave a Reply", "Share on Facebook"]
    assert lines_taken(*story, score=0.0) == taken


def test_a_label_above_a_signature_stays() -> None:
    """What stands at the foot of a story is the article's own: who wrote it, and the agencies."""
    assert lines_taken("Share on Facebook", *PROSE, *WARDS, "The lamps burn on", "(Reuters)", score=0.0) == []


@pytest.mark.parametrize(
    ("rows", "are_rows"),
    [
        (["1984\t4,120 m", "1997\t3,890 m", "2010\t3,240 m"], True),
        (["Vell 3 : 1 Tarn 12", "Vell 2 : 0 Tarn 9"], True),
        (["10:42 Rail link to Narvik reopens", "10:31 Minister apologises to trawlermen"], False),
        (["Page 3", "Page 4"], False),
    ],
)
def test_lines_that_differ_by_their_digits_alone_are_rows(rows: list[str], are_rows: bool) -> None:
    draft = Draft(read_text("\n".join(["The length was measured at one stone.", *rows, "It goes on."])))
    places = [index for index, text in enumerate(draft.raw) if text in rows]
    assert [_is_row_of_figures(draft, index) for index in places] == [are_rows] * len(rows)
