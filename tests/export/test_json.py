"""The dict of an article: plain JSON types, versioned, and the same article when it comes back."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import (
    Article,
    Author,
    Body,
    Dateline,
    PageMeta,
    PageVerdict,
    Paragraph,
    Removal,
    SchemaError,
    Span,
    Title,
)
from newsclean.export.json import SCHEMA_VERSION, from_dict, to_dict
from newsclean.model import PAGE_KINDS

FULL = Article(
    Title("Bridge closed", Span(0, 13)),
    Dateline(
        "BERLIN, March 3, 2024 (dpa) —",
        Span(15, 44),
        ("Berlin", "Bonn"),
        "Brandenburg",
        "DE",
        datetime.date(2024, 3, 3),
        "March 3, 2024",
        ("dpa",),
        ("dpa",),
        "place_date_agency",
        ("agency", "place"),
    ),
    Body((Paragraph("One “two” three.", "quote", Span(45, 61), "line 3"),)),
    (Removal("Share", "share_widget", "share_row", "names", Span(63, 68), "line 5", "list_item"),),
    PageMeta(
        "Bridge closed",
        "What happened",
        "Gazette",
        "https://gazette.example/a",
        "en",
        datetime.datetime(2024, 3, 3, 10, 15, tzinfo=datetime.UTC),
        datetime.datetime(2024, 3, 4, 9, 0),
        ("Ada Marsh", "Tom Bell"),
        "News",
        (("title", "og:title"), ("published", "json-ld")),
        type="NewsArticle",
        types=("NewsArticle", "ItemList"),
        free=False,
    ),
    "en",
    "https://gazette.example/a",
    "html",
    PageVerdict("size", ("crowd", "size"), "live", 0.75, True),
    (Author("Ada Marsh", "Editor", "Gazette", "json-ld author"), Author("Tom Bell")),
    datetime.datetime(2024, 3, 3, 10, 15, tzinfo=datetime.UTC),
    "json-ld datePublished",
    datetime.date(2024, 3, 4),
    "update_stamp",
)

SPANS = st.tuples(st.integers(0, 999), st.integers(0, 999)).map(lambda pair: Span(*sorted(pair)))
TEXTS = st.text(max_size=12)
MAYBE = st.none() | TEXTS
TUPLES = st.lists(TEXTS, max_size=3).map(tuple)
TIMES = st.none() | st.datetimes(timezones=st.sampled_from([None, datetime.UTC]))
ARTICLES = st.builds(
    Article,
    st.none() | st.builds(Title, TEXTS, st.none() | SPANS),
    st.none()
    | st.builds(
        Dateline, TEXTS, SPANS, TUPLES, MAYBE, MAYBE, st.none() | st.dates(), MAYBE, TUPLES, TUPLES, TEXTS, TUPLES
    ),
    st.lists(st.builds(Paragraph, TEXTS, TEXTS, SPANS, TEXTS), max_size=3).map(lambda parts: Body(tuple(parts))),
    st.lists(st.builds(Removal, TEXTS, TEXTS, TEXTS, TEXTS, SPANS, TEXTS, TEXTS), max_size=3).map(tuple),
    st.builds(
        PageMeta, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, TIMES, TIMES, TUPLES, MAYBE,
        st.dictionaries(TEXTS, TEXTS, max_size=2).map(lambda found: tuple(found.items())),
        MAYBE, MAYBE, MAYBE, TUPLES, st.none() | st.booleans(),
    ),
    MAYBE,
    MAYBE,
    TEXTS,
    st.builds(
        PageVerdict, MAYBE, TUPLES, st.sampled_from(PAGE_KINDS), st.none() | st.floats(0, 1), st.none() | st.booleans()
    ),
    st.lists(st.builds(Author, TEXTS, MAYBE, MAYBE, TEXTS), max_size=2).map(tuple),
    TIMES | st.dates(),
    MAYBE,
    TIMES | st.dates(),
    MAYBE,
)  # fmt: skip

# --- there and back ---


@pytest.mark.parametrize("article", [Article(), FULL], ids=["empty", "full"])
def test_article_comes_back_equal(article: Article) -> None:
    assert from_dict(to_dict(article)) == article
    assert from_dict(json.loads(json.dumps(to_dict(article)))) == article


@given(ARTICLES)
def test_any_article_comes_back_equal(article: Article) -> None:
    back = from_dict(json.loads(json.dumps(to_dict(article))))
    assert back == article
    assert type(back.removed) is tuple
    assert all(isinstance(removal, Removal) and isinstance(removal.span, Span) for removal in back.removed)


def test_dict_holds_plain_types_alone() -> None:
    def plain(value: object) -> bool:
        if type(value) is dict:
            return all(type(key) is str for key in value) and all(map(plain, value.values()))
        return (
            all(map(plain, value))
            if type(value) is list
            else value is None or type(value) in (str, int, float, bool)
        )

    assert plain(to_dict(FULL))
    assert plain(to_dict(Article()))


def test_dict_is_new_each_time() -> None:
    changed = to_dict(FULL)
    changed["body"].clear()
    changed["meta"]["sources"].clear()
    assert to_dict(FULL)["body"]
    assert to_dict(FULL)["meta"]["sources"]


# --- the schema is pinned: a change of these keys is a new version ---


def test_version_is_the_second() -> None:
    assert to_dict(Article())["schema"] == SCHEMA_VERSION == 2


@pytest.mark.parametrize(
    ("where", "keys"),
    [
        (
            (),
            "schema title titles kicker subtitle dateline body removed meta language url source verdict authors "
            "published published_source modified modified_source",
        ),
        (("authors", 0), "name role affiliation source"),
        (("title",), "text span"),
        (("dateline",), "raw span places region country date date_text agencies agency_ids form evidence"),
        (("body", 0), "text kind span path"),
        (("removed", 0), "text filter reason evidence span path kind"),
        (
            ("meta",),
            "title description site_name canonical language published modified authors section dateline location type types free sources",
        ),
        (("verdict",), "kind confidence paywalled truncated_by limits"),
    ],
    ids=["article", "author", "title", "dateline", "paragraph", "removal", "meta", "verdict"],
)
def test_keys_are_pinned(where: tuple[Any, ...], keys: str) -> None:
    data: Any = to_dict(FULL)
    for step in where:
        data = data[step]
    assert list(data) == keys.split()


def test_spans_are_pairs_and_dates_are_iso() -> None:
    data = to_dict(FULL)
    assert (data["title"]["span"], data["dateline"]["date"]) == ([0, 13], "2024-03-03")
    assert (data["meta"]["published"], data["meta"]["modified"]) == (
        "2024-03-03T10:15:00+00:00",
        "2024-03-04T09:00:00",
    )


# --- refusals ---


def broken(**changes: Any) -> dict[str, Any]:
    return {**to_dict(FULL), **changes}


@pytest.mark.parametrize("data", [None, 3, "text", [to_dict(FULL)]], ids=lambda data: type(data).__name__)
def test_what_is_no_mapping_is_refused_by_its_type(data: Any) -> None:
    with pytest.raises(TypeError, match=f"must be a mapping, not {type(data).__name__}"):
        from_dict(data)


@pytest.mark.parametrize("schema", [0, 3, None, "x"])
def test_other_version_is_refused_with_the_known_one(schema: Any) -> None:
    with pytest.raises(SchemaError, match=f"schema {schema!r} is unknown; known: 1, 2"):
        from_dict(broken(schema=schema))


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"schema": 1},
        {"schema": 1, "meta": 3, "verdict": 3},
        broken(title=5),
        broken(title={"text": "x"}),
        broken(dateline="BERLIN"),
        broken(dateline={"raw": "BERLIN", "span": [0, 6]}),
        broken(body=None),
        broken(body=["text"]),
        broken(body=[{"text": "x", "kind": "paragraph", "span": [0], "path": ""}]),
        broken(body=[{"text": "x", "kind": "paragraph", "span": [0, 1], "path": "", "more": 1}]),
        broken(removed=3),
        broken(removed=[{"text": "x"}]),
        broken(meta=None),
        broken(meta={**to_dict(FULL)["meta"], "published": "yesterday"}),
    ],
    ids=lambda data: ascii(data)[-60:],
)
def test_broken_mapping_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(SchemaError):
        from_dict(data)


def inside(part: str, **changes: Any) -> dict[str, Any]:
    """Return a dict with a part changed: "meta", or the first entry of "body"."""
    old = to_dict(FULL)[part]
    return broken(**{part: [{**old[0], **changes}] if isinstance(old, list) else {**old, **changes}})


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (broken(title=""), "title must be a mapping, not ''"),
        (broken(title={"text": 3, "span": None}), "title.text must be a string, not 3"),
        (broken(title={"text": "x"}), "title lacks field 'span'"),
        (broken(dateline=[]), "dateline must be a mapping, not []"),
        (inside("dateline", span=None), "dateline.span must be a pair of integers, not None"),
        (inside("dateline", places="Berlin"), "dateline.places must be a list, not 'Berlin'"),
        (inside("dateline", agencies=["dpa", None]), "dateline.agencies[1] must be a string, not None"),
        (inside("dateline", date="3 March"), "dateline.date must be an ISO date, not '3 March'"),
        (inside("dateline", date=3), "dateline.date must be an ISO date, not 3"),
        (broken(body={}), "body must be a list, not {}"),
        (broken(body=["text"]), "body[0] must be a mapping, not 'text'"),
        (inside("body", text=3), "body[0].text must be a string, not 3"),
        (inside("body", span=["a", "b"]), "body[0].span must be a pair of integers, not ['a', 'b']"),
        (inside("body", span=[0, True]), "body[0].span must be a pair of integers, not [0, True]"),
        (inside("body", span=[0, 1, 2]), "body[0].span must be a pair of integers, not [0, 1, 2]"),
        (inside("body", span="01"), "body[0].span must be a pair of integers, not '01'"),
        (inside("body", more=1), "body[0] has an unknown field 'more'"),
        (inside("removed", reason=None), "removed[0].reason must be a string, not None"),
        (inside("meta", authors="Ada Marsh"), "meta.authors must be a list, not 'Ada Marsh'"),
        (inside("meta", published="10:15"), "meta.published must be an ISO datetime, not '10:15'"),
        (inside("meta", sources={}), "meta.sources must be a list of pairs, not {}"),
        (inside("meta", sources=[["title", 3]]), "meta.sources.title must be a string, not 3"),
        (
            inside("verdict", kind="page"),
            "verdict.kind must be one of article, live, gallery, listing, forum, product, service, error, wall, empty, "
            "not 'page'",
        ),
        (inside("verdict", kind=[]), f"verdict.kind must be one of {', '.join(PAGE_KINDS)}, not []"),
        (inside("verdict", confidence=1.5), "verdict.confidence must be a number from 0 to 1, not 1.5"),
        (inside("verdict", confidence=True), "verdict.confidence must be a number from 0 to 1, not True"),
        (
            inside("verdict", confidence=float("nan")),
            "verdict.confidence must be a number from 0 to 1, not nan",
        ),
        (inside("verdict", paywalled="no"), "verdict.paywalled must be true or false, not 'no'"),
        (inside("meta", free=1), "meta.free must be true or false, not 1"),
        (broken(language=7), "language must be a string, not 7"),
        (broken(source=None), "source must be a string, not None"),
        (broken(more=1), "the article has an unknown field 'more'"),
        (broken(schema=True), "schema True is unknown; known: 1, 2"),
    ],
    ids=lambda value: value.partition(" must")[0] if isinstance(value, str) else "",
)
def test_refusal_names_the_field(data: dict[str, Any], message: str) -> None:
    with pytest.raises(SchemaError) as caught:
        from_dict(data)
    assert str(caught.value) == message


def test_refusal_of_a_long_value_is_short() -> None:
    with pytest.raises(SchemaError) as caught:
        from_dict(broken(language=["en"] * 10_000))
    assert len(str(caught.value)) < 200


def test_cleaned_page_comes_back_equal() -> None:
    article = newsclean.clean(
        "Bridge closed\n\nBRUSSELS — The mayor said no on Friday, and then again.\n\nLeave a Reply"
    )
    assert from_dict(to_dict(article)) == article


# --- version 1 ---


def first_version(article: Article, **more: Any) -> dict[str, Any]:
    """Return an article as version 1 had it: without a verdict, and with less metadata."""
    data = {**to_dict(article), "schema": 1, **more}
    if not more:
        del data["verdict"]
    for name in ("authors", "published", "published_source", "modified", "modified_source"):
        del data[name]
    data["meta"] = {name: value for name, value in data["meta"].items() if name not in ("types", "free")}
    return data


def test_version_1_is_read() -> None:
    back = from_dict(first_version(FULL))
    assert (back.body, back.removed, back.title) == (FULL.body, FULL.removed, FULL.title)
    assert (back.verdict, back.meta.types, back.meta.free) == (PageVerdict(), (), None)
    assert from_dict(first_version(Article())).verdict == PageVerdict(kind="empty")


def test_authors_and_dates_of_version_1_are_those_of_its_metadata() -> None:
    back = from_dict(first_version(FULL))
    assert back.authors == (Author("Ada Marsh"), Author("Tom Bell"))
    assert (back.published, back.modified) == (FULL.meta.published, FULL.meta.modified)
    assert back.published_source is None


def test_a_day_without_a_time_stays_a_day() -> None:
    data = to_dict(Article(published=datetime.date(2024, 3, 8)))
    assert data["published"] == "2024-03-08"
    assert type(from_dict(data).published) is datetime.date


def test_limits_of_version_1_are_read() -> None:
    met = {"truncated_by": "time", "limits": ["time"]}
    assert from_dict(first_version(FULL, verdict=met)).verdict == PageVerdict("time", ("time",), "article")
