"""Pages that stand in a column, and what becomes of each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, NoReturn

from newsclean import DEFAULT, Pipeline
from newsclean.draft import Draft

STORY = (
    "Orchard growers expect a late harvest\n\nQUENBY, May 4, 2024 (AP) - Growers in the valley expect to pick their apples "
    "two weeks late this year, after a cold May.\n\nFrost took about a tenth of the blossom, a grower said.\n\nLeave a Reply"
)
HTML = "<!doctype html><html lang=de><title>Brücke gesperrt</title><h1>Brücke gesperrt</h1><p>Die Brücke ist seit Freitag zu.</p>"
RAIN = "Rain in Vell\n\nIt rained in Vell on Friday, and it will rain again."
PDF = b"%PDF-1.7 ..."
PAGES: list[Any] = [STORY, None, HTML, RAIN]
DAY = datetime.date(2024, 5, 4)


class Hard:
    """A filter that fails on every page about rain."""

    name = "hard"
    reasons = ("hard",)

    def __call__(self, draft: Draft) -> Iterator[NoReturn]:
        if "Rain" in draft.page.text:
            raise RuntimeError("no rain today")
        yield from ()


def failing() -> Pipeline:
    return DEFAULT.plus(Hard())
