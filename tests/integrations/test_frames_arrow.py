"""Arrow columns: chunks, nulls, nested values that read back as articles."""

from __future__ import annotations

import pytest
from frame_pages import DAY, HTML, PDF, STORY

from newsclean import Article, MissingExtraError, NewscleanError, clean
from newsclean.export.columns import FLAT, NESTED, arrow_type
from newsclean.integrations import arrow
from tests.extras import needs

pa = needs("pyarrow", "arrow")
parquet = needs("pyarrow.parquet", "arrow")


def test_table_has_the_columns_of_the_schema() -> None:
    table = arrow.clean(pa.array([STORY, None]))
    assert table.column_names == list(FLAT.names)
    assert table.schema.types == [arrow_type(column.type) for column in FLAT.fields]
    first, second = table.to_pylist()
    assert (first["place"], first["date"], first["agency"]) == ("Quenby", DAY, "AP")
    assert (first["n_paragraphs"], first["n_removed"], first["error"]) == (2, 1, None)
    assert set(second.values()) == {None}


def test_chunks_and_other_columns_go_together() -> None:
    pages = pa.chunked_array([[STORY], [], [HTML, None]])
    urls = pa.array(["https://a.example/1", None, "https://a.example/3"])
    found = arrow.struct(pages, url=urls).to_pylist()
    assert [row and row["url"] for row in found] == ["https://a.example/1", None, None]
    assert found[1]["language"] == "de"
    assert found[2] is None


def test_nested_column_survives_a_file_and_reads_back(tmp_path) -> None:  # type: ignore[no-untyped-def]
    column = arrow.struct(pa.array([STORY]))
    assert column.type == arrow_type(NESTED)
    parquet.write_table(pa.table({"article": column}), tmp_path / "a.parquet")
    (row,) = parquet.read_table(tmp_path / "a.parquet").column("article").to_pylist()
    assert row.pop("error") is None
    assert Article.from_dict(row) == clean(STORY)


def test_a_limit_that_a_page_met_is_not_lost() -> None:
    crowd = "<article>" + "<p>x</p>" * 30_000 + f"<p>{STORY}</p></article>"
    (row,) = arrow.struct(pa.array([crowd])).to_pylist()
    assert (row["verdict"]["truncated_by"], row["verdict"]["limits"]) == (None, ["crowd"])
    assert row.pop("error") is None
    assert Article.from_dict(row) == clean(crowd)


def test_empty_column_keeps_its_types() -> None:
    assert arrow.clean(pa.array([], pa.string())).schema.names == list(FLAT.names)
    assert arrow.struct(pa.array([], pa.string())).type == arrow_type(NESTED)


def test_binary_and_large_columns_are_read() -> None:
    titles = arrow.clean(pa.array([HTML.encode(), PDF], pa.large_binary())).column("title").to_pylist()
    assert titles == ["Brücke gesperrt", None]


def test_many_rows_become_several_batches() -> None:
    page = "Rain\n\nIt rained in Vell on Friday, the town said."
    assert arrow.clean(pa.array([page, None] * 600)).column("title").num_chunks == 2


def test_half_a_surrogate_pair_does_not_stop_the_column() -> None:
    rows = arrow.column_rows([arrow.Told(STORY, url="https://a.example/\ud800")], nested=True)
    assert arrow.nested_column(rows).to_pylist()[0]["url"] == "https://a.example/?"


def test_wrong_input_is_refused() -> None:
    with pytest.raises(TypeError, match="pages must be an Arrow array, not list"):
        arrow.clean([STORY])
    with pytest.raises(NewscleanError, match="url has 1 values for 2 pages"):
        arrow.clean(pa.array([STORY, STORY]), url=pa.array(["https://a.example"]))


def test_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"newsclean\[arrow\]"):
        arrow.clean([STORY])
