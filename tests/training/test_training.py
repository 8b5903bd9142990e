"""Parts are trained on other publishers than they are judged on, and come out the same each time."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

import pytest

from tests.extras import needs

numpy = needs("numpy", "training")
needs("lightgbm", "training")
needs("scipy", "training")

from training_pages import html_set, text_set

from newsclean import NewscleanError, clean
from newsclean.judge.page_kind import LEARNED_KINDS
from newsclean.learned.forest import Forest, compiled
from tools.training.__main__ import chosen, main
from tools.training.catalogue import PARTS
from tools.training.check import check
from tools.training.examples import examples_of, read_examples
from tools.training.forests import ForestFit, Rows
from tools.training.gold import LabelledText, fold_of, publisher, read_set
from tools.training.html_parts import see_blocks
from tools.training.kind_parts import has_learned_kind, kind_rows, of_kinds
from tools.training.learner import Learner
from tools.training.measures import of_shares
from tools.training.models import write_models
from tools.training.parts import Example, Part, Source
from tools.training.tables import by_page, tables
from tools.training.text_scores import score_text

SMALL = {"block_model": 12, "context_model": 6, "line_model": 8}
"""Trees of the forests that are grown here."""


def small(part: Part) -> Part:
    return replace(part, fit=replace(part.fit, trees=SMALL[part.name])) if part.name in SMALL else part


@pytest.fixture(scope="module")
def sets(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gold")
    return [html_set(folder / "pages"), text_set(folder / "texts.jsonl.gz")]


@pytest.fixture(scope="module")
def parts():
    return [small(part) for part in PARTS]


def learner_of(sets, parts):
    return Learner(parts, read_examples(sets, parts))


def test_the_same_gold_gives_the_same_bytes(sets, parts, tmp_path):
    for run in ("one", "two"):
        learner = learner_of(sets, parts)
        (tmp_path / run).mkdir()
        taught = learner.taught()
        write_models({part.name: learner.model(part.name) for part in taught}, tmp_path / run)
    assert len(taught) > len(SMALL)
    for part in taught:
        one, two = ((tmp_path / run / f"{part.name}.json.gz").read_bytes() for run in ("one", "two"))
        assert one == two


def test_the_whole_is_checked_on_unseen_publishers(sets, parts):
    found = check(sets, learner_of(sets, parts))
    pages, texts = found
    assert [score.name for score in pages.scores] == [page.name for page in sets[0].items]
    assert len(texts.scores) == len(sets[1].items)
    lines = list(tables(found))
    assert lines[1].split()[:2] == ["pages", str(len(pages.scores))]
    assert set(by_page(found)["pages"][sets[0].items[0].name]) >= {"f1", "p", "r", "title_ok"}


def test_all_writes_data_and_cards(sets, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(
        "tools.training.__main__.PARTS", [small(part) for part in PARTS if part.source == "text"]
    )
    gold = sets[1]
    monkeypatch.setattr("tools.training.__main__.read_set", lambda _: gold)
    assert main(["all", "texts.jsonl.gz", "--out", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"line_model.json.gz", "line_model.card.json"}
    assert "line_model" in capsys.readouterr().out


def test_one_part_is_trained_alone(sets, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("tools.training.__main__.read_set", lambda _: sets[0])
    assert main(["all", "pages", "--only", "page_kind", "--out", str(tmp_path)]) == 0
    assert {"page_kind.json.gz", "page_kind.card.json"} <= {path.name for path in tmp_path.iterdir()}
    assert main(["all", "pages", "--only", "page_kinds"]) == 1
    assert "unknown part 'page_kinds'" in capsys.readouterr().err


def test_a_part_comes_with_those_that_it_needs():
    assert [part.name for part in chosen(["context_model"])] == ["block_model", "context_model"]
    assert chosen([]) == PARTS


def test_kinds_are_measured_one_by_one():
    row = numpy.zeros((1, 1))
    pairs = [(0, 0), (0, 0), (1, 0), (1, 1), (2, 2), (3, 3), (4, 4)]
    found = of_kinds([(Rows(row, numpy.array([right]), numpy.ones(1)), [said]) for right, said in pairs])
    assert (found["f1_article"], found["f1_listing"], found["f1_service"]) == (0.8, 0.6667, 1.0)
    assert found["listing_or_product_called_article"] == round(1 / 3, 4)


def test_a_page_that_names_its_kind_teaches_it(sets):
    page = replace(sets[0].items[0], page_kind="collection")
    seen = see_blocks(Source(page, page.read()))
    scores = dict.fromkeys(("block_model", "context_model"), [0.9] * len(seen.page.blocks))
    assert has_learned_kind(seen)
    assert kind_rows(seen, scores).y[0] == LEARNED_KINDS.index("listing")
    unnamed = see_blocks(Source(sets[0].items[0], page.read()))
    assert set(kind_rows(unnamed, scores).y) == {0.0}
    other = replace(page, page_kind="map")
    assert not has_learned_kind(see_blocks(Source(other, other.read())))


def test_a_folder_without_gold_is_named(tmp_path, capsys):
    assert main(["check", str(tmp_path)]) == 1
    assert "gold.jsonl: no such file" in capsys.readouterr().err


# --- folds ---


FOLD = ("fold",)


def part_of_folds(name, *needs):
    """Return a part whose model and scores are the folds that it was trained on, and those that it needs."""
    return Part(name, "", "html", FOLD, str, rows_of_folds, fit_folds, score_folds, of_shares, needs)


def rows_of_folds(seen, scores):
    trained = [fold for each in scores.values() for fold in each[0]]
    return Rows(numpy.array([[seen, *trained]], dtype=float), numpy.ones(1), numpy.ones(1))


def fit_folds(pages, features):
    assert features == FOLD
    return [page.x[0].astype(int).tolist() for page in pages]


def score_folds(data, _):
    return lambda rows: [[fold for fold, *_ in data] for _ in rows]


@pytest.mark.parametrize("nested", [False, True])
def test_no_model_sees_what_it_judges(nested):
    examples = [Example("set", str(n), str(n), n, {"first": n}) for n in range(5)]
    parts = [part_of_folds("first"), part_of_folds("second", "first")]
    learner = Learner(parts, {"html": examples, "text": []}, nested=nested)
    model = learner.model("second", frozenset((0,)))
    assert [fold for fold, *_ in model] == [1, 2, 3, 4]
    for fold, *trained in model:
        assert fold not in trained
        assert (0 in trained) is not nested


def test_a_publisher_is_in_one_fold():
    assert (
        publisher("https://sport.gazette.example/a")
        == publisher("http://gazette.example")
        == "gazette.example"
    )
    assert publisher("https://www.gazette.co.uk/a") == "gazette.co.uk"
    assert publisher(None) == publisher("/a") == ""
    assert {fold_of(f"{n}.example") for n in range(99)} == set(range(5))


# --- forests ---


def grow(fit, pages):
    return fit(pages, ("a", "b", "c")), list(fit.grown(pages).predict(pages[0].x, raw_score=True))


@pytest.mark.parametrize("objective", ["regression", "lambdarank", "cross_entropy"])
def test_the_package_sums_up_what_was_grown(objective):
    random = numpy.random.default_rng(1)
    pages = []
    for _ in range(40):
        x = random.normal(size=(12, 3)).astype(numpy.float32)
        y = (x[:, 0] > 0).astype(float)
        pages.append(Rows(x, y, numpy.ones(12)))
    fit = ForestFit(
        objective, trees=10, leaves=4, rate=2.0, min_leaf=5, feature_share=1.0, more={}, digits=(9, 12)
    )
    with ProcessPoolExecutor(1) as pool:  # a process that ran LightGBM's threads cannot be forked any more
        data, expected = pool.submit(grow, fit, pages).result()
    totals = Forest(compiled(data, 3)).totals(pages[0].x.tolist())
    assert totals == pytest.approx(expected, abs=1e-5)


# --- augmentation ---


def shortened(source):
    """Give the first half of a page's gold and markup."""
    lines = source.item.lines[: len(source.item.lines) // 2]
    if lines:
        yield Source(replace(source.item, lines=lines, body="\n".join(lines)), source.html)


def test_variants_are_learned_from_and_not_judged(sets):
    blocks = small(PARTS[0])
    page = sets[0].items[0]
    first, variant = examples_of(("pages", page), [blocks], [shortened])
    assert (first.is_variant, variant.is_variant, variant.fold) == (False, True, first.fold)
    assert variant.seen["block_model"].rows.y.sum() < first.seen["block_model"].rows.y.sum()
    every = [each for item in sets[0].items for each in examples_of(("pages", item), [blocks], [shortened])]
    learner = Learner([blocks], {"html": every, "text": []})
    assert len(list(learner.judged(blocks))) == len(sets[0].items)


# --- scores of texts ---

BODY = "The lamp in Wendside was lit on Friday by a committee of four people."
OTHER = "It burned until the wind came round, the keeper said, and that was at nine."
RESIDUE = "Sign up for our morning letter and get the news of the town first."


def text_of(*lines, labels):
    body = tuple(line for line, label in zip(lines, labels, strict=True) if label == "B")
    return LabelledText("a", None, "bs4", "\n".join(lines), labels, body)


def test_residue_gone_and_body_lost_are_counted():
    case = text_of(BODY, RESIDUE, OTHER, labels="BRB")
    whole = score_text(case, clean(f"{BODY}\n\n{OTHER}"))
    assert (whole.exact, whole.lost, whole.residue, whole.gone) == (True, 0.0, 1, 1)
    half = score_text(case, clean(BODY))
    assert (half.exact, half.lost, half.chars) == (False, len(OTHER), len(BODY) + len(OTHER))


def test_a_dateline_that_is_reported_is_not_lost():
    case = text_of(f"WENDSIDE (AP) - {BODY}", OTHER, labels="BB")
    assert score_text(case, clean(f"WENDSIDE (AP) - {BODY}\n\n{OTHER}")).lost == 0.0


def test_a_gold_set_is_read_with_its_digest(sets, tmp_path):
    assert sets[0].digest == read_set(html_set(tmp_path / "again").items[0].path.parents[1]).digest
    with pytest.raises(NewscleanError, match="no file of labelled texts"):
        read_set(tmp_path / "none.jsonl.gz")
