"""Which part of a line a phrase may take: its own sentences, never the prose beside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from newsclean.dateline import parse_dateline
from newsclean.draft import Cue, Draft, Line
from newsclean.lexicon.invitations import invitation
from newsclean.lexicon.language import function_words
from newsclean.line import PROSE_WORDS
from newsclean.model import Span
from newsclean.text import OPENERS, fold, is_blank, solid, solid_index, word_count

__all__ = [
    "dateline_end",
    "in_dateline",
    "own_part",
    "part_span",
    "prose_beside",
    "reader_words",
    "sentences",
    "speaks_to_reader",
    "story_start",
]

_SENTENCE_END = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]]{0,2}(?:\s+|(?<=[。！？]))")
_SHORT_SENTENCE = 4
"""Words. "Want more?" beside a sign-up belongs to it."""
_MARKS = frozenset(":;|/,.·•>…)]）】］-–—!?？！。")
"""They may part a label from the sentence behind it."""
_FRESH = re.compile(r"(?<=\s)[^\W\d_a-zß-öø-ÿα-ωа-яёіїєґ]")
_REST_OF_WORD = re.compile(r"[\w/.-]*\w", re.ASCII)
_LABEL_CHARS = 40
_LABEL_WORDS = 2
"""Words of a label before the phrase that gives it away."""
_MIN_STORY = 5
"""Words behind a dateline; fewer are a label beside an agency's name."""
_CLOSERS = {"(": ")", "[": "]", "（": "）", "【": "】", "［": "］"}
_READER = frozenset(
    """
    you your our us we dein deine deinem deiner dich dir euch euer eure unser unsere unserem unseren unserer wir
    vous votre vos notre nous tu nuestro nuestra nuestros nuestras usted ustedes vostro vostra nostri nostra nostro
    nostre voi você nosso nossa nossos nossas jouw onze ons din ditt vår våra vårt vores wasz wasze twój twoje nasz
    nasze nasza váš vaše náš naše вы вас ваш ваши вам наш наша наши ви siz sizin bizim anda kami
    """.split()
)
"""Words that speak to the reader, or of the outlet."""
_FORMAL = re.compile(r"(?<=[^\W\d_] )(?:Sie|Ihr|Ihre|Ihrem|Ihren|Ihrer|Ihnen)\b")
"""The German address, which only its capital tells from "she" and "they"."""
_WORD = re.compile(r"[^\W\d_]+")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a tidied text start and end.

    >>> sentences("He left. Why? Nobody said")
    [(0, 9), (9, 14), (14, 25)]
    """
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text) if match.end() < len(text))]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def in_dateline(line: Line, cue: Cue) -> bool:
    """Tell whether a cue stands in the dateline of a story: "(Agencies) — The mayor said"."""
    if cue.where in ("line", "own") or line.words <= PROSE_WORDS:
        return False
    return cue.at < len(fold(line.text[: dateline_end(line.text)]))


def own_part(line: Line, cue: Cue) -> tuple[int, int]:
    """Return the part of `line.text` that a cue may take.

    That is the whole line, unless prose stands beside the sentences with the cue.
    """
    text = line.text
    if cue.where == "line" or line.words <= PROSE_WORDS:
        return 0, len(text)
    opening = dateline_end(text)
    at, end = _place(text, cue)
    parts = sentences(text)
    first = last = _sentence_of(parts, at)
    first, last = _like(line, cue, parts, first, last)
    start, stop = max(parts[first][0], opening), parts[last][1]
    start = start if _is_story(text[opening:start]) or start == opening > 0 else 0
    stop = stop if _is_story(text[stop:]) else len(text)
    if first == last and (start, stop) != (0, len(text)) and _opens(text, start, at):
        stop = _label_end(text, start, end, stop)
    return start, stop


def _label_end(text: str, start: int, end: int, stop: int) -> int:
    """Return where a label ends that is glued to the front of a sentence, or else where the sentence ends."""
    begin = story_start(text, _closed(text, start, end))
    if begin is None or not _is_story(text[begin:stop]) or speaks_to_reader(text[begin:stop]):
        return stop
    return begin


def dateline_end(text: str) -> int:
    """Return where the dateline ends that opens a paragraph, or 0."""
    found = parse_dateline(text)
    if found is None or word_count(text[found.span.end :]) < _MIN_STORY:
        return 0
    return found.span.end


def prose_beside(text: str) -> int:
    """Count the sentences of a text that are long enough for prose and have an end mark."""
    return sum(_is_story(text[start:end]) for start, end in sentences(text))


def story_start(text: str, at: int) -> int | None:
    """Return where behind a label a sentence begins, or None: at a capital, or a letter without case.

    Up to `_LABEL_CHARS` of the label may be left in small letters ("foto: keystone Der Bürgermeister").
    """
    while at < len(text) and (text[at].isspace() or text[at] in _MARKS):
        at += 1
    bare = text[at:].lstrip(OPENERS)
    if bare and not bare[0].islower():
        return at
    found = _FRESH.search(text, at, at + _LABEL_CHARS)
    return found.start() if found else None


def part_span(draft: Draft, index: int, start: int, end: int) -> Span:
    """Return the span in the page's text of a part of a line's text."""
    line, block = draft.line(index), draft.blocks[index].span
    free = draft.free.get(index)
    if (start, end) == (0, len(line.text)) or (free is not None and len(free) != 1):
        return block
    span = free[0] if free else block
    raw = draft.page.text[span.start : span.end]
    first = solid_index(raw, len(solid(line.text[:start])))
    last = solid_index(raw, len(solid(line.text[:end]))) if not is_blank(line.text[end:]) else len(raw)
    return Span(span.start + first, span.start + last)


def _place(text: str, cue: Cue) -> tuple[int, int]:
    """Return where a cue starts and ends in the text; its own place counts folded characters."""
    if len(fold(text)) == len(text):
        return cue.at, min(len(text), cue.at + len(cue.phrase))
    # folded lengths only grow: halving keeps this fast
    lengths = range(len(text) + 1)
    at = bisect_right(lengths, cue.at, key=lambda i: len(fold(text[:i]))) - 1
    end = bisect_left(lengths, cue.at + len(cue.phrase), key=lambda i: len(fold(text[:i])))
    return max(0, at), min(len(text), end)


def _sentence_of(parts: list[tuple[int, int]], at: int) -> int:
    return bisect_right(parts, at, key=lambda part: part[0]) - 1


def _like(line: Line, cue: Cue, parts: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """Add neighbouring sentences that hold more of the same, are very short, or invite or address the reader."""
    cued = {
        _sentence_of(parts, _place(line.text, each)[0])
        for each in line.cues
        if each.reason == cue.reason and each is not cue
    }

    def belongs(index: int) -> bool:
        text = line.text[slice(*parts[index])]
        return (
            index in cued
            or word_count(text) < _SHORT_SENTENCE
            or speaks_to_reader(text)
            or invitation(text) == 0
        )

    while first > 0 and belongs(first - 1):
        first -= 1
    while last + 1 < len(parts) and belongs(last + 1):
        last += 1
    return first, last


def speaks_to_reader(text: str) -> bool:
    """Tell whether a sentence addresses the reader or speaks of the outlet, and quotes nobody."""
    if any(mark in text for mark in '"“”„«»'):
        return False
    return bool(reader_words(text)) or _FORMAL.search(text) is not None


def reader_words(text: str) -> frozenset[str]:
    """Return the words of a text that address the reader or name the outlet."""
    return _READER.intersection(map(str.lower, _WORD.findall(text)))


def _is_story(text: str) -> bool:
    """Tell whether a part of a line is prose that stays: long enough, and with a sentence that ends."""
    words = sum(map(word_count, text.split()))  # piece by piece: scripts may be mixed
    return words >= PROSE_WORDS and _SENTENCE_END.search(text.strip() + " ") is not None


def _opens(text: str, start: int, at: int) -> bool:
    """Tell whether a cue stands at the start of a sentence, or a few words behind it ("Via Rex/Shutterstock")."""
    return word_count(text[start:at]) <= _LABEL_WORDS


def _closed(text: str, start: int, end: int) -> int:
    """Return where the part of a cue ends: behind the bracket that it stands in, or behind its last word."""
    opener = text[start : start + 1]
    closer = text.find(_CLOSERS[opener], end - 1) if opener in _CLOSERS else -1
    if closer >= 0:
        return closer + 1
    found = _REST_OF_WORD.match(text, end)
    return found.end() if found else end


@cache
def sentence_openers() -> frozenset[str]:
    """Return the function words of all languages as they open a sentence: The, Der, Les."""
    return frozenset(word.title() for word in function_words() if len(word) > 1)
