"""The path to the page in the site's sections: "News / Foreign Policy / Russia"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.surroundings import head_zone
from newsclean.model import Verdict

__all__ = ["Breadcrumb"]

MAX_CRUMB_WORDS = 6
MAX_CRUMBS = 8
_MARK = re.compile("[/|>»›→⟩·•]")
_SEPARATOR = re.compile(r"\s*(?: [/|>»›→⟩·•] |[>»›→⟩]|(?<=\w)\|(?=\w))\s*")


@dataclass(frozen=True, slots=True)
class Breadcrumb:
    """The path to the page in the site's sections: "News / Foreign Policy / Russia"."""

    name: ClassVar[str] = "breadcrumb"
    reasons: ClassVar[tuple[str, ...]] = ("breadcrumb",)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        for index in head_zone(draft):
            line = draft.line(index)
            if line.ended or not _MARK.search(line.text):
                continue
            crumbs = [crumb for crumb in _SEPARATOR.split(line.text) if crumb]
            if 2 <= len(crumbs) <= MAX_CRUMBS and _all_short(crumbs):
                yield draft.remove(index, "breadcrumb", f"{len(crumbs)} sections in a row above the article")


def _all_short(crumbs: list[str]) -> bool:
    """Tell whether all crumbs but the last, which may be the headline, are section names."""
    if len(crumbs) == 2 and len(crumbs[1].split()) > MAX_CRUMB_WORDS // 2:
        return False
    return all(crumb[0].isalpha() and len(crumb.split()) <= MAX_CRUMB_WORDS // 2 for crumb in crumbs[:-1])
