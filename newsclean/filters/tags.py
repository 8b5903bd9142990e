"""Tags, topics and keywords of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.filters.phrase_rule import PhraseRule, decisive, removal
from newsclean.filters.surroundings import below, tail_zone
from newsclean.model import Verdict

__all__ = ["Tags", "opens_with_hint"]

MAX_TAG_WORDS = 4


@dataclass(frozen=True, slots=True)
class Tags(PhraseRule):
    """Tags, topics and keywords of a page."""

    max_tags: int = 30
    name: ClassVar[str] = "tags"
    reasons: ClassVar[tuple[str, ...]] = ("tags", "tag_below_header", "hashtags")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        tail, cued = set(tail_zone(draft)), set(draft.named(self.name))
        for index, line in draft.items:
            cue = decisive(line, self.name) if index in cued else None
            if cue:
                yield removal(draft, index, "tags", cue)
                if cue.where == "line":
                    yield from self._listed(draft, index, tail)
            elif (
                (index in cued or line.hints_only)
                and index in tail
                and not line.ended
                and opens_with_hint(line)
            ):
                yield draft.remove(index, "tags", "a label of tags below the article")
            elif line.folded[:1] == "#" and _only_hashtags(line.folded):
                yield draft.remove(index, "hashtags", "hashtags and nothing else")

    def _listed(self, draft: Draft, header: int, tail: set[int]) -> Iterator[Verdict]:
        """Yield the tags below a header that stands after the article."""
        for count, index in enumerate(below(draft, header)):
            line = draft.line(index)
            if count >= self.max_tags or index not in tail or line.words > MAX_TAG_WORDS or line.ended:
                return
            yield draft.remove(index, "tag_below_header", f"a tag below {draft.line(header).text!r}")


def _only_hashtags(folded: str) -> bool:
    """Tell whether a line is two or more hashtags: "#harbour #bridge"."""
    words = folded.split()
    return len(words) > 1 and all(word[0] == "#" and word[1:2].isalpha() for word in words)


def opens_with_hint(line: Line) -> bool:
    """Tell whether a line begins with a label that a sentence may begin with too: "Posted in News"."""
    return any(cue.reason == Tags.name and cue.at == 0 for cue in line.cues)
