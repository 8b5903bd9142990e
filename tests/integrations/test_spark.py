"""Spark itself, with two local cores, over pages of the fixtures."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cluster_pages import CrawledPage, articles, fixture_pages, story

import newsclean
from newsclean import DEFAULT, Article, Cleaner, Draft, NewscleanError, UnknownNameError, Verdict
from newsclean.integrations.site_lines import pack_lines, unpack_lines
from newsclean.integrations.spark import clean_dataframe, collect_sites, learn_sites
from newsclean.sites import SiteLearner, learn_hosts
from newsclean.sites.profile_json import unpack_pages
from tests.extras import needs

needs("pyspark.sql", "spark")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java, and there is none", allow_module_level=True)

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

pytestmark = [
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
"""PySpark leaves its sockets to the garbage collector."""

ROOT = str(Path(newsclean.__file__).parent.parent)
ROWS_SETTING = "spark.sql.execution.arrow.maxRecordsPerBatch"


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """Start Spark with two cores, where a task may fail four times."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", os.pathsep.join([ROOT, os.environ.get("PYTHONPATH", "")]))
        builder = SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false")
        for name, value in {
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.sql.shuffle.partitions": "2",
            ROWS_SETTING: "300",
        }.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


def frame(spark: SparkSession, pages: list[CrawledPage], parts: int = 3) -> DataFrame:
    return spark.createDataFrame(pages, "id string, url string, html string").repartition(parts)


def rebuilt(row: Any) -> Article:
    """Return the article that a row holds."""
    data = row.newsclean.asDict(recursive=True)
    assert data.pop("error") is None
    return Article.from_dict(data)


def by_id(cleaned: DataFrame) -> dict[str, Any]:
    return {row.id: row for row in cleaned.collect()}


def test_articles_are_those_of_clean(spark: SparkSession) -> None:
    pages = fixture_pages()
    cleaned = clean_dataframe(frame(spark, pages))
    assert cleaned.columns == ["id", "url", "html", "newsclean"]
    rows = by_id(cleaned)
    assert rows.keys() == {page.id for page in pages}
    for id, article in articles(pages).items():
        assert rebuilt(rows[id]).to_dict() == article.to_dict()
        assert rows[id].newsclean.url == rows[id].url


def test_null_pages_bytes_and_other_columns_pass_through(spark: SparkSession) -> None:
    day = datetime.datetime(2024, 5, 4, 12, 30)
    told = "latin-1"
    rows = [
        ("a", day, [1, 2], {"k": 3}, story(1).encode("latin-1", "replace"), told),
        ("b", None, None, None, None, None),
        ("c", day, [], {}, b"", None),
    ]
    schema = "id string, `read at` timestamp, list array<int>, map map<string,int>, `raw.page` binary, charset string"
    df = spark.createDataFrame(rows, schema)
    cleaned = clean_dataframe(df, "raw.page", None, charset="charset", column="made")
    assert cleaned.schema[:6] == df.schema[:6]
    made = by_id(cleaned)
    assert {id: (row["read at"], row["list"], row["map"]) for id, row in made.items()} == {
        row[0]: row[1:4] for row in rows
    }
    assert made["a"].made.title.text == str(newsclean.clean(rows[0][4], kind="html", charset=told).title)
    assert made["b"].made is None
    assert made["c"].made.error is None


def test_only_the_columns_that_are_asked_for_are_kept(spark: SparkSession) -> None:
    cleaned = clean_dataframe(frame(spark, fixture_pages(step=20)), keep=["url", "id"])
    assert cleaned.columns == ["url", "id", "newsclean"]
    assert all(row.url.endswith(row.id) for row in cleaned.collect())


def test_text_is_cleaned_as_text(spark: SparkSession) -> None:
    text = "Harbour bridge closed\n\nThe bridge was closed on Friday, the town said.\n\nLeave a Reply"
    df = spark.createDataFrame([("a", text)], "id string, text string")
    row = by_id(clean_dataframe(df, "text", None, kind="text"))["a"]
    assert rebuilt(row) == newsclean.clean(text, kind="text")


def failing_filter(marker: str) -> Any:
    """Return a filter that kills its process once, then raises on one page; Spark gets it by value."""

    @newsclean.filter()
    def failing(draft: Draft) -> Iterator[Verdict]:
        if "KILL" in draft.page.text:
            try:
                os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                pass
            else:
                os.kill(os.getpid(), signal.SIGKILL)
        if "RAISE" in draft.page.text:
            raise ValueError("no bridge")
        return iter(())

    return failing


