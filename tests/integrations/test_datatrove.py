"""datatrove's own executor, readers and writers with newsclean's steps between them."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pickle
import re
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from cluster_pages import FIXTURES, articles, broken, faulty, fixture_pages, read_jsonl, story, write_jsonl
from cluster_pages import CrawledPage as Page

import newsclean
from newsclean import DEFAULT, NewscleanError, SiteProfile
from tests.extras import needs

needs("datatrove.executor", "datatrove")

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.extractors.base import BaseExtractor
from datatrove.pipeline.formatters.base import BaseFormatter
from datatrove.pipeline.readers import JsonlReader, ParquetReader, WarcReader
from datatrove.pipeline.writers import JsonlWriter, ParquetWriter

from newsclean.integrations.datatrove import NewsCleanExtractor, NewsCleanFormatter, document_schema


def run(
    tmp_path: Path, reader: Any, step: Any, *, tasks: int = 1, workers: int = 1
) -> dict[str, dict[str, Any]]:
    writer = JsonlWriter(str(tmp_path / "out"), compression=None)
    logs = str(tmp_path / "logs")
    LocalPipelineExecutor([reader, step, writer], tasks=tasks, workers=workers, logging_dir=logs).run()
    return read_jsonl(tmp_path / "out")


def excluding(tmp_path: Path, **options: Any) -> Any:
    writer = JsonlWriter(str(tmp_path / "excluded"), compression=None)
    return NewsCleanExtractor(exclusion_writer=writer, **options)


def totals(tmp_path: Path) -> dict[str, float]:
    """Return the counters that datatrove saved for the newsclean step, summed over the tasks."""
    steps = json.loads((tmp_path / "logs" / "stats.json").read_text("utf-8"))
    (found,) = [step["stats"] for step in steps if "newsclean" in step["name"]]
    return {name: stat["total"] if isinstance(stat, dict) else stat for name, stat in found.items()}


@pytest.fixture(scope="module")
def cleaned_twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a run of three tasks by two workers over the fixtures."""
    folder = tmp_path_factory.mktemp("run")
    pages = write_jsonl(folder / "in", fixture_pages(), 3)
    run(folder, JsonlReader(str(pages)), excluding(folder, ledger=True), tasks=3, workers=2)
    return folder


def test_articles_are_those_of_clean(cleaned_twice: Path) -> None:
    rows = read_jsonl(cleaned_twice / "out")
    expected = {id: article for id, article in articles(fixture_pages()).items() if article.body}
    assert rows.keys() == expected.keys()
    for id, article in expected.items():
        data = json.loads(json.dumps(article.to_dict()))
        metadata = rows[id]["metadata"]
        assert rows[id]["text"] == str(article.body)
        assert metadata["title"] == (article.title and str(article.title))
        assert metadata["dateline"] == data["dateline"]
        assert metadata["ledger"] == data["removed"]
        assert metadata["removed"] == dict(Counter(removal.filter for removal in article.removed))
        assert metadata["url"].endswith(id)


def test_pages_without_an_article_go_to_the_exclusion_writer_as_they_were(cleaned_twice: Path) -> None:
    excluded = read_jsonl(cleaned_twice / "excluded")
    pages = {page.id: page for page in fixture_pages()}
    expected = {id for id, article in articles(fixture_pages()).items() if not article.body}
    assert excluded.keys() == expected
    assert expected
    for id, row in excluded.items():
        assert row["text"] == pages[id].html
        assert row["metadata"]["filter_reason"] == "no_article"


def test_counters_of_all_tasks_add_up_to_the_ledgers(cleaned_twice: Path) -> None:
    found = totals(cleaned_twice)
    with_body = [article for article in articles(fixture_pages()).values() if article.body]
    removed = Counter(removal.filter for article in with_body for removal in article.removed)
    assert {name: int(found[f"removed_{name}"]) for name in removed} == removed
    assert found["total"] == len(fixture_pages())
    assert found["forwarded"] == len(with_body)
    assert found["dropped"] == found["dropped_no_article"] == found["total"] - found["forwarded"]
    assert found["dateline"] == sum(article.dateline is not None for article in with_body)


def test_page_that_hangs_dies_or_fails_costs_itself_alone(tmp_path: Path) -> None:
    extras = {3: "SLEEP", 5: "KILL", 6: "RAISE"}
    pages = [Page(f"p{n}", f"https://vell.example/{n}", story(n, extras.get(n, ""))) for n in range(9)]
    step = excluding(tmp_path, timeout=2, pipeline=DEFAULT.plus(faulty))
    rows = run(tmp_path, JsonlReader(str(write_jsonl(tmp_path / "in", pages, 1))), step)
    assert sorted(rows) == [f"p{n}" for n in range(9) if n not in extras]
    assert rows["p8"]["text"] == str(newsclean.clean(pages[8].html).body)
    reasons = {id: row["metadata"]["filter_reason"] for id, row in read_jsonl(tmp_path / "excluded").items()}
    assert reasons == {"p3": "timeout", "p5": "worker_died", "p6": "exception"}
    assert totals(tmp_path)["dropped_timeout"] == 1


