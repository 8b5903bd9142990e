"""How long newsclean takes beside trafilatura, jusText and lxml's parser: ratios, which a slow machine hardly changes.

    python tools/speed.py [PAGE.html ...] [--rounds 5]
    python tools/speed.py --check      fails where a ratio is 1.5 times the recorded one
    python tools/speed.py --record     writes the ratios down, in tools/speed_ratios.json

The pages are the project's own fixtures, and apart from them those that you name. All systems take a page in turn, in
one process, and the processor's time counts. The first pass meets each page for the first time, as a job does; "best"
is the best of several passes, when caches are warm. The row "text" is newsclean over the texts among the fixtures,
beside the others over the HTML. A system that is not installed is left out.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from newsclean.api import clean
from newsclean.catalogue import DEFAULT
from newsclean.errors import MissingExtraError
from newsclean.evaluate.systems import load_systems, quiet

ROOT = Path(__file__).parents[1]
RECORDED = Path(__file__).with_name("speed_ratios.json")
HTML, TEXT = "HTML", "text"
"""What newsclean reads: the rows of the table."""
PARSER = "lxml"
PEERS = ("trafilatura", "justext")
MOST = 1.5
"""A ratio this many times the recorded one fails: on a busy machine the same code gives up to 1.2 times."""
ROUNDS = 5

Run = Callable[[], object]
Ratios = dict[str, dict[str, dict[str, float]]]
"""By row, by what it is set beside, by pass ("first", "best")."""


class Seconds(NamedTuple):
    """Time over all pages."""

    first: float
    best: float


def measure(
    runs: Mapping[str, Sequence[Run]], rounds: int, clock: Callable[[], float] = time.process_time
) -> dict[str, Seconds]:
    """Return the time of each system over its pages.

    Args:
        runs: By system, a call for each page.
        rounds: Passes over all pages; the first one counts apart.
        clock: Gives the seconds.

    Returns:
        The sum of the first times of the pages, and the sum of the best.
    """
    times: dict[str, list[list[float]]] = {name: [[] for _ in calls] for name, calls in runs.items()}
    for turn in range(rounds):
        for page in range(max(map(len, runs.values()))):
            for name in _rotated(list(runs), turn + page):
                if page < len(runs[name]):
                    began = clock()
                    runs[name][page]()
                    times[name][page].append(clock() - began)
    return {
        name: Seconds(sum(each[0] for each in found), sum(map(min, found))) for name, found in times.items()
    }


def _rotated(names: list[str], by: int) -> list[str]:
    """Return names in another order each time: the one behind a heavy one finds the caches of the machine full."""
    by %= len(names)
    return names[by:] + names[:by]


def ratios_of(seconds: Mapping[str, Seconds]) -> Ratios:
    """Return what newsclean takes in terms of each other system.

    >>> ratios_of({"HTML": Seconds(3.0, 2.0), "lxml": Seconds(1.5, 0.5)})
    {'HTML': {'lxml': {'first': 2.0, 'best': 4.0}}}
    """
    return {
        row: {
            beside: {
                name: round(own / other, 3)
                for name, own, other in zip(Seconds._fields, seconds[row], found, strict=True)
            }
            for beside, found in seconds.items()
            if beside not in (HTML, TEXT)
        }
        for row in (HTML, TEXT)
        if row in seconds
    }


def too_slow(ratios: Ratios, recorded: Ratios, most: float = MOST) -> list[str]:
    """Return a line for each ratio that is more than `most` times the recorded one.

    >>> too_slow({"HTML": {"lxml": {"best": 9.1}}}, {"HTML": {"lxml": {"best": 6.0}}})
    ['HTML beside lxml, best: 9.1, recorded is 6.0, and 9.0 is allowed']
    """
    return [
        f"{row} beside {beside}, {name}: {ratio:g}, recorded is {before}, and {most * before:.3} is allowed"
        for row, each in ratios.items()
        for beside, found in each.items()
        for name, ratio in found.items()
        if (before := recorded.get(row, {}).get(beside, {}).get(name)) and ratio > most * before
    ]


def smaller_of(ratios: Ratios, again: Ratios) -> Ratios:
    """Return the smaller of two measurements of each ratio.

    >>> smaller_of({"HTML": {"lxml": {"best": 9.1}}}, {"HTML": {"lxml": {"best": 6.0}}})
    {'HTML': {'lxml': {'best': 6.0}}}
    """
    return {
        row: {
            beside: {name: min(ratio, again[row][beside][name]) for name, ratio in found.items()}
            for beside, found in each.items()
        }
        for row, each in ratios.items()
    }


def runs_of(pages: Iterable[bytes], texts: Iterable[bytes] = ()) -> dict[str, list[Run]]:
    """Return what each system does with each page; a peer that is not installed is left out."""
    pages, texts = list(pages), list(texts)
    runs: dict[str, list[Run]] = {HTML: [partial(clean, page, kind="html") for page in pages]}
    if texts:
        runs[TEXT] = [partial(clean, text, kind="text") for text in texts]
    runs[PARSER] = [partial(_parse, page) for page in pages]
    for name in PEERS:
        try:
            (peer,) = load_systems([name], DEFAULT)
        except MissingExtraError as error:
            print(error, file=sys.stderr)
            continue
        runs[name] = [partial(peer.extract, page, None, "en") for page in pages]
    return runs


def _parse(page: bytes) -> object:
    return etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))


def warm_up(runs: Mapping[str, Sequence[Run]]) -> None:
    """Load what each system needs: the smallest page does, which no table is long for."""
    for calls in runs.values():
        calls[0]()


def fixtures(kind: str) -> list[bytes]:
    """Return the project's own pages of a kind, "html" or "text"."""
    return [path.read_bytes() for path in sorted((ROOT / "fixtures" / kind).glob("*/input.*"))]


def table(ratios: Ratios, heading: str) -> str:
    """Return ratios as lines for people."""
    lines = [heading, f"{'':<8}{'beside':<14}{'first pass':>12}{'best':>8}"]
    for row, each in ratios.items():
        lines += [
            f"{row:<8}{beside:<14}{found['first']:>12.2f}{found['best']:>8.2f}"
            for beside, found in each.items()
        ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as the command line says; return 1 where a ratio is too high."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="*", type=Path, metavar="PAGE")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args(arguments)
    if options.rounds < 1:
        parser.error(f"--rounds must be at least 1, not {options.rounds}")
    recorded = json.loads(RECORDED.read_text()) if options.check else {}
    own = partial(_measured, fixtures("html"), fixtures("text"), options.rounds)
    with quiet():
        ratios = own()
        if too_slow(ratios, recorded):  # the machine may have been busy with something else
            ratios = smaller_of(ratios, own())
        given = _measured([path.read_bytes() for path in options.pages], [], options.rounds)
    print(table(ratios, "the project's own pages: times of newsclean in those of others"))
    if given:
        print(table(given, f"{len(options.pages)} pages of yours"))
    if options.record:
        RECORDED.write_text(json.dumps(ratios, indent=2) + "\n")
    slow = too_slow(ratios, recorded)
    print(*slow, sep="\n", end="\n" if slow else "")
    return 1 if slow else 0


def _measured(pages: list[bytes], texts: list[bytes], rounds: int) -> Ratios:
    """Return the ratios over pages; none for no pages."""
    if not pages:
        return {}
    warm_up(runs_of([b"<p>The bridge was closed on Friday, the town said."], texts[:1]))
    return ratios_of(measure(runs_of(pages, texts), rounds))


if __name__ == "__main__":
    sys.exit(main())
