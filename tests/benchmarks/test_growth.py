"""How long it takes as a page grows: four times the page takes about four times as long, whatever it repeats.

Run `python -m pytest tests/benchmarks/test_growth.py`; the ordinary test run leaves benchmarks out. Only the processor's
time of this process counts, and the best of a few runs, so that a busy machine changes little.
"""

from __future__ import annotations

import math
import time

import pytest

import newsclean

TIMES = 1500
"""Repeats on the small page."""
LINE_TIMES = 40_000
"""Repeats in the short line."""
GROWTH = 4
MAX_FACTOR = 6.0
"""Linear growth measures 4-5.5, for larger pages fit the caches worse; quadratic growth starts at 9."""
PROSE = "The mayor of Eastvale said on day {0} that the harbour bridge would stay closed until spring."
PIECES = {
    "prose": (PROSE,),
    "headlines": ("Clock number {0} of the town stops",),
    "questions": ("Who pays for clock {0}?",),
    "sponsored labels": ("Sponsored content",),
    "pointers": ("Read more: clock number {0} of the town",),
    "related headers and prose": ("Related articles", PROSE),
    "related headers and headlines": ("Related articles", "Clock number {0} of the town stops"),
    "comment counts": (PROSE, "12 comments"),
    "newsletter boxes": ("Sign up for our newsletter", "Your email", "Subscribe", PROSE),
    "newsletter lines": ("Sign up for our newsletter", "Your email"),
    "cards": ("The clock again", "Card {0} of 9000", f"What we know. {PROSE}"),
    "cards with run-in counters": ("Card {0} of 9000. Who we are now.",),
    "tag headers": ("Tags", PROSE),
    "tags": ("Tags", "Clock", PROSE),
    "networks": ("Facebook", PROSE),
    "share counters": ("Facebook", "12"),
    "hashtags": ("#clock{0} #bridge",),
    "bylines and stamps": ("By Ada Marsh", "3 March 2024"),
    "stamps and prose": ("Updated", "3 March 2024, 10:15", PROSE),
    "copies of the title": ("Clock stops again in Wendside", PROSE),
    "credits": (f"{PROSE} (Reporting by Ada Marsh)",),
    "captions": ("The clock {0}. (Photo: Ada Marsh)", PROSE),
    "glued labels": (f"{PROSE} Sign up for our newsletter.", "Read more: clock {0}"),
    "addresses": ("www.gazette{0}.example",),
    "menus": ("Home", "News", "Sport", PROSE),
}
"""Lines that are repeated, `{0}` for the number of the repeat."""
AGAIN = {
    "copies around a byline": (
        "The clock of Wendside {0}",
        "By Ada Marsh",
        "The clock of Wendside {0}",
        PROSE,
    )
}
"""The same, where a second look at the body finds as much as the first."""


def page(lines: tuple[str, ...], times: int, end: str) -> str:
    """Return a text that repeats some lines."""
    return end.join(line.format(number) for number in range(times) for line in lines)


def seconds(text: str) -> float:
    """Return the processor time that cleaning a text takes."""
    start = time.process_time()
    newsclean.clean(text, language="en")
    return time.process_time() - start


def growth(small: str, large: str) -> float:
    """Return how much longer the large text takes, by the best times of up to four rounds."""
    best = [math.inf, math.inf]
    for _ in range(4):
        best = [min(best[0], seconds(small), seconds(small)), min(best[1], seconds(large))]
        if best[1] <= MAX_FACTOR * best[0]:
            break
    return best[1] / best[0]


@pytest.mark.parametrize("end", ["\n", "\n\n"], ids=["dense", "spaced"])
@pytest.mark.parametrize(
    "lines",
    [
        *(pytest.param(lines, id=name) for name, lines in PIECES.items()),
        *(pytest.param(lines, id=name) for name, lines in AGAIN.items()),
    ],
)
def test_growth_is_linear(lines: tuple[str, ...], end: str) -> None:
    """Four times the repeats take less than six times as long."""
    assert growth(page(lines, TIMES, end), page(lines, TIMES * GROWTH, end)) <= MAX_FACTOR


@pytest.mark.parametrize(
    "pattern",
    [
        "Read more: ",
        "х。",
        "He said no. ",
        "(Photo: Ada Marsh) ",
        "BERLIN (Reuters) - ",
        "www.a.b.",
        "“No,” ",
    ],
)
def test_growth_of_one_line_is_linear(pattern: str) -> None:
    """The same for one long line, with a label behind it."""
    label = " and he left. Sign up for our newsletter."
    assert growth(pattern * LINE_TIMES + label, pattern * LINE_TIMES * GROWTH + label) <= MAX_FACTOR
