"""Trains parts on all but some folds, each model once; what a part learns of another one's scores is out of fold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tools.training.forests import Rows
from tools.training.parts import Example, Part, Scores

Folds = frozenset[int]


class Learner:
    """The examples and the models that were made of them so far.

    A part that needs another one's scores learns, for each example, from those of a model that saw neither the
    example's fold nor the folds that the part itself is kept from.
    """

    def __init__(self, parts: Sequence[Part], examples: Mapping[str, Sequence[Example]]) -> None:
        """Take the parts, and the examples by source."""
        self.parts = {part.name: part for part in parts}
        self.examples = examples
        self._models: dict[tuple[str, Folds], Any] = {}
        self._scores: dict[tuple[str, Folds], dict[int, list[float]]] = {}

    def model(self, name: str, without: Folds = frozenset()) -> Any:
        """Return the data of a part that was trained on no example of some folds."""
        key = (name, without)
        if key not in self._models:
            part = self.parts[name]
            rows = [
                part.rows(each.seen[_seen(part)], self.scores(part, each, without))
                for each in self.examples[part.source]
                if each.fold not in without and each.seen.get(_seen(part)) is not None
            ]
            self._models[key] = part.fit(rows, part.features)
        return self._models[key]

    def scores(self, part: Part, example: Example, without: Folds) -> Scores:
        """Return what the parts that a part needs say of an example, without its fold and some others."""
        return {
            need: self._of_fold(need, without | {example.fold}, example.fold)[id(example)]
            for need in part.needs
        }

    def _of_fold(self, name: str, without: Folds, fold: int) -> dict[int, list[float]]:
        """Return the scores of a part for all examples of a fold."""
        key = (name, without | {-1 - fold})
        if key not in self._scores:
            part = self.parts[name]
            assert part.score is not None
            score = part.score(self.model(name, without), part.features)
            self._scores[key] = {
                id(each): score(self.rows(part, each, without - {fold}).x.tolist())
                for each in self.examples[part.source]
                if each.fold == fold and each.seen.get(_seen(part)) is not None
            }
        return self._scores[key]

    def rows(self, part: Part, example: Example, without: Folds = frozenset()) -> Rows:
        """Return a part's rows of an example."""
        return part.rows(example.seen[_seen(part)], self.scores(part, example, without))


def _seen(part: Part) -> str:
    """Return under which name an example keeps what a part sees: a part that observes nothing sees what it needs."""
    return part.name if part.observe is not None else part.needs[0]
