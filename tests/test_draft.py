"""The draft: facts about lines, and verdicts of which the first on a character stands."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Block, Cue, Draft, Filter, Line, Page, PageMeta, Span, Verdict
from newsclean.readers.plain import read_text
from newsclean.text import solid

PROSE = "The mayor of Eastvale said on Friday that the harbour bridge would stay closed."
TEXT = f"Clock stops again\n\n{PROSE}\n\nShare this\n\n{PROSE} He smiled."


def draft(text: str = TEXT) -> Draft:
    return Draft(read_text(text))


def removal(start: int, end: int) -> Verdict:
    return Verdict(Span(start, end), "removed", "test", "said so")


# --- lines ---


def test_line_is_tidied_folded_and_counted() -> None:
    line = draft("He  said\u00a0“NO”.").line(0)
    assert line == Line("He said “NO”.", 'he said "no".', 3, True)


@pytest.mark.parametrize(
    ("words", "ended", "prose"), [(9, True, False), (10, True, True), (29, False, False), (30, False, True)]
)
def test_prose_is_long_or_a_long_sentence(words: int, ended: bool, prose: bool) -> None:
    assert Line("", "", words, ended).is_prose is prose


def test_prose_of_a_page_is_in_order() -> None:
    assert draft().prose == [1, 3]


def test_cues_are_looked_up_by_reason_and_place() -> None:
    first, second, weak = (
        Cue("tags", "start", "tags:"),
        Cue("tags", "inside", "tags"),
        Cue("byline", "hint", "by"),
    )
    line = Line("Tags: by", "tags: by", 2, False, (first, second, weak))
    assert (line.cue("tags"), line.cue("tags", "inside"), line.cue("tags", "line")) == (first, second, None)
    assert line.cue("byline") is None
    assert line.cue("byline", "hint") == weak
    assert (line.hint("byline"), line.hint("donation")) == (True, False)


def test_a_line_is_scanned_once() -> None:
    scanned: list[str] = []

    def scan(text: str, folded: str) -> tuple[Cue, ...]:
        scanned.append(text)
        return ()

    looked = Draft(read_text(TEXT), scan)
    for _ in range(3):
        for index in looked.open:
            looked.line(index)
    assert len(scanned) == len(looked.blocks)


def test_a_long_paragraph_is_scanned_when_somebody_asks() -> None:
    scanned: list[str] = []
    hint = Cue("donation", "hint", "mayor", 4)

    def scan(text: str, folded: str) -> tuple[Cue, ...]:
        scanned.append(text)
        return (hint,) if "mayor" in folded else ()

    long = " ".join([PROSE] * 8)
    looked = Draft(read_text(f"{PROSE}\n\n{long}"), scan, most_words=30)
    assert (looked.named("donation"), looked.long, scanned) == ([0], [1], [PROSE])
    assert looked.line(1).cue("donation") is None
    assert scanned == [PROSE]
    assert looked.cued("donation") == [0, 1]
    assert looked.line(1).cue("donation", "hint") == hint
    assert (looked.line(1).cues, scanned) == ((hint,), [PROSE, long])


def test_lines_are_compared_and_pickled_with_their_cues() -> None:
    hint = Cue("donation", "hint", "mayor", 4)
    late = Line(PROSE, PROSE.lower(), 14, True, scan=lambda *_: (hint,))
    assert late == Line(PROSE, PROSE.lower(), 14, True, (hint,)) == pickle.loads(pickle.dumps(late))
    assert late != PROSE
    assert hash(late) == hash(Line(PROSE, PROSE.lower(), 14, True))


def test_known_lines_are_not_scanned_again() -> None:
    first = draft()
    known = first.lines()
    second = Draft(read_text(TEXT), lambda *_: pytest.fail("scanned again"), known)
    assert [second.line(i) for i in second.open] == list(known.values())


def test_copies_of_a_line_are_scanned_once() -> None:
    scanned: list[str] = []

    def scan(text: str, _: str) -> tuple[Cue, ...]:
        scanned.append(text)
        return ()

    twice = Draft(read_text("Share this\n\nBy Ada Marsh\n\nShare this"), scan)
    assert [line.text for _, line in twice.items] == ["Share this", "By Ada Marsh", "Share this"]
    assert scanned == ["Share this", "By Ada Marsh"]


def test_fact_of_a_line_is_worked_out_once() -> None:
    asked: list[str] = []
    line = draft().line(0)

    def length(each: Line) -> int:
        asked.append(each.text)
        return len(each.text)

    assert line.fact(length) == line.fact(length) == len(line.text)
    assert asked == [line.text]


def test_cued_blocks_are_the_open_ones_with_a_phrase() -> None:
    def scan(text: str, folded: str) -> tuple[Cue, ...]:
        return (Cue("share_widget", "hint", "share"),) if "share" in folded else ()

    looked = Draft(read_text(TEXT), scan)
    assert looked.cued("share_widget") == [2]
    assert looked.cued("tags") == []
    looked.settle("x", [looked.remove(2, "test", "")])
    assert looked.cued("share_widget") == []


# --- facts about the draft ---


def test_raw_is_the_source_text_of_every_block_claimed_or_not() -> None:
    looked = draft("One\u00a0 two.\n\nThree")
    looked.settle("x", [looked.remove(0, "test", "")])
    assert looked.raw == ["One\u00a0 two.", "Three"]


@pytest.mark.parametrize(("lasting", "counts"), [(False, [4, 4, 3, 3]), (True, [4, 4, 4, 4])])
def test_fact_is_worked_out_once_between_two_changes(lasting: bool, counts: list[int]) -> None:
    calls: list[int] = []

    def open_blocks(looked: Draft) -> int:
        calls.append(1)
        return len(looked.open)

    looked = draft()
    found = [looked.fact(open_blocks, lasting=lasting) for _ in range(2)]
    looked.settle("x", [looked.remove(0, "test", "")])
    found += [looked.fact(open_blocks, lasting=lasting) for _ in range(2)]
    assert found == counts
    assert len(calls) == len(set(counts))


def test_verdicts_without_effect_leave_facts_alone() -> None:
    looked = draft()
    looked.settle("x", [looked.remove(0, "test", "")])
    before = looked.prose
    looked.settle("y", [looked.remove(0, "test", "")])
    assert looked.prose is before


def test_prose_follows_the_verdicts() -> None:
    looked = draft()
    looked.settle("x", [looked.remove(1, "test", "")])
    assert looked.prose == [3]


def test_block_is_open_as_long_as_a_part_is_undecided() -> None:
    looked = draft()
    assert [looked.is_open(index) for index in (-1, 0, 3, 4)] == [False, True, True, False]
    span = looked.blocks[3].span
    looked.settle("tail", [Verdict(Span(span.end - 10, span.end), "removed", "test")])
    assert looked.is_open(3)
    looked.settle("rest", [looked.remove(3, "test", "")])
    assert not looked.is_open(3)


# --- verdicts ---


def test_whole_block_is_claimed_and_closed() -> None:
    settled = draft()
    assert settled.settle("share", [settled.remove(2, "test", "said so")]) == 1
    assert settled.open == [0, 1, 3]
    assert (settled.filter_of(2), settled.filter_of(0)) == ("share", None)
    assert settled.claims[2][0].verdict.evidence == "said so"


def test_the_first_verdict_on_a_character_stands() -> None:
    settled = draft()
    settled.settle("first", [settled.remove(2, "test", "")])
    assert settled.settle("second", [settled.remove(2, "test", "")]) == 0
    assert [claim.filter for claim in settled.claims[2]] == ["first"]


def test_part_of_a_block_is_claimed_and_the_rest_stays_open() -> None:
    settled = draft()
    span = settled.blocks[3].span
    settled.settle("tail", [Verdict(Span(span.end - 10, span.end), "removed", "test")])
    assert settled.line(3).text == PROSE
    assert 3 in settled.open
    settled.settle("rest", [settled.remove(3, "test", "")])
    assert 3 not in settled.open
    assert [claim.filter for claim in settled.claims[3]] == ["tail", "rest"]


def test_verdict_over_several_blocks_claims_each() -> None:
    settled = draft()
    settled.settle("all", [removal(0, len(TEXT))])
    assert settled.open == []
    assert sorted(settled.claims) == [0, 1, 2, 3]


@pytest.mark.parametrize("span", [(5, 5), (9, 3), (-9, -1), (10**6, 10**6 + 5), (17, 19)])
def test_verdict_on_nothing_has_no_effect(span: tuple[int, int]) -> None:
    settled = draft()
    assert settled.settle("x", [removal(*span)]) == 0
    assert settled.open == [0, 1, 2, 3]


def test_title_is_known_once_it_is_settled() -> None:
    settled = draft()
    assert settled.title is None
    settled.settle("title", [Verdict(settled.blocks[0].span, "title")])
    assert settled.title == "Clock stops again"


def test_title_of_the_metadata_is_known_from_the_start() -> None:
    assert Draft(Page("", (), PageMeta(title="Clock stops"))).title == "Clock stops"


def test_page_without_blocks_has_nothing_to_settle() -> None:
    empty = Draft(Page("", ()))
    assert (empty.open, empty.prose, empty.lines(), empty.settle("x", [removal(0, 9)])) == ([], [], {}, 0)


@given(st.lists(st.tuples(st.integers(-5, 230), st.integers(-5, 230)), max_size=12))
def test_claims_never_overlap_and_lose_nothing(spans: list[tuple[int, int]]) -> None:
    """Whatever spans filters claim: claimed and free pieces of a block are the block, each character once."""
    settled = draft()
    settled.settle("any", [removal(start, end) for start, end in spans])
    for index, block in enumerate(settled.blocks):
        claimed = [claim.span for claim in settled.claims.get(index, ())]
        pieces = sorted([*claimed, *settled.free.get(index, () if claimed else (block.span,))])
        assert all(one.end <= other.start for one, other in pairwise(pieces))
        text = "".join(TEXT[piece.start : piece.end] for piece in pieces)
        assert solid(text) == solid(TEXT[block.span.start : block.span.end])


def test_a_filter_is_any_object_of_the_shape() -> None:
    class Mine:
        name = "mine"
        reasons = ("mine",)

        def __call__(self, draft: Draft) -> list[Verdict]:
            return [draft.remove(index, "mine", "") for index in draft.open]

    assert isinstance(Mine(), Filter)
    assert not isinstance(Block(Span(0, 1)), Filter)