def test_task_fails_where_every_page_would(tmp_path: Path) -> None:
    pages = [Page("p1", "https://vell.example/1", story(1))]
    reader = JsonlReader(str(write_jsonl(tmp_path / "in", pages, 1)))
    with pytest.raises(NewscleanError, match="fails on every page: ValueError: no page passes"):
        run(tmp_path, reader, NewsCleanExtractor(pipeline=DEFAULT.plus(broken)))
    assert not list((tmp_path / "logs").glob("completions/*"))


SCRIPT = """
import os, signal, sys
sys.path.insert(0, sys.argv[2])
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from newsclean.integrations.datatrove import NewsCleanExtractor

folder, ends_at = sys.argv[1], int(sys.argv[3])

def end(data, rank=0, world_size=1):
    for document in data:
        if rank == ends_at:
            os.kill(os.getpid(), signal.SIGKILL)
        yield document

steps = [JsonlReader(folder + "/in"), NewsCleanExtractor(), end, JsonlWriter(folder + "/out", compression=None)]
LocalPipelineExecutor(steps, tasks=3, workers=1, logging_dir=folder + "/logs").run()
"""


def test_killed_run_goes_on_with_the_tasks_that_were_not_done(tmp_path: Path) -> None:
    pages = [Page(f"p{n}", f"https://vell.example/{n}", story(n)) for n in range(6)]
    write_jsonl(tmp_path / "in", pages, 3)
    root = str(Path(newsclean.__file__).parent.parent)

    def ended(ends_at: int) -> int:
        arguments = [sys.executable, "-c", SCRIPT, str(tmp_path), root, str(ends_at)]
        quiet = subprocess.DEVNULL
        run = subprocess.Popen(arguments, stdout=quiet, stderr=quiet, start_new_session=True)
        code = run.wait(timeout=120)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)  # the executor's manager outlives an executor that is killed
        return code

    assert ended(1) == -signal.SIGKILL
    assert [path.name for path in (tmp_path / "logs" / "completions").iterdir()] == ["00000"]
    before = (tmp_path / "out" / "00000.jsonl").stat().st_mtime_ns
    assert ended(-1) == 0
    assert (tmp_path / "out" / "00000.jsonl").stat().st_mtime_ns == before
    rows = read_jsonl(tmp_path / "out")
    assert {id: row["text"] for id, row in rows.items()} == {
        page.id: str(newsclean.clean(page.html).body) for page in pages
    }


def test_formatter_cleans_text_that_was_extracted(tmp_path: Path) -> None:
    folders = [folder for folder in sorted((FIXTURES / "text").iterdir()) if (folder / "input.txt").is_file()]
    texts = {folder.name: (folder / "input.txt").read_text("utf-8") for folder in folders}
    step = NewsCleanFormatter(exclusion_writer=JsonlWriter(str(tmp_path / "excluded"), compression=None))
    documents = [Document(text=text, id=id) for id, text in texts.items()]
    made = {document.id: document for document in step.run(iter(documents))}
    expected = {id: newsclean.clean(text, kind="text") for id, text in texts.items()}
    assert {id: document.text for id, document in made.items()} == {
        id: str(article.body) for id, article in expected.items() if article.body
    }
    assert read_jsonl(tmp_path / "excluded").keys() == expected.keys() - made.keys()
    assert isinstance(step, BaseFormatter)


@pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")
def test_warc_is_read_through_datatroves_reader(tmp_path: Path) -> None:
    needs("cchardet", "datatrove")
    needs("magic", "datatrove")
    writer = needs("warcio.warcwriter", "datatrove")
    headers = needs("warcio.statusandheaders", "datatrove")
    pages = fixture_pages(step=16)
    (tmp_path / "in").mkdir()
    with open(tmp_path / "in" / "crawl.warc.gz", "wb") as file:
        warc = writer.WARCWriter(file, gzip=True)
        for page in pages:
            record = warc.create_warc_record(
                page.url,
                "response",
                payload=io.BytesIO(page.html.encode()),
                http_headers=headers.StatusAndHeaders(
                    "200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1"
                ),
                warc_headers_dict={"WARC-Identified-Payload-Type": "text/html"},
            )
            warc.write_record(record)
    rows = run(tmp_path, WarcReader(str(tmp_path / "in")), NewsCleanExtractor())
    found = {row["metadata"]["url"]: row["text"] for row in rows.values()}
    assert found == {
        page.url: str(articles([page])[page.id].body) for page in pages if articles([page])[page.id].body
    }


