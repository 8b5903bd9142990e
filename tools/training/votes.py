"""Weights of a vote by conditional logit: the candidates of a page compete, and one or more of them are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy
from scipy.optimize import minimize

from newsclean.learned.store import feature_digest
from tools.training.forests import Rows

DIGITS = 3
STEPS = 500


@dataclass(frozen=True, slots=True)
class VoteFit:
    """How the weights are fitted."""

    penalty: float
    """What keeps them small."""

    def __call__(self, pages: Sequence[Rows], features: Sequence[str]) -> dict[str, Any]:
        """Return the weights under which the right candidates are likeliest, in the order of the features."""
        x = numpy.concatenate([page.x for page in pages])
        right = numpy.concatenate([page.y for page in pages])
        page_of = numpy.repeat(numpy.arange(len(pages)), [len(page.y) for page in pages])
        starts = numpy.searchsorted(page_of, numpy.arange(len(pages)))
        weight = numpy.array([page.weight[0] for page in pages])
        weight /= weight.sum()

        def loss(weights: numpy.ndarray) -> tuple[float, numpy.ndarray]:
            scores = x @ weights
            odds = numpy.exp(scores - numpy.maximum.reduceat(scores, starts)[page_of])
            total, hit = numpy.add.reduceat(odds, starts), numpy.add.reduceat(odds * right, starts)
            value = -(weight * (numpy.log(hit) - numpy.log(total))).sum()
            pull = (odds * right / hit[page_of] - odds / total[page_of]) * weight[page_of]
            return value + self.penalty * (weights @ weights) / 2, self.penalty * weights - x.T @ pull

        found = minimize(
            loss, numpy.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}
        )
        weights = [round(float(each), DIGITS) for each in found.x]
        return {"digest": feature_digest(features), "weights": weights}
