"""The pandas accessor: index, dtypes, missing pages, other columns."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from frame_pages import DAY, HTML, PAGES, PDF, STORY, failing

from newsclean import Article, NewscleanError, clean
from newsclean.export.columns import FLAT
from tests.extras import needs

pd = needs("pandas", "pandas")
pa = needs("pyarrow", "arrow")
import_module("newsclean.integrations.pandas")


def series(*pages: Any, dtype: Any = object, **more: Any) -> Any:
    return pd.Series(list(pages), dtype=dtype, **more)


def test_frame_has_the_index_and_nullable_columns() -> None:
    found = series(*PAGES, PDF, index=list("abcde")).newsclean.clean()
    assert list(found.columns) == list(FLAT.names)
    assert list(found.index) == list("abcde")
    assert all(isinstance(dtype, pd.ArrowDtype) for dtype in found.dtypes)
    assert found.loc["a", "date"] == DAY
    assert found.loc["a", "place"] == "Quenby"
    assert found.loc["b"].isna().all()
    assert found["error"].notna().tolist() == [False, False, False, False, True]
    assert found.loc["e"].notna().sum() == 1
    assert found.loc["a", "n_removed"] == 1


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA])
def test_missing_page_of_every_kind_is_null(missing: Any) -> None:
    found = series(missing, STORY).newsclean.clean()
    assert found["title"].isna().tolist() == [True, False]


@pytest.mark.parametrize("dtype", ["str", "string", "category", object, pd.ArrowDtype(pa.large_string())])
def test_text_of_every_dtype_is_read(dtype: Any) -> None:
    assert series(HTML, dtype=dtype).newsclean.clean()["title"].tolist() == ["Brücke gesperrt"]


def test_bytes_are_read() -> None:
    pages = series(HTML.encode(), dtype=pd.ArrowDtype(pa.binary()))
    assert pages.newsclean.clean()["language"].tolist() == ["de"]


def test_urls_come_from_another_column_or_a_list() -> None:
    frame = pd.DataFrame({"page": [STORY, STORY], "url": ["https://a.example/1", None]}, index=[7, 7])
    found = frame["page"].newsclean.struct(url=frame["url"])
    assert [row["url"] for row in found] == ["https://a.example/1", None]
    found = frame["page"].newsclean.struct(url=["https://a.example/1", None], language="en")
    assert [row["language"] for row in found] == ["en", "en"]
    with pytest.raises(NewscleanError, match="url has another index than the pages"):
        frame["page"].newsclean.clean(url=frame["url"].reset_index(drop=True))


def test_struct_column_reads_back_as_articles() -> None:
    found = series(STORY, None, PDF, name="page", index=[3, 2, 1]).newsclean.struct()
    assert isinstance(found.dtype, pd.ArrowDtype)
    assert (found.name, list(found.index)) == ("page", [3, 2, 1])
    row = dict(found[3])
    assert row.pop("error") is None
    assert Article.from_dict(row) == clean(STORY)
    assert found.isna().tolist() == [False, True, False]
    assert found.struct.field("error").struct.field("kind").tolist()[2] == "not_a_page"


def test_failing_filter_is_an_error_in_its_row() -> None:
    found = series(*PAGES).newsclean.clean(pipeline=failing())
    assert found["error"].notna().tolist() == [False, False, False, True]


def test_empty_series_gives_an_empty_frame_of_the_same_types() -> None:
    full, empty = series(STORY).newsclean.clean(), series().newsclean.clean()
    assert empty.dtypes.equals(full.dtypes)
    assert len(empty) == 0


@pytest.mark.parametrize("values", [[1, 2], [True], pd.to_datetime(["2024-05-04"])])
def test_numbers_and_dates_have_no_accessor(values: Any) -> None:
    with pytest.raises(AttributeError, match="is for a Series of pages, not of"):
        _ = pd.Series(values).newsclean


def test_workers_and_bar(capsys: pytest.CaptureFixture[str]) -> None:
    needs("pebble", "jobs")
    needs("tqdm", "jobs")
    pages = series(*PAGES, PDF)
    found = pages.newsclean.clean(workers=2, progress=True)
    assert found.equals(pages.newsclean.clean())
    assert "5/5" in capsys.readouterr().err
