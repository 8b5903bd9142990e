"""The card beside each learned part: what it judges, what it was made of, how, and how good it is on unseen pages."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import platform
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from newsclean.learned.store import feature_digest
from tools.training.forests import SEED
from tools.training.gold import FOLDS, GoldSet
from tools.training.learner import Learner
from tools.training.parts import Part

TOOLS = ("lightgbm", "numpy", "scipy")


def card_of(part: Part, sets: Sequence[GoldSet], learner: Learner, data: Path) -> dict[str, Any]:
    """Return the card of a part whose data file is written."""
    own = [each for each in sets if each.source == part.source]
    taught = Counter(each.set for each in learner.examples_of(part) if not each.is_variant)
    names = " ".join(each.name for each in own)
    return {
        "name": part.name,
        "judges": part.judges,
        "features": {"count": len(part.features), "digest": feature_digest(part.features)},
        "data": {"file": data.name, "sha256": hashlib.sha256(data.read_bytes()).hexdigest()},
        "trained_on": [
            {"set": each.name, "items": len(each.items), "used": taught[each.name], "sha256": each.digest}
            for each in own
        ],
        "command": f"python -m tools.training all {names}",
        "settings": {"kind": type(part.fit).__name__, **dataclasses.asdict(part.fit)},
        "seed": SEED,
        "needs": list(part.needs),
        "versions": {"python": platform.python_version(), **{name: version(name) for name in TOOLS}},
        "out_of_fold": {"folds": FOLDS, **part.measure(learner.judged(part))},
    }


def write_card(card: dict[str, Any], folder: Path) -> None:
    text = json.dumps(card, indent=1, ensure_ascii=False)
    (folder / f"{card['name']}.card.json").write_text(text + "\n", "utf-8")
