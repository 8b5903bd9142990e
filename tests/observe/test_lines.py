"""What is seen of a line is seen on the page: no filter's verdict, and no filter's name, changes it."""

import pytest

from newsclean.catalogue import DEFAULT
from newsclean.draft import Draft
from newsclean.lexicon import lexicon_for
from newsclean.lexicon.cue_kinds import CUE_KINDS, SECTION_KINDS
from newsclean.lexicon.packs import REASONS
from newsclean.model import Span, Verdict
from newsclean.observe.line_features import FEATURES, line_features
from newsclean.observe.line_sheet import NO_KIND, line_sheet
from newsclean.readers.plain import read_text

STORY = [
    "The lamp in Wendside was lit on Friday by a committee of four people who had met on the quay.",
    "It burned until the wind came round, the keeper said, and that was at nine in the evening.",
    "A second lamp is to be hung beside it, so that the first one is not alone in the dark any more.",
]
LINES = [
    "Home", "News", "Sport", "Wendside lights its lamp at last", "By Ada Marsh", "3 May 2024, 06:30", *STORY,
    "Sign up for our newsletter", "Comments", "I crossed that quay every day of my life and never saw a lamp.",
]  # fmt: skip


def draft_of(lines):
    return Draft(read_text("\n".join(lines), language="en"), lexicon_for("en").scan)


def row_of(draft, index):
    return dict(zip(FEATURES, line_features(draft, [index])[0], strict=True))


def test_what_filters_made_of_the_lines_changes_nothing():
    fresh, used = draft_of(LINES), draft_of(LINES)
    for each in DEFAULT.filters:
        if each.name != "residue":
            used.settle(each.name, each(used))
    span = used.blocks[6].span
    used.settle("own", [Verdict(Span(span.start, span.start + 8), "removed", "own", "a part of a line")])
    assert used.claims
    every = range(len(LINES))
    assert line_features(used, every) == line_features(fresh, every)


def test_a_cue_is_known_by_its_wording_or_its_shape():
    kinds = line_sheet(draft_of(LINES)).kinds
    named = {LINES[index]: CUE_KINDS[kind] for index, kind in enumerate(kinds) if kind != NO_KIND}
    assert named["By Ada Marsh"] == "credit"
    assert named["3 May 2024, 06:30"] == "stamp"
    assert named["Sign up for our newsletter"] == "promotion"
    assert named["Comments"] == "comment"
    assert not set(STORY) & named.keys()


def test_the_article_ends_above_the_comments():
    sheet = line_sheet(
        draft_of([*LINES, "I mean every single word of it, whatever anybody else may say of me."])
    )
    assert (sheet.open_start, sheet.open_end) == (6, 9)


def test_a_row_tells_where_a_line_stands():
    row = row_of(draft_of(LINES), 10)
    assert (row["words"], row["ended"], row["since_promotion"], row["above_stamp"]) == (1, False, 1, 1)
    assert (row["words-1"], row["words+2"], row["in_open_range"]) == (5, -1, False)


def test_every_section_of_a_pack_has_a_kind():
    assert SECTION_KINDS.keys() == set(REASONS)
    assert set(SECTION_KINDS.values()) == set(CUE_KINDS)


@pytest.mark.parametrize("lines", [["x"], ["Home"] * 60, STORY * 40])
def test_any_text_has_rows(lines):
    draft = draft_of(lines)
    rows = line_features(draft, range(len(draft.blocks)))
    assert {len(row) for row in rows} == {len(FEATURES)}
