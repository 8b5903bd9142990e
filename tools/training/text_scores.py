"""What a cleaned text scores against its labelled lines: residue gone, body lost, and runs of four words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from newsclean.evaluate.measures import Overlap, shingle_overlap
from newsclean.model import Article
from tools.training.gold import LabelledText

_CJK = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKENS = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+")
RUN_WORDS = 4
MAX_DATELINE_CHARS = 120


@dataclass(frozen=True, slots=True)
class TextScores:
    """The scores of one text."""

    name: str
    shingles: Overlap
    exact: bool
    chars: int
    """Characters of body."""
    lost: float
    """Those of them that were deleted."""
    residue: int
    """Lines of residue."""
    gone: int
    """Those of them that were removed."""
    empty: bool


def score_text(case: LabelledText, article: Article) -> TextScores:
    """Score what `clean()` made of a text. A dateline that was cut off and reported is no loss."""
    body = "\n".join(each.text for each in article.body)
    gold, cut = _without_dateline(case.paragraphs, article)
    lines = [(line.strip(), label) for line, label in zip(_nonblank(case.text), case.labels, strict=False)]
    chars, lost = _lost(lines, joined(body), cut)
    residue, gone = _gone(lines, body)
    return TextScores(
        case.name,
        shingle_overlap(body, gold),
        _tokens(body) == _tokens(gold),
        chars,
        lost,
        residue,
        gone,
        not body.strip(),
    )


def _without_dateline(paragraphs: Iterable[str], article: Article) -> tuple[str, str | None]:
    gold = list(paragraphs)
    raw = (article.dateline.raw if article.dateline else "").strip()
    if raw and len(raw) <= MAX_DATELINE_CHARS:
        for index, paragraph in enumerate(gold):
            if paragraph.lstrip().startswith(raw):
                gold[index] = paragraph.lstrip()[len(raw) :]
                return "\n".join(gold), raw
    return "\n".join(gold), None


def _lost(lines: list[tuple[str, str]], out: str, cut: str | None) -> tuple[int, float]:
    """Return the characters of body, and how many of them are gone."""
    chars, lost, words = 0, 0.0, out.split()
    runs = {tuple(words[at : at + RUN_WORDS]) for at in range(len(words) - RUN_WORDS + 1)}
    for line, label in lines:
        if label != "B":
            continue
        rest = line
        if cut and line.startswith(cut):
            rest, cut = line[len(cut) :].strip(), None
        chars += len(rest)
        lost += len(rest) * (1 - _share_kept(joined(rest), out, runs))
    return chars, lost


def _share_kept(key: str, out: str, runs: set[tuple[str, ...]]) -> float:
    if not key.strip() or key in out:
        return 1.0
    words = key.split()
    if len(words) < RUN_WORDS:
        return 0.0
    hits = [tuple(words[at : at + RUN_WORDS]) in runs for at in range(len(words) - RUN_WORDS + 1)]
    return sum(hits) / len(hits)


def _gone(lines: list[tuple[str, str]], body: str) -> tuple[int, int]:
    """Return how many lines are residue, and how many of them are gone."""
    out, out_lines = joined(body), Counter(joined(line) for line in _nonblank(body))
    kept = [joined(line) for line, label in lines if label != "R"]
    kept_text, kept_lines = "".join(key.rstrip() for key in kept) + " ", Counter(kept)
    total = gone = 0
    for key, count in Counter(joined(line) for line, label in lines if label == "R").items():
        if not key.strip():
            continue
        if len(key.split()) >= RUN_WORDS:
            left = _times(key, out) - _times(key, kept_text)
        else:
            left = out_lines[key] - kept_lines[key]
        total += count
        gone += count - min(count, max(0, left))
    return total, gone


def joined(text: str) -> str:
    """Return a text's words with one space around each: one text holds another one's words if its key is in this.

    >>> joined("The bridge, again")
    ' the bridge again '
    """
    return f" {' '.join(_tokens(text))} "


def _tokens(text: str) -> list[str]:
    """Return words in lower case; a CJK character is a word of its own."""
    return _TOKENS.findall(text.replace("\u00ad", "").replace("\u200b", "").lower())


def _times(key: str, text: str) -> int:
    """Return how often a key is in a text; two in a row share their space."""
    count, at = 0, text.find(key)
    while at >= 0:
        count += 1
        at = text.find(key, at + len(key) - 1)
    return count


def _nonblank(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]
