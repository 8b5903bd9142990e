"""What became of every line of a gold page, judged by the gold: kept or dropped, rightly or wrongly, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from newsclean.evaluate.gold import GoldPage
from newsclean.evaluate.measures import SHINGLE_WORDS, shingles, tidy_line, tidy_lines, visible
from newsclean.export.fates import Fate, fates, named
from newsclean.model import Article, Span

__all__ = ["JUDGEMENTS", "JudgedLine", "judge"]

JUDGEMENTS = ("kept", "wrongly_kept", "dropped", "wrongly_dropped", "absent")
"""What a line can be; an absent one is gold that neither the article nor its ledger holds."""
KNOWN_SHARE = 0.5
"""Share of a line's words, in runs of four, from which it counts as part of a text: lines are cut in many ways."""
LONG_CHARS = 20
"""Characters from which a line of few words may stand inside another; scripts without spaces have such lines."""
STRANGE_WORDS = 3
"""Words in a row that gold does not know, from which they are marked in a line that is right as a whole."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """One line of a page and what the gold says of its fate."""

    text: str
    judgement: str
    """One of JUDGEMENTS."""
    by: str = ""
    """The filter that dropped it, with its reason where that has another name."""
    evidence: str = ""
    path: str = ""
    """Its XPath; "" for the dateline, the title and absent lines."""
    strange: tuple[Span, ...] = ()
    """Parts of a kept line that the gold does not have, as spans of `text`."""


def judge(article: Article, gold: GoldPage) -> tuple[JudgedLine, ...]:
    """Return the lines of an article and its ledger in the order of the page, then the gold that is in neither.

    With a gold body every line is judged by it. With snippets alone, only lines that hold one can be wrong. The
    title stands first where it is a line that the gold wants in the body.

    >>> from pathlib import Path
    >>> from newsclean.api import clean
    >>> article = clean("Harbour bridge closed\\n\\nThe bridge was closed on Friday, the town said.\\n\\nLeave a Reply")
    >>> gold = GoldPage("bridge", Path("bridge.html"), body="Leave a Reply")
    >>> [(line.judgement, line.by) for line in judge(article, gold)]
    [('wrongly_kept', ''), ('wrongly_dropped', 'comment_tail')]
    """
    pieces = fates(article)
    kept = [piece.text for piece in pieces if piece.role in ("dateline", "body")]
    answer = _SnippetAnswer(gold, kept) if gold.body is None else _BodyAnswer(gold, kept)
    paths = {paragraph.span: paragraph.path for paragraph in article.body}
    lines = [_line(piece, answer, paths.get(piece.span, "")) for piece in pieces if piece.role != "title"]
    absent = answer.absent([piece.text for piece in pieces])
    titles = (_title(piece, answer) for piece in pieces if piece.role == "title")
    return (*(line for line in titles if line), *lines, *(JudgedLine(text, "absent") for text in absent))


def _title(piece: Fate, answer: _BodyAnswer | _SnippetAnswer) -> JudgedLine | None:
    if not answer.misses(piece.text):
        return None
    return JudgedLine(visible(piece.text), "wrongly_dropped", "title", "it became the title alone")


def _line(piece: Fate, answer: _BodyAnswer | _SnippetAnswer, path: str) -> JudgedLine:
    text = visible(piece.text)
    if piece.removal:
        gone = piece.removal
        judgement = "wrongly_dropped" if answer.misses(text) else "dropped"
        return JudgedLine(text, judgement, named(gone), gone.evidence, gone.path)
    if piece.role == "dateline":  # a piece of a paragraph: its few words are no line of the gold
        return JudgedLine(text, "kept")
    judgement = "kept" if answer.keeps(text) else "wrongly_kept"
    return JudgedLine(text, judgement, path=path, strange=answer.strange(text))


class _Passages:
    """A text as lines and runs of words that other lines are looked up in."""

    def __init__(self, lines: Iterable[str]) -> None:
        tidy = tidy_lines(lines)
        self.lines = frozenset(tidy)
        self.flat = " ".join(tidy)
        self.runs = frozenset(shingles(self.flat))

    def hold(self, text: str) -> bool:
        """Tell whether a line is part of the text; a short one must be a line of it, or long in letters."""
        tidy = tidy_line(text)
        if tidy in self.lines:
            return True
        words = _WORD.findall(tidy)
        if len(words) < SHINGLE_WORDS:
            return len(tidy) >= LONG_CHARS and tidy in self.flat
        return sum(self._covered(words)) >= KNOWN_SHARE * len(words)

    def strange(self, text: str) -> tuple[Span, ...]:
        """Return the parts of a line that are not in the text, each at least STRANGE_WORDS words long."""
        places = [match.span() for match in _WORD.finditer(text)]
        if len(places) < SHINGLE_WORDS or tidy_line(text) in self.lines:
            return ()
        known = self._covered([text[start:end] for start, end in places])
        runs = [list(run) for is_known, run in groupby(range(len(places)), known.__getitem__) if not is_known]
        return tuple(Span(places[run[0]][0], places[run[-1]][1]) for run in runs if len(run) >= STRANGE_WORDS)

    def _covered(self, words: list[str]) -> list[bool]:
        """Tell for each word whether it stands in a run of four that the text has."""
        covered = [False] * len(words)
        for at in range(len(words) - SHINGLE_WORDS + 1):
            if tuple(words[at : at + SHINGLE_WORDS]) in self.runs:
                covered[at : at + SHINGLE_WORDS] = [True] * SHINGLE_WORDS
        return covered


class _BodyAnswer:
    """Gold that says the whole article."""

    def __init__(self, gold: GoldPage, kept: list[str]) -> None:
        self.lines = gold.lines or tuple((gold.body or "").split("\n"))
        self.gold, self.kept = _Passages(self.lines), _Passages(kept)

    def keeps(self, text: str) -> bool:
        return self.gold.hold(text)

    def misses(self, text: str) -> bool:
        """Tell whether a dropped line is gold that the article does not say elsewhere."""
        return self.gold.hold(text) and not self.kept.hold(text)

    def strange(self, text: str) -> tuple[Span, ...]:
        return self.gold.strange(text)

    def absent(self, seen: list[str]) -> Iterable[str]:
        page = _Passages(seen)
        return (line for line in tidy_lines(self.lines) if not page.hold(line))


class _SnippetAnswer:
    """Gold that knows a few snippets."""

    def __init__(self, gold: GoldPage, kept: list[str]) -> None:
        text = _flat("\n".join(kept))
        self.lost = [snippet for snippet in map(_flat, gold.wanted) if snippet not in text]
        self.unwanted = list(map(_flat, gold.unwanted))

    def keeps(self, text: str) -> bool:
        return not self.strange(_flat(text))

    def misses(self, text: str) -> bool:
        flat = _flat(text)
        return any(snippet in flat for snippet in self.lost)

    def strange(self, text: str) -> tuple[Span, ...]:
        starts = [(text.find(snippet), len(snippet)) for snippet in self.unwanted]
        return tuple(Span(at, at + length) for at, length in sorted(starts) if at >= 0)

    def absent(self, seen: list[str]) -> Iterable[str]:
        return (snippet for snippet in self.lost if not any(snippet in _flat(text) for text in seen))


def _flat(text: str) -> str:
    return " ".join(text.split())
