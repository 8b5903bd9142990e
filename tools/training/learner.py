"""Trains parts on all but some folds, each model once; what a part learns of another one's scores is out of fold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeAlias

from tools.training.forests import Rows
from tools.training.gold import FOLDS, PROCESSES
from tools.training.measures import Judged
from tools.training.parts import Example, Part, Scores

Folds: TypeAlias = frozenset[int]
Key: TypeAlias = tuple[str, Folds]
"""A part, and the folds that it is kept from."""

ALL: Folds = frozenset()


class Learner:
    """The examples, and the models that were made of them so far.

    A part that needs another one's scores learns, for each example, from those of a model that did not see the
    example's fold; where it is nested, of one that saw none of the folds either that the part itself is kept from.
    """

    def __init__(
        self, parts: Sequence[Part], examples: Mapping[str, Sequence[Example]], *, nested: bool = False
    ) -> None:
        """Take the parts, and the examples by source. Nested training takes three times as long."""
        self.parts = {part.name: part for part in parts}
        self.examples = examples
        self.nested = nested
        self.is_child = False
        self._models: dict[Key, Any] = {}
        self._scores: dict[tuple[str, Folds, int], dict[int, list[float]]] = {}
        self._known: dict[tuple[str, int], Rows] = {}
        """Rows by part and example; those of nested training depend on the folds too, and are not kept."""

    def examples_of(self, part: Part) -> Iterator[Example]:
        """Yield the examples that have something to teach to a part."""
        return (each for each in self.examples[part.source] if each.seen.get(part.eye) is not None)

    def _lessons(self, part: Part) -> Iterator[Example]:
        """Yield the examples that a part learns from: those made of gold pages only where it is varied."""
        return (each for each in self.examples_of(part) if part.varied or not each.is_variant)

    def taught(self) -> list[Part]:
        """Return the parts that some example has something to teach to."""
        return [part for part in self.parts.values() if next(self.examples_of(part), None) is not None]

    def model(self, name: str, without: Folds = ALL) -> Any:
        """Return the data of a part that was trained on no example of some folds."""
        key = (name, without)
        if key not in self._models:
            if self.is_child:
                self._models[key] = self._trained(self.parts[name], without)
            else:
                self.train([key])
        return self._models[key]

    def _trained(self, part: Part, without: Folds) -> Any:
        taught = [
            each
            for each in self._lessons(part)
            if each.fold not in without and part.teaches(each.seen[part.eye])
        ]
        return part.fit([self._rows(part, each, without) for each in taught], part.features)

    def train(self, wanted: Iterable[Key]) -> None:
        """Train some models, as many at once as there are PROCESSES.

        Nothing is trained in this process itself: one that ran LightGBM's threads cannot be forked any more.
        """
        missing = [key for key in wanted if key not in self._models]
        if not missing:
            return
        for part in [self.parts[name] for name in sorted({name for name, _ in missing}) if not self.nested]:
            for each in self._lessons(part):  # worked out once, before the processes part
                self._rows(part, each, ALL)
        fork = get_context("fork")
        with ProcessPoolExecutor(PROCESSES, mp_context=fork, initializer=_take, initargs=(self,)) as pool:
            self._models.update(zip(missing, pool.map(_model, missing), strict=True))

    def train_folds(self, parts: Iterable[Part], *more: Folds) -> None:
        """Train some parts without each fold, and without some more; those that another one needs come first."""
        for part in parts:
            singles = [frozenset((fold,)) for fold in range(FOLDS)]
            self.train([(part.name, without) for without in (*singles, *more)])

    def judged(self, part: Part) -> Judged:
        """Yield each example's rows with the scores of a model that has not seen its publisher."""
        for fold in range(FOLDS):
            without = frozenset((fold,))
            scores = self._fold_scores(part, without, fold)
            for each in self.examples_of(part):
                if each.fold == fold and not each.is_variant and part.teaches(each.seen[part.eye]):
                    yield self._rows(part, each, without), scores[id(each)]

    def _rows(self, part: Part, example: Example, without: Folds) -> Rows:
        """Return a part's rows of an example, as a part sees them that is kept from some folds."""
        key = (part.name, id(example))
        if self.nested:
            return self._worked_out(part, example, without)
        if key not in self._known:
            self._known[key] = self._worked_out(part, example, without)
        return self._known[key]

    def _worked_out(self, part: Part, example: Example, without: Folds) -> Rows:
        scores: Scores = {}
        if part.needs:
            held = (without if self.nested else ALL) | {example.fold}
            scores = {
                need: self._fold_scores(self.parts[need], held, example.fold)[id(example)]
                for need in part.needs
            }
        return part.rows(example.seen[part.eye], scores)

    def _fold_scores(self, part: Part, without: Folds, fold: int) -> dict[int, list[float]]:
        """Return the scores of a part, kept from some folds, for the examples of one of them."""
        key = (part.name, without, fold)
        if key not in self._scores:
            score = part.scorer(self.model(part.name, without), part.features)
            self._scores[key] = {
                id(each): score(self._rows(part, each, without).x.tolist())
                for each in self.examples_of(part)
                if each.fold == fold
            }
        return self._scores[key]


_LEARNERS: list[Learner] = []
"""In a process that trains: the one that it works for, which came with the fork."""


def _take(learner: Learner) -> None:
    learner.is_child = True
    _LEARNERS[:] = [learner]


def _model(key: Key) -> Any:
    return _LEARNERS[0].model(*key)
