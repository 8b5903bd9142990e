"""Boosted trees by LightGBM, written as the package reads them: with bounds at which a row is settled early."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy

from newsclean.learned.store import feature_digest

SEED = 1
THREADS = 1
"""Fixed, as sums depend on it; two models are trained at once instead."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What a part learns from one page or text: a row of numbers for each thing that it judges."""

    x: numpy.ndarray
    y: numpy.ndarray
    weight: numpy.ndarray


@dataclass(frozen=True, slots=True)
class ForestFit:
    """How a forest is grown."""

    objective: str
    """LightGBM's: "cross_entropy" for shares, "binary", "regression", or "lambdarank", with a page as a query."""
    trees: int
    leaves: int
    rate: float
    """Sum of the learning rates of all trees."""
    min_leaf: int
    feature_share: float
    more: Mapping[str, Any]
    """Further settings of LightGBM."""
    checks: tuple[float, ...] = ()
    """After these shares of the trees a row may be settled."""
    bounds: tuple[float, float] = (0.0, 0.0)
    """Sums beyond which it does not matter how far: a row that ends above the first must not be settled below, and the
    other way round."""
    stray: float = 0.0
    """Share of the rows beyond a bound that may still end on its other side."""
    least_high: float | None = None
    digits: tuple[int, int] = (3, 4)
    """Places of a leaf, and figures of a threshold."""

    def __call__(self, pages: Sequence[Rows], features: Sequence[str]) -> dict[str, Any]:
        """Return the forest's data."""
        model = self.grown(pages)
        trees = [self._node(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
        checks = self._bounds(model, numpy.vstack([page.x for page in pages]), len(trees))
        return {"digest": feature_digest(features), "checks": checks, "trees": trees}

    def grown(self, pages: Sequence[Rows]) -> lightgbm.Booster:
        settings = {
            "objective": self.objective,
            "num_leaves": self.leaves,
            "learning_rate": self.rate / self.trees,
            "min_data_in_leaf": self.min_leaf,
            "feature_fraction": self.feature_share,
            "bagging_fraction": 0.8,
            "bagging_freq": 1,
            "lambda_l2": 5,
            "verbose": -1,
            "seed": SEED,
            "deterministic": True,
            "force_row_wise": True,
            "num_threads": THREADS,
            **self.more,
        }
        data = lightgbm.Dataset(
            numpy.vstack([page.x for page in pages]),
            label=numpy.concatenate([page.y for page in pages]),
            weight=numpy.concatenate([page.weight for page in pages]),
            group=[len(page.y) for page in pages] if self.objective == "lambdarank" else None,
        )
        return lightgbm.train(settings, data, num_boost_round=self.trees)

    def _node(self, tree: Mapping[str, Any]) -> list[Any] | float:
        if "leaf_value" in tree:
            return round(tree["leaf_value"], self.digits[0])
        threshold = float(f"{tree['threshold']:.{self.digits[1]}g}")
        return [
            tree["split_feature"],
            threshold,
            self._node(tree["left_child"]),
            self._node(tree["right_child"]),
        ]

    def _bounds(self, model: lightgbm.Booster, x: numpy.ndarray, trees: int) -> list[list[float]]:
        """Return (trees, low, high): the sums, after so many trees, beyond which hardly a row changes sides."""
        found: list[list[float]] = []
        final = model.predict(x, raw_score=True, num_threads=THREADS) if self.checks else None
        for upto in sorted({int(trees * share) for share in self.checks} - {0}):
            early = model.predict(x, raw_score=True, num_iteration=upto, num_threads=THREADS)
            low = numpy.quantile(early[final > self.bounds[0]], self.stray)
            high = numpy.quantile(early[final < self.bounds[1]], 1 - self.stray)
            high = high if self.least_high is None else max(high, self.least_high)
            found.append([upto, round(float(low), 3), round(float(high), 3)])
        return [*found, [trees, 0.0, 0.0]]
