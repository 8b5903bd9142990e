"""Train the weights of the title vote on gold pages.

    python tools/train_title_vote.py GOLD[:WEIGHT]... [--folds 5] [--penalty 0.002] [--out FILE]

GOLD is a folder with gold.jsonl and html/<id>.html.gz; a line of gold.jsonl has "id", "url" and "title", and WEIGHT
says how much its pages count. With --folds N nothing is written: the pages are split by publisher, and the share of
titles that are exactly right is printed for publishers that were not trained on. Without it the weights are fitted to
all pages and written. The model is a conditional logit: the candidates of a page compete, and those that fold to the
gold title are right. Needs `pip install numpy scipy`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy
from scipy.optimize import minimize

from newsclean.maincontent import title_vote
from newsclean.maincontent.stated import settle_page
from newsclean.maincontent.title_features import title_context, title_features
from newsclean.readers.html import read_html
from newsclean.text import fold

OUT = Path(title_vote.__file__).with_name(title_vote.WEIGHTS)


class Case(NamedTuple):
    """The candidates of a page."""

    publisher: str
    group: str
    weight: float
    rows: numpy.ndarray
    right: numpy.ndarray
    """For each candidate whether it is the gold title."""


def publisher(url: str | None) -> str:
    host = (urlsplit(url or "").hostname or "").split(".")
    return ".".join(host[-2:] if len(host) < 3 or len(host[-2]) > 3 else host[-3:])


def same(text: str) -> str:
    return fold(unicodedata.normalize("NFKC", text))


def cases_of(folder: Path, weight: float, names: list[str]) -> Iterator[Case]:
    """Yield the cases of a folder; `names` collects the names of the features."""
    for line in (folder / "gold.jsonl").read_text("utf-8").rstrip("\n").split("\n"):
        gold = json.loads(line)
        if not gold.get("title"):
            continue
        page = gzip.decompress((folder / "html" / f"{gold['id']}.html.gz").read_bytes())
        url = gold.get("url")
        rows, right = rows_of(page, url, gold["title"], names)
        yield Case(publisher(url), folder.name, weight, rows, right)


def rows_of(
    page: bytes, url: str | None, title: str, names: list[str]
) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Return the features of the candidates of a page, and which of them are its title.

    The page is read as `clean` reads it, and the vote is watched where it weighs the candidates.
    """
    seen: list[tuple[list[float], bool]] = []

    def watch(found, headings, sites, address, news):
        context = title_context(found, headings, sites=sites, address=address, news=news)
        for candidate in found.values():
            features = title_features(candidate, context)
            names[:] = names or list(features)
            seen.append(([features[name] for name in names], same(candidate.text) == same(title)))
        return next(iter(found.values()), None)

    best, agreed = title_vote._best, title_vote._agreed
    title_vote._best, title_vote._agreed = watch, lambda *_: None
    try:
        settle_page(read_html(page, url=url))
    finally:
        title_vote._best, title_vote._agreed = best, agreed
    return numpy.array([row for row, _ in seen]), numpy.array([right for _, right in seen], dtype=float)


def fit(cases: list[Case], penalty: float) -> numpy.ndarray:
    """Return the weights under which the right candidates are likeliest, held small by the penalty."""
    cases = [case for case in cases if len(case.right) and case.right.any()]
    rows = numpy.concatenate([case.rows for case in cases])
    right = numpy.concatenate([case.right for case in cases])
    page = numpy.repeat(numpy.arange(len(cases)), [len(case.right) for case in cases])
    starts = numpy.searchsorted(page, numpy.arange(len(cases)))
    weight = numpy.array([case.weight for case in cases])
    weight /= weight.sum()

    def loss(weights):
        scores = rows @ weights
        odds = numpy.exp(scores - numpy.maximum.reduceat(scores, starts)[page])
        total, hit = numpy.add.reduceat(odds, starts), numpy.add.reduceat(odds * right, starts)
        value = -(weight * (numpy.log(hit) - numpy.log(total))).sum() + penalty * (weights @ weights) / 2
        pull = (odds * right / hit[page] - odds / total[page]) * weight[page]
        return value, penalty * weights - rows.T @ pull

    return minimize(loss, numpy.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x


def hits(cases: list[Case], weights: numpy.ndarray) -> list[float]:
    """Return for each case whether the best candidate is right."""
    return [
        float(case.right[numpy.argmax(case.rows @ weights)]) if len(case.right) else 0.0 for case in cases
    ]


def cross_validate(cases: list[Case], folds: int, penalty: float) -> None:
    """Print the share of right titles, by group, of publishers that were not trained on."""
    found: dict[str, list[float]] = {}
    for fold_at in range(folds):
        held = [case for case in cases if zlib.crc32(case.publisher.encode()) % folds == fold_at]
        rest = [case for case in cases if zlib.crc32(case.publisher.encode()) % folds != fold_at]
        for case, hit in zip(held, hits(held, fit(rest, penalty)), strict=True):
            found.setdefault(case.group, []).append(hit)
    for group, values in found.items():
        print(f"{group}: {sum(values) / len(values):.4f} of {len(values)}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--penalty", type=float, default=0.002)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    names: list[str] = []
    cases: list[Case] = []
    for each in options.gold:
        folder, _, weight = each.partition(":")
        cases += cases_of(Path(folder), float(weight or 1), names)
    if options.folds:
        cross_validate(cases, options.folds, options.penalty)
        return
    weights = fit(cases, options.penalty)
    print(f"right on the pages trained on: {sum(hits(cases, weights)) / len(cases):.4f}")
    table = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    options.out.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
