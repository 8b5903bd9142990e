"""clean_many: in order, lazy, and a page's fault stays its own."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator
from typing import Any

import pytest

import newsclean
from newsclean import DEFAULT, Article, FailedPage, MissingExtraError, NewscleanError, clean_many
from newsclean.jobs.ordered import in_order
from tests.extras import needs
from tests.jobs.faulty import FAULTS, faulty
from tests.jobs.made import html, records, story

needs("pebble", "jobs")
FAULTY = DEFAULT.plus(faulty)


@pytest.mark.parametrize("workers", [1, 2])
def test_results_are_those_of_clean_in_the_order_of_the_pages(workers: int) -> None:
    pages: list[Any] = [story(n) for n in range(20)] + [html(n).encode("cp1252") for n in range(20)]
    assert list(clean_many(pages, workers=workers)) == [newsclean.clean(page) for page in pages]


@pytest.mark.parametrize("workers", [1, 2])
def test_records_tell_kind_url_language_and_charset(workers: int) -> None:
    made: list[Any] = [
        {"html": html(1), "url": "https://gazette.example/1", "language": "de"},
        {"html": html(2).replace("Dienstag", "Tag in Łódź").encode("cp1250"), "charset": "cp1250"},
        {"text": "<p>not a tag</p>", "html": None},
    ]
    first, second, third = clean_many(made, workers=workers)
    assert isinstance(first, Article)
    assert (first.url, first.language, first.source) == ("https://gazette.example/1", "de", "html")
    assert isinstance(second, Article)
    assert "Tag in Łódź" in str(second.body)
    assert isinstance(third, Article)
    assert third.source == "text"


def test_every_kind_of_fault_costs_its_own_page_only() -> None:
    pages: list[Any] = records(60)
    for at, words in zip(range(5, 60, 8), FAULTS, strict=False):
        pages[at]["text"] = story(at, f"This page {words}.")
    results = list(clean_many(pages, workers=2, timeout=2.0, pipeline=FAULTY))
    failed = {result.id: result.kind for result in results if isinstance(result, FailedPage)}
    assert failed == {
        "p5": "worker_died",
        "p13": "worker_died",
        "p21": "worker_died",
        "p29": "worker_died",
        "p37": "timeout",
        "p45": "exception",
        "p53": "exception",
    }
    for number, result in enumerate(results):
        if isinstance(result, Article):
            assert str(result.title).endswith(f"bridge {number}")
    assert not multiprocessing.active_children()


def test_error_says_what_happened_and_where() -> None:
    pages = [story(1, "It raises an error.")]
    (result,) = clean_many(pages, pipeline=FAULTY)
    assert isinstance(result, FailedPage)
    assert result.error.startswith("ValueError: list.remove(x): x not in list (faulty.py, line ")
    assert (result.id, result.url) == (0, None)


@pytest.mark.parametrize("workers", [1, 2])
def test_page_that_is_none_fails_alone(workers: int) -> None:
    pages: list[Any] = [
        story(1),
        b"%PDF-1.7 binary",
        7,
        {"url": "https://gazette.example/x"},
        {"id": 4},
        story(2),
    ]
    results = list(clean_many(pages, workers=workers))
    assert [getattr(result, "kind", "article") for result in results] == [
        "article", "not_a_page", "exception", "bad_record", "bad_record", "article",
    ]  # fmt: skip
    assert [result.id for result in results if isinstance(result, FailedPage)] == [
        1, 2, "https://gazette.example/x", 4,
    ]  # fmt: skip


def test_on_error_skips_or_raises() -> None:
    pages = [b"%PDF-1.7 binary", story(1)]
    assert [type(result) for result in clean_many(pages, on_error="skip")] == [Article]
    with pytest.raises(NewscleanError, match="page 0: "):
        list(clean_many(pages, on_error="raise"))


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_are_read_lazily(workers: int) -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield story(read)

    results = clean_many(endless(), workers=workers)
    assert read == 0
    for _ in range(5):
        next(results)
    assert read < 400
    results.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_no_process_is_left_when_the_consumer_raises() -> None:
    def consume() -> None:
        for _ in clean_many([story(n) for n in range(300)], workers=2):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        consume()
    assert not multiprocessing.active_children()


def test_no_process_is_left_when_the_pages_raise() -> None:
    def broken() -> Iterator[str]:
        yield from [story(n) for n in range(10)]
        raise OSError("the crawler is gone")

    with pytest.raises(OSError, match="the crawler is gone"):
        list(clean_many(broken(), workers=2))
    assert not multiprocessing.active_children()


def test_hanging_page_does_not_hold_up_the_end() -> None:
    results = clean_many([story(0), *[story(1, "It hangs for ever.")] * 8], workers=2, pipeline=FAULTY)
    assert isinstance(next(results), Article)
    results.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_no_pages_need_no_process() -> None:
    assert list(clean_many([], workers=2)) == []


def test_wrong_arguments_are_refused_at_once() -> None:
    with pytest.raises(TypeError, match="not one str"):
        clean_many("a page")
    with pytest.raises(TypeError, match="pipeline must be Pipeline"):
        clean_many([], pipeline=3)  # type: ignore[arg-type]
    for wrong in ({"workers": 0}, {"workers": True}, {"timeout": 0}, {"on_error": "ignore"}):
        with pytest.raises(NewscleanError):
            clean_many([], **wrong)  # type: ignore[arg-type]


def test_pipeline_that_cannot_be_sent_is_refused_with_its_reason() -> None:
    local = newsclean.filter()(lambda _draft: ())
    with pytest.raises(NewscleanError, match=r"cannot be sent to worker processes|cannot load the pipeline"):
        list(clean_many([story(1)], workers=2, pipeline=DEFAULT.plus(local)))
    assert not multiprocessing.active_children()


def _unpicklable(number: int) -> Any:
    return (lambda: number) if number == 3 else number


def test_result_that_cannot_be_sent_is_a_fault_of_its_item() -> None:
    results = [result for _, result in in_order(_unpicklable, range(6), workers=2)]
    assert results[:3] == [0, 1, 2]
    assert results[3].kind == "exception"
    assert results[4:] == [4, 5]


def test_without_the_extra_one_process_cleans_and_more_say_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pebble", None)
    assert isinstance(next(clean_many([story(1)])), Article)
    with pytest.raises(MissingExtraError, match=r"pip install '.*newsclean\[jobs\]'"):
        list(clean_many([story(1)], workers=2))
