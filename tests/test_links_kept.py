"""links=True: the links of the story stay, those of the page around it go, at every door."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import Article, Cleaner, Pipeline
from newsclean.cli import main
from tests.extras import needs

ENGLISH = (
    "The bridge over the harbour was closed on Friday, <a href=/report>the town council</a> of Vell said, and a ferry "
    "will run every ten minutes until the spring.",
    "The repair will cost <a href='https://bank.example/loan'>eleven million</a> crowns, which the county pays in part, "
    "as it said in <a href='javascript:show()'>a letter</a> to the town.",
    "Nobody was hurt when a part of the second pier fell into the water on Tuesday night, the port said.",
)
GERMAN = (
    "Die Brücke über den Hafen ist am Freitag gesperrt worden, teilte <a href=/bericht>der Stadtrat</a> von Vell mit, "
    "und eine Fähre fährt bis zum Frühling alle zehn Minuten.",
    "Die Reparatur kostet <a href='https://bank.example/kredit'>elf Millionen</a> Kronen, von denen das Land einen Teil "
    "zahlt, wie es in einem Brief an die Stadt schrieb.",
    "Niemand wurde verletzt, als in der Nacht zum Mittwoch ein Teil des zweiten Pfeilers ins Wasser fiel.",
)
URL = "https://gazette.example/news/bridge"


def page(story: tuple[str, ...], language: str, inside: str = "") -> str:
    return (
        f"<html lang={language}><head><title>Bridge 7</title></head><body><nav><a href=/>Home</a> <a href=/sport>Sport</a>"
        f"</nav><article><h1>Bridge 7</h1>{''.join(f'<p>{line}</p>' for line in story)}{inside}"
        "<p>Share this on <a href='https://social.example/'>Facebook</a></p></article>"
        "<aside><h3>Most read</h3><ul><li><a href=/a>A ferry was late again in Vell</a></ul></aside></body></html>"
    )


PAGE = page(ENGLISH, "en")
FOUND = [
    ("the town council", "https://gazette.example/report"),
    ("eleven million", "https://bank.example/loan"),
]


def pairs(article: Any) -> list[tuple[str, str]]:
    return [(link.text, link.address) for link in article.links]


@pytest.mark.parametrize(
    ("story", "language", "found"),
    [
        (ENGLISH, "en", FOUND),
        (
            GERMAN,
            "de",
            [
                ("der Stadtrat", "https://gazette.example/bericht"),
                ("elf Millionen", "https://bank.example/kredit"),
            ],
        ),
    ],
)
def test_links_of_the_story_stay_and_those_around_it_go(
    story: tuple[str, ...], language: str, found: Any
) -> None:
    article = newsclean.clean(page(story, language), url=URL, links=True)
    assert pairs(article) == found
    assert "Most read" in [removal.text for removal in article.removed]


def test_list_of_links_in_the_story_has_them() -> None:
    items = "".join(f"<li><a href=/{year}>Report of the year {year}</a></li>" for year in (2019, 2020, 2021))
    article = Cleaner(pipeline=Pipeline(), links=True).clean(f"<p>{ENGLISH[0]}</p><ul>{items}</ul>", url=URL)
    assert [text for text, _ in pairs(article)] == [
        "the town council",
        *[f"Report of the year {y}" for y in (2019, 2020, 2021)],
    ]
    assert article.to_markdown().count("](https://gazette.example/20") == 3


@pytest.mark.parametrize("source", [PAGE, page(GERMAN, "de"), PAGE.encode()])
def test_links_change_nothing_else(source: Any) -> None:
    plain, linked = newsclean.clean(source, url=URL), newsclean.clean(source, url=URL, links=True)
    assert plain.links == ()
    assert {**linked.to_dict(), "links": None} == {**plain.to_dict(), "links": None}
    assert linked.text == plain.text


def test_text_has_no_links() -> None:
    assert newsclean.clean("Bridge closed\n\nSee https://vell.example/1 for more.", links=True).links == ()


def test_part_of_a_paragraph_that_goes_takes_its_links_along() -> None:
    article = newsclean.clean(PAGE, url=URL, links=True)
    for link in article.links:
        assert any(p.span.start <= link.span.start and link.span.end <= p.span.end for p in article.body)
        assert not any(r.span.start < link.span.end and link.span.start < r.span.end for r in article.removed)


def test_other_value_is_refused() -> None:
    with pytest.raises(TypeError, match="links must be bool, not str"):
        newsclean.clean(PAGE, links="yes")  # type: ignore[arg-type]


def test_clean_many_keeps_links() -> None:
    assert pairs(next(newsclean.clean_many([{"html": PAGE, "url": URL}], links=True))) == FOUND
    assert pairs(next(newsclean.clean_many([{"html": PAGE, "url": URL}]))) == []


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return str(path)


def test_command_prints_markdown_with_links(file: str, capsys: Any) -> None:
    assert main(["clean", "--links", "--url", URL, file]) == 0
    out = capsys.readouterr().out
    assert out == newsclean.clean(PAGE, url=URL, links=True).to_markdown(front_matter=False)
    assert "[the town council](https://gazette.example/report)" in out


def test_command_prints_links_as_json(file: str, capsys: Any) -> None:
    assert main(["clean", "--links", "--json", "--url", URL, file]) == 0
    assert pairs(Article.from_dict(json.loads(capsys.readouterr().out))) == FOUND


def test_explained_page_shows_no_links(file: str, capsys: Any) -> None:
    with pytest.raises(SystemExit):
        main(["clean", "--links", "--explain", file])
    assert "--links changes nothing that --explain shows" in capsys.readouterr().err


@pytest.fixture
def records(tmp_path: Path) -> str:
    for module in ("pebble", "filelock", "tqdm"):
        needs(module, "jobs")
    path = tmp_path / "pages.jsonl"
    lines = [
        {"id": "a", "url": URL, "html": PAGE},
        {"id": "b", "text": "Rain in Vell\n\nIt rained on Friday."},
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return str(path)


def batch(*options: str) -> int:
    return main(["batch", *options, "--workers", "1", "--no-progress"])


@pytest.mark.parametrize("options", [[], ["--fields", "title,body"], ["--no-ledger"]])
def test_batch_keeps_links(records: str, tmp_path: Path, options: list[str]) -> None:
    assert batch(records, "--links", *options, "-o", str(tmp_path / "out.jsonl")) == 0
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [[(link["text"], link["address"]) for link in row["links"]] for row in rows] == [FOUND, []]


def test_batch_without_links_has_no_such_field(records: str, tmp_path: Path) -> None:
    assert batch(records, "-o", str(tmp_path / "out.jsonl")) == 0
    assert '"links"' not in (tmp_path / "out.jsonl").read_text("utf-8")


def test_batch_writes_links_into_markdown(records: str, tmp_path: Path) -> None:
    assert batch(records, "--links", "-o", str(tmp_path / "out")) == 0
    texts = [path.read_text("utf-8") for path in sorted((tmp_path / "out").rglob("*.md"))]
    assert sum("[the town council](https://gazette.example/report)" in text for text in texts) == 1


def test_batch_writes_links_into_parquet(records: str, tmp_path: Path) -> None:
    parquet = needs("pyarrow.parquet", "jobs")
    assert batch(records, "--links", "-o", str(tmp_path / "out.parquet")) == 0
    rows = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert [[link["address"] for link in row["links"]] for row in rows] == [
        [address for _, address in FOUND],
        [],
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--links", "-o", "out.csv"], "CSV has no column for links"),
        (["--fields", "body,links", "-o", "out.jsonl"], "the field links needs --links"),
    ],
)
def test_batch_refuses_what_cannot_be(records: str, options: list[str], said: str, capsys: Any) -> None:
    assert batch(records, *options) == 2
    assert said in capsys.readouterr().err


def test_scrapy_setting_keeps_links() -> None:
    needs("scrapy", "scrapy")
    from newsclean.integrations.scrapy import NewsCleanPipeline

    class Stats:
        def inc_value(self, key: str, count: int = 1) -> None: ...

    parts = {"NEWSCLEAN_OUTPUT": ["links", "clean_html"]}
    linked = NewsCleanPipeline({**parts, "NEWSCLEAN_LINKS": "True"}, Stats())
    item: dict[str, Any] = linked.process_item({"html": PAGE, "url": URL})
    assert [(link["text"], link["address"]) for link in item["links"]] == FOUND
    assert '<a href="https://gazette.example/report">' in item["clean_html"]
    plain: dict[str, Any] = NewsCleanPipeline(parts, Stats()).process_item({"html": PAGE, "url": URL})
    assert plain["links"] == []


def test_page_object_keeps_links() -> None:
    web_poet = needs("web_poet", "scrapy")
    from newsclean.integrations.webpoet import NewsArticlePage

    class LinkedPage(NewsArticlePage):
        links = True

    response = web_poet.HttpResponse(URL, body=PAGE.encode())
    assert pairs(LinkedPage(response).article) == FOUND
    assert pairs(NewsArticlePage(response).article) == []
