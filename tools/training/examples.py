"""Turns gold sets into examples, two pages at a time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Sequence
from functools import partial

from newsclean.evaluate.gold import GoldPage
from newsclean.readers.html import read_html
from tools.training.gold import PROCESSES, GoldSet, LabelledText, fold_of, publisher
from tools.training.parts import Example, Part, Source, Variants

Job = tuple[str, GoldPage | LabelledText]


def read_examples(
    sets: Iterable[GoldSet], parts: Sequence[Part], variants: Sequence[Variants] = ()
) -> dict[str, list[Example]]:
    """Return the examples of all sets by source, in the order of the sets; behind each page its variants."""
    jobs = [(each.source, (each.name, item)) for each in sets for item in each.items]
    found: dict[str, list[Example]] = {"html": [], "text": []}
    read = partial(examples_of, parts=parts, variants=variants)
    with multiprocessing.Pool(PROCESSES) as pool:
        done = pool.imap(read, [job for _, job in jobs], chunksize=16)
        for (source, _), examples in zip(jobs, done, strict=True):
            found[source] += examples
    return found


def examples_of(job: Job, parts: Sequence[Part], variants: Sequence[Variants] = ()) -> list[Example]:
    """Return the example of a page or text, and those of its variants."""
    set_name, item = job
    is_page = isinstance(item, GoldPage)
    source = Source(item, item.read()) if isinstance(item, GoldPage) else Source(item)
    own = [part for part in parts if part.source == ("html" if is_page else "text") and not part.needs]
    name = publisher_of(source)
    sources = [source, *(each for make in variants for each in (make(source) if is_page else ()))]
    return [
        Example(
            set_name,
            item.name,
            name,
            fold_of(name),
            {part.name: part.observe(each) for part in own if part.varied or each is source},
            is_variant=each is not source,
        )
        for each in sources
    ]


def publisher_of(source: Source) -> str:
    """Return the publisher of a page or text by its address, else the one that it gives itself, else its name."""
    url = source.item.url
    if not url and source.html:
        url = read_html(source.html).meta.canonical
    return publisher(url) or source.item.name
