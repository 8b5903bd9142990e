"""How good a part is on what it has not seen."""

from __future__ import annotations

from collections.abc import Iterable

import numpy

from tools.training.forests import Rows

BAR = 0.5

Judged = Iterable[tuple[Rows, list[float]]]
"""Rows with the scores that a part gave to them."""


def of_shares(judged: Judged) -> dict[str, float]:
    """Return precision, recall and F1 at a score of one half, by the rows' weight."""
    kept = wanted = both = 0.0
    for rows, scores in judged:
        is_kept = numpy.array(scores) >= BAR
        share = rows.weight * rows.y
        kept += float(rows.weight[is_kept].sum())
        wanted += float(share.sum())
        both += float(share[is_kept].sum())
    precision, recall = both / (kept or 1), both / (wanted or 1)
    f1 = 2 * precision * recall / (precision + recall or 1)
    return {"f1": round(f1, 4), "precision": round(precision, 4), "recall": round(recall, 4)}


def of_votes(judged: Judged) -> dict[str, float]:
    """Return the share of pages whose best candidate is right, of those that have a right one."""
    right = [float(rows.y[numpy.argmax(scores)]) for rows, scores in judged]
    return {"right": round(sum(right) / (len(right) or 1), 4)}
