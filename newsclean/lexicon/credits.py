"""Credits: lines of roles and names, such as "Edited by Ada Marsh. Photographs by Tom Reed."."""

from __future__ import annotations

import re

from newsclean.lexicon.bywords import BEFORE_NAME, BEFORE_NAME_OR_ARTICLE

__all__ = ["ROLES", "is_credits"]

MAX_CHARS = 240
MAX_ROLE_WORDS = 4
MAX_NAME_WORDS = 8
ROLES = frozenset(
    """
    additional animation animations animation archive art audio camera copy data design designed development edited
    editing editor fact fact-checked film filmed graphic graphics illustrated illustration illustrations interactive
    lead map maps music photo photographed photographs photography photos picture pictures produced production
    proofread reported reporting research researched sound story subediting text translated translation translator video
    visuals web words written
    bearbeitung bild bilder bildredaktion daten dokumentation fotos gestaltung grafik grafiken illustrationen infografik
    kamera lektorat mitarbeit musik produktion programmierung protokoll recherche redaktion redigatur schlussredaktion
    schnitt texte ton umsetzung videos übersetzung
    cartographie conception design données développement édition illustrations infographie mise montage photographies
    photos réalisation rédaction relecture reportage son texte textes traduction vidéo
    datos desarrollo diseño edición fotografía fotografías fotos gráficos ilustraciones ilustración infografía
    producción realización redacción texto textos traducción vídeo
    dati disegni fotografie grafica illustrazioni montaggio produzione testi testo traduzione
    dados edição fotos fotografia ilustração produção reportagem roteiro texto tradução
    beeld bewerking eindredactie fotografie illustratie onderzoek ontwerp productie redactie tekst vertaling vormgeving
    bild fotografi foto grafik översättning redigering tekst text video
    """.split()
)
"""First words of credits, the roles in the making of a story."""
_PART = re.compile(rf"[.;|•·]\s+|,\s(?=\S+\s(?:{'|'.join(sorted(BEFORE_NAME))})\s)")


def is_credits(text: str) -> bool:
    """Tell whether a tidied line is nothing but credits, two at least: roles, a by-word or a colon, and names.

    >>> is_credits("Edited by Cyril Moss. Design and development by the Courier's graphics desk.")
    True
    >>> is_credits("Written by Ada Marsh and directed by Tom Reed, the play opens on Friday.")
    False
    """
    if len(text) > MAX_CHARS or text.split(" ", 1)[0].casefold().rstrip(":") not in ROLES:
        return False
    parts = [part for part in _PART.split(text.rstrip(".")) if part]
    return len(parts) > 1 and all(map(_is_credit, parts))


def _is_credit(part: str) -> bool:
    """Tell whether a part of a line is a role and who had it."""
    words = part.split()
    if words[0].casefold().rstrip(":") not in ROLES:
        return False
    for at, word in enumerate(words[: MAX_ROLE_WORDS + 1]):
        if at and word in BEFORE_NAME_OR_ARTICLE:
            return _is_who(words[at + 1 :])
        if word.endswith(":"):
            return _is_who(words[at + 1 :])
    return False


def _is_who(words: list[str]) -> bool:
    """Tell whether words are a person's or a desk's name: a capital at once, or behind one small word."""
    capitals = [word[:1].isupper() for word in words]
    return 1 <= len(words) <= MAX_NAME_WORDS and any(capitals[:2])
