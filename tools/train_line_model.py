"""Train the line model of the filter `residue` on labelled texts.

    python tools/train_line_model.py TEXTS.jsonl.gz... [--folds 5] [--trees 100] [--depth 6] [--out FILE]

Each input line is a JSON object with "text", "labels" (one letter for each non-blank line: B body, R residue, T title,
M mixed), "url" and "variant" (how the text was extracted). With --folds N nothing is written: the texts are split by
publisher, and the share of residue removed and of body deleted is printed for texts of publishers that were not
trained on. Without it the model is trained on all texts and written. Needs `pip install lightgbm numpy`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import random
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import lightgbm
import numpy

from newsclean.catalogue import DEFAULT
from newsclean.draft import Draft
from newsclean.lexicon import guess_language, lexicon_for
from newsclean.maincontent.line_features import FEATURES, line_features
from newsclean.model import Page
from newsclean.readers.plain import read_text

OUT = Path(__file__).parents[1] / "newsclean" / "maincontent" / "line_model.json.gz"
WHOLE_PAGES = ("bs4", "htmltext", "inscriptis")
LIGHT_WEIGHT = 3.0
"""Lines of texts that an extractor made weigh more: they are few, and hard."""
MAX_BLOCKS = 3000
THRESHOLDS = (0.4, 0.5, 0.6, 0.65, 0.7, 0.8)
CHECKS = (0.2, 0.4, 0.65)
"""After these shares of the trees a row may be settled."""
STRAY = 0.002
"""Share of the rows beyond a bound that may still end on its other side."""


def block_labels(page: Page, text: str, labels: str) -> list[str]:
    """Give each block the label of its lines; one line of body makes it body."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    found = []
    for block in page.blocks:
        mine = [
            y for (a, b), y in zip(spans, labels, strict=False) if a < block.span.end and b > block.span.start
        ]
        found.append(next((y for y in "BMTR" if y in mine), "B"))
    return found


def publisher(url: str | None) -> str:
    host = (urlsplit(url or "").hostname or "").split(".")
    return ".".join(host[-2:] if len(host) < 3 or len(host[-2]) > 3 else host[-3:])


def rows_of(case: dict) -> dict | None:
    """Run every filter but the model over a text; return the rows of what is left."""
    page = read_text(case["text"], url=case.get("url"), language=guess_language(case["text"]))
    if len(page.blocks) > MAX_BLOCKS:
        return None
    draft = Draft(page, lexicon_for(page.language).scan)
    for each in DEFAULT.filters:
        if each.name != "residue":
            draft.settle(each.name, each(draft))
    if not draft.open:
        return None
    labels = block_labels(page, case["text"], case["labels"])
    return {
        "variant": case["variant"],
        "publisher": publisher(case.get("url")) or case["id"],
        "x": numpy.array(line_features(draft, draft.open), dtype=numpy.float32),
        "y": numpy.array([labels[i] in "RT" for i in draft.open]),
        "chars": numpy.array([len(draft.line(i).text) for i in draft.open]),
        "body": sum(b.span.end - b.span.start for b, y in zip(page.blocks, labels, strict=True) if y == "B"),
    }


def read(paths: list[str]) -> list[dict]:
    cases = [
        json.loads(line)
        for path in paths
        for line in gzip.decompress(Path(path).read_bytes()).decode().split("\n")
        if line
    ]
    with multiprocessing.Pool() as pool:
        return [rows for rows in pool.imap(rows_of, cases, chunksize=8) if rows]


