"""How good a set of blocks is as a page's article, worked out quickly for many sets of one page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsclean.evaluate.gold import GoldPage

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class AnswerScorer:
    """The words of a page's blocks beside those of its gold answer, or the blocks that hold each snippet."""

    words: tuple[Counter[str], ...] = ()
    gold: Counter[str] | None = None
    """None for a page with snippets."""
    wanted: tuple[frozenset[int], ...] = ()
    unwanted: tuple[frozenset[int], ...] = ()

    def f1(self, blocks: Iterable[int]) -> float:
        """Return the F1 of a set of blocks, 0-1: by words, or by snippets."""
        if self.gold is None:
            return self._snippet_f1(frozenset(blocks))
        said: Counter[str] = Counter()
        for index in blocks:
            said.update(self.words[index])
        both = sum((said & self.gold).values())
        either = sum(said.values()) + sum(self.gold.values())
        return 2 * both / either if either else 1.0

    def _snippet_f1(self, blocks: frozenset[int]) -> float:
        hits = sum([not blocks.isdisjoint(each) for each in self.wanted])
        false = sum([not blocks.isdisjoint(each) for each in self.unwanted])
        total = hits + false + len(self.wanted)
        return 2 * hits / total if total else 1.0


def answer_scorer(gold: GoldPage, texts: Sequence[str]) -> AnswerScorer:
    """Return the scorer of a page whose blocks have these texts."""
    if gold.body is not None:
        words = tuple([Counter(_WORD.findall(text.lower())) for text in texts])
        return AnswerScorer(words, Counter(_WORD.findall(gold.body.lower())))
    lines = [_line(text) for text in texts]
    wanted, unwanted = (
        tuple([frozenset(_holding(_line(snippet), lines)) for snippet in snippets])
        for snippets in (gold.wanted, gold.unwanted)
    )
    return AnswerScorer((), None, wanted, unwanted)


def _holding(snippet: str, lines: Sequence[str]) -> list[int]:
    return [index for index, line in enumerate(lines) if snippet in line]


def _line(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").casefold().split())
