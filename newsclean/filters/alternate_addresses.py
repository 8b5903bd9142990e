"""Other web addresses of the same site, with the note above them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.phrase_rule import PhraseRule
from newsclean.filters.surroundings import tail_zone
from newsclean.model import Verdict

__all__ = ["AlternateAddresses"]

_ADDRESS = re.compile(r"(?:https?://)?(?:[a-z\d-]{1,63}\.){1,4}[a-z]{2,12}(?:/\S{0,80})?")


@dataclass(frozen=True, slots=True)
class AlternateAddresses(PhraseRule):
    """Other web addresses of the same site, with the note above them."""

    name: ClassVar[str] = "alternate_addresses"
    reasons: ClassVar[tuple[str, ...]] = ("alternate_addresses", "bare_address")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        yield from self.phrases(draft)
        below_note = False
        tail, cued = set(tail_zone(draft)), set(draft.named(self.name))
        bare = {index for index, line in draft.items if line.words == 1 and _ADDRESS.fullmatch(line.folded)}
        for index, line in draft.items if bare else ():
            deep = "/" in line.folded.partition("//")[2]
            listed = index in tail and (deep or not bare.isdisjoint((index - 1, index + 1)))
            if index in bare and (below_note or listed):
                yield draft.remove(index, "bare_address", "a web address on a line of its own")
            else:
                below_note = index in cued and line.cue(self.name) is not None
