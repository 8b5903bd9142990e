"""Cookie and consent notices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.phrase_rule import PhraseRule
from newsclean.model import Verdict
from newsclean.observe.anchor import elements_around

__all__ = ["CookieNotice"]

MAX_SHARE = 0.5
"""The share of a page's prose, 0-1, that a consent box may hold; an element with more of it is the article."""


@dataclass(frozen=True, slots=True)
class CookieNotice(PhraseRule):
    """Cookie and consent notices. On HTML also the paragraphs in the same element as a notice."""

    name: ClassVar[str] = "cookie_notice"
    reasons: ClassVar[tuple[str, ...]] = ("cookie_notice", "consent_box")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        found = list(self.phrases(draft))
        yield from found
        if draft.page.source == "html":
            spans = {verdict.span for verdict in found}
            yield from _boxes(draft, [index for index in draft.open if draft.blocks[index].span in spans])


def _boxes(draft: Draft, notices: list[int]) -> Iterator[Verdict]:
    """Yield the blocks in the same elements as whole blocks of a notice, if the article lies outside these elements."""
    boxes = {draft.blocks[index].path.rpartition("/")[0] for index in notices} - {""}
    inside: dict[str, list[int]] = {}
    for index in draft.open if boxes else ():
        for box in boxes & elements_around(draft.blocks[index].path.rpartition("/")[0]):
            inside.setdefault(box, []).append(index)
    words = {index: draft.line(index).words for index in draft.prose}
    most = MAX_SHARE * sum(words.values())
    beside = {
        index
        for blocks in inside.values()
        if sum([words.get(index, 0) for index in blocks]) < most and not _holds_title(draft, blocks)
        for index in blocks
    }
    for index in sorted(beside.difference(notices)):
        yield draft.remove(index, "consent_box", "in one element with a consent notice, the article outside")


def _holds_title(draft: Draft, blocks: list[int]) -> bool:
    return any(draft.title and draft.line(index).text == draft.title for index in blocks)
