"""The objects of the model: frozen, slotted, picklable, and what an article's doors give."""

from __future__ import annotations

import datetime
import pickle
from typing import Any

import pytest

import newsclean
from newsclean import Article, Block, Body, Dateline, Page, PageMeta, Paragraph, Removal, Span, Title, Verdict
from newsclean.errors import SchemaError, UnknownNameError

ONE = Paragraph("The clock stopped.", "paragraph", Span(10, 28), "line 3")
TWO = Paragraph("Nobody came.", "quote", Span(40, 52), "line 7")
GONE = Removal(
    "Share", "share_widget", "share_widget", "the line is 'share'", Span(30, 35), "line 5", "list_item"
)
DATELINE = Dateline(
    "BERLIN (dpa) -",
    Span(0, 9),
    places=("Berlin", "Bonn"),
    date=datetime.date(2024, 3, 3),
    agencies=("dpa", "AFP"),
    agency_ids=("dpa", "afp"),
)
ARTICLE = Article(
    Title("Clock stops", Span(0, 5)), DATELINE, Body((ONE, TWO)), (GONE,), PageMeta("Clock stops")
)
OBJECTS: tuple[Any, ...] = (
    Span(1, 2),
    Block(Span(0, 4)),
    PageMeta(),
    Page("", ()),
    Title("Clock"),
    Verdict(Span(0, 1), "removed"),
    DATELINE,
    ONE,
    Body((ONE,)),
    GONE,
    ARTICLE,
)


@pytest.mark.parametrize("thing", OBJECTS, ids=lambda thing: type(thing).__name__)
def test_objects_cannot_be_changed(thing: Any) -> None:
    name = next(name for name in type(thing).__annotations__ if not name.startswith("_"))
    with pytest.raises(AttributeError):
        setattr(thing, name, None)
    with pytest.raises((AttributeError, TypeError)):
        thing.something_new = 1


@pytest.mark.parametrize("thing", OBJECTS, ids=lambda thing: type(thing).__name__)
def test_objects_are_slotted_hashable_and_picklable(thing: Any) -> None:
    assert not hasattr(thing, "__dict__")
    assert pickle.loads(pickle.dumps(thing)) == thing
    assert hash(pickle.loads(pickle.dumps(thing))) == hash(thing)


def test_spans_are_ordered() -> None:
    assert sorted([Span(5, 6), Span(2, 9), Span(2, 3)]) == [Span(2, 3), Span(2, 9), Span(5, 6)]


def test_text_is_what_str_gives() -> None:
    assert (str(Title("Clock")), str(ONE), str(DATELINE)) == ("Clock", "The clock stopped.", "BERLIN (dpa) -")


def test_dateline_gives_its_first_place_and_agency() -> None:
    assert (DATELINE.place, DATELINE.agency) == ("Berlin", "dpa")
    bare = Dateline("—", Span(0, 1))
    assert (bare.place, bare.agency, bare.date) == (None, None, None)


def test_body_is_a_sequence_of_paragraphs() -> None:
    body = Body((ONE, TWO))
    assert (len(body), list(body), body[0], body[-1]) == (2, [ONE, TWO], ONE, TWO)
    assert body[:1] == (ONE,)
    assert TWO in body
    assert body.index(TWO) == 1
    assert str(body) == "The clock stopped.\n\nNobody came."
    with pytest.raises(IndexError):
        body[2]


def test_empty_body_is_falsy_and_prints_nothing() -> None:
    assert (bool(Body()), str(Body()), list(Body())) == (False, "", [])


def test_restore_puts_a_removal_back_in_its_place() -> None:
    back = ARTICLE.restore(GONE)
    assert [paragraph.text for paragraph in back.body] == ["The clock stopped.", "Share", "Nobody came."]
    assert back.body[1] == Paragraph("Share", "list_item", Span(30, 35), "line 5")
    assert back.removed == ()
    assert ARTICLE.removed == (GONE,)


def test_restore_refuses_what_is_not_in_the_ledger() -> None:
    other = Removal("Print", GONE.filter, GONE.reason, GONE.evidence, GONE.span)
    with pytest.raises(ValueError, match="not in the ledger: Removal"):
        ARTICLE.restore(other)
    with pytest.raises(ValueError, match="not in the ledger"):
        ARTICLE.restore(GONE).restore(GONE)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (Article(), "<Article no title, 0 paragraphs, 0 removed>"),
        (ARTICLE, "<Article 'Clock stops', dateline 'BERLIN (dpa) -', 2 paragraphs, 1 removed>"),
    ],
)
def test_repr_is_short(article: Article, expected: str) -> None:
    assert repr(article) == expected


def test_article_has_doors_to_export() -> None:
    assert Article.from_dict(ARTICLE.to_dict()) == ARTICLE
    assert "- removed" in ARTICLE.explain()
    with pytest.raises(SchemaError):
        Article.from_dict({})


def test_errors_are_value_errors_with_one_base() -> None:
    for name in ("LexiconError", "NotAPageError", "SchemaError", "UnknownNameError"):
        assert issubclass(getattr(newsclean, name), newsclean.NewscleanError)
    assert issubclass(newsclean.NewscleanError, ValueError)
    assert issubclass(UnknownNameError, LookupError)


def test_unknown_name_error_names_the_wrong_and_the_known_and_survives_pickling() -> None:
    error = UnknownNameError("filter", "bylin", ["byline", "tags"])
    copy = pickle.loads(pickle.dumps(error))
    assert str(copy) == str(error) == "unknown filter 'bylin'; known: byline, tags"
    assert (copy.what, copy.wrong, copy.known) == ("filter", "bylin", ("byline", "tags"))
