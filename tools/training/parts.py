"""What a learned part is to this library, and the table of all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from newsclean.evaluate.gold import GoldPage
from tools.training.forests import Rows
from tools.training.gold import LabelledText

Scores: TypeAlias = Mapping[str, list[float]]
"""By part: the scores that it gives to a page's things, of a model that has not seen the page's publisher."""


@dataclass(frozen=True, slots=True)
class Example:
    """A page or text, and what each part sees of it."""

    set: str
    name: str
    publisher: str
    fold: int
    seen: Mapping[str, Any]
    """By part: what its `observe` returned. A part that needs another one may look at what that one saw."""
    is_variant: bool = False
    """Made from a gold page by augmentation: learned from, never judged."""


@dataclass(frozen=True, slots=True)
class Part:
    """A learned part: what it sees of an example, what it learns from that, and how."""

    name: str
    """Name of its file in the package."""
    judges: str
    """For its card: what it gives a score to."""
    source: str
    """"html" or "text": the sets that it learns from."""
    features: tuple[str, ...]
    observe: Callable[[Any], Any]
    """From a page that was read or a text, with its gold, to what is kept of it; None where it has nothing to teach."""
    rows: Callable[[Any, Scores], Rows]
    """From an example's `seen` and the scores of the parts that this one needs to its rows."""
    fit: Callable[[Sequence[Rows], Sequence[str]], Any]
    """From the rows of all pages and the features to the data that the package loads."""
    score: Callable[[Any, Sequence[str]], Callable[[Any], list[float]]] | None = None
    """From such data and the features to a function from rows to scores, for parts that need this one."""
    needs: tuple[str, ...] = field(default=())


Item: TypeAlias = GoldPage | LabelledText
