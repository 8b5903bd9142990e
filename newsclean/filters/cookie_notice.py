"""Cookie and consent notices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from newsclean.filters.phrase_rule import PhraseRule

__all__ = ["CookieNotice"]


@dataclass(frozen=True, slots=True)
class CookieNotice(PhraseRule):
    """Cookie and consent notices."""

    name: ClassVar[str] = "cookie_notice"
    reasons: ClassVar[tuple[str, ...]] = ("cookie_notice",)
