"""How good a part is on what it has not seen."""

from __future__ import annotations

from collections.abc import Iterable

import numpy

from tools.training.forests import Rows

BAR = 0.5
GRADES = 40
"""Steps of F1 that a ranking tells apart."""
BINS = 10
BAD_F1 = 0.7

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


def of_ranking(judged: Judged) -> dict[str, float]:
    """Return the mean F1 of the best candidates by score, and that of the best ones there are."""
    found, best = [], []
    for rows, scores in judged:
        share = rows.y / GRADES
        found.append(float(share[numpy.argmax(scores)]))
        best.append(float(share.max()))
    return {"f1": round(float(numpy.mean(found)), 4), "best_f1": round(float(numpy.mean(best)), 4)}


def of_confidence(judged: Judged) -> dict[str, float]:
    """Return how far expected and real F1 lie apart over ten bins, and the area under the curve for "F1 below .7"."""
    pairs = sorted([(scores[0], float(rows.y[0])) for rows, scores in judged])
    bins = numpy.array_split(numpy.array(pairs), BINS)
    apart = float(numpy.mean([abs(each[:, 0].mean() - each[:, 1].mean()) for each in bins]))
    bad = numpy.array([f1 < BAD_F1 for _, f1 in pairs])
    ranks = numpy.arange(1, len(pairs) + 1)
    above = ranks[~bad].sum() - (~bad).sum() * ((~bad).sum() + 1) / 2
    area = float(above / (bad.sum() * (~bad).sum() or 1))
    return {"apart": round(apart, 4), "area_under_curve": round(area, 4)}
