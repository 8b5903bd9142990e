"""The pipeline: an immutable row of filters, and what each way of changing it gives or refuses."""

from __future__ import annotations

import dataclasses
import pickle
import pydoc
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest

import newsclean
from newsclean import DEFAULT, Draft, NewscleanError, Pipeline, UnknownNameError, Verdict
from newsclean.filters.related_links import RelatedLinks
from newsclean.plugins import FunctionFilter

PROSE = (
    "The mayor of Eastvale said on Friday that the harbour bridge would stay closed until spring.",
    "Residents of the upper town, who have waited since March, said they had expected nothing else.",
)
PROMO = "The Gazette ferry timetable is on sale at the quay"
TEXT = "\n\n".join(["Harbour bridge closed again", PROSE[0], PROMO, PROSE[1], "Leave a Reply"])


@dataclass(frozen=True, slots=True)
class Quay:
    """Lines about the quay."""

    word: str = "quay"
    name: ClassVar[str] = "quay"
    reasons: ClassVar[tuple[str, ...]] = ("quay",)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        for index in draft.open:
            if self.word in draft.line(index).folded:
                yield draft.remove(index, "quay", f"holds {self.word!r}")


def taken(pipeline: Pipeline, text: str = TEXT) -> dict[str, str]:
    """Return the removed texts, each with the filter that took it."""
    return {gone.text: gone.filter for gone in newsclean.clean(text, pipeline=pipeline).removed}


# --- the row ---


def test_names_are_in_running_order() -> None:
    assert DEFAULT.names == tuple(each.name for each in DEFAULT.filters)
    assert len(set(DEFAULT.names)) == len(DEFAULT.names)


def test_empty_pipeline_makes_everything_body() -> None:
    article = newsclean.clean(TEXT, pipeline=Pipeline())
    assert [paragraph.text for paragraph in article.body] == TEXT.split("\n\n")
    assert (article.title, article.dateline, article.removed) == (None, None, ())


def test_pipeline_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        DEFAULT.filters = ()  # type: ignore[misc]


def test_every_change_makes_a_new_pipeline() -> None:
    before = DEFAULT.filters
    DEFAULT.without("byline")
    DEFAULT.only("byline")
    DEFAULT.plus(Quay())
    DEFAULT.swap(RelatedLinks(max_items=3))
    DEFAULT.with_phrases({"promo": ["ferry timetable"]})
    assert DEFAULT.filters is before
    assert DEFAULT.phrases == ()


# --- without and only ---


def test_without_leaves_filters_out() -> None:
    less = DEFAULT.without("comment_tail", "residue")
    assert set(DEFAULT.names) - set(less.names) == {"comment_tail", "residue"}
    assert "Leave a Reply" not in taken(less)


def test_only_keeps_the_order_of_the_pipeline() -> None:
    few = DEFAULT.only("title", "advertisement", "own_phrases")
    assert few.names == ("own_phrases", "advertisement", "title")


def test_no_names_change_nothing_or_leave_nothing() -> None:
    assert DEFAULT.without() == DEFAULT
    assert DEFAULT.only().filters == ()
    assert DEFAULT.only() == dataclasses.replace(DEFAULT, filters=())


# --- plus and swap ---


@pytest.mark.parametrize(
    ("place", "neighbours"),
    [
        ({}, ("own_phrases", "quay")),
        ({"before": "byline"}, ("quay", "byline")),
        ({"after": "byline"}, ("byline", "quay")),
    ],
    ids=["early", "before", "after"],
)
def test_plus_puts_a_filter_where_it_is_told(place: dict[str, str], neighbours: tuple[str, str]) -> None:
    names = DEFAULT.plus(Quay(), **place).names
    at = names.index(neighbours[0])
    assert names[at : at + 2] == neighbours
    assert len(names) == len(DEFAULT.names) + 1


def test_added_filters_keep_their_order_and_a_bare_pipeline_has_them_last() -> None:
    other = FunctionFilter("other", ("other",), lambda _: [])
    names = DEFAULT.plus(Quay()).plus(other).names
    assert names[names.index("own_phrases") + 1 :][:2] == ("quay", "other")
    assert DEFAULT.only("byline").plus(Quay()).names == ("byline", "quay")


def test_added_filter_acts_under_its_own_name() -> None:
    assert taken(DEFAULT.plus(Quay(), before="breadcrumb"))[PROMO] == "quay"


