"""Cookie and consent notices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.phrase_rule import PhraseRule
from newsclean.model import Verdict

__all__ = ["CookieNotice"]

MAX_SHARE = 0.5
"""The share of a page's prose, 0-1, that a consent box may hold; an element with more of it is the article."""


@dataclass(frozen=True, slots=True)
class CookieNotice(PhraseRule):
    """Cookie and consent notices; on HTML also the paragraphs that stand in one element with one."""

    name: ClassVar[str] = "cookie_notice"
    reasons: ClassVar[tuple[str, ...]] = ("cookie_notice", "consent_box")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        found = list(self.phrases(draft))
        yield from found
        if draft.page.source == "html":
            spans = {verdict.span for verdict in found}
            yield from _boxes(draft, [index for index in draft.open if draft.blocks[index].span in spans])


def _boxes(draft: Draft, notices: list[int]) -> Iterator[Verdict]:
    """Yield what stands in the same elements as whole blocks of a notice, where the article stands outside of them."""
    for box in dict.fromkeys(draft.blocks[index].path.rpartition("/")[0] for index in notices):
        inside = [index for index in draft.open if box and draft.blocks[index].path.startswith(f"{box}/")]
        if _is_apart(draft, inside):
            for index in set(inside).difference(notices):
                yield draft.remove(
                    index, "consent_box", "in one element with a consent notice, the article outside"
                )


def _is_apart(draft: Draft, inside: list[int]) -> bool:
    """Tell whether blocks hold no title, and less than half of the prose."""
    if any(draft.title and draft.line(index).text == draft.title for index in inside):
        return False
    words = {index: draft.line(index).words for index in draft.prose}
    return sum(words.get(index, 0) for index in inside) < MAX_SHARE * sum(words.values())
