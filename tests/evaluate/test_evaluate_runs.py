"""evaluate(): every system on every page, failures counted, results as objects, table and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsclean.errors import UnknownNameError
from newsclean.evaluate import evaluate, systems
from newsclean.evaluate.systems import Extract, Extractor

Write = Callable[..., Path]


@pytest.fixture
def peer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Extractor], None]:
    """Return a function that makes an extractor a known peer."""

    def add(name: str, extract: Extractor) -> None:
        made = systems._Peer("trafilatura", ("json",), lambda _: extract)
        monkeypatch.setitem(systems.PEERS, name, made)

    return add


def test_easy_page_is_exact(gold_folder: Write, record: dict[str, Any]) -> None:
    means = evaluate(gold_folder([record]))["newsclean"].means
    assert (means.f1, means.exact, means.title, means.failed) == (1.0, 1.0, 1.0, 0)


def test_both_systems_see_every_page_in_turn(gold_folder: Write, record: dict[str, Any], peer: Any) -> None:
    seen: list[str] = []
    for name in ("first", "second"):
        peer(name, lambda *_, name=name: (seen.append(name), Extract("x"))[1])
    folder = gold_folder([record, {**record, "id": "ferry"}])
    result = evaluate(folder, systems=["first", "second"])
    assert seen == ["first", "second", "second", "first", "first", "second"]  # one round to warm up
    assert [[page.name for page in each.pages] for each in result.systems] == [["bridge", "ferry"]] * 2


def test_system_that_raises_scores_nothing_and_is_counted(
    gold_folder: Write, record: dict[str, Any], peer: Any
) -> None:
    def broken(page: bytes, *_: Any) -> Extract:
        raise RuntimeError("no\n  luck" + "k" * 1000)

    peer("broken", broken)
    result = evaluate(gold_folder([record]), systems=["newsclean", "broken"])
    (page,) = result["broken"].pages
    assert page.failure is not None
    assert page.failure.startswith("RuntimeError: no luck")
    assert len(page.failure) == 200
    assert (page.f1, page.title, result["broken"].means.failed) == (0.0, False, 1)
    assert result["newsclean"].means.failed == 0


def test_peer_that_gives_none_for_a_text_has_found_nothing(
    gold_folder: Write, record: dict[str, Any], peer: Any
) -> None:
    peer("silent", lambda *_: Extract(None))
    means = evaluate(gold_folder([record]), systems=["silent"])["silent"].means
    assert (means.empty, means.failed, means.f1) == (1, 0, 0.0)


def test_progress_hears_of_every_page(gold_folder: Write, record: dict[str, Any]) -> None:
    heard: list[tuple[int, int]] = []
    folder = gold_folder([record, {**record, "id": "ferry"}])
    evaluate(folder, progress=lambda done, total: heard.append((done, total)))
    assert heard == [(1, 2), (2, 2)]


def test_worst_pages_come_first(gold_folder: Write, record: dict[str, Any], peer: Any) -> None:
    other = {"id": "ferry", "body": "Nothing of this stands on that page."}
    result = evaluate(gold_folder([record, other]))
    assert [page.name for page in result.worst(5)] == ["ferry", "bridge"]
    assert [page.name for page in result.worst(1)] == ["ferry"]


def test_system_that_was_not_scored_has_no_scores(gold_folder: Write, record: dict[str, Any]) -> None:
    result = evaluate(gold_folder([record]))
    with pytest.raises(UnknownNameError, match="known: newsclean"):
        result["trafilatura"]


def test_table_shows_the_best_first_and_only_columns_with_values(
    gold_folder: Write, record: dict[str, Any], peer: Any
) -> None:
    peer("half", lambda *_: Extract(record["body_list"][0], "Bridge"))
    table = evaluate(gold_folder([record]), systems=["half", "newsclean"]).table()
    caption, _, head, _, first, second = table.splitlines()
    assert caption.startswith("1 page of gold: half ")
    assert [cell.strip() for cell in head.split("|")[1:7]] == ["system", "F1", "P", "R", "exact", "words F1"]
    assert "snippets" not in head
    assert first.startswith("| newsclean | 1.000 | 1.000 | 1.000 | 1.000 ")
    assert second.startswith("| half ")
    assert len({len(line) for line in (head, first, second)}) == 1


def test_system_without_titles_has_a_dash(gold_folder: Write, record: dict[str, Any]) -> None:
    table = evaluate(gold_folder([record]), systems=["newsclean", "justext"]).table().splitlines()
    (row,) = (line for line in table if line.startswith("| justext "))
    assert row.split("|")[7].strip() == "-"


def test_folder_without_titles_has_no_such_column(gold_folder: Write) -> None:
    result = evaluate(gold_folder([{"id": "a", "with": ["divers"], "without": ["Sport"]}]))
    head = result.table().splitlines()[2]
    assert [cell.strip() for cell in head.split("|")[1:5]] == [
        "system",
        "snippets F1",
        "snippets P",
        "snippets R",
    ]
    assert "title" not in head


def test_dict_is_plain_json(gold_folder: Write, record: dict[str, Any]) -> None:
    data = evaluate(gold_folder([{**record, "with": ["divers"]}])).to_dict()
    assert json.loads(json.dumps(data)) == data
    (system,) = data["systems"]
    assert (data["gold"], system["system"], system["means"]["f1"]) == ("gold", "newsclean", 1.0)
    (page,) = system["pages"]
    assert page["snippets"] == {"both": 1, "extra": 0, "missing": 0}
    assert (page["name"], page["exact"], page["failure"]) == ("bridge", True, None)


def test_scores_are_the_same_in_two_runs(gold_folder: Write, record: dict[str, Any]) -> None:
    def figures(data: dict[str, Any]) -> list[Any]:
        return [
            {key: page[key] for key in page if key != "milliseconds"} for page in data["systems"][0]["pages"]
        ]

    folder = gold_folder([record])
    assert figures(evaluate(folder).to_dict()) == figures(evaluate(folder).to_dict())
