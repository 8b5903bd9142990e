"""Train the block model of the main content on gold pages, and the model that judges its doubtful blocks again.

    python tools/train_main_content.py GOLD... [--folds 5] [--only-check] [--out FOLDER]

GOLD is a folder with gold.jsonl and html/<id>.html.gz. A line of gold.jsonl has "id", "url", and either "body_list" or
"body" (the article's paragraphs) or "with" and "without" (snippets that must and must not be in it; they label the
blocks that hold them, and no others). The pages are split by publisher into folds: the second model learns from the
scores that the first one gives to publishers that it was not trained on. With --only-check nothing is written, and
precision, recall and F1 by characters are printed for publishers that neither was trained on. Without it both are
trained on all pages and written. Needs `pip install lightgbm numpy`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import multiprocessing
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import lightgbm
import numpy

from newsclean.maincontent.block_features import FEATURES, block_features
from newsclean.maincontent.context_features import CONTEXT_FEATURES, context_rows, markup
from newsclean.maincontent.forest import compiled
from newsclean.maincontent.html import CONTEXT_MODEL, DOUBTFUL, MODEL
from newsclean.maincontent.page_view import view_page
from newsclean.maincontent.stated import settle_page
from newsclean.readers.html import read_html

OUT = Path(__file__).parents[1] / "newsclean" / "maincontent"
TREES, LEAVES = 130, 24
CONTEXT_TREES, CONTEXT_LEAVES = 60, 12
NEWS_WEIGHT = 3.0
"""Pages with a list of paragraphs are news, labelled without gaps; the others are articles of all kinds."""
SNIPPET_WEIGHT = 5.0
BAR = 0.5
CHECKS = (0.15, 0.35, 0.65)
"""After these shares of the trees a row may be settled."""
STRAY = 0.001
"""Share of the rows beyond a bound that may still end on its other side."""
WORD = re.compile(r"\w+")


def publisher(url: str | None) -> str:
    host = (urlsplit(url or "").hostname or "").split(".")
    return ".".join(host[-2:] if len(host) < 3 or len(host[-2]) > 3 else host[-3:])


def line(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").casefold().split())


def body_labels(texts: list[str], parents: list[str], gold: str) -> numpy.ndarray:
    """Return for each block the share of it that is in the gold text; of blocks that say the same only one counts."""
    lines = {line(each) for each in gold.split("\n")}
    words = WORD.findall(line(gold))
    known = set(zip(words, words[1:], words[2:], strict=False))
    labels = numpy.zeros(len(texts))
    for index, text in enumerate(texts):
        mine = WORD.findall(line(text))
        triples = list(zip(mine, mine[1:], mine[2:], strict=False))
        if line(text) in lines:
            labels[index] = 1.0
        elif len(mine) >= 4:
            labels[index] = sum(each in known for each in triples) / len(triples)
    weight: Counter[str] = Counter()
    for text, parent, label in zip(texts, parents, labels, strict=True):
        weight[parent] += len(text) * (label > BAR)
    first: dict[str, int] = {}
    for index in sorted(range(len(texts)), key=lambda each: (-weight[parents[each]], each)):
        if labels[index] > BAR and first.setdefault(line(texts[index]), index) != index:
            labels[index] = 0.0
    return labels


def snippet_labels(texts: list[str], gold: dict) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Return labels and which blocks have one."""
    labels, known = numpy.zeros(len(texts)), numpy.zeros(len(texts), dtype=bool)
    for index, text in enumerate(map(line, texts)):
        good = any(line(each) in text for each in gold["with"])
        labels[index] = good
        known[index] = good or any(line(each) in text for each in gold["without"])
    return labels, known


def rows_of(job: tuple[Path, dict]) -> dict | None:
    folder, gold = job
    html = gzip.decompress((folder / "html" / f"{gold['id']}.html.gz").read_bytes())
    page = settle_page(read_html(html, url=gold.get("url")))
    if not page.blocks:
        return None
    view = view_page(page)
    sizes = numpy.array([len(text) for text in view.texts], dtype=float)
    weight = numpy.minimum(numpy.sqrt(sizes + 10), 30)
    if "body_list" in gold or "body" in gold:
        labels = body_labels(view.texts, view.parents, gold.get("body") or "\n".join(gold["body_list"]))
        # a page counts by the root of its number of blocks, so that huge pages do not rule
        weight *= (NEWS_WEIGHT if "body_list" in gold else 1.0) * 10 * numpy.sqrt(len(sizes)) / weight.sum()
    else:
        labels, known = snippet_labels(view.texts, gold)
        weight = SNIPPET_WEIGHT * known
    return {
        "publisher": publisher(gold.get("url")) or gold["id"],
        "x": numpy.array(block_features(page, view), dtype=numpy.float32),
        "y": labels,
        "weight": weight,
        "chars": sizes,
        "whole": "body_list" in gold or "body" in gold,
        "view": view,
        "alike": markup(page, view),
    }


def read(folders: list[Path]) -> list[dict]:
    jobs = [
        (folder, json.loads(each))
        for folder in folders
        for each in (folder / "gold.jsonl").read_text("utf-8").split("\n")
        if each
    ]
    with multiprocessing.Pool() as pool:
        return [rows for rows in pool.imap(rows_of, jobs, chunksize=8) if rows]


def fold_of(page: dict, folds: int) -> int:
    return zlib.crc32(page["publisher"].encode()) % folds