def train(pages: list[dict], trees: int, depth: int) -> lightgbm.Booster:
    x = numpy.vstack([page["x"] for page in pages])
    y = numpy.concatenate([page["y"] for page in pages])
    weight = numpy.concatenate(
        [
            (0.4 + numpy.minimum(page["chars"], 600) / 120)
            * (1.0 if page["variant"] in WHOLE_PAGES else LIGHT_WEIGHT)
            for page in pages
        ]
    )
    settings = {
        "objective": "binary",
        "num_leaves": 2 ** (depth - 1),
        "max_depth": depth,
        "learning_rate": 6.0 / trees,
        "min_data_in_leaf": 80,
        "feature_fraction": 0.6,
        "bagging_fraction": 0.8,
        "bagging_freq": 1,
        "lambda_l2": 5,
        "verbose": -1,
        "seed": 1,
        "deterministic": True,
        "num_threads": 2,
    }
    return lightgbm.train(settings, lightgbm.Dataset(x, y, weight=weight), num_boost_round=trees)


def validate(pages: list[dict], folds: int, trees: int, depth: int) -> None:
    names = sorted({page["publisher"] for page in pages})
    random.Random(1).shuffle(names)
    fold = {name: i % folds for i, name in enumerate(names)}
    counts: dict[str, numpy.ndarray] = defaultdict(lambda: numpy.zeros((len(THRESHOLDS), 2)))
    totals: dict[str, numpy.ndarray] = defaultdict(lambda: numpy.zeros(2))
    for k in range(folds):
        model = train([page for page in pages if fold[page["publisher"]] != k], trees, depth)
        for page in (page for page in pages if fold[page["publisher"]] == k):
            score = model.predict(page["x"])
            totals[page["variant"]] += (page["y"].sum(), page["body"])
            for i, bar in enumerate(THRESHOLDS):
                hit = score >= bar
                counts[page["variant"]][i] += ((hit & page["y"]).sum(), page["chars"][hit & ~page["y"]].sum())
    print("share of the left residue removed / per cent of the body deleted, at score >=")
    print(f"{'':<12}" + "".join(f"{bar:>14}" for bar in THRESHOLDS))
    for variant, found in counts.items():
        shares = found / totals[variant]
        print(f"{variant:<12}" + "".join(f"{gone:>8.3f}/{100 * lost:<5.2f}" for gone, lost in shares))


def node(tree: dict) -> list | float:
    if "leaf_value" in tree:
        return round(tree["leaf_value"], 4)
    return [
        tree["split_feature"],
        float(f"{tree['threshold']:.5g}"),
        node(tree["left_child"]),
        node(tree["right_child"]),
    ]


def bounds(model: lightgbm.Booster, x: numpy.ndarray, trees: int) -> list[list[float]]:
    """Find the sums, after some trees, beyond which hardly a row changes sides."""
    final = model.predict(x, raw_score=True)
    found = []
    for share in CHECKS:
        upto = int(trees * share)
        early = model.predict(x, raw_score=True, num_iteration=upto)
        low = numpy.quantile(early[final > 0.0], STRAY)
        high = max(numpy.quantile(early[final < 1.2], 1 - STRAY), 0.7)
        found.append([upto, round(float(low), 3), round(float(high), 3)])
    return [*found, [trees, 0.0, 0.0]]


def write(pages: list[dict], trees: int, depth: int, out: Path) -> None:
    model = train(pages, trees, depth)
    dump = model.dump_model()["tree_info"]
    data = {
        "features": FEATURES,
        "checks": bounds(model, numpy.vstack([page["x"] for page in pages]), trees),
        "trees": [node(tree["tree_structure"]) for tree in dump],
    }
    out.write_bytes(gzip.compress(json.dumps(data, separators=(",", ":")).encode(), mtime=0))
    print(f"{out.name}: {trees} trees, {out.stat().st_size / 1000:.0f} kB, checks {data['checks']}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--trees", type=int, default=110)
    parser.add_argument("--depth", type=int, default=6)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    pages = read(options.texts)
    print(f"{len(pages)} texts, {sum(len(page['y']) for page in pages)} undecided lines")
    if options.folds:
        validate(pages, options.folds, options.trees, options.depth)
    else:
        write(pages, options.trees, options.depth, options.out)


if __name__ == "__main__":
    main()