def test_killed_task_is_run_again_and_an_error_is_a_field(spark: SparkSession, tmp_path: Path) -> None:
    extras = {2: "KILL", 4: "RAISE"}
    pages = [CrawledPage(f"p{n}", f"https://vell.example/{n}", story(n, extras.get(n, ""))) for n in range(6)]
    marker = tmp_path / "killed"
    pipeline = DEFAULT.plus(failing_filter(str(marker)))
    rows = by_id(clean_dataframe(frame(spark, pages), pipeline=pipeline))
    assert marker.exists()
    assert sorted(rows) == [page.id for page in pages]
    failed = rows["p4"].newsclean
    assert failed.error.kind == "exception"
    assert "no bridge" in failed.error.message
    assert failed.body is None
    for page in pages[:4]:
        assert rebuilt(rows[page.id]) == newsclean.clean(page.html, url=page.url, kind="html")


def test_lexicon_is_loaded_once_a_process(spark: SparkSession) -> None:
    df = frame(spark, fixture_pages(step=4), parts=8)
    cleaned = clean_dataframe(df, keep=["id"])

    def loads(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        from newsclean.lexicon.packs import pack_for

        for _ in batches:
            info = pack_for.cache_info()
            yield pa.RecordBatch.from_pylist(
                [{"pid": os.getpid(), "loads": info.misses, "held": info.currsize}]
            )

    cleaned.collect()
    rows = df.mapInArrow(loads, "pid long, loads long, held long").collect()
    warm = [row for row in rows if row.held]
    assert len({row.pid for row in warm}) < df.rdd.getNumPartitions()
    assert warm
    assert all(row.loads == row.held for row in warm)


def test_profiles_are_those_of_the_learner(spark: SparkSession) -> None:
    pages = fixture_pages("site")
    expected = learn_hosts([{"url": page.url, "html": page.html} for page in pages])
    learned = learn_sites(frame(spark, pages)).cache()
    rows = {row.host: row for row in learned.collect()}
    assert rows.keys() == expected.keys()
    for host, profile in expected.items():
        assert (rows[host].pages, rows[host].standing) == (len(profile.pages), len(profile))
    assert collect_sites(learned) == {host: profile for host, profile in expected.items() if len(profile)}
    for host, profile in expected.items():
        assert unpack_lines(bytes(rows[host].lines)).standing == profile.standing
        assert bytes(rows[host].lines) == pack_lines(profile)
    learned.unpersist()


def test_large_site_is_learned_from_the_pages_that_the_learner_keeps(spark: SparkSession) -> None:
    pages = [CrawledPage(f"p{n}", f"https://vell.example/{n}", story(n)) for n in range(40)]
    pages += [
        CrawledPage("other", "https://eastvale.example/1", story(50)),
        CrawledPage("none", "/1", story(60)),
    ]
    with SiteLearner(max_pages=4) as learner:
        for page in pages[:40]:
            learner.add({"html": page.html}, "vell.example")
        kept = {page.id for page in learner.profile("vell.example").pages}
    rows = {row.host: row for row in learn_sites(frame(spark, pages), max_pages=4).collect()}
    assert rows.keys() == {"vell.example", "eastvale.example"}
    # about eight of the forty hashes lie below the limit, and the four that the learner keeps are among them
    assert {page.id for page in unpack_pages(bytes(rows["vell.example"].profile))} == kept


def test_pages_of_an_unknown_kind_teach_as_much(spark: SparkSession) -> None:
    df = frame(spark, fixture_pages("site"))
    as_html, told_apart = (learn_sites(df, kind=kind).orderBy("host").collect() for kind in ("html", "auto"))
    assert as_html == told_apart


@pytest.mark.parametrize("by", ["data frame", "mapping"])
def test_learned_lines_are_removed(spark: SparkSession, by: str) -> None:
    pages = fixture_pages("site")
    df = frame(spark, pages)
    expected = learn_hosts([{"url": page.url, "html": page.html} for page in pages])
    rows = by_id(clean_dataframe(df, keep=["id"], sites=learn_sites(df) if by == "data frame" else expected))
    removed = 0
    for page in pages:
        site = expected[page.url.split("/")[2].removeprefix("www.")]
        article = newsclean.clean(page.html, url=page.url, kind="html", site=site)
        assert rebuilt(rows[page.id]).to_dict() == article.to_dict()
        removed += sum(removal.filter == "site_boilerplate" for removal in article.removed)
    assert removed


@pytest.mark.parametrize("by", ["data frame", "mapping"])
def test_lines_of_the_nearest_domain_are_removed(spark: SparkSession, by: str) -> None:
    pages = fixture_pages("site")
    learned = learn_sites(frame(spark, pages))
    html, url = pages[0].html, pages[0].url.replace("://", "://a.sport.", 1).replace("www.", "")
    asked = frame(spark, [CrawledPage("a", url, html)])
    sites = learned if by == "data frame" else collect_sites(learned)
    (row,) = clean_dataframe(asked, keep=["id"], sites=sites).collect()
    expected = Cleaner(kind="html", sites=collect_sites(learned)).clean(html, url=url)
    assert "site_boilerplate" in {removal.filter for removal in expected.removed}
    assert rebuilt(row).to_dict() == expected.to_dict()


def test_large_arrow_types_are_taken(spark: SparkSession) -> None:
    spark.conf.set("spark.sql.execution.arrow.useLargeVarTypes", "true")
    pages = fixture_pages(step=20)
    try:
        rows = by_id(clean_dataframe(frame(spark, pages)))
    finally:
        spark.conf.unset("spark.sql.execution.arrow.useLargeVarTypes")
    assert {id: rebuilt(row).to_dict() for id, row in rows.items()} == {
        id: article.to_dict() for id, article in articles(pages).items()
    }


def test_error_can_be_asked_for_in_sql(spark: SparkSession) -> None:
    df = spark.createDataFrame([("a", b"%PDF-1.7 ..."), ("b", story(1).encode())], "id string, page binary")
    cleaned = clean_dataframe(df, "page", None, kind="auto")
    failed = (
        cleaned.where(f.col("newsclean.error").isNotNull()).select("id", "newsclean.error.kind").collect()
    )
    assert [tuple(row) for row in failed] == [("a", "not_a_page")]


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"html": "page"}, UnknownNameError, "page"),
        ({"url": "address"}, UnknownNameError, "address"),
        ({"keep": ["id", "nothing"]}, UnknownNameError, "nothing"),
        ({"html": "n"}, TypeError, "'n' must hold string or binary"),
        ({"column": "id"}, NewscleanError, "column 'id' already"),
        ({"kind": "pdf"}, UnknownNameError, "pdf"),
        ({"pipeline": 3}, TypeError, "pipeline"),
        ({"sites": 3}, TypeError, "sites"),
        ({"sites": {"a": 3}}, TypeError, "sites"),
        ({"sites": {}, "url": None}, NewscleanError, "url="),
    ],
)
def test_wrong_settings_raise_before_spark_starts(
    spark: SparkSession, options: dict[str, Any], error: type[Exception], words: str
) -> None:
    df = spark.createDataFrame([], "id string, url string, html string, n int")
    with pytest.raises(error, match=words):
        clean_dataframe(df, **options)


