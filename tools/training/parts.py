"""What a learned part is to this library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from newsclean.evaluate.gold import GoldPage
from tools.training.forests import Rows
from tools.training.gold import LabelledText
from tools.training.measures import Judged

Scores: TypeAlias = Mapping[str, list[float]]
"""By part: the scores that it gives to a page's things, of a model that has not seen the page's publisher."""


@dataclass(frozen=True, slots=True)
class Source:
    """A gold page or a labelled text as the parts get to see it."""

    item: GoldPage | LabelledText
    html: bytes = b""
    """The page's bytes; of a variant the changed ones."""


Variants: TypeAlias = Callable[[Source], Iterable[Source]]
"""Makes further pages of a gold page, with a gold answer that fits: shortened, with a longer thread of comments ..."""


@dataclass(frozen=True, slots=True)
class Example:
    """A page or text, and what each part sees of it."""

    set: str
    name: str
    publisher: str
    fold: int
    seen: Mapping[str, Any]
    """By part: what its `observe` returned."""
    is_variant: bool = False
    """Made from a gold page by augmentation: learned from, never judged."""


def always(_: Any) -> bool:
    """Say yes: nearly all parts learn from all that they see."""
    return True


@dataclass(frozen=True, slots=True)
class Part:
    """A learned part: what it sees of an example, what it learns from that, and how."""

    name: str
    """Name of its data file in the package."""
    judges: str
    """For its card: what it gives a score to."""
    source: str
    """"html" or "text": the sets that it learns from."""
    features: tuple[str, ...]
    observe: Callable[[Source], Any]
    """From a page or text with its gold to what is kept of it; None where it has nothing to teach. It runs in another
    process, so what it returns must be small and picklable."""
    rows: Callable[[Any, Scores], Rows]
    """From what was kept of an example, and the scores of the parts that this one needs, to its rows."""
    fit: Any
    """From the rows of all examples and the features to the data that the package loads: a dataclass that is called."""
    scorer: Callable[[Any, Sequence[str]], Callable[[Any], list[float]]]
    """From such data and the features to a function from rows to scores, as the package works them out."""
    measure: Callable[[Judged], dict[str, float]]
    """From rows and the scores of models that have not seen them to figures for the card."""
    needs: tuple[str, ...] = ()
    """Parts whose scores this one learns from. It sees what the first of them sees."""
    teaches: Callable[[Any], bool] = always
    """Tells of what was seen whether the part learns from it and is measured by it. It judges the rest all the same."""
    varied: bool = False
    """Whether it learns from pages made of gold pages too."""

    @property
    def eye(self) -> str:
        """Name of the part whose observations this one uses."""
        return self.needs[0] if self.needs else self.name
