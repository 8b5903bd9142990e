"""Captions and credits of pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.filters.phrase_rule import PhraseRule, decisive, removal
from newsclean.model import Verdict

__all__ = ["ImageCaption"]

MAX_CAPTION_WORDS = 70
_CREDIT = re.compile(
    r"(?:[(\[（［【]|[©|/.:;–—-] ?)\s?"
    r"(?:(?:foto|photo|image|bild|picture|pic|credits?|immagine|imagen|imagem|kuva|zdjęcie|fot|фото|φωτο|写真|사진)\b[^()\[\]]{0,60}|"
    r"[^()\[\].!?]{1,60}?(?:/|\s?via\s|\s)(?:getty(?: images)?|afp|ap|reuters|epa|efe|dpa|imago|shutterstock|istock|"
    r"bloomberg|wenn|alamy|keystone|apa|ansa|tass|ria|xinhua|aap|pa|tt|ntb|lehtikuva|scanpix|ritzau|anp|belga|unsplash|pexels|pixabay)\b[^()\[\]]{0,40})"
    r"[)\]）］】]?\.?$"
)
"""A credit at the end: "(Photo: Ada Marsh)", "/ Ada Marsh/Getty Images", "© Ada Marsh / dpa"."""
MAX_CREDIT_CHARS = 110


@dataclass(frozen=True, slots=True)
class ImageCaption(PhraseRule):
    """Captions and credits of pictures."""

    name: ClassVar[str] = "image_caption"
    reasons: ClassVar[tuple[str, ...]] = ("image_caption", "caption_above_credit")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        for index in draft.named(self.name):
            line = draft.line(index)
            cue = decisive(line, self.name)
            if cue:
                yield removal(draft, index, "image_caption", cue)
            elif line.words <= MAX_CAPTION_WORDS and _ends_in_credit(line):
                yield draft.remove(index, "image_caption", "ends with a picture credit")
        for index in draft.long:
            line = draft.line(index)
            if line.words <= MAX_CAPTION_WORDS and _ends_in_credit(line) and line.hint(self.name):
                yield draft.remove(index, "image_caption", "ends with a picture credit")


def _ends_in_credit(line: Line) -> bool:
    """Tell whether a line ends with a credit."""
    return _CREDIT.search(line.folded[-MAX_CREDIT_CHARS:]) is not None
