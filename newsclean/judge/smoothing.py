"""Scores smoothed along the page: the likeliest stretches of blocks, where each change of side has its price."""

from __future__ import annotations

from collections.abc import Sequence
from math import log, sqrt

__all__ = ["smoothed"]

PRICE = 2.0
"""What a change between article and the rest costs, in units of the logarithm of odds."""
LEAST = 0.02
"""No score counts as surer than this."""
FULL_CHARS = 100
"""Characters from which a block counts in full; a shorter one by the root of its share."""


def smoothed(scores: Sequence[float], sizes: Sequence[int]) -> list[int]:
    """Return the blocks of the likeliest stretches, by the Viterbi algorithm; time is linear in the blocks.

    >>> smoothed([0.9, 0.4, 0.9, 0.1, 0.1, 0.6, 0.1], [100] * 7)
    [0, 1, 2]
    """
    outside = inside = 0.0
    came: list[
        tuple[bool, bool]
    ] = []  # for each block: whether the one before is inside, if it is outside or inside
    for score, size in zip(scores, sizes, strict=True):
        chance = min(max(score, LEAST), 1 - LEAST)
        weight = min(1.0, sqrt(size / FULL_CHARS))
        leaves, enters = inside - PRICE > outside, outside - PRICE <= inside
        came.append((leaves, enters))
        best_out = inside - PRICE if leaves else outside
        best_in = inside if enters else outside - PRICE
        outside, inside = best_out + weight * log(1 - chance), best_in + weight * log(chance)
    found: list[int] = []
    is_inside = inside > outside
    for index in range(len(came) - 1, -1, -1):
        if is_inside:
            found.append(index)
        is_inside = came[index][is_inside]
    return found[::-1]