def train(pages: list[dict], columns: str, trees: int, leaves: int) -> lightgbm.Booster:
    settings = {
        "objective": "cross_entropy",
        "num_leaves": leaves,
        "learning_rate": 13.0 / trees,
        "min_data_in_leaf": 30,
        "feature_fraction": 0.5,
        "bagging_fraction": 0.8,
        "bagging_freq": 1,
        "lambda_l2": 5,
        "verbose": -1,
        "seed": 1,
        "deterministic": True,
        "num_threads": 2,
    }
    data = lightgbm.Dataset(
        numpy.vstack([page[columns] for page in pages]),
        label=numpy.concatenate([page["y"] for page in pages]),
        weight=numpy.concatenate([page["weight"] for page in pages]),
    )
    return lightgbm.train(settings, data, num_boost_round=trees)


def block_model(pages: list[dict]) -> dict:
    return data_of(train(pages, "x", TREES, LEAVES), pages, "x", FEATURES)


def context_model(pages: list[dict]) -> dict:
    model = train(pages, "both", CONTEXT_TREES, CONTEXT_LEAVES)
    return data_of(model, pages, "both", (*FEATURES, *CONTEXT_FEATURES))


def score(pages: list[dict], data: dict, columns: str) -> Iterator[list[float]]:
    """Yield the scores of the blocks of each page, as the package works them out."""
    totals = compiled(data)
    for page in pages:
        yield [1 / (1 + math.exp(-total)) for total in totals(page[columns].tolist())]


def add_context(pages: list[dict], folds: int) -> None:
    """Give each page the scores of a model that has not seen its publisher, and what they say of its blocks."""
    for fold in range(folds):
        held = [page for page in pages if fold_of(page, folds) == fold]
        data = block_model([page for page in pages if fold_of(page, folds) != fold])
        for page, scores in zip(held, score(held, data, "x"), strict=True):
            rows = context_rows(page["view"], page["alike"], scores, range(len(scores)))
            page["scores"] = numpy.array(scores)
            page["both"] = numpy.hstack([page["x"], numpy.array(rows, dtype=numpy.float32)])


def check(pages: list[dict], folds: int) -> None:
    """Print how both models do on publishers that they have not seen."""
    found = []
    for fold in range(folds):
        held = [page for page in pages if fold_of(page, folds) == fold and page["whole"]]
        data = context_model([page for page in pages if fold_of(page, folds) != fold])
        for page, again in zip(held, score(held, data, "both"), strict=True):
            first = page["scores"]
            final = numpy.where((first > DOUBTFUL[0]) & (first < DOUBTFUL[1]), (first + again) / 2, first)
            found.append([hits(page, first), hits(page, final)])
    for name, values in zip(("block model", "with context"), numpy.mean(found, axis=0), strict=True):
        precision, recall = values
        f1 = 2 * precision * recall / (precision + recall)
        print(
            f"{name}, {len(found)} pages of unseen publishers: F1 {f1:.4f} P {precision:.4f} R {recall:.4f}"
        )


def hits(page: dict, scores: numpy.ndarray) -> tuple[float, float]:
    """Return precision and recall by characters."""
    kept, wanted = scores >= BAR, page["chars"] * page["y"]
    return wanted[kept].sum() / (page["chars"][kept].sum() or 1), wanted[kept].sum() / (wanted.sum() or 1)


def node(tree: dict) -> list | float:
    if "leaf_value" in tree:
        return round(tree["leaf_value"], 3)
    threshold = float(f"{tree['threshold']:.4g}")
    return [tree["split_feature"], threshold, node(tree["left_child"]), node(tree["right_child"])]


def bounds(model: lightgbm.Booster, x: numpy.ndarray, trees: int) -> list[list[float]]:
    """Find the sums, after some trees, beyond which hardly a row changes sides."""
    final = model.predict(x, raw_score=True)
    found = []
    for share in CHECKS:
        upto = int(trees * share)
        early = model.predict(x, raw_score=True, num_iteration=upto)
        low, high = numpy.quantile(early[final > -0.5], STRAY), numpy.quantile(early[final < 0.5], 1 - STRAY)
        found.append([upto, round(float(low), 3), round(float(high), 3)])
    return [*found, [trees, 0.0, 0.0]]


def data_of(model: lightgbm.Booster, pages: list[dict], columns: str, features: tuple[str, ...]) -> dict:
    trees = [node(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    return {
        "features": features,
        "checks": bounds(model, numpy.vstack([page[columns] for page in pages]), len(trees)),
        "trees": trees,
    }


def write(data: dict, out: Path) -> None:
    out.write_bytes(gzip.compress(json.dumps(data, separators=(",", ":")).encode(), mtime=0))
    print(
        f"{out.name}: {len(data['trees'])} trees, {out.stat().st_size / 1000:.0f} kB, checks {data['checks']}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only-check", action="store_true")
    parser.add_argument("--out", type=Path, default=OUT, metavar="FOLDER")
    options = parser.parse_args()
    pages = read(options.gold)
    print(f"{len(pages)} pages, {sum(len(page['y']) for page in pages)} blocks")
    add_context(pages, options.folds)
    if options.only_check:
        check(pages, options.folds)
    else:
        write(block_model(pages), options.out / MODEL)
        write(context_model(pages), options.out / CONTEXT_MODEL)


if __name__ == "__main__":
    main()
