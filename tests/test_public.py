"""What is public is pinned and documented; what every built-in filter must declare is declared."""

from __future__ import annotations

import dataclasses
import inspect
import pkgutil
import re
from importlib import import_module
from typing import Any

import pytest

import newsclean
from newsclean import DEFAULT, Filter, MissingExtraError, Pipeline
from newsclean.filters.phrase_rule import PhraseRule
from newsclean.lexicon.packs import REASONS, known_languages, pack_for

PUBLIC = [
    "ACCEPTS_BYTES",
    "DEFAULT",
    "Article",
    "Author",
    "Block",
    "Body",
    "Cleaner",
    "Cue",
    "Dateline",
    "Draft",
    "FailedPage",
    "FallbackWarning",
    "Filter",
    "LexiconError",
    "Line",
    "Link",
    "MissingExtraError",
    "NewscleanError",
    "NotAPageError",
    "Page",
    "PageMeta",
    "PageVerdict",
    "Paragraph",
    "Pipeline",
    "Removal",
    "SchemaError",
    "SiteProfile",
    "SiteRules",
    "Span",
    "Title",
    "TitleCandidate",
    "TooLargeError",
    "UnknownNameError",
    "Verdict",
    "Workbench",
    "clean",
    "clean_many",
    "compare",
    "filter",
    "load_ipython_extension",
    "parse_dateline",
    "show",
]
HELPERS = {
    "closing_labels", "credit_lines", "head_lines", "own_part", "phrase_rule", "prompts", "publisher_note", "surroundings",
}  # fmt: skip
"""Modules of the filters' room that hold what filters share, or a part of one."""
HEAD = {"title", "dateline", "dateline_element", "standfirst"}
"""Filters that find a part of the article and remove nothing."""

MODULES = sorted(
    found.name
    for found in pkgutil.walk_packages(newsclean.__path__, "newsclean.")
    if "__main__" not in found.name
)
EVERY_FILTER = pytest.mark.parametrize("built_in", DEFAULT.filters, ids=DEFAULT.names)


# --- names ---


def test_public_names_are_pinned() -> None:
    """A name that is added, renamed or dropped is a change of the API: it goes into this list and the changelog."""
    assert newsclean.__all__ == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_public_name_is_there_and_documented(name: str) -> None:
    thing = getattr(newsclean, name)
    assert name in dir(newsclean)
    assert (thing.__doc__ or "").strip()


@pytest.mark.parametrize("name", [name for name in PUBLIC if inspect.isclass(getattr(newsclean, name))])
def test_public_class_says_itself_what_it_is(name: str) -> None:
    """A docstring that dataclasses or NamedTuple made up is none."""
    doc = inspect.cleandoc(getattr(newsclean, name).__doc__ or "")
    assert not doc.startswith(f"{name}(")
    assert doc.partition("\n")[0].rstrip().endswith((".", ":"))


def test_unknown_public_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'newsclean' has no attribute 'scrub'"):
        newsclean.scrub  # noqa: B018


def test_version_is_one_of_a_release() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+(?:\.dev\d+|rc\d+)?", newsclean.__version__)


@pytest.mark.parametrize("name", MODULES)
def test_module_says_in_one_line_what_it_knows(name: str) -> None:
    doc = import_module(name).__doc__ or ""
    assert doc.strip()
    assert "\n" not in doc.strip().partition("\n\n")[0]


@pytest.mark.parametrize("name", MODULES)
def test_names_in_all_exist_and_their_functions_are_documented(name: str) -> None:
    module = import_module(name)
    for public in getattr(module, "__all__", ()):
        try:
            thing = getattr(module, public)
        except MissingExtraError as error:  # a step of datatrove is made of datatrove's own
            pytest.skip(str(error))
        if inspect.isfunction(thing) or inspect.isclass(thing):
            assert (thing.__doc__ or "").strip(), public


# --- filters ---


@EVERY_FILTER
def test_filter_is_a_frozen_slotted_dataclass(built_in: Any) -> None:
    assert isinstance(built_in, Filter)
    assert dataclasses.is_dataclass(built_in)
    assert type(built_in).__dataclass_params__.frozen
    assert not hasattr(built_in, "__dict__")
    assert built_in == type(built_in)()


@EVERY_FILTER
def test_filter_has_the_name_of_its_file(built_in: Filter) -> None:
    assert type(built_in).__module__ == f"newsclean.filters.{built_in.name}"


@EVERY_FILTER
def test_filter_declares_its_reasons(built_in: Filter) -> None:
    """The reasons of own_phrases are the caller's keys."""
    assert bool(built_in.reasons) == (built_in.name != "own_phrases")
    assert all(re.fullmatch(r"[a-z]+(?:_[a-z]+)*", reason) for reason in built_in.reasons)
    assert len(set(built_in.reasons)) == len(built_in.reasons)


@EVERY_FILTER
def test_filter_says_what_it_finds(built_in: Filter) -> None:
    first = (type(built_in).__doc__ or "").partition("\n")[0]
    assert first
    assert not first.startswith(f"{type(built_in).__name__}(")
    assert first.endswith(".")


@EVERY_FILTER
def test_filter_by_phrases_has_a_section_in_some_pack(built_in: Filter) -> None:
    if isinstance(built_in, PhraseRule):
        packs = [pack_for(language) for language in (*known_languages(), "any")]
        assert built_in.name in REASONS
        assert any(section.reason == built_in.name for pack in packs for section in pack.sections)


def test_every_section_of_a_pack_has_its_filter() -> None:
    assert set(REASONS) <= set(DEFAULT.names)


def test_every_file_of_the_room_is_a_filter_of_the_pipeline() -> None:
    package = import_module("newsclean.filters")
    files = {found.name for found in pkgutil.iter_modules(package.__path__)}
    assert files - HELPERS == set(DEFAULT.names)


@pytest.mark.parametrize("name", sorted(HELPERS))
def test_helpers_are_no_filters(name: str) -> None:
    module = import_module(f"newsclean.filters.{name}")
    assert not [
        each for each in vars(module).values() if dataclasses.is_dataclass(each) and hasattr(each, "reasons")
    ]


def test_filters_import_no_other_filter() -> None:
    for each in DEFAULT.filters:
        source = inspect.getsource(import_module(type(each).__module__))
        used = set(re.findall(r"^from newsclean\.filters\.(\w+) import", source, re.MULTILINE))
        assert used <= HELPERS, each.name


def test_default_is_a_pipeline_with_the_article_s_own_parts() -> None:
    assert isinstance(DEFAULT, Pipeline)
    assert set(DEFAULT.names) >= HEAD
