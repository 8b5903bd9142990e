"""What the rules for a site name: parts to remove, what lies outside the body, the title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.surroundings import main_choice
from newsclean.model import Verdict
from newsclean.sites.rules import phrase_lexicon

__all__ = ["SiteRulesFilter"]


@dataclass(frozen=True, slots=True)
class SiteRulesFilter:
    """What the rules for a site name: parts to remove, what lies outside the body, the title."""

    host: str = ""
    """The host that the rules are for. `clean(page, rules=...)` sets all of these."""
    phrases: tuple[str, ...] = ()
    """A line that holds one is removed."""
    named: tuple[Verdict, ...] = ()
    """What selectors found on this page, HTML."""
    outside: tuple[Verdict, ...] = ()
    """What lies outside the body that a selector found; what says the title is left to its filters."""
    name: ClassVar[str] = "site_rules"
    reasons: ClassVar[tuple[str, ...]] = ("site_rule", "outside_body_rule")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        if self.phrases:
            yield from self._with_phrases(draft)
        yield from self.named
        if self.outside:
            titles = {draft.blocks[index].span for index in main_choice(draft).titles}
            yield from (verdict for verdict in self.outside if verdict.span not in titles)

    def _with_phrases(self, draft: Draft) -> Iterator[Verdict]:
        lexicon = phrase_lexicon(self.phrases)
        for index in draft.open:
            line = draft.line(index)
            cues = lexicon.scan(line.text, line.folded)
            if cues:
                yield draft.remove(index, "site_rule", f"phrase:{cues[0].phrase} (rules for {self.host})")
