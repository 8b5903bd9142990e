"""The schema of columns and the rows that fill it: nulls, failures, options."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from frame_pages import PAGES, PDF, RAIN, STORY, failing

import newsclean
from newsclean import Article, MissingExtraError, NewscleanError, UnknownNameError, clean
from newsclean.export.columns import FLAT, NESTED, ListOf, Struct, flat_row, nested_row
from newsclean.integrations.cleaning import Told, column_rows, spread
from newsclean.model import PageVerdict
from tests.extras import needs

JUDGED = PageVerdict(kind="listing", confidence=0.625, paywalled=True)
ROOT = Path(__file__).parents[2]


def rows(*pages: Any, nested: bool = False, **options: Any) -> list[Any]:
    told = [None if page is None else Told(page) for page in pages]
    return list(column_rows(told, nested=nested, **options))


def test_nested_type_has_the_fields_of_the_schema_and_the_error() -> None:
    assert [*Article().to_dict(), "error"] == list(NESTED.names)


def test_nested_types_have_the_fields_of_a_full_article() -> None:
    """Every key of the JSON form, at every depth, is a field of the type; a new key must be added there."""

    def compare(value: Any, of: Any) -> None:
        if isinstance(of, Struct) and value is not None:
            assert set(value) == set(of.names)
            for field in of.fields:
                compare(value[field.name], field.type)
        elif isinstance(of, ListOf):
            for item in value:
                compare(item, of.item)

    data = nested_row(clean(STORY))
    assert data["dateline"]
    assert data["removed"]
    compare(data, NESTED)


@pytest.mark.parametrize("schema", [FLAT, NESTED], ids=["flat", "nested"])
def test_reference_lists_every_column_with_its_type(schema: Struct) -> None:
    def named(of: Any) -> str:
        if isinstance(of, ListOf):
            return f"list of {named(of.item)}s"
        return "struct" if isinstance(of, Struct) else of

    page = (ROOT / "docs" / "reference" / "columns.md").read_text("utf-8")
    rows = "\n".join(
        f"| `{column.name}` | {named(column.type)} | {column.note} |" for column in schema.fields
    )
    assert f"|---|---|---|\n{rows}\n\n" in page


def test_nested_row_without_error_is_the_article() -> None:
    article = clean(STORY, url="https://gazette.example/1")
    row = nested_row(article)
    assert row.pop("error") is None
    assert Article.from_dict(row) == article


def test_flat_row_has_a_value_a_column() -> None:
    assert len(flat_row(Article())) == len(FLAT.fields)


def test_kind_confidence_and_paywall_are_columns() -> None:
    row = dict(zip(FLAT.names, flat_row(Article(verdict=JUDGED)), strict=True))
    assert (row["kind"], row["confidence"], row["paywalled"]) == ("listing", 0.625, True)
    assert nested_row(Article(verdict=JUDGED))["verdict"]["confidence"] == 0.625


def test_nulls_stay_where_they_are() -> None:
    found = rows(None, None, STORY, None, STORY, None)
    assert [row is None for row in found] == [True, True, False, True, False, True]
    assert rows() == []
    assert rows(None) == [None]


def test_page_that_fails_is_null_but_for_its_error() -> None:
    (row,) = rows(PDF)
    assert row[:-1] == (None,) * (len(FLAT.fields) - 1)
    assert row[-1] == "not_a_page: this is a PDF document, neither HTML nor text"
    (row,) = rows(3.5, nested=True)
    assert row["error"]["kind"] == "exception"
    assert row["error"]["message"].startswith("TypeError: page must be str")
    assert [name for name, value in row.items() if value is not None] == ["error"]


def test_filter_that_fails_costs_its_page_alone() -> None:
    found = rows(STORY, RAIN, pipeline=failing())
    assert found[0][0] == "Orchard growers expect a late harvest"
    assert "RuntimeError: no rain today" in found[1][-1]


def test_half_surrogate_pairs_are_replaced() -> None:
    page = "<title>Rain</title><h1>Rain</h1><p>VELL, \ud800 May 3 (AP) - It rained in Vell on Friday.</p>"
    told = [Told(page, url="https://a.example/\ud800"), Told(STORY, charset="\ud800")]
    for nested in (False, True):
        assert json.dumps(list(column_rows(told, nested=nested)), ensure_ascii=False, default=str).encode()


def test_other_columns_reach_the_page() -> None:
    told = [Told(b"Z\xfcrich has rain.", language="de", url="https://a.example/1", charset="cp1252")]
    (row,) = column_rows(told, nested=True)
    assert (row["body"][0]["text"], row["language"], row["url"]) == (
        "Zürich has rain.",
        "de",
        "https://a.example/1",
    )


def test_kind_pipeline_site_and_rules_are_those_of_clean() -> None:
    note = "The Gazette is owned by its readers and prints no paid stories."
    made = [
        f"{what} in Vell\n\nThe {what} in Vell began on Friday, it said.\n\n{note}"
        for what in ("Fair", "Strike")
    ]
    profile = newsclean.SiteProfile.learn([*made, made[0].replace("Fair", "Harvest")])
    (row,) = rows(made[1].replace("Strike", "Flood"), nested=True, site=profile)
    assert [entry["filter"] for entry in row["removed"]] == ["site_boilerplate"]
    assert rows("<p>One.", kind="text", nested=True)[0]["source"] == "text"
    (row,) = rows(STORY, pipeline=newsclean.DEFAULT.without("comment_tail", "residue"))
    assert row[FLAT.names.index("n_removed")] == 0


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        ({"kind": "pdf"}, UnknownNameError, "unknown kind 'pdf'"),
        ({"workers": 0}, NewscleanError, "workers must be a whole number from 1, not 0"),
        ({"workers": True}, NewscleanError, "workers must be"),
        ({"timeout": 0}, NewscleanError, "timeout must be"),
        ({"pipeline": None}, TypeError, "pipeline must be Pipeline, not NoneType"),
        ({"site": {}}, TypeError, "site must be SiteProfile or None, not dict"),
        ({"worker": 2}, TypeError, "unknown option 'worker'; known: kind, pipeline"),
    ],
)
def test_wrong_option_raises_at_once(options: dict[str, Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        column_rows([], nested=False, **options)


def test_what_is_said_of_pages_is_one_value_or_one_a_page() -> None:
    assert list(spread("url", ("a", None), 2)) == ["a", None]
    with pytest.raises(NewscleanError, match="url has 3 values for 2 pages"):
        spread("url", ["a", "b", "c"], 2)
    with pytest.raises(TypeError, match="charset must be str, None or one value a page, not bytes"):
        spread("charset", b"utf-8", 2)


@pytest.mark.parametrize("name", ["language", "charset"])
def test_unknown_name_is_told_where_it_is_said_of_all_pages(name: str) -> None:
    with pytest.raises(UnknownNameError, match=f"unknown {name} 'klingon'"):
        spread(name, "klingon", 2)
    (row,) = column_rows([Told(STORY, **{name: "klingon"})], nested=True)  # in a column it is a hint
    assert (row["error"], row["language"]) == (None, "en")


def test_workers_give_the_same_rows_in_order() -> None:
    needs("pebble", "jobs")
    pages = [*PAGES, PDF, None] * 7
    assert rows(*pages, workers=2) == rows(*pages)
    assert rows(*pages, workers=2, nested=True) == rows(*pages, nested=True)


def test_bar_counts_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    needs("tqdm", "jobs")
    told = [Told(STORY), None]
    assert len(list(column_rows(told, nested=False, total=2, progress=True))) == 2
    shown = capsys.readouterr()
    assert "2/2" in shown.err
    assert not shown.out


@pytest.mark.parametrize(
    ("module", "host"), [("pandas", "pandas"), ("polars", "polars"), ("arrow", "pyarrow")]
)
def test_module_is_imported_without_its_host_and_says_what_to_install(module: str, host: str) -> None:
    code = (
        f"import sys; sys.modules[{host!r}] = None\n"
        f"import newsclean.integrations.{module} as door\n"
        "ask = getattr(door, 'register', None) or (lambda: door.clean([]))\n"
        "try:\n    ask()\nexcept ImportError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == f"{MissingExtraError(host, module)}\n"
