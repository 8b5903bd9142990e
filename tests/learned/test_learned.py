"""Learned parts: forests sum up their trees, and each part has a card that fits its data and the code."""

import hashlib

import pytest

from newsclean import NewscleanError
from newsclean.judge.kind_features import KIND_FEATURES
from newsclean.judge.ranking import RANKED_FEATURES, RANKER_FEATURES
from newsclean.learned import store
from newsclean.learned.forest import Forest, compiled, load_forest
from newsclean.observe.answer_features import ANSWER_FEATURES
from newsclean.observe.block_features import FEATURES as BLOCKS
from newsclean.observe.context_features import CONTEXT_FEATURES
from newsclean.observe.line_features import FEATURES as LINES
from newsclean.observe.text_titles import TEXT_TITLE_FEATURES
from newsclean.observe.title_features import TITLE_FEATURES

PARTS = {
    "answer_confidence": ANSWER_FEATURES,
    "answer_ranker": RANKER_FEATURES,
    "block_model": BLOCKS,
    "context_model": (*BLOCKS, *CONTEXT_FEATURES),
    "line_model": LINES,
    "page_kind": KIND_FEATURES,
    "ranked_confidence": RANKED_FEATURES,
    "text_title_weights": TEXT_TITLE_FEATURES,
    "title_weights": TITLE_FEATURES,
}


def test_a_forest_sums_up_its_trees_until_a_row_is_settled():
    trees = [[0, 0.5, -1.0, [1, 2.0, 0.25, 1.5]], [1, 0.0, 0.5, -0.5], 3.0]
    totals = compiled({"trees": trees, "checks": [[1, -0.9, 1.2], [3, 0.0, 0.0]]}, 2)
    assert totals([(0.0, 9.0), (1.0, 2.0), (1.0, 3.0), (1.0, -1.0)]) == [-1.0, 2.75, 1.5, 3.75]
    assert totals([]) == []


def test_a_regression_forest_gives_its_totals():
    forest = Forest(compiled({"trees": [[0, 0.5, -1.0, 0.25], 0.5], "checks": [[2, 0.0, 0.0]]}, 1))
    assert forest.totals([(0.0,), (1.0,)]) == [-0.5, 0.75]
    assert forest.scores([(0.0,)]) == [pytest.approx(0.3775, abs=1e-4)]


def test_a_model_for_other_features_is_refused():
    with pytest.raises(NewscleanError, match=r"block_model was trained on features .* train it anew"):
        load_forest("block_model", BLOCKS[1:])


def test_every_data_file_is_a_known_part():
    names = {path.name for path in store.FOLDER.iterdir() if path.name.endswith(".json.gz")}
    assert names == {f"{name}.json.gz" for name in PARTS}


@pytest.mark.parametrize("name", PARTS)
def test_the_card_tells_of_the_data_beside_it_and_of_the_features_that_are_worked_out(name):
    card, data = store.read_card(name), store.FOLDER.joinpath(f"{name}.json.gz").read_bytes()
    assert card["name"] == name
    assert card["data"] == {"file": f"{name}.json.gz", "sha256": hashlib.sha256(data).hexdigest()}
    assert card["features"] == {"count": len(PARTS[name]), "digest": store.feature_digest(PARTS[name])}
    assert store.read_data(name, PARTS[name])["digest"] == card["features"]["digest"]
    assert all(each["used"] <= each["items"] and len(each["sha256"]) == 64 for each in card["trained_on"])
    assert card["command"].startswith("python -m tools.training all ")
    assert card["versions"]["lightgbm"] == "4.7.0"
    assert card["out_of_fold"]["folds"] == 5
