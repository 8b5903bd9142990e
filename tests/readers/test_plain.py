"""The text reader: lines, paragraphs, cut sentences and wrapped mail as blocks that lose no character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Page
from newsclean.readers.plain import read_text
from newsclean.text import solid, tidy

PROSE = "The mayor of Eastvale said on Friday that the harbour bridge would stay closed until spring."
MORE = "Residents of the upper town, who have waited since March, said they had expected nothing else."


def blocks(text: str) -> list[str]:
    """Return the tidied texts of the blocks of a text."""
    return [tidy(piece) for piece in raw(read_text(text))]


def raw(page: Page) -> list[str]:
    return [page.text[block.span.start : block.span.end] for block in page.blocks]


# --- lines that stay apart ---


@pytest.mark.parametrize(
    "lines",
    [
        ["Bridge closed", PROSE, MORE],
        ["“No.”", "“Why not?”", "“Because.”"],
        ["Roses are late", "and so are you,", "and so is the ferry"],
        ["- one rope", "- two ropes", "- no bell"],
        ["1. Ada Marsh", "2. Tom Bell", "3. Oda Brannigan"],
        ["Home", "News", "Sport", "weather", "Contact"],
        ["Eastvale 3, Wendside 1", "Harrow 0, Lower Sandry 0"],
    ],
    ids=lambda lines: lines[0],
)
def test_lines_of_their_own_stay_apart(lines: list[str]) -> None:
    assert blocks("\n".join(lines)) == lines
    assert blocks("\n\n".join(lines)) == lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\v", "\x1c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_counts(end: str) -> None:
    assert blocks(end.join([PROSE, MORE])) == [PROSE, MORE]


def test_cut_sentence_does_not_pull_in_the_next_paragraph() -> None:
    text = f"The mayor of\nEastvale\n, said no\n, twice.\n{PROSE}\nThe end"
    assert blocks(text) == ["The mayor of Eastvale, said no, twice.", PROSE, "The end"]


def test_bullets_are_never_joined() -> None:
    text = "The mayor of\nEastvale\n, said no\n, twice, to\n- the choir\n- the dog\n, he said"
    assert blocks(text)[1:] == ["- the choir", "- the dog, he said"]


def test_blank_line_ends_every_sentence() -> None:
    assert blocks("The mayor of\n\nEastvale\n\n, said no\n\n, twice.") == [
        "The mayor of",
        "Eastvale",
        ", said no",
        ", twice.",
    ]


def test_label_that_the_page_repeats_is_no_start_of_a_sentence() -> None:
    text = "Foto\nthe mayor\n, who left\nFoto\nthe clerk\n, who stayed\nFoto\nthe dog"
    assert blocks(text)[0] == "Foto"


# --- sentences that a scraper cut at inline tags ---


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("The mayor of\nEastvale\n, Ada Marsh\n, said no.", ["The mayor of Eastvale, Ada Marsh, said no."]),
        (
            "The paper (\nthe Mercury\n) said so. The\nGazette\n’s editor\n, a baker\n, did not.",
            ["The paper (the Mercury) said so. The Gazette’s editor, a baker, did not."],
        ),
        (
            f"{PROSE}\nThe\nMercury\nsaid so\n. Nobody\n, it added\n, came.",
            [PROSE, "The Mercury said so. Nobody, it added, came."],
        ),
    ],
    ids=["commas", "brackets", "article"],
)
def test_cut_sentences_are_joined(text: str, joined: list[str]) -> None:
    assert blocks(text) == joined


# --- hard-wrapped text ---

WRAPPED = """\
The clock of Wendside town hall stopped on Monday for the third winter
in a row, and the council said that nobody would climb the tower before
the thaw, which is not expected until the second week of March or later.

The keeper, Oda Brannigan, who has wound it by hand since her father fell
ill, said the frost had bent a shaft that was cast before the railway
came to the valley.

- one rope
- two ropes"""


def test_wrapped_paragraphs_are_unwrapped() -> None:
    found = blocks(WRAPPED)
    assert len(found) == 4
    assert found[0].endswith(
        "third winter in a row, and the council said that nobody would climb the tower before "
        "the thaw, which is not expected until the second week of March or later."
    )
    assert found[2:] == ["- one rope", "- two ropes"]


@pytest.mark.parametrize("end", ["\r\n", "\x85"])
def test_wrapped_text_is_told_with_any_line_end(end: str) -> None:
    assert blocks(WRAPPED.replace("\n", end)) == blocks(WRAPPED)


# --- what a block knows ---


def test_block_knows_its_line_and_the_blank_lines_above() -> None:
    page = read_text(f"\n\n{PROSE}\n \t\n\u00a0\n{MORE}\nEnd")
    assert [(block.path, block.gap) for block in page.blocks] == [("line 3", 2), ("line 6", 2), ("line 7", 0)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The clock", "line"),
        ("- a rope", "list_item"),
        ("• a rope", "list_item"),
        ("2) a rope", "list_item"),
        ("12. a rope", "list_item"),
        ("2024. a year", "line"),
        ("-5 degrees", "line"),
        ("# The clock", "heading"),
        ("### The clock", "heading"),
        ("#clock", "line"),
        ("- ‘A mistake’ -", "line"),
        ("–", "line"),
        ("#", "line"),
    ],
)
def test_kind_is_read_off_the_marks_of_extractors(line: str, kind: str) -> None:
    assert read_text(line).blocks[0].kind == kind


def test_page_keeps_text_url_and_language() -> None:
    page = read_text("\ufeffOne.", url="https://gazette.example", language="en")
    assert (page.text, page.url, page.language, page.source) == (
        "\ufeffOne.",
        "https://gazette.example",
        "en",
        "text",
    )
    assert page.meta.language == "en"


@pytest.mark.parametrize("text", ["", "\n", " \u00a0\r\n\u00ad\u200b", "\ufeff", "\x00\x01"])
def test_blank_text_has_no_blocks(text: str) -> None:
    assert read_text(text).blocks == ()


def test_long_line_is_one_block() -> None:
    text = (PROSE + " ") * 5000
    assert [len(piece) for piece in raw(read_text(text))] == [len(text) - 1]


# --- the law ---

LINES = st.sampled_from(
    [
        PROSE,
        "The mayor of",
        "Eastvale",
        ", said",
        ". The",
        ") no",
        "- a rope",
        "“",
        "\ufeff",
        "\u00ad",
        "a" * 70,
        "#",
    ]
)
ENDS = st.sampled_from(["\n", "\n\n", "\r\n", "\f", "\u2028", " \n", "\n\t"])


@given(st.one_of(st.text(), st.lists(st.tuples(LINES, ENDS)).map(lambda rows: "".join(map("".join, rows)))))
def test_every_solid_character_lies_in_exactly_one_block(text: str) -> None:
    page = read_text(text)
    edges = [edge for block in page.blocks for edge in (block.span.start, block.span.end)]
    assert edges == sorted(edges)
    assert "".join(map(solid, raw(page))) == solid(text)
    assert all(solid(piece) for piece in raw(page))
