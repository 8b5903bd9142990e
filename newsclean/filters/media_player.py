"""Labels, captions and error texts of audio and video players."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from newsclean.filters.phrase_rule import PhraseRule

__all__ = ["MediaPlayer"]


@dataclass(frozen=True, slots=True)
class MediaPlayer(PhraseRule):
    """Labels, captions and error texts of audio and video players."""

    name: ClassVar[str] = "media_player"
    reasons: ClassVar[tuple[str, ...]] = ("media_player",)
