"""Captions and credits of pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Cue, Draft, Line
from newsclean.filters.own_part import part_span, prose_beside
from newsclean.filters.phrase_rule import PhraseRule, decisive, evidence_of, removal
from newsclean.model import Verdict
from newsclean.observe.picture_lines import picture_line

__all__ = ["ImageCaption"]

MAX_CAPTION_WORDS = 70
MAX_BARE_WORDS = 30
"""A caption whose credit stands on the next line, or without a bracket behind it."""
MIN_BARE_WORDS = 4
MIN_ABOVE_WORDS = 6
"""A shorter line above a credit may be a subhead."""
_PICTURE = (
    "foto|fotos|photo|photos|image|images|bild|bilder|picture|pictures|pic|credits?(?!/)|immagine|imagen|imagem|kuva|"
    "zdjęcie|fot|фото|φωτο|φωτογραφια|写真|사진|ảnh|foto/ilustrasi|صورة|עכס|תצלום"
)
_AGENCY = (
    "getty(?: images)?|afp|ap|reuters|epa|efe|dpa|imago|shutterstock|istock|bloomberg|wenn|alamy|keystone|apa|ansa|"
    "tass|ria|xinhua|aap|pa|tt|ntb|lehtikuva|scanpix|ritzau|anp|belga|unsplash|pexels|pixabay|rex|rex features|"
    "splash news|mirrorpix|zuma|pa wire|pap|čtk|mti|lusa|anadolu|ips|pti|ani"
)
_CREDIT = re.compile(
    r"(?:[(\[（［【]|[©|/.:;–—] ?|(?<=\s)- ?)\s?"
    rf"(?:(?:{_PICTURE})\b(?!\s?,)[^()\[\]]{{0,60}}|"
    rf"[^()\[\].!?]{{1,60}}?(?:/|\s?via\s|\s)(?:{_AGENCY})\b[^()\[\]]{{0,40}})"
    r"[)\]）］】]?\.?$"
)
"""A credit at the end: "(Photo: Ada Marsh)", "/ Ada Marsh/Getty Images", "© Ada Marsh / dpa"."""
_BARE_CREDIT = re.compile(
    rf"(?:\s(?:{_PICTURE})\s?:\s?[^\s.!?][^.!?:]{{1,60}}|[(\[](?:{_AGENCY})[)\]]|(?<=[^\W\d_])[.…]\s?(?:{_AGENCY})|"
    rf"\s(?:{_PICTURE}) (?:via|by|courtesy(?: of)?|par|von|de|di) [^.!?]{{2,60}})$"
)
"""The same where no mark parts it from the caption: "… in the yard Photo: A. Marsh", "… en el patio.EFE"."""
_CAPITALS = re.compile(
    r"\s/\s[^\W\d_a-zß-öø-ÿ](?:[^\W\d_a-zß-öø-ÿ]|[.'’-]){0,30}(?:\s(?:[^\W\d_a-zß-öø-ÿ]|[.'’-]){2,30}){1,3}$"
)
"""A photographer in capitals: "… en el patio / ANA EJEMPLO"."""
_BARE_SIGNS = (":", ".", "…", ")", "]", " via ", " by ", " courtesy", " par ", " von ", " de ", " di ")
"""One of these stands in every bare credit."""
MAX_CREDIT_CHARS = 110


@dataclass(frozen=True, slots=True)
class ImageCaption(PhraseRule):
    """Captions and credits of pictures."""

    name: ClassVar[str] = "image_caption"
    reasons: ClassVar[tuple[str, ...]] = ("image_caption", "caption_above_credit")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        named, first = set(draft.named(self.name)), draft.prose[0] if draft.prose else len(draft.blocks)
        is_text = draft.page.source == "text"
        for index, line in draft.items:
            if line.hints_only and line.words > MAX_CAPTION_WORDS:
                continue
            cue = decisive(line, self.name) if index in named else None
            if cue:
                yield _of_phrase(draft, index, cue)
                yield from _above(draft, index, first)
            elif line.words <= MAX_CAPTION_WORDS and (
                index in named or (line.hints_only and line.hint(self.name))
            ):
                yield from _with_credit(draft, index)
            elif line.ended or index <= first:
                continue  # most lines
            elif MIN_BARE_WORDS <= line.words <= MAX_BARE_WORDS and line.fact(_ends_bare):
                yield draft.remove(index, "image_caption", "ends with a picture credit")
            elif is_text and (found := picture_line(draft, index)):
                yield draft.remove(index, "image_caption", found)


def _of_phrase(draft: Draft, index: int, cue: Cue) -> Verdict:
    """Return the removal of a caption that a phrase names; beside two sentences of prose only of its own part."""
    if prose_beside(draft.line(index).text) < 2:
        return draft.remove(index, "image_caption", evidence_of(cue))
    return removal(draft, index, "image_caption", cue)


def _with_credit(draft: Draft, index: int) -> Iterator[Verdict]:
    """Yield the removal of a caption that ends with a credit. After two sentences of prose only the credit goes."""
    line = draft.line(index)
    tail = line.folded[-MAX_CREDIT_CHARS:]
    credit = _CREDIT.search(tail) or (_BARE_CREDIT.search(tail) if line.words <= MAX_BARE_WORDS else None)
    if credit is None:
        return
    if prose_beside(line.text) < 2:
        yield draft.remove(index, "image_caption", "ends with a picture credit")
        return
    start = len(line.text) - (len(tail) - credit.start())
    if line.text[start] in "([（［【©":
        span = part_span(draft, index, start, len(line.text))
        yield Verdict(span, "removed", "image_caption", "a picture credit behind prose")


def _ends_bare(line: Line) -> bool:
    """Tell whether a line without an end mark ends with a credit that stands without bracket or mark."""
    tail = line.folded[-MAX_CREDIT_CHARS:]
    may_end = any(sign in tail for sign in _BARE_SIGNS)
    return (may_end and _BARE_CREDIT.search(tail) is not None) or (
        "/" in line.text and _CAPITALS.search(line.text) is not None
    )


def _above(draft: Draft, index: int, first: int) -> Iterator[Verdict]:
    """Yield the line right above a credit on its own line, if that line is not a sentence of the story."""
    above = index - 1
    if above <= first or not draft.is_open(above) or draft.line(index).words > MIN_BARE_WORDS * 2:
        return
    line, block = draft.line(above), draft.blocks[above]
    if draft.blocks[index].gap or line.ended or block.kind != "line" or above - 1 not in set(draft.prose):
        return
    if MIN_ABOVE_WORDS <= line.words <= MAX_BARE_WORDS and not line.text.endswith((":", "：")):
        yield draft.remove(above, "caption_above_credit", "right above a picture credit, and no sentence")
