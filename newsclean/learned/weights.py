"""Weights of a vote, read from a data file of the package."""

from __future__ import annotations

from functools import cache

from newsclean.learned.store import read_data

__all__ = ["load_weights"]


@cache
def load_weights(name: str, features: tuple[str, ...]) -> dict[str, float]:
    """Return the weight of each feature. Raises NewscleanError where the weights are for other features."""
    data = read_data(name, features)
    return dict(zip(features, map(float, data["weights"]), strict=True))
