"""Scores the whole of `clean()` on pages and texts of publishers that no model has seen."""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsclean.api import clean
from newsclean.evaluate.gold import GoldPage
from newsclean.evaluate.scores import PageScores, score_page
from newsclean.evaluate.systems import Extract, article_text
from tools.training.gold import FOLDS, PROCESSES, GoldSet, LabelledText
from tools.training.learner import Learner
from tools.training.models import copy_models, use_models, write_models
from tools.training.parts import Example
from tools.training.text_scores import TextScores, score_text


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of one set, in its order."""

    set: GoldSet
    scores: tuple[PageScores | TextScores, ...]


def check(sets: Sequence[GoldSet], learner: Learner) -> list[Scored]:
    """Clean each page and text with models that were not trained on its publisher; return the scores by set."""
    folds = _folds(learner.examples.values())
    parts = learner.taught()
    learner.train_folds(parts)
    found: dict[tuple[str, str], PageScores | TextScores] = {}
    for fold in range(FOLDS):
        jobs = [
            (each.name, item) for each in sets for item in each.items if folds[each.name, item.name] == fold
        ]
        with tempfile.TemporaryDirectory() as folder:
            copy_models(Path(folder))  # of parts that nothing here teaches
            write_models(
                {part.name: learner.model(part.name, frozenset((fold,))) for part in parts}, Path(folder)
            )
            with multiprocessing.Pool(PROCESSES, use_models, (Path(folder),)) as pool:
                for (name, item), scores in zip(jobs, pool.imap(_score, jobs, chunksize=8), strict=True):
                    found[name, item.name] = scores
    return [Scored(each, tuple([found[each.name, item.name] for item in each.items])) for each in sets]


def _folds(sources: Iterable[Sequence[Example]]) -> dict[tuple[str, str], int]:
    return {(each.set, each.name): each.fold for examples in sources for each in examples}


def _score(job: tuple[str, GoldPage | LabelledText]) -> PageScores | TextScores:
    _, item = job
    start = time.perf_counter()
    if isinstance(item, LabelledText):
        return score_text(item, clean(item.text, url=item.url))
    article = clean(item.read(), url=item.url, kind="html")
    spent = 1000 * (time.perf_counter() - start)
    return score_page(item, Extract(article_text(article), str(article.title or "")), spent)
