"""Boosted decision trees, read from a data file of the package and evaluated in plain Python."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

__all__ = ["Forest", "load_forest"]

Row = Sequence[float]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose leaves are summed up, in a few stages."""

    features: tuple[str, ...]
    """Names of the columns that the trees were trained on."""
    stages: tuple[tuple[Callable[[Row], float], float, float], ...]
    """(sum over some trees, low, high): a total outside these bounds is settled."""

    def score(self, row: Row) -> float:
        """Return the score of a row, 0-1."""
        total = 0.0
        for trees, low, high in self.stages:
            total += trees(row)
            if not low < total < high:
                break
        return 1.0 / (1.0 + exp(-total))


@cache
def load_forest(name: str) -> Forest:
    """Return the forest of a data file beside this module."""
    data = json.loads(gzip.decompress(files("newsclean.maincontent").joinpath(name).read_bytes()))
    stages, done = [], 0
    for upto, low, high in data["checks"]:
        stages.append((_compiled(data["trees"][done:upto]), float(low), float(high)))
        done = upto
    return Forest(tuple(data["features"]), tuple(stages))


def _compiled(trees: list[Any]) -> Callable[[Row], float]:
    """Turn trees into one Python expression: half the time of walking them node by node.

    Only numbers get into the expression: `_source` converts each one.
    """
    source = "lambda row: " + " + ".join(_source(tree) for tree in trees)
    function: Callable[[Row], float] = eval(compile(source, "<forest>", "eval"), {"__builtins__": {}})
    return function


def _source(node: Any) -> str:
    """Return a tree as an expression; a node is [column, threshold, at most, above], a leaf a number."""
    if isinstance(node, list):
        column, threshold, left, right = node
        return f"({_source(left)} if row[{int(column)}] <= {float(threshold)!r} else {_source(right)})"
    return repr(float(node))
