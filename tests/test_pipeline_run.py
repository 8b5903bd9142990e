"""What a run does: the caller's own phrases, looking on, and filters that say what no filter may."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

import pytest

import newsclean
from newsclean import DEFAULT, Draft, LexiconError, Pipeline, UnknownNameError, Verdict
from newsclean.filters.related_links import RelatedLinks

PROSE = (
    "The mayor of Eastvale said on Friday that the harbour bridge would stay closed until spring.",
    "Residents of the upper town, who have waited since March, said they had expected nothing else.",
)
PROMO = "The Gazette ferry timetable is on sale at the quay"
TEXT = "\n\n".join(["Harbour bridge closed again", PROSE[0], PROMO, PROSE[1], "Leave a Reply"])


def taken(pipeline: Pipeline, text: str = TEXT) -> dict[str, str]:
    """Return the removed texts, each with the filter that took it."""
    return {gone.text: gone.filter for gone in newsclean.clean(text, pipeline=pipeline).removed}


# --- the caller's own phrases ---


def test_own_phrases_go_for_the_callers_reason() -> None:
    article = newsclean.clean(TEXT, pipeline=DEFAULT.with_phrases({"our_promo": ["ferry  TIMETABLE"]}))
    assert ("own_phrases", "our_promo") in [(gone.filter, gone.reason) for gone in article.removed]
    assert PROMO not in str(article.body)


def test_own_phrases_come_before_the_named_filters() -> None:
    """The first verdict stands, and the caller's comes before the built-in ones."""
    text = "\n\n".join(["Harbour bridge closed", "Ferry timetable", "By Ada Marsh", *PROSE])
    assert taken(DEFAULT, text)["By Ada Marsh"] == "byline"
    assert taken(DEFAULT.with_phrases({"promo": ["by ada marsh"]}), text)["By Ada Marsh"] == "own_phrases"


def test_own_phrases_add_up() -> None:
    once = DEFAULT.with_phrases({"promo": ["ferry timetable"]})
    twice = once.with_phrases({"promo": ["upper town"]})
    assert {text for text, name in taken(twice).items() if name == "own_phrases"} == {PROMO, PROSE[1]}


@pytest.mark.parametrize(
    ("phrases", "error", "message"),
    [
        ({"promo": "ferry"}, TypeError, "phrases of 'promo' must be a list of str, not one str"),
        ({"promo": [3]}, TypeError, "a phrase of 'promo' must be a string, not 3"),
        ({3: ["ferry"]}, TypeError, "a reason must be a string, not 3"),
        ({"promo": ["ferry", " "]}, LexiconError, "a phrase of 'promo' is blank"),
        ({" ": ["ferry"]}, LexiconError, "a reason must not be blank"),
    ],
    ids=["one str", "number", "reason", "blank", "blank reason"],
)
def test_wrong_phrases_are_refused_at_once(phrases: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        DEFAULT.with_phrases(phrases)


# --- observe ---


def test_observe_sees_each_filter_that_had_an_effect() -> None:
    seen: list[str] = []
    watched = dataclasses.replace(DEFAULT, observe=lambda name, _: seen.append(name))
    article = newsclean.clean(TEXT, pipeline=watched)
    assert {gone.filter for gone in article.removed} <= set(seen) <= set(DEFAULT.names)
    assert article == newsclean.clean(TEXT)


# --- what a filter says is checked ---


def test_unknown_role_is_refused() -> None:
    @newsclean.filter()
    def tide(draft: Draft) -> Iterable[Verdict]:
        yield Verdict(draft.blocks[0].span, "remove", "tide")

    with pytest.raises(UnknownNameError, match=r"unknown role from filter 'tide' 'remove'; known: .*removed"):
        newsclean.clean(TEXT, pipeline=Pipeline((tide,)))


def test_filter_that_returns_nothing_is_named() -> None:
    @newsclean.filter()
    def tide(draft: Draft) -> Any:
        """Forget to yield."""

    with pytest.raises(TypeError, match="filter 'tide' returned NoneType, not verdicts"):
        newsclean.clean(TEXT, pipeline=Pipeline((tide,)))


def test_filter_of_a_place_acts_once() -> None:
    """A second look at the body must not run such a filter again on what has moved up to its place."""

    @newsclean.filter()
    def last_line(draft: Draft) -> Iterable[Verdict]:
        yield draft.remove(draft.open[-1], "last_line", "the last")

    assert list(taken(Pipeline((last_line,)))) == ["Leave a Reply"]


# --- who looks again ---


def seen(pipeline: Pipeline) -> list[str]:
    """Return the filters that had an effect, once for each look at which they had one."""
    names: list[str] = []
    watched = dataclasses.replace(pipeline, observe=lambda name, _: names.append(name))
    newsclean.clean(TEXT, pipeline=watched)
    return names


@newsclean.filter()
def first_line(draft: Draft) -> Iterable[Verdict]:
    """Take whatever stands first: each look finds another."""
    yield draft.remove(draft.open[0], "first_line", "the first")


def test_every_built_in_filter_looks_again() -> None:
    assert DEFAULT.looks_again == set(DEFAULT.names)


def test_filter_looks_again_only_where_its_name_is_listed() -> None:
    once = Pipeline((first_line,))
    assert seen(once) == ["first_line"]
    again = dataclasses.replace(once, looks_again=frozenset({"first_line"}))
    assert seen(again) == ["first_line"] * len(TEXT.split("\n\n"))


def test_text_in_which_nothing_was_found_is_not_looked_at_again() -> None:
    looks: list[int] = []

    @newsclean.filter()
    def idle(draft: Draft) -> Iterable[Verdict]:
        looks.append(len(draft.open))
        return ()

    again = dataclasses.replace(Pipeline((idle,)), looks_again=frozenset({"idle"}))
    newsclean.clean("\n\n".join(PROSE), pipeline=again)
    assert looks == [2]
    newsclean.clean("\n".join(PROSE), pipeline=again)  # its body has blank lines, which the text has not
    assert looks == [2, 2, 2]


def test_changes_of_a_pipeline_leave_alone_who_looks_again() -> None:
    changed = DEFAULT.without("byline").plus(first_line).with_phrases({"promo": ["ferry timetable"]})
    assert changed.looks_again == DEFAULT.looks_again
    assert seen(changed).count("first_line") == 1


def test_filter_in_the_place_of_a_built_in_one_looks_again() -> None:
    assert DEFAULT.swap(RelatedLinks(max_items=3)).looks_again == DEFAULT.looks_again


def test_phrases_that_are_no_mapping_are_refused_by_their_type() -> None:
    with pytest.raises(TypeError, match="must be a mapping of reason to phrases, not list"):
        DEFAULT.with_phrases(["ferry timetable"])  # type: ignore[arg-type]


def test_filter_that_yields_no_verdict_is_named() -> None:
    @newsclean.filter()
    def tide(draft: Draft) -> Iterable[Any]:
        yield "removed"

    with pytest.raises(TypeError, match="filter 'tide' yielded str, not Verdict"):
        newsclean.clean(TEXT, pipeline=Pipeline((tide,)))