def test_parquet_in_and_out_keeps_every_count(tmp_path: Path) -> None:
    pa = needs("pyarrow", "jobs")
    parquet = needs("pyarrow.parquet", "jobs")
    pages = fixture_pages(step=8)
    (tmp_path / "in").mkdir()
    parquet.write_table(
        pa.Table.from_pylist([page._asdict() for page in pages]), tmp_path / "in" / "0.parquet"
    )
    schema = document_schema({"url": pa.string()})
    steps = [
        ParquetReader(str(tmp_path / "in"), text_key="html"),
        NewsCleanExtractor(),
        ParquetWriter(str(tmp_path / "out"), schema=schema),
    ]
    LocalPipelineExecutor(steps, logging_dir=str(tmp_path / "logs")).run()
    rows = parquet.read_table(tmp_path / "out").to_pylist()
    expected = {id: article for id, article in articles(pages).items() if article.body}
    assert [row["id"] for row in rows] == list(expected)
    for row in rows:
        article = expected[row["id"]]
        assert dict(row["metadata"]["removed"]) == Counter(removal.filter for removal in article.removed)
        assert (row["metadata"]["dateline"] or {}).get("raw") == (article.dateline and article.dateline.raw)


def test_profiles_are_chosen_by_host() -> None:
    pages = fixture_pages("site")
    profile = SiteProfile.learn([{"html": page.html} for page in pages])
    host = "gazette0.example"
    documents = [Document(text=page.html, id=page.id, metadata={"url": page.url}) for page in pages]
    made = {
        document.id: document for document in NewsCleanExtractor(sites={host: profile}).run(iter(documents))
    }
    for page in pages:
        site = profile if host in page.url else None
        article = newsclean.clean(page.html, url=page.url, kind="html", site=site)
        assert made[page.id].text == str(article.body)
    assert any("site_boilerplate" in document.metadata["removed"] for document in made.values())


def test_steps_are_datatroves_and_can_be_pickled() -> None:
    step = NewsCleanExtractor(timeout=3)
    again = pickle.loads(pickle.dumps(step))
    assert isinstance(again, BaseExtractor)
    assert type(again) is NewsCleanExtractor
    assert (again.timeout, again.job) == (3, step.job)


def test_extract_and_format_take_one_text() -> None:
    assert NewsCleanExtractor().extract(story(4)) == str(newsclean.clean(story(4)).body)
    assert NewsCleanFormatter().format("Leave a Reply") == ""
    with pytest.raises(NewscleanError, match="no page passes"):
        NewsCleanExtractor(pipeline=DEFAULT.plus(broken)).extract(story(4))


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"timeout": 0}, NewscleanError),
        ({"timeout": "1"}, NewscleanError),
        ({"pipeline": "byline"}, TypeError),
        ({"rules": {}}, TypeError),
        ({"sites": SiteProfile()}, TypeError),
        ({"sites": {"vell.example": 3}}, TypeError),
    ],
)
def test_wrong_settings_raise_at_once(options: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error, match=next(iter(options))):
        NewsCleanExtractor(**options)


def test_engine_with_a_trafilatura_that_does_not_fit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from newsclean.filters.main_content import MainContent

    engines = DEFAULT.swap(MainContent(engine="trafilatura"))
    NewsCleanExtractor(pipeline=engines)
    monkeypatch.setattr("importlib.metadata.version", lambda _: "1.11.0")
    with pytest.raises(NewscleanError, match=r"trafilatura 1\.11\.0 is installed"):
        NewsCleanExtractor(pipeline=engines)
    assert NewsCleanExtractor().job.cleaner.pipeline == DEFAULT


def test_script_of_the_how_to_runs_as_it_stands(tmp_path: Path) -> None:
    page = (FIXTURES.parent / "docs" / "how-to" / "datatrove.md").read_text("utf-8")
    (script,) = re.findall(r"^```python\n(# clean_crawl\.py\n.*?)^```", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "clean_crawl.py").write_text(script, "utf-8")
    pages = fixture_pages(step=10)
    write_jsonl(tmp_path / "pages", pages, 4, "html")
    environment = os.environ | {"PYTHONPATH": str(FIXTURES.parent)}
    quiet = subprocess.DEVNULL
    subprocess.run(
        [sys.executable, "clean_crawl.py"],
        cwd=tmp_path,
        env=environment,
        check=True,
        stdout=quiet,
        stderr=quiet,
    )
    assert len(list((tmp_path / "articles").iterdir())) == 4
    assert len(list((tmp_path / "logs" / "completions").iterdir())) == 4
