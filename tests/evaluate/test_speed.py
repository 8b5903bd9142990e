"""The guard of speed: what it measures, what it compares with, and when it fails. No test reads a clock."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsclean.errors import MissingExtraError
from tools import speed
from tools.speed import RECORDED, Ratios, Seconds, main, measure, runs_of

PAGE = b"<p>The bridge over the harbour was closed on Friday, the town said.</p>"
FOUND: Ratios = {"HTML": {"lxml": {"first": 8.0, "best": 6.0}}}


class Clock:
    """Goes on when something is run."""

    def __init__(self) -> None:
        self.now = 0.0
        self.order: list[str] = []

    def __call__(self) -> float:
        return self.now

    def run(self, name: str, *seconds: float) -> Callable[[], None]:
        """Return a call that takes these seconds, one time after the other."""
        left: Iterator[float] = iter(seconds)

        def work() -> None:
            self.order.append(name)
            self.now += next(left)

        return work


def test_the_first_pass_counts_apart_from_the_best_of_all() -> None:
    clock = Clock()
    runs = {"HTML": [clock.run("a", 4, 2, 3), clock.run("a", 1, 1, 1)], "lxml": [clock.run("b", 2, 1, 1)]}
    assert measure(runs, 3, clock) == {"HTML": Seconds(5, 3), "lxml": Seconds(2, 1)}


def test_systems_take_each_page_in_turn_and_in_another_order_each_time() -> None:
    clock = Clock()
    runs = {name: [clock.run(name, 1, 1), clock.run(name, 1, 1)] for name in "abc"}
    measure(runs, 2, clock)
    assert "".join(clock.order) == "abcbcabcacab"


def test_every_system_has_every_page_and_a_missing_one_is_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(names: list[str], _: object) -> None:
        raise MissingExtraError(names[0], "peers")

    monkeypatch.setattr(speed, "load_systems", missing)
    runs = runs_of([PAGE, PAGE], [b"The bridge was closed."])
    assert {name: len(calls) for name, calls in runs.items()} == {"HTML": 2, "text": 1, "lxml": 2}
    assert "trafilatura" in capsys.readouterr().err


def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *found: Ratios, arguments: list[str]) -> int:
    """Run the tool with ratios in place of measurements, and a record of FOUND."""
    left = iter(found)
    recorded = tmp_path / "ratios.json"
    recorded.write_text(json.dumps(FOUND))
    monkeypatch.setattr(speed, "RECORDED", recorded)
    monkeypatch.setattr(speed, "_measured", lambda pages, *_: next(left) if pages else {})
    return main(arguments)


@pytest.mark.parametrize(
    ("best", "again", "code"), [(8.9, None, 0), (9.1, 7.0, 0), (9.1, 9.2, 1), (3.0, None, 0)]
)
def test_it_fails_on_one_and_a_half_times_the_recorded_ratio_twice(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    best: float,
    again: float | None,
    code: int,
) -> None:
    found = [{"HTML": {"lxml": {"first": 8.0, "best": each}}} for each in (best, again) if each]
    assert run(monkeypatch, tmp_path, *found, arguments=["--check"]) == code
    assert ("best: 9.1, recorded is 6.0" in capsys.readouterr().out) is bool(code)


def test_without_check_nothing_fails_and_a_record_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow: Ratios = {"HTML": {"lxml": {"first": 80.0, "best": 60.0}}}
    assert run(monkeypatch, tmp_path, slow, arguments=["--record"]) == 0
    assert json.loads((tmp_path / "ratios.json").read_text()) == slow


def test_pages_of_yours_stand_apart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(PAGE)
    assert run(monkeypatch, tmp_path, FOUND, FOUND, arguments=[str(page)]) == 0
    assert "1 pages of yours" in capsys.readouterr().out


def test_the_record_has_every_ratio() -> None:
    recorded = json.loads(RECORDED.read_text())
    assert set(recorded) == {"HTML", "text"}
    assert {tuple(sorted(each)) for each in recorded.values()} == {("justext", "lxml", "trafilatura")}
    assert all(ratio > 0 for each in recorded.values() for found in each.values() for ratio in found.values())
