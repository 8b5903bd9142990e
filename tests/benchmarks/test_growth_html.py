"""Reading HTML takes time in proportion to the page, whatever it is built of; outside the default test run."""

from __future__ import annotations

import time

import pytest

from newsclean.readers.html import read_html


@pytest.mark.parametrize(
    "unit",
    [
        "<p>x</p>",
        "<b>x",
        "<a href=x>x",
        "<div>x",
        "<td>x",
        "<li><a href=x>x</a>",
        "<br>x",
        "&amp;",
        "<p hidden>x",
        "<rt>x",
    ],
)
@pytest.mark.parametrize("links", [False, True])
def test_time_grows_with_the_size(unit: str, links: bool) -> None:
    def seconds(count: int) -> float:
        source = unit * count
        began = time.process_time()
        read_html(source, links=links)
        return time.process_time() - began

    seconds(1000)
    assert min(seconds(16000) for _ in range(3)) < 9 * min(seconds(4000) for _ in range(3)) + 0.1
