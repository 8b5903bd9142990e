"""Fuzz newsclean: pages, datelines, packs, archives, tables, packed lines, rules, profiles, manifests.

    python tools/fuzz.py all --seconds 120 --seed 1
    pip install atheris && python tools/fuzz.py clean --seconds 600

With atheris coverage guides the search, one target at a time; without it, or for "all", seeds are mutated in an
order that the seed alone decides. The targets lie in tests/hostile/fuzz_targets.py. A finding ends its target, is
written to the folder of --findings and printed, and the run ends with 77. Cut down, it goes to tests/hostile/corpus.
docs/how-to/fuzz.md says more.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import warnings
from collections.abc import Sequence
from contextlib import nullcontext
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

MAX_SEED = 20_000
"""Bytes of a seed; longer ones slow the search down."""
MAX_SEEDS = 2_000
FOUND = 77
"""The exit code for a finding, which is libFuzzer's."""
SLOW_SECONDS = 20.0
"""Of the processor's time, where inputs are mutated here: on a busy machine a small input once took 27 by the clock."""


def main() -> int:
    """Run one target, or all, for a while."""
    parser = argparse.ArgumentParser(description="Fuzz newsclean.")
    parser.add_argument("target", help="a target, or all")
    parser.add_argument("--seconds", type=int, default=600, help="for all targets together")
    parser.add_argument("--seed", type=int, default=1, help="what decides the mutations")
    parser.add_argument("--plain", action="store_true", help="mutate without atheris")
    parser.add_argument("--write-seeds", type=Path, metavar="FOLDER", help="write a target's seeds, and end")
    parser.add_argument("--write-words", type=Path, metavar="FILE", help="write a target's words, and end")
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    options = parser.parse_args()
    is_guided = options.target != "all" and not options.plain and find_spec("atheris") is not None
    targets = _targets(is_guided)
    if options.target not in {"all", *targets} or (options.target == "all" and options.write_seeds):
        parser.error(f"unknown target {options.target!r}; known: all, {', '.join(targets)}")
    if options.write_seeds or options.write_words:
        _write(options.target, targets[options.target], options)
        return 0
    warnings.simplefilter("error")
    options.findings.mkdir(exist_ok=True)
    if is_guided:
        _guided(targets[options.target], options)
        return 0
    names = list(targets) if options.target == "all" else [options.target]
    found = [_mutated(name, targets[name], options, options.seconds / len(names)) for name in names]
    return FOUND if any(found) else 0


def _targets(is_guided: bool) -> dict[str, Any]:
    """Load the targets, instrumented for coverage where that guides the search."""
    scope: Any = nullcontext()
    if is_guided:
        import atheris

        scope = atheris.instrument_imports(include=["newsclean"])
    with scope:
        from tests.hostile.fuzz_targets import TARGETS
    return dict(TARGETS)


def _seeds(name: str, target: Any) -> list[bytes]:
    from tests.hostile.fuzz_targets import corpus_of

    kept = [path.read_bytes() for path in corpus_of(name)]
    made = [seed for seed in islice(target.seeds(), MAX_SEEDS) if len(seed) <= MAX_SEED]
    return kept + made


def _mutated(name: str, target: Any, options: argparse.Namespace, seconds: float) -> bool:
    """Run a target on mutations of its seeds; return whether one broke a promise."""
    chance, seeds = random.Random(f"{name}:{options.seed}"), _seeds(name, target)
    words = [word.encode("utf-8", "surrogatepass") for word in target.words]
    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        data = seeds[count] if count < len(seeds) else mutation(chance, seeds, words)
        count += 1
        began = time.process_time()
        try:
            target.run(data)
            took = time.process_time() - began
            assert took < SLOW_SECONDS, f"it took {took:.0f} s"
        except Exception as error:
            path = options.findings / f"{name}-{count}"
            path.write_bytes(data)
            print(f"{name}: {type(error).__name__}: {str(error)[:300]}\n  {path}: {data[:200]!r}", flush=True)
            return True
    print(f"{name}: {count} inputs, nothing found", flush=True)
    return False


def mutation(chance: random.Random, seeds: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Return a seed with one to six changes."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 2, 8, 64, 1024)))
        how = chance.randrange(6)
        if how == 0:
            del data[at:end]
        elif how == 1:
            data[at:at] = chance.choice(words) if words else b"\0"
        elif how == 2:
            data[at:end] = chance.choice(words) if words else b"\0"
        elif how == 3:
            data[at:at] = data[at:end] * chance.choice((1, 2, 16))
        elif how == 4 and at < len(data):
            data[at] ^= 1 << chance.randrange(8)
        else:
            other = chance.choice(seeds)
            place = chance.randrange(len(other) + 1)
            data[at:at] = other[place : place + chance.choice((8, 64, 512))]
    return bytes(data[: 2 * MAX_SEED])


def _write(name: str, target: Any, options: argparse.Namespace) -> None:
    """Write what another fuzzer needs of a target."""
    if options.write_seeds:
        options.write_seeds.mkdir(parents=True, exist_ok=True)
        _write_seeds(name, target, options.write_seeds)
    if options.write_words:
        _write_words(target, options.write_words)


def _write_seeds(name: str, target: Any, folder: Path) -> None:
    for number, seed in enumerate(_seeds(name, target)):
        (folder / f"{number:04}").write_bytes(seed)


def _write_words(target: Any, path: Path) -> None:
    """Write words as libFuzzer reads them; it takes short ones only."""
    words = [word.encode("utf-8", "surrogatepass")[:100] for word in target.words]
    path.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in words))


def _guided(target: Any, options: argparse.Namespace) -> None:
    """Let atheris search, which ends the process."""
    import atheris

    with tempfile.TemporaryDirectory() as folder:
        _write_seeds(options.target, target, Path(folder))
        words = Path(folder).with_suffix(".dict")
        _write_words(target, words)
        limits = [
            f"-max_total_time={options.seconds}",
            f"-max_len={MAX_SEED}",
            f"-seed={options.seed}",
            f"-dict={words}",
            f"-timeout={SLOW_SECONDS:.0f}",
            "-rss_limit_mb=2048",
        ]
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={options.findings}/", folder], target.run)
        atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
