"""Every door cleans a page with the same profiles and rules to the same article."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import DEFAULT, Article, Cleaner, SiteProfile, SiteRules
from newsclean.cli import main
from newsclean.export.columns import nested_row
from newsclean.integrations import spark_worker
from newsclean.integrations.cleaning import Told, column_rows
from newsclean.integrations.datatrove_steps import DocumentJob
from newsclean.integrations.spark import _packed
from newsclean.integrations.spark_worker import CleanColumns
from newsclean.running import turns_of
from tests.extras import needs

URL = "https://sport.vell.example/2024/tram"
"""The profile and the rules are those of vell.example."""
NOTE = "The Gazette is owned by its readers and prints no paid stories."
PROMO = "Ferry tickets for the Olding regatta are on sale at our quay office."


def page(topic: str) -> str:
    prose = (
        f"The {topic} in Vell will be closed for most of the winter, the owners of the {topic} said on Friday.",
        f"Nobody knows yet who is to pay for the new {topic}, and the {topic} committee has not met about it.",
        f"An earlier plan for the {topic} was dropped because of what the {topic} would have cost the town.",
    )
    body = "".join(f"<p>{line}</p>" for line in prose)
    title = f"Winter closure for the {topic} at last"
    return (
        f"<html lang=en><head><title>{title}</title></head><body><main><h1>{title}</h1><p>VELL, Nov. 3, 2023 (AP) - Rain "
        f"fell on Friday, and the {topic} was shut.</p>{body}<p id=promo>{PROMO}</p><p>{NOTE}</p></main></body></html>"
    )


TOPICS = ("harbour", "orchard", "school", "bakery", "bridge")
PROFILE = SiteProfile.learn({"html": page(topic).replace(PROMO, topic)} for topic in TOPICS)
SITES = {"vell.example": PROFILE}
RULES_TOML = '[host."vell.example"]\nremove = "xpath: id(\'promo\')"\ntitle = "xpath: //h1"\n'
RULES = SiteRules.from_toml(RULES_TOML)
PAGE = page("tram")
CLEANER = Cleaner(sites=SITES, rules=RULES)
EXPECTED = newsclean.clean(PAGE, url=URL, kind="html", site=PROFILE, rules=RULES)
DATA = json.loads(json.dumps(EXPECTED.to_dict()))
RECORD = {"id": "a", "url": URL, "html": PAGE}


def test_the_page_needs_the_profile_and_the_rules() -> None:
    takers = {removal.text: removal.filter for removal in EXPECTED.removed}
    assert takers == {NOTE: "site_boilerplate", PROMO: "site_rules"}
    assert EXPECTED.title
    assert EXPECTED.dateline


def many(workers: int) -> Any:
    (article,) = newsclean.clean_many([RECORD], sites=SITES, rules=RULES, workers=workers)
    return article


def command(folder: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    names = files(folder)
    assert main(["clean", "--json", "--url", URL, *names[1:], names[0]]) == 0
    return Article.from_dict(json.loads(capsys.readouterr().out))


def batch(folder: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    _, *options = files(folder)
    (folder / "in.jsonl").write_text(json.dumps(RECORD))
    assert main(["batch", str(folder / "in.jsonl"), *options, "--workers", "1", "--no-progress"]) == 0
    row = json.loads(capsys.readouterr().out)
    return {name: value for name, value in row.items() if name in DATA}


def files(folder: Path) -> list[str]:
    """Write the page, its profile and the rules; return the file and the options that name the others."""
    (folder / "page.html").write_text(PAGE)
    (folder / "rules.toml").write_text(RULES_TOML)
    PROFILE.write(folder / "vell.json")
    return [
        str(folder / "page.html"),
        "--site",
        str(folder / "vell.json"),
        "--rules",
        str(folder / "rules.toml"),
    ]


def scrapy() -> Any:
    needs("scrapy", "scrapy")
    from newsclean.integrations.scrapy import NewsCleanPipeline

    settings = {
        "NEWSCLEAN_SITES": SITES,
        "NEWSCLEAN_RULES": RULES,
        "NEWSCLEAN_OUTPUT": {"article": "article"},
    }
    return Article.from_dict(NewsCleanPipeline(settings).process_item(dict(RECORD))["article"])


def webpoet() -> Any:
    web_poet = needs("web_poet", "scrapy")
    from newsclean.integrations.webpoet import NewsArticlePage

    class Page(NewsArticlePage):  # type: ignore[misc]  # its base is there only where the extra is
        sites, rules = SITES, RULES

    return Page(web_poet.HttpResponse(URL, body=PAGE.encode())).article


def datatrove() -> Any:
    made = DocumentJob(replace(CLEANER, kind="html"), ledger=True)(PAGE, URL)
    metadata = json.loads(json.dumps(made.metadata))
    return {
        "title": metadata["title"] == DATA["title"]["text"] and DATA["title"],
        "dateline": metadata["dateline"],
        "body": made.text == str(EXPECTED.body) and DATA["body"],
        "removed": metadata["ledger"],
    }


def datatrove_step() -> Any:
    extractors = needs("datatrove.pipeline.extractors.base", "datatrove")
    from newsclean.integrations.datatrove import NewsCleanExtractor

    assert issubclass(NewsCleanExtractor, extractors.BaseExtractor)
    assert NewsCleanExtractor(sites=SITES, rules=RULES).job.cleaner == Cleaner(
        kind="html", sites=SITES, rules=RULES
    )
    return EXPECTED


def spark_mapping() -> Any:
    return spark_row(replace(CLEANER, kind="html", sites=_packed(SITES)), PAGE, URL)


def spark_joined() -> Any:
    lines = spark_worker.pack_lines(PROFILE)
    return spark_row(Cleaner(kind="html", rules=RULES), PAGE, URL, lines)


def spark_row(cleaner: Cleaner, *values: Any) -> Any:
    arrow = needs("pyarrow", "jobs")
    names = ["html", "url", "lines"][: len(values)]
    given = arrow.RecordBatch.from_arrays([arrow.array([value]) for value in values], names=names)
    at = CleanColumns((), ("newsclean",), 0, (("url", 1),), 2 if len(values) > 2 else None)
    (made,) = spark_worker.clean_batches(iter([given]), pickle.loads(pickle.dumps(cleaner)), at)
    return made.column(0)[0].as_py()


def rows() -> Any:
    (row,) = column_rows([Told(PAGE, url=URL)], nested=True, kind="html", sites=SITES, rules=RULES)
    return row


def arrow() -> Any:
    pa = needs("pyarrow", "jobs")
    from newsclean.integrations.arrow import struct

    return struct(pa.array([PAGE]), url=URL, kind="html", sites=SITES, rules=RULES)[0].as_py()


def pandas() -> Any:
    pd = needs("pandas", "pandas")
    import_module("newsclean.integrations.pandas")

    return pd.Series([PAGE]).newsclean.struct(url=URL, kind="html", sites=SITES, rules=RULES)[0]


def polars() -> Any:
    pl = needs("polars", "polars")
    import_module("newsclean.integrations.polars")

    made = pl.DataFrame({"page": [PAGE]}).select(
        pl.col("page").newsclean.struct(url=URL, kind="html", sites=SITES, rules=RULES)
    )
    return made["page"][0]


def workbench() -> Any:
    bench = newsclean.Workbench([RECORD])
    bench.run(site=PROFILE)
    return bench.article(bench.names[0])


DOORS: dict[str, Callable[[], Any]] = {
    "Cleaner": lambda: CLEANER.clean(PAGE, url=URL),
    "Cleaner, pickled": lambda: pickle.loads(pickle.dumps(CLEANER)).clean(PAGE.encode(), url=URL),
    "clean_many": lambda: many(1),
    "clean_many, processes": lambda: many(2),
    "Scrapy": scrapy,
    "web-poet": webpoet,
    "datatrove": datatrove,
    "datatrove, step": datatrove_step,
    "Spark, profiles by host": spark_mapping,
    "Spark, lines of a data frame": spark_joined,
    "rows": rows,
    "Arrow": arrow,
    "pandas": pandas,
    "polars": polars,
}
"""Ray and Dask call clean_many."""


def assert_same(made: Any) -> None:
    if isinstance(made, Article):
        assert made.to_dict() == EXPECTED.to_dict()
    elif "error" in made:
        assert made == nested_row(EXPECTED)
    else:
        assert {name: made[name] for name in ("title", "dateline", "body", "removed")} == {
            name: DATA[name] for name in ("title", "dateline", "body", "removed")
        }


@pytest.mark.parametrize("door", DOORS)
def test_door_gives_the_same_article(door: str) -> None:
    assert_same(DOORS[door]())


@pytest.mark.parametrize("door", [command, batch], ids=["clean", "batch"])
def test_command_gives_the_same_article(
    door: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert_same(door(tmp_path, capsys))


def test_workbench_knows_the_profile_too() -> None:
    assert workbench() == Cleaner(sites=SITES, kind="html").clean(PAGE, url=URL)


# --- profiles and rules by host ---


@pytest.mark.parametrize(
    ("url", "is_known"),
    [
        ("https://vell.example/1", True),
        ("https://www.vell.example/1", True),
        ("https://a.b.vell.example/1", True),
        ("https://othervell.example/1", False),
        ("https://example/1", False),
        ("not an address", False),
        (None, False),
    ],
)
def test_host_or_the_nearest_domain_above_chooses(url: str | None, is_known: bool) -> None:
    takers = {removal.filter for removal in CLEANER.clean(PAGE, url=url).removed}
    assert ({"site_boilerplate", "site_rules"} <= takers) == is_known


@pytest.mark.parametrize("url", [None, "", "/2024/tram"])
def test_page_without_an_address_has_the_one_that_it_names(url: str | None) -> None:
    named = PAGE.replace("<head>", f"<head><link rel=canonical href='{URL}'>")
    assert {removal.filter for removal in CLEANER.clean(named, url=url).removed} >= {
        "site_boilerplate",
        "site_rules",
    }


def test_nearest_profile_counts_and_of_an_empty_one_nothing_is_known() -> None:
    cleaner = Cleaner(sites={"vell.example": PROFILE, "sport.vell.example": SiteProfile()})
    assert "site_boilerplate" not in {removal.filter for removal in cleaner.clean(PAGE, url=URL).removed}


# --- the Cleaner ---


def test_settings_are_checked_once_and_kept() -> None:
    cleaner = Cleaner(language="en-GB", kind="text", pipeline=DEFAULT.without("byline"))
    assert (cleaner.language, cleaner.kind) == ("en", "text")
    with pytest.raises(FrozenInstanceError):
        cleaner.kind = "html"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(cleaner)) == cleaner


@pytest.mark.parametrize(
    ("wrong", "error", "said"),
    [
        ({"pipeline": []}, TypeError, "pipeline must be Pipeline, not list"),
        ({"kind": "pdf"}, newsclean.UnknownNameError, "unknown kind 'pdf'; known: auto, html, text"),
        ({"language": "english"}, newsclean.UnknownNameError, "unknown language 'english'; known: ar, "),
        ({"language": 3}, TypeError, "language must be str or None, not int"),
        ({"sites": "vell.json"}, TypeError, "sites must be SiteProfile, a mapping of hosts .* not str"),
        (
            {"sites": {"vell.example": 3}},
            TypeError,
            "the profile of 'vell.example' must be SiteProfile, not int",
        ),
        ({"rules": {}}, TypeError, "rules must be SiteRules or None, not dict"),
        ({"max_chars": "5"}, TypeError, "max_chars must be int, not str"),
        ({"budget": "5"}, TypeError, "budget must be a number of seconds"),
    ],
)
def test_wrong_setting_is_told_at_once(wrong: dict[str, Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        Cleaner(**wrong)


def test_site_and_sites_exclude_each_other() -> None:
    with pytest.raises(newsclean.NewscleanError, match="give site or sites, not both"):
        newsclean.clean_many([], site=PROFILE, sites=SITES)


def test_limits_are_those_of_clean() -> None:
    with pytest.raises(newsclean.TooLargeError, match="the limit is 10"):
        Cleaner(max_chars=10).clean(PAGE)
    verdict = Cleaner(budget=0).clean(PAGE).verdict
    assert verdict
    assert verdict.truncated_by == "time"


def test_profiles_go_to_workers_without_their_pages() -> None:
    assert (
        len(pickle.dumps(Cleaner(sites=SITES)))
        < len(pickle.dumps(Cleaner())) + len(pickle.dumps(PROFILE)) / 2
    )


def test_page_is_parsed_once_with_rules_and_another_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    from newsclean.filters.main_content import MainContent
    from newsclean.readers import tree

    parsed: list[bytes] = []

    def counted(data: bytes, ids: bool) -> Any:
        parsed.append(data)
        return parse(data, ids)

    parse = tree._parsed_whole
    monkeypatch.setattr(tree, "_parsed_whole", counted)
    replace(CLEANER, pipeline=DEFAULT.swap(MainContent(engine="justext"))).clean(PAGE, url=URL)
    assert parsed == [PAGE.encode()]


# --- the order of the filters ---


def test_order_is_that_of_one_tuple() -> None:
    """Every filter is called in the order of DEFAULT; those with an early turn are called behind the first one too."""
    called = [turn.name for turn in turns_of(DEFAULT.filters)]
    early = [each.name for each in DEFAULT.filters if hasattr(each, "early")]
    assert early == ["site_boilerplate"]
    assert called == [DEFAULT.names[0], *early, *DEFAULT.names[1:]]


@pytest.mark.parametrize("name", ["site_rules", "site_boilerplate"])
def test_filter_carries_nothing_of_a_page_or_site(name: str) -> None:
    (found,) = [each for each in DEFAULT.filters if each.name == name]
    assert fields(found) == ()  # type: ignore[arg-type]


def test_no_filter_is_put_in_twice() -> None:
    bench = newsclean.Workbench([RECORD])
    bench.mark(PROMO, "residue", reason="newsletter")
    for pipeline in (DEFAULT, bench.pipeline):
        assert len(set(pipeline.names)) == len(pipeline.names)
    assert bench.pipeline.names[-1] == "marked_lines"
