"""Kept lines that may be residue: they recur on several stories, hold a phrase, or stand apart from the prose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsclean.draft import Cue
from newsclean.lexicon import lexicon_for
from newsclean.model import Paragraph
from newsclean.standing.folding import sentences
from newsclean.text import ends_sentence, fold, word_count
from newsclean.workbench.marks import key_of
from newsclean.workbench.pages import CleanedPage, stories_of
from newsclean.workbench.suspects import MIN_STORIES, Suspect, Suspects, is_prose, ordered

__all__ = ["residue_suspects"]

MIN_SENTENCE_WORDS, MAX_SENTENCE_WORDS = 4, 40
CUE_WEIGHT, HINT_WEIGHT, LONE_WEIGHT = 0.5, 0.2, 0.3
"""What a phrase, a hint and a lone stand weigh; a recurrence weighs its share of the stories."""
ORDERLY = frozenset(("table_row", "list_item", "code", "standfirst", "quote"))
"""Kinds of paragraphs that are short and without end marks by nature."""
DATED = frozenset(("timestamp", "byline"))
"""Sections whose hints are names of months and small words, which any line may have."""
OPENERS = "\"'“„«‘‚»—–-"
"""Marks that quotations and turns of a dialogue begin with."""


class _Kept(NamedTuple):
    """A kept line, or the sentence at one of its ends, on one page."""

    page: CleanedPage
    text: str
    at: int
    """Index of its paragraph in the body."""
    whole: bool


def residue_suspects(pages: Sequence[CleanedPage]) -> Suspects:
    """Return the kept lines that recur on several stories, hold a phrase of the lexicon, or stand alone."""
    stories = stories_of(pages)
    total = len(set(stories.values()))
    found: dict[str, list[_Kept]] = {}
    for kept in _kept_lines(pages):
        found.setdefault(key_of(kept.text), []).append(kept)
    recurring = {key for key, lines in found.items() if _stories(lines, stories) >= MIN_STORIES}
    suspects = []
    for key, lines in found.items():
        first = lines[0]
        paragraph = first.page.article.body[first.at].text
        if not first.whole and (key not in recurring or key_of(paragraph) in recurring):
            continue
        suspect = _residue_suspect(lines, _stories(lines, stories), total)
        if suspect.weight:
            suspects.append(suspect)
    return ordered([*suspects, *_titles(pages, stories)])


def _titles(pages: Sequence[CleanedPage], stories: Mapping[str, int]) -> Iterator[Suspect]:
    """Yield the titles that several stories have: slogans and names of sites."""
    said: dict[str, list[CleanedPage]] = {}
    for page in pages:
        said.setdefault(key_of(str(page.article.title or "")), []).append(page)
    for alike in said.values():
        tellers, total = len({stories[page.name] for page in alike}), len(set(stories.values()))
        if tellers >= MIN_STORIES and alike[0].article.title:
            names = tuple(page.name for page in alike)
            evidence = (f"the title of {tellers} of {total} stories",)
            yield Suspect(str(alike[0].article.title), names, evidence, tellers / total)


def _kept_lines(pages: Sequence[CleanedPage]) -> Iterator[_Kept]:
    """Yield all paragraphs, then the sentences at their ends."""
    for page in pages:
        for at, paragraph in enumerate(page.article.body):
            yield _Kept(page, paragraph.text, at, True)
    for page in pages:
        for at, paragraph in enumerate(page.article.body):
            for text in _end_sentences(paragraph.text):
                yield _Kept(page, text, at, False)


def _end_sentences(text: str) -> list[str]:
    spans = sentences(text)
    if len(spans) < 2:
        return []
    ends = [text[start:end] for start, end in (spans[0], spans[-1])]
    most, least = MAX_SENTENCE_WORDS, MIN_SENTENCE_WORDS
    return [end for end in ends if ends_sentence(end) and least <= word_count(end) <= most]


def _stories(lines: Sequence[_Kept], stories: Mapping[str, int]) -> int:
    return len({stories[line.page.name] for line in lines})


def _residue_suspect(lines: Sequence[_Kept], stories: int, total: int) -> Suspect:
    first = lines[0]
    evidence, weight = [], 0.0
    if stories >= MIN_STORIES:
        evidence.append(f"on {stories} of {total} stories")
        weight += stories / total
    cue = _cue(first) if first.whole else None
    if cue is not None:
        evidence.append(f"{'hints at' if cue.where == 'hint' else 'says'} {cue.reason}: {cue.phrase!r}")
        weight += HINT_WEIGHT if cue.where == "hint" else CUE_WEIGHT
    place = _lone_place(first) if first.whole else ""
    if place:
        evidence.append(place)
        weight += LONE_WEIGHT
    if not first.whole:
        evidence.append("a sentence at the end of paragraphs")
    names = tuple(dict.fromkeys(line.page.name for line in lines))
    return Suspect(first.text, names, tuple(evidence), weight, whole=first.whole)


def _cue(line: _Kept) -> Cue | None:
    """Return a phrase of the lexicon in a line that is no prose, where it proves little; a hint in labels alone."""
    if is_prose(line.text):
        return None
    cues = lexicon_for(line.page.article.language).scan(line.text, fold(line.text))
    is_label = not ends_sentence(line.text)
    return next((cue for cue in cues if cue.where != "hint" or (is_label and cue.reason not in DATED)), None)


def _lone_place(line: _Kept) -> str:
    """Say where a short line stands alone: before the first prose of the body or, a label, behind the last."""
    body = line.page.article.body
    prose = [at for at, paragraph in enumerate(body) if is_prose(paragraph.text)]
    if not prose or prose[0] < line.at < prose[-1] or line.at in prose:
        return ""
    if body[line.at].kind in ORDERLY or _is_quote(body[line.at]):
        return ""
    if line.at < prose[0]:
        return "stands alone above the prose"
    return "" if ends_sentence(line.text) else "stands alone behind the prose"


def _is_quote(paragraph: Paragraph) -> bool:
    return paragraph.text[:1] in OPENERS and ends_sentence(paragraph.text)