def test_swap_puts_other_options_in_the_same_place() -> None:
    swapped = DEFAULT.plus(Quay()).swap(Quay(word="upper town"))
    assert swapped.names == DEFAULT.plus(Quay()).names
    assert taken(swapped)[PROSE[1]] == "quay"


def test_plus_refuses_a_second_filter_of_a_name() -> None:
    with pytest.raises(NewscleanError, match=r"'quay' is in the pipeline already; swap\(\) replaces it"):
        DEFAULT.plus(Quay()).plus(Quay())


def test_plus_refuses_two_places() -> None:
    with pytest.raises(NewscleanError, match="before or after, not both"):
        DEFAULT.plus(Quay(), before="title", after="byline")


@pytest.mark.parametrize(
    ("thing", "message"),
    [
        (3, "int is not a filter: it has no name, no reasons and cannot be called"),
        (None, "NoneType is not a filter"),
        (len, "builtin_function_or_method is not a filter"),
        (Quay, r"Quay is a class: give an instance, Quay\(\)"),
    ],
    ids=["number", "none", "function", "class"],
)
def test_what_is_no_filter_is_refused_by_its_type(thing: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        DEFAULT.plus(thing)


# --- unknown names ---


@pytest.mark.parametrize(
    "change",
    [
        lambda: DEFAULT.without("bylines"),
        lambda: DEFAULT.only("byline", "bylines"),
        lambda: DEFAULT.plus(Quay(), before="bylines"),
        lambda: DEFAULT.plus(Quay(), after="bylines"),
        lambda: DEFAULT.plus("bylines"),
        lambda: DEFAULT.swap(FunctionFilter("bylines", (), lambda _: ())),
    ],
    ids=["without", "only", "before", "after", "plus", "swap"],
)
def test_unknown_name_is_refused_with_the_known_ones(change: Any) -> None:
    with pytest.raises(UnknownNameError, match=r"unknown filter 'bylines'; known: .*, byline, ") as caught:
        change()
    assert isinstance(caught.value, NewscleanError)
    assert set(DEFAULT.names) <= set(caught.value.known)


# --- describe ---


def test_describe_gives_each_filter_a_line_with_what_it_does() -> None:
    lines = DEFAULT.describe().splitlines()
    assert [line.split()[0] for line in lines] == list(DEFAULT.names)
    assert all(line.split(None, 1)[1].endswith(".") for line in lines)


def test_describe_takes_the_docstring_of_any_filter() -> None:
    @newsclean.filter()
    def tide(draft: Draft) -> Iterable[Verdict]:
        """Tide tables.

        And more of them.
        """
        return ()

    assert Pipeline((Quay(), tide)).describe() == "quay  Lines about the quay.\ntide  Tide tables."
    assert Pipeline().describe() == ""


# --- pickling ---


def test_pipeline_survives_pickling() -> None:
    pipeline = DEFAULT.without("byline").plus(Quay("sea")).with_phrases({"promo": ["ferry timetable"]})
    copy = pickle.loads(pickle.dumps(pipeline))
    assert copy == pipeline
    assert taken(copy) == taken(pipeline)


# --- what it looks like ---


@pytest.mark.parametrize(
    ("pipeline", "shown"),
    [
        (Pipeline(), "<Pipeline of 0 filters>"),
        (Pipeline((Quay(),)), "<Pipeline of 1 filter: quay>"),
        (DEFAULT.only("byline", "tags"), "<Pipeline of 2 filters: byline, tags>"),
        (
            DEFAULT.with_phrases({"promo": ["on sale"], "quay": ["the quay"]}).only("tags"),
            "; own phrases: promo, quay>",
        ),
    ],
)
def test_short_form_names_what_is_in_it(pipeline: Pipeline, shown: str) -> None:
    assert repr(pipeline).endswith(shown)


def test_short_form_of_a_long_pipeline_is_short() -> None:
    assert repr(DEFAULT) == f"<Pipeline of {len(DEFAULT.filters)} filters: {DEFAULT.names[0]} ...>"
    assert repr(DEFAULT.without("byline")) != repr(DEFAULT)


def test_help_opens_with_a_signature_of_four_lines() -> None:
    said = pydoc.plain(pydoc.render_doc(newsclean.clean)).splitlines()[2]
    assert said.startswith("clean(")
    assert len(said) <= 4 * 120
