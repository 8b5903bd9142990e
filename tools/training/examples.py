"""Turns gold sets into examples, two pages at a time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable

from newsclean.evaluate.gold import GoldPage
from newsclean.readers.html import read_html
from tools.training.catalogue import PARTS
from tools.training.gold import GoldSet, LabelledText, fold_of, publisher
from tools.training.parts import Example

PROCESSES = 2


def read_examples(sets: Iterable[GoldSet]) -> dict[str, list[Example]]:
    """Return the examples of all sets by source, in the order of the sets."""
    jobs = [(each.name, each.source, item) for each in sets for item in each.items]
    found: dict[str, list[Example]] = {"html": [], "text": []}
    with multiprocessing.Pool(PROCESSES) as pool:
        for (_, source, _), example in zip(jobs, pool.imap(_example, jobs, chunksize=16), strict=True):
            found[source].append(example)
    return found


def _example(job: tuple[str, str, GoldPage | LabelledText]) -> Example:
    set_name, source, item = job
    parts = [part for part in PARTS if part.source == source and part.observe is not None]
    url = item.url
    if isinstance(item, GoldPage):
        data = item.read()
        page = read_html(data, url=url)
        url = url or page.meta.canonical
        seen = {part.name: part.observe(page, item, data) for part in parts}
    else:
        seen = {part.name: part.observe(item) for part in parts}
    name = publisher(url) or item.name
    return Example(set_name, item.name, name, fold_of(name), seen)
