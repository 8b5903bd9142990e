"""The polars namespace: eager, lazy and streaming, declared types, nulls and failures."""

from __future__ import annotations

import pickle
import threading
from pathlib import Path

import pytest
from frame_pages import DAY, HTML, PDF, STORY, failing

from newsclean import Article, UnknownNameError, clean
from newsclean.export.columns import FLAT, NESTED
from tests.extras import needs

pl = needs("polars", "polars")
from newsclean.integrations.polars import CleanSeries, dtype_of

PAGES = [STORY, None, HTML]


def test_columns_of_an_eager_frame() -> None:
    found = (
        pl.DataFrame({"id": [1, 2, 3], "page": PAGES})
        .with_columns(pl.col("page").newsclean.clean())
        .unnest("page")
    )
    assert found.columns == ["id", *FLAT.names]
    assert found["date"].to_list() == [DAY, None, None]
    assert found["title"].to_list() == ["Orchard growers expect a late harvest", None, "Brücke gesperrt"]


def test_null_in_null_out_and_a_failure_holds_its_error_alone() -> None:
    found = pl.DataFrame({"page": [None, PDF]}).select(
        pl.col("page").newsclean.clean(), pl.col("page").newsclean.struct().alias("all")
    )
    assert found["page"].is_null().to_list() == found["all"].is_null().to_list() == [True, False]
    assert [name for name, value in found["page"][1].items() if value is not None] == ["error"]
    assert found["all"][1]["error"]["kind"] == "not_a_page"
    assert found["all"][1]["body"] is None


def test_types_are_known_before_anything_runs() -> None:
    lazy = pl.LazyFrame({"page": [STORY]}).select(
        pl.col("page").newsclean.clean(), pl.col("page").newsclean.struct().alias("all")
    )
    assert lazy.collect_schema() == {"page": dtype_of(FLAT), "all": dtype_of(NESTED)}
    assert lazy.collect().schema == lazy.collect_schema()


def test_struct_reads_back_as_an_article() -> None:
    frame = pl.DataFrame({"page": [STORY], "url": ["https://a.example/1"]})
    row = frame.select(pl.col("page").newsclean.struct(url=pl.col("url"), language="en")).item()
    assert row.pop("error") is None
    assert Article.from_dict(row) == clean(STORY, url="https://a.example/1", language="en")


def test_a_stream_from_a_file_gives_the_same_rows_in_order(tmp_path: Path) -> None:
    pages = [f"Rain in Vell {at}\n\nIt rained in Vell on Friday, the town said." for at in range(300)]
    pl.DataFrame({"page": pages}).write_parquet(tmp_path / "pages.parquet", row_group_size=40)
    lazy = pl.scan_parquet(tmp_path / "pages.parquet").select(
        pl.col("page").newsclean.clean().struct.field("title")
    )
    found = lazy.collect(engine="streaming")["title"].to_list()
    assert found == lazy.collect()["title"].to_list() == [f"Rain in Vell {at}" for at in range(300)]


def test_rows_are_taken_and_filtered_like_any_other_column() -> None:
    lazy = pl.LazyFrame({"page": PAGES, "n": [1, 2, 3]}).with_columns(
        pl.col("page").newsclean.clean().alias("out")
    )
    assert lazy.filter(pl.col("n") == 3).collect()["out"].struct.field("language").to_list() == ["de"]


def test_unnamed_expression_and_empty_frame() -> None:
    assert pl.select(pl.lit(HTML).newsclean.clean()).to_series()[0]["title"] == "Brücke gesperrt"
    empty = pl.DataFrame({"page": []}, schema={"page": pl.String}).select(pl.col("page").newsclean.clean())
    assert empty.schema == {"page": dtype_of(FLAT)}


def test_failing_filter_is_an_error_in_its_row() -> None:
    pages = pl.DataFrame({"page": [STORY, "Rain in Vell\n\nIt rained on Friday in Vell, the town said."]})
    found = pages.select(pl.col("page").newsclean.clean(pipeline=failing())).unnest("page")
    assert found["error"].is_null().to_list() == [True, False]


def test_wrong_use_raises_before_the_frame_is_collected() -> None:
    with pytest.raises(UnknownNameError, match="unknown kind 'pdf'"):
        pl.col("page").newsclean.clean(kind="pdf")
    with pytest.raises(TypeError, match="url must be an expression, str or None, not list"):
        pl.col("page").newsclean.clean(url=["https://a.example"])


def test_function_can_be_sent_elsewhere() -> None:
    again = pickle.loads(pickle.dumps(CleanSeries(FLAT, {"kind": "text"})))
    series = pl.DataFrame({"page": [STORY], "url": [None], "language": [None], "charset": [None]}).to_struct(
        "page"
    )
    assert again(series).struct.field("place").to_list() == ["Quenby"]


def test_threads_take_turns() -> None:
    """Two batches at a time would start twice as many processes as were asked for."""
    job, inside, most = CleanSeries(FLAT, {}), 0, []
    series = pl.DataFrame({"page": [STORY], "url": [None], "language": [None], "charset": [None]}).to_struct(
        "page"
    )

    class Watched:
        def __enter__(self) -> None:
            nonlocal inside
            turn.acquire()
            inside += 1
            most.append(inside)

        def __exit__(self, *_: object) -> None:
            nonlocal inside
            inside -= 1
            turn.release()

    turn = job._turn
    job._turn = Watched()  # type: ignore[assignment]
    threads = [threading.Thread(target=job, args=(series,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1, 1, 1, 1]


def test_workers_give_the_same_rows() -> None:
    needs("pebble", "jobs")
    frame = pl.DataFrame({"page": [*PAGES, "Rain in Vell\n\nIt rained in Vell on Friday."] * 15})
    one, two = (frame.select(pl.col("page").newsclean.clean(workers=workers)) for workers in (1, 2))
    assert one.equals(two)