@pytest.mark.parametrize("wrong", [1, 33, True, "4"])
def test_number_of_pages_of_a_profile_has_limits(spark: SparkSession, wrong: Any) -> None:
    df = spark.createDataFrame([], "url string, html string")
    with pytest.raises(NewscleanError, match="max_pages"):
        learn_sites(df, max_pages=wrong)


def test_batches_that_need_much_memory_are_warned_of(spark: SparkSession) -> None:
    df = spark.createDataFrame([], "url string, html string")
    spark.conf.set(ROWS_SETTING, "10000")
    try:
        with pytest.warns(UserWarning, match="10000 pages"):
            clean_dataframe(df)
    finally:
        spark.conf.set(ROWS_SETTING, "300")


def test_profile_that_is_damaged_is_an_error_of_its_pages(spark: SparkSession) -> None:
    sites = spark.createDataFrame(
        [("gazette0.example", 1, b"no zlib")], "host string, standing int, lines binary"
    )
    rows = by_id(clean_dataframe(frame(spark, fixture_pages(step=10)), sites=sites))
    kinds = {
        row.newsclean.error and row.newsclean.error.kind for row in rows.values() if "gazette0" in row.url
    }
    assert kinds == {"exception"}
    assert all(row.newsclean.error is None for row in rows.values() if "gazette0" not in row.url)


def test_profiles_without_standing_lines_are_not_collected(spark: SparkSession) -> None:
    learned = learn_sites(frame(spark, [CrawledPage("a", "https://vell.example/1", story(1))]))
    assert [(row.host, row.pages, row.standing) for row in learned.collect()] == [("vell.example", 1, 0)]
    assert collect_sites(learned) == {}


def test_scripts_of_the_how_to_run_as_they_stand(
    spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pages = fixture_pages("site")
    frame(spark, pages).write.parquet(str(tmp_path / "pages"))
    text = (Path(__file__).parents[2] / "docs" / "how-to" / "spark.md").read_text("utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 4
    for name in ("pages", "articles", "sites"):
        blocks = [block.replace(f'parquet("{name}")', f'parquet("{tmp_path}/{name}")') for block in blocks]
    names: dict[str, Any] = {}
    for block in blocks[:3]:
        exec(compile(block, "spark.md", "exec"), names)
    assert names["titles"].count() == len(pages)
    assert names["failed"].count() == 0
    assert isinstance(names["article"], Article)
    assert "main_content" in {row["filter"] for row in names["removed"].collect()}
    shutil.rmtree(tmp_path / "articles")
    exec(compile(blocks[3], "spark.md", "exec"), names)
    assert names["sites"].count() == 3
    assert spark.read.parquet(str(tmp_path / "articles")).count() == len(pages)
