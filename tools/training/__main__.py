"""Train the learned parts, or check the whole of `clean()` on publishers that they have not seen.

    python -m tools.training all GOLD... [--out FOLDER]
    python -m tools.training check GOLD... [--nested] [--pages FILE]

GOLD is a folder with gold.jsonl and html/<id>.html.gz (docs/reference/gold-format.md), or a file of labelled texts,
*.jsonl.gz, for the line model. Needs `pip install newsclean[training]`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import newsclean.learned
from newsclean.errors import NewscleanError, UnknownNameError
from tools.training.augment import variants_of
from tools.training.cards import card_of, write_card
from tools.training.catalogue import PARTS
from tools.training.check import check
from tools.training.examples import read_examples
from tools.training.gold import GoldSet, read_set
from tools.training.learner import ALL, Learner
from tools.training.models import write_models
from tools.training.parts import Part
from tools.training.tables import by_page, tables

OUT = Path(newsclean.learned.__file__).parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return the exit status."""
    options = _options(arguments)
    start = time.monotonic()
    try:
        sets = [read_set(path) for path in options.gold]
        parts = chosen(getattr(options, "only", []))
    except NewscleanError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    examples = read_examples(sets, parts, [variants_of])
    learner = Learner(parts, examples, nested=options.command == "check" and options.nested)
    print(f"{sum(len(each.items) for each in sets)} pages and texts read", file=sys.stderr)
    if options.command == "all":
        train_all(sets, learner, options.out)
    else:
        found = check(sets, learner)
        print(*tables(found), sep="\n")
        if options.pages:
            options.pages.write_text(json.dumps(by_page(found), indent=1) + "\n", "utf-8")
    print(f"{time.monotonic() - start:.0f} s", file=sys.stderr)
    return 0


def chosen(names: Sequence[str]) -> tuple[Part, ...]:
    """Return the parts of these names with those that they need; all where none is named.

    Raises UnknownNameError for a name that is no part's.
    """
    known = {part.name: part for part in PARTS}
    for name in names:
        if name not in known:
            raise UnknownNameError("part", name, tuple(known))
    wanted = {need for name in names for need in (name, *known[name].needs)}
    return tuple(part for part in PARTS if not names or part.name in wanted)


def train_all(sets: Sequence[GoldSet], learner: Learner, out: Path) -> None:
    """Train each part that has examples on all of them; write its data and its card."""
    parts = learner.taught()
    learner.train_folds(parts, ALL)
    for part in parts:
        write_models({part.name: learner.model(part.name)}, out)
        card = card_of(part, sets, learner, out / f"{part.name}.json.gz")
        write_card(card, out)
        print(part.name, card["out_of_fold"], flush=True)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tools.training",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    everything = commands.add_parser("all", help="train every part and write its data and its card")
    everything.add_argument("gold", nargs="+", type=Path)
    everything.add_argument(
        "--only", action="append", default=[], metavar="PART", help="train this part alone; may be repeated"
    )
    everything.add_argument("--out", type=Path, default=OUT, metavar="FOLDER")
    checking = commands.add_parser("check", help="score clean() out of fold")
    checking.add_argument("gold", nargs="+", type=Path)
    checking.add_argument(
        "--nested",
        action="store_true",
        help="what a part learns of another one's scores has not seen the page's publisher either; three times as long",
    )
    checking.add_argument(
        "--pages", type=Path, metavar="FILE", help="write each page's figures there as JSON"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
