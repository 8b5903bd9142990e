"""Learned parts: forests sum up their trees, and each part has a card that fits its data and the code."""

import pytest

from newsclean import NewscleanError
from newsclean.learned.forest import Forest, compiled, load_forest
from newsclean.observe.block_features import FEATURES


def test_a_forest_sums_up_its_trees_until_a_row_is_settled():
    trees = [[0, 0.5, -1.0, [1, 2.0, 0.25, 1.5]], [1, 0.0, 0.5, -0.5], 3.0]
    data = {"trees": trees, "checks": [[1, -0.9, 1.2], [3, 0.0, 0.0]]}
    totals = compiled(data, 2)
    assert totals([(0.0, 9.0), (1.0, 2.0), (1.0, 3.0), (1.0, -1.0)]) == [-1.0, 2.75, 1.5, 3.75]
    assert totals([]) == []


def test_a_regression_forest_gives_its_totals():
    forest = Forest(compiled({"trees": [[0, 0.5, -1.0, 0.25], 0.5], "checks": [[2, 0.0, 0.0]]}, 1))
    assert forest.totals([(0.0,), (1.0,)]) == [-0.5, 0.75]
    assert forest.scores([(0.0,)]) == [pytest.approx(0.3775, abs=1e-4)]


def test_a_model_for_other_features_is_refused():
    with pytest.raises(NewscleanError, match=r"block_model was trained on features .* train it anew"):
        load_forest("block_model", FEATURES[1:])
