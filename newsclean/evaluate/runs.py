"""Run systems over gold pages, interleaved page by page so that a busy machine slows all of them alike."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from newsclean.catalogue import DEFAULT
from newsclean.errors import NewscleanError
from newsclean.evaluate.gold import GoldPage, read_gold
from newsclean.evaluate.results import Evaluation, SystemScores
from newsclean.evaluate.scores import PageScores, score_page
from newsclean.evaluate.systems import OWN, Extract, System, load_systems, quiet
from newsclean.pipeline import Pipeline

__all__ = ["evaluate"]

MAX_FAILURE_CHARS = 200
"""Characters of an error's message that are kept; some libraries put the whole page into it."""


def evaluate(
    gold_folder: str | os.PathLike[str],
    *,
    systems: Iterable[str] = (OWN,),
    limit: int | None = None,
    pipeline: Pipeline = DEFAULT,
    progress: Callable[[int, int], None] | None = None,
) -> Evaluation:
    """Score systems on a folder of gold pages.

    If a system raises an error on a page, it scores as if it had found nothing there, and the error is kept. While
    systems run, warnings and logs of the process are silenced.

    Args:
        gold_folder: A folder with gold.jsonl and html/.
        systems: Names of systems: newsclean and its peers.
        limit: Score only the first pages.
        pipeline: The filters of newsclean.
        progress: Called after each page with the number of pages done and of all pages.

    Returns:
        The scores; `table()` shows them.

    Raises:
        NewscleanError: The gold is broken; the message names file, line and field.
        UnknownNameError: You gave an unknown system.
        MissingExtraError: You gave a peer that is not installed.

    Example:
    >>> evaluate("gold", systems=["goosefat"])
    Traceback (most recent call last):
    newsclean.errors.UnknownNameError: unknown system 'goosefat'; known: newsclean, trafilatura, ...
    """
    loaded = load_systems(systems, pipeline)
    gold = read_gold(gold_folder, limit=limit)
    scores: dict[str, list[PageScores]] = {system.name: [] for system in loaded}
    with quiet():
        for system in loaded:  # once untimed: what it loads on first use is no cost of a page
            _run(system, gold[0], gold[0].read())
        for done, page in enumerate(gold, 1):
            data = page.read()
            # nobody always comes first, with the page cold in the processor's cache
            turn = done % len(loaded)
            for system in (*loaded[turn:], *loaded[:turn]):
                scores[system.name].append(_run(system, page, data))
            if progress is not None:
                progress(done, len(gold))
    results = tuple(SystemScores(each.name, each.version, tuple(scores[each.name])) for each in loaded)
    return Evaluation(Path(gold_folder).resolve().name, results)


def _run(system: System, page: GoldPage, data: bytes) -> PageScores:
    extract, failure = (Extract(authors=(), date="") if system.has_credits else Extract()), None
    start = time.perf_counter()
    try:
        run = system.extract_text if page.is_text else system.extract
        if run is None:
            raise NewscleanError(f"{system.name} takes no plain text")
        extract = run(data, page.url, page.language)
    except Exception as error:  # other people's code on hostile pages: a failure is a score, not an end
        failure = " ".join(f"{type(error).__name__}: {error}".split())[:MAX_FAILURE_CHARS]
    milliseconds = (time.perf_counter() - start) * 1000
    extract = extract._replace(text=extract.text or "")
    return score_page(page, extract, milliseconds, has_title=system.has_title, failure=failure)
