"""Lines kept from page to page: the same articles, and no more lines than it says."""

from __future__ import annotations

import pickle
from dataclasses import replace

from newsclean import DEFAULT, Cleaner
from newsclean.jobs.known import KnownSites
from newsclean.jobs.task import Recipe, _cleaner
from newsclean.line import MAX_KEPT, LineMemory, read_line

MENU = "\n".join(f"{name} news" for name in "Home Sport Weather Culture Money Travel Ferry Harbour".split())
FOOTER = "Read more: Ferry to Marlow stays\nShare on Facebook\nSubscribe to our newsletter\n© 2024 The Vell Courier"
STORIES = [
    "\n".join(
        (
            f"The {thing} of Vell is closed for {days} days",
            "By Ada Marsh",
            f"VELL (Reuters) - The {thing} was closed on Friday, the town said, and it will open in {days} days.",
            f"Ice lay on the {thing} for two weeks, and nobody could say when the ships would sail again.",
            "“We wait,” said the mayor, who had come from Marlow to see the ice and the ships in the harbour.",
        )
    )
    for days, thing in enumerate(("bridge", "harbour", "quay", "lighthouse", "bridge"), 3)
]
PAGES = [f"{MENU}\n{story}\n{FOOTER}" for story in STORIES]


def test_articles_are_the_same() -> None:
    plain, keeping = Cleaner(kind="text"), Cleaner(kind="text", pipeline=replace(DEFAULT, lines=LineMemory()))
    for page in PAGES * 2:
        assert keeping.clean(page).to_dict() == plain.clean(page).to_dict()


def test_a_line_is_read_once() -> None:
    memory = LineMemory()
    for page in PAGES:
        Cleaner(kind="text", pipeline=replace(DEFAULT, lines=memory)).clean(page)
    assert memory.read("Sport news", None, 60) is memory.read("Sport news", None, 60)
    assert memory._kept.cache_info().hits > len(PAGES)


def test_it_keeps_the_last_short_lines_alone() -> None:
    memory = LineMemory()
    for number in range(2 * MAX_KEPT):
        memory.read(f"line {number}", None, 60)
        assert memory.read("long " * 50, None, 60) == read_line("long " * 50, None, 60)
    assert memory._kept.cache_info().currsize == MAX_KEPT


def test_a_pickled_memory_is_empty() -> None:
    memory = LineMemory()
    memory.read("Home", None, 60)
    pipeline = pickle.loads(pickle.dumps(replace(DEFAULT, lines=memory)))
    assert pipeline.lines._kept.cache_info().currsize == 0
    assert pipeline == DEFAULT


def test_batches_keep_lines_and_clean_does_not() -> None:
    assert _cleaner(Recipe(), KnownSites(), links=False).pipeline.lines is not None
    assert Recipe().pipeline().lines is DEFAULT.lines is None
