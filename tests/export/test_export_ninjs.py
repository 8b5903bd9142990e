"""ninjs 3.1: valid by the published schema, where that is at hand, and complete."""

from __future__ import annotations

import datetime
import json
import os
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from export_samples import ARTICLES, FULL, HOSTILE
from hypothesis import HealthCheck, given, settings

from newsclean import Article, PageMeta, Title
from newsclean.export.ninjs import to_ninjs
from newsclean.export.story import story
from tests.extras import needs

SHARED = Path(os.environ.get("NEWSCLEAN_SHARED") or Path(__file__).parents[3] / "shared")
SCHEMA = SHARED / "standards" / "ninjs-schema_3.1.json"
"""The schema of IPTC is not part of this project: https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json."""


@pytest.fixture(scope="module")
def validator() -> Any:
    """Return the validator of the published schema, with its formats."""
    jsonschema = needs("jsonschema", "test")
    if not SCHEMA.is_file():
        pytest.skip("the published schema is not at hand: NEWSCLEAN_SHARED names the folder of standards/")
    schema = json.loads(SCHEMA.read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def faults(validator: Any, article: Article) -> list[str]:
    return [error.message for error in validator.iter_errors(json.loads(json.dumps(to_ninjs(article))))]


# --- valid by the schema ---


@pytest.mark.parametrize(
    "article", [FULL, HOSTILE, Article(), Article(Title("x"))], ids=["full", "hostile", "empty", "title"]
)
def test_object_is_valid(article: Article, validator: Any) -> None:
    assert faults(validator, article) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(ARTICLES)
def test_any_object_is_valid(validator: Any, article: Article) -> None:
    assert faults(validator, article) == []


def test_validator_finds_faults(validator: Any) -> None:
    data = {**to_ninjs(FULL), "dateline": "BERLIN", "firstCreated": "yesterday"}
    assert len(list(validator.iter_errors(data))) >= 2


# --- what is in it ---


def test_fields_of_a_full_article() -> None:
    data = FULL.to_ninjs()
    bodies = data.pop("bodies")
    assert [body["contentType"] for body in bodies] == ["text/plain", "text/html"]
    assert bodies[0]["charCount"] == len(bodies[0]["value"])
    assert data == {
        "uri": "https://mercury.example/bridge",
        "standard": {
            "name": "ninjs",
            "version": "3.1",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
        },
        "type": "text",
        "firstCreated": "2023-03-17T08:00:00+00:00",
        "versionCreated": "2023-03-18T09:30:00-05:00",
        "language": "en",
        "headlines": [
            {"role": "main", "contentType": "text/plain", "value": "Harbour bridge closed until spring"}
        ],
        "descriptions": [
            {"role": "summary", "contentType": "text/plain", "value": "Two piers have cracks."},
            {"role": "dateline", "contentType": "text/plain", "value": "EASTVALE, March 17 (Reuters) —"},
        ],
        "by": "Ada Marsh, Tom Bell",
        "people": [{"name": "Ada Marsh", "rel": "author"}, {"name": "Tom Bell", "rel": "author"}],
        "located": "Eastvale",
        "places": [{"name": "Eastvale", "rel": "dateline"}, {"name": "Olding", "rel": "dateline"}],
        "infoSources": [
            {"name": "Reuters", "role": "agency", "literal": "reuters"},
            {"name": "Wendside Mercury", "role": "publisher"},
        ],
        "subjects": [{"name": "News", "rel": "section"}],
    }


def test_body_holds_the_dateline_in_its_place_and_it_can_be_taken_off() -> None:
    text = to_ninjs(FULL)["bodies"][0]["value"]
    assert text.split("\n\n")[1].startswith("EASTVALE, March 17 (Reuters) — The harbour bridge")
    assert FULL.dateline is not None
    assert text.replace(f"{FULL.dateline.raw} ", "", 1) == str(FULL.body)


@given(ARTICLES)
def test_both_bodies_say_the_same(article: Article) -> None:
    bodies = to_ninjs(article).get("bodies", [])
    assert bool(bodies) == bool(story(article))
    if bodies:
        shown = "".join(lxml.html.fromstring(bodies[1]["value"]).text_content().split())
        assert shown == "".join(bodies[0]["value"].split())


def test_identifier_is_the_caller_s_or_the_page_s_or_made_of_the_text() -> None:
    assert to_ninjs(FULL, uri="tag:mercury.example,2023:7")["uri"] == "tag:mercury.example,2023:7"
    alone = replace(FULL, url=None, meta=PageMeta())
    made = to_ninjs(alone)["uri"]
    assert uuid.UUID(made).version == 5
    assert to_ninjs(alone)["uri"] == made
    assert to_ninjs(replace(alone, title=None))["uri"] != made


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (datetime.datetime(2023, 3, 17, 8, 0), None),
        (datetime.datetime(2023, 3, 17, 8, 0, tzinfo=datetime.UTC), "2023-03-17T08:00:00+00:00"),
        (
            datetime.datetime(
                1890, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(minutes=53, seconds=28))
            ),
            "1889-12-31T23:06:32+00:00",
        ),
    ],
    ids=["no offset", "utc", "seconds"],
)
def test_time_counts_with_an_offset_that_ninjs_can_write(
    time: datetime.datetime, expected: str | None
) -> None:
    assert to_ninjs(Article(published=time)).get("firstCreated") == expected


def test_agencies_have_ids_only_where_each_has_one() -> None:
    assert FULL.dateline is not None
    dateline = replace(FULL.dateline, agencies=("Reuters", "Eastvale Press"), agency_ids=("reuters",))
    sources = to_ninjs(replace(FULL, dateline=dateline))["infoSources"]
    assert [source.get("literal") for source in sources] == [None, None, None]
