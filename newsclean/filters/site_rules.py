"""What the rules for a site name: parts to remove, what lies outside the body, the title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.surroundings import main_choice
from newsclean.model import Verdict
from newsclean.rules.site_rules import RulesFound, phrase_lexicon

__all__ = ["SiteRulesFilter"]


@dataclass(frozen=True, slots=True)
class SiteRulesFilter:
    """What the rules for a site name: parts to remove, what lies outside the body, the title."""

    name: ClassVar[str] = "site_rules"
    reasons: ClassVar[tuple[str, ...]] = ("site_rule", "outside_body_rule")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        found: RulesFound | None = draft.context.rules
        if found is None:
            return
        if found.phrases:
            yield from _with_phrases(draft, found)
        yield from found.named
        if found.outside:
            titles = {draft.blocks[index].span for index in main_choice(draft).titles}
            yield from (verdict for verdict in found.outside if verdict.span not in titles)


def _with_phrases(draft: Draft, found: RulesFound) -> Iterator[Verdict]:
    lexicon = phrase_lexicon(found.phrases)
    for index in draft.open:
        line = draft.line(index)
        cues = lexicon.scan(line.text, line.folded)
        if cues:
            yield draft.remove(index, "site_rule", f"phrase:{cues[0].phrase} (rules for {found.host})")
