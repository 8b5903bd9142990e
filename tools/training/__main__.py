"""Train the learned parts, or check the whole of `clean()` on publishers that they have not seen.

    python -m tools.training check GOLD... [--pages FILE]

GOLD is a folder with gold.jsonl and html/<id>.html.gz (docs/reference/gold-format.md), or a file of labelled texts,
*.jsonl.gz. Needs `pip install newsclean[training]`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from tools.training.catalogue import PARTS
from tools.training.check import check
from tools.training.examples import read_examples
from tools.training.gold import read_set
from tools.training.learner import Learner
from tools.training.tables import by_page, tables


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=["check"])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--pages", type=Path, help="write each page's figures to this JSON file")
    options = parser.parse_args()
    start = time.time()
    sets = [read_set(path) for path in options.gold]
    examples = read_examples(sets)
    counts = {source: len(found) for source, found in examples.items()}
    print(f"{counts}, read in {time.time() - start:.0f} s", file=sys.stderr, flush=True)
    found = check(sets, Learner(PARTS, examples))
    print(*tables(found), sep="\n")
    if options.pages:
        options.pages.write_text(json.dumps(by_page(found), indent=1), "utf-8")


if __name__ == "__main__":
    main()
