"""What was accepted of a verdict, and what its span leaves of a block."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.model import Span, Verdict
from newsclean.text import is_blank

__all__ = ["Claim", "cut"]


class Claim(NamedTuple):
    """A verdict as far as it was accepted: the part of its span that nobody had claimed before, in one block."""

    span: Span
    filter: str
    verdict: Verdict


def cut(parts: tuple[Span, ...], span: Span, text: str) -> tuple[list[Span], tuple[Span, ...]]:
    """Split spans at a span: what of them lies inside, and what is left, blank pieces dropped."""
    inside, left = [], []
    for part in parts:
        start, end = max(part.start, span.start), min(part.end, span.end)
        if start >= end:
            left.append(part)
            continue
        inside.append(Span(start, end))
        left += [Span(part.start, start), Span(end, part.end)]
    return [p for p in inside if not _blank(p, text)], tuple(p for p in left if not _blank(p, text))


def _blank(span: Span, text: str) -> bool:
    return span.start >= span.end or is_blank(text[span.start : span.end])
