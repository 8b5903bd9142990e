"""Filters from outside: functions under the decorator, and plug-ins that are loaded only when they are named."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pytest

import newsclean
from newsclean import DEFAULT, Draft, NewscleanError, UnknownNameError, Verdict
from newsclean.catalogue import find
from newsclean.plugins import find_plugin, require_filter

TEXT = "The mayor of Eastvale said on Friday that the bridge would stay closed until spring.\n\nHigh water: 10:15, Eastvale"
NAMED = DEFAULT.without("residue")


@newsclean.filter()
def tide(draft: Draft) -> Iterable[Verdict]:
    """Tide tables."""
    for index in draft.open:
        if draft.line(index).folded.startswith("high water"):
            yield draft.remove(index, "tide", "starts with 'high water'")


class Tide:
    """Tide tables, as a class."""

    name: ClassVar[str] = "tide"
    reasons: ClassVar[tuple[str, ...]] = ("tide",)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        return tide(draft)


@dataclass
class FakePoint:
    """An entry point of another package, which notes when it is loaded."""

    name: str
    value: Any
    loaded: list[str] = field(default_factory=list)

    def load(self) -> Any:
        self.loaded.append(self.name)
        return self.value


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that makes entry points of the group newsclean.filters."""

    def put(**values: Any) -> list[str]:
        loaded: list[str] = []
        points = [FakePoint(name, value, loaded) for name, value in values.items()]

        def found(*, group: str) -> list[FakePoint]:
            return points if group == "newsclean.filters" else []

        monkeypatch.setattr("importlib.metadata.entry_points", found)
        return loaded

    return put


# --- functions ---


def test_function_becomes_a_filter_of_its_name() -> None:
    assert (tide.name, tide.reasons) == ("tide", ("tide",))
    article = newsclean.clean(TEXT, pipeline=NAMED.plus(tide, before="breadcrumb"))
    assert [(gone.filter, gone.reason) for gone in article.removed] == [("tide", "tide")]


def test_function_declares_its_reasons() -> None:
    @newsclean.filter("high_water", "low_water")
    def water(draft: Draft) -> Iterable[Verdict]:
        return ()

    assert water.reasons == ("high_water", "low_water")


def test_decorator_without_brackets_is_refused() -> None:
    with pytest.raises(TypeError, match=r"write @newsclean.filter\(\) with brackets"):
        newsclean.filter(lambda _: ())  # type: ignore[arg-type]


def test_function_filter_survives_pickling() -> None:
    """Workers of a batch get their pipeline pickled; a filter goes by its module and name."""
    assert pickle.loads(pickle.dumps(tide)) is tide
    assert pickle.loads(pickle.dumps(DEFAULT.plus(tide))) == DEFAULT.plus(tide)


# --- what a filter must have ---


@pytest.mark.parametrize(
    ("thing", "message"),
    [
        (object(), "object is not a filter: it has no name, no reasons and cannot be called"),
        (lambda _: (), "function is not a filter: it has no name, no reasons"),
        (type("Half", (), {"name": "half", "reasons": ()})(), "Half is not a filter: it cannot be called"),
        (type("Half", (), {"name": "half", "__call__": print})(), "Half is not a filter: it has no reasons"),
    ],
    ids=["object", "function", "not callable", "no reasons"],
)
def test_refusal_says_what_is_missing(thing: object, message: str) -> None:
    with pytest.raises(TypeError) as caught:
        require_filter(thing)
    assert str(caught.value) == message


def test_filter_is_returned_as_it_is() -> None:
    mine = Tide()
    assert require_filter(mine) is mine


# --- plug-ins ---


@pytest.mark.parametrize("value", [tide, Tide, Tide()], ids=["function", "class", "object"])
def test_plug_in_is_added_by_its_name(offer: Any, value: Any) -> None:
    offer(tide=value)
    pipeline = NAMED.plus("tide", before="breadcrumb")
    assert [gone.filter for gone in newsclean.clean(TEXT, pipeline=pipeline).removed] == ["tide"]


def test_plug_ins_are_loaded_only_when_named(offer: Any) -> None:
    loaded = offer(tide=Tide, moon=Tide)
    newsclean.clean(TEXT)
    assert loaded == []
    DEFAULT.plus("tide")
    assert loaded == ["tide"]


def test_find_gives_built_in_filters_first_and_plug_ins_after(offer: Any) -> None:
    loaded = offer(byline=Tide, tide=Tide)
    assert find("byline") in DEFAULT.filters
    assert loaded == []
    assert isinstance(find("tide"), Tide)


def test_unknown_plug_in_is_refused_with_all_that_are_known(offer: Any) -> None:
    offer(tide=Tide)
    for look in (find, DEFAULT.plus):
        with pytest.raises(UnknownNameError, match=r"unknown filter 'moon'; known: .*byline.*, tide"):
            look("moon")
    with pytest.raises(UnknownNameError, match="known: tide"):
        find_plugin("moon")


def test_plug_in_that_calls_itself_something_else_is_refused(offer: Any) -> None:
    offer(moon=Tide)
    with pytest.raises(NewscleanError, match="plug-in 'moon' gives a filter that calls itself 'tide'"):
        find_plugin("moon")


def test_plug_in_that_is_no_filter_is_refused(offer: Any) -> None:
    offer(moon=3)
    with pytest.raises(TypeError, match="int is not a filter"):
        find_plugin("moon")
