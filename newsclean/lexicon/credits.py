"""Credits: lines of roles and names, such as "Edited by Ada Marsh. Photographs by Tom Reed."."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsclean.lexicon.bywords import BEFORE_NAME, BEFORE_NAME_OR_ARTICLE

__all__ = ["ROLES", "credit_labels", "is_credits", "of_newsroom"]

MAX_CHARS = 240
MAX_ROLE_WORDS = 4
MAX_NAME_WORDS = 8
ROLES = frozenset(
    """
    additional animation animations animation archive art audio camera copy data design designed development edited
    editing editor fact fact-check fact-checked fact-checking
    film filmed graphic graphics illustrated illustration illustrations interactive
    lead map maps music photo photographed photographs photography photos picture pictures produced production
    proofread reported reporting research researched sound story subediting text translated translation translator video
    visuals web words writing written
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
NEWSROOM = frozenset(
    """
    copy editing editor fact-check fact-checker fact-checking proofreading subediting
    bildredaktion chefredaktion faktencheck lektorat redaktion redigatur schlussredaktion
    relecture rédaction vérification edición edicion redacción verificación revisión revisione redazione edição checagem
    revisão verificação eindredactie redactie factcheck faktatarkistus faktagranskning faktasjekk faktatjek redigering
    redigerad korrektur redakcja korekta редактор редактура корректор корректура фактчекинг редакторка фактчек коректура
    editor redakce korektura editare corectură szerkesztő düzenleme editör penyunting redaktur
    """.split()
)
"""Labels, folded by case, of work that only a newsroom does on a story: no film, record or play is credited so."""
STAGE = frozenset(
    """
    actor actors cast choreography conductor costumes director directed playwright screenplay starring
    besetzung darsteller drehbuch regie bühne kostüme dirigent actrices acteurs casting scénario réalisation
    dirección director guion reparto regia sceneggiatura direção elenco regi manus skådespelare reżyseria obsada
    режиссер режиссёр сценарий режисер
    """.split()
)
"""Labels of a film, a play or a record: beside one of them credits belong to what the story is about."""
_LABEL = re.compile(r"(?:^|[.;|•·,/]\s*)([^\W\d_]{2,20}(?:(?: & |[\-/ ])[^\W\d_]{1,20}){0,2}) ?[:：] ?")
_NAMES = re.compile(r"\s*(?:,|/|&|\+|\b(?:and|und|et|y|e|ed|en|och|og|ja|i|oraz|a|и|та|і|ve|dan|și|és)\b)\s*")
_NAME = re.compile(
    r"[^\W\d_a-z][\w'’.\-]*(?: (?:[^\W\d_a-z][\w'’.\-]*|v[ao]n|de[nrl]?|da|di|du|la|le|al|el|bin)){1,3}"
)
_PART = re.compile(rf"[.;|•·]\s+|,\s(?=(?:\S+\s)?\S+\s(?:{'|'.join(sorted(BEFORE_NAME))})\s)")


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


def credit_labels(text: str) -> tuple[str, ...]:
    """Return the labels of a tidied line that is nothing but labels, each with a colon and persons' names; else ().

    >>> credit_labels("Editing: Ruth Calder. Fact-check: Omar Diallo, Mei Tanaka.")
    ('Editing', 'Fact-check')
    >>> credit_labels("The mayor: Ada Marsh will not go.")
    ()
    """
    if len(text) > MAX_CHARS or not (":" in text or "：" in text):
        return ()
    before, *parts = _LABEL.split(text)
    names = [name for each in parts[1::2] for name in _NAMES.split(each.strip(" .,;|•·/"))]
    return tuple(parts[::2]) if not before and all(map(_NAME.fullmatch, names)) else ()


def of_newsroom(labels: Iterable[str]) -> bool:
    """Tell whether labels of credits are those of a newsroom: one that nobody else has, and none of a film or a play.

    >>> of_newsroom(["Editing", "Graphics"]), of_newsroom(["Director", "Editing"]), of_newsroom(["Winner"])
    (True, False, False)
    """
    words = {word for label in labels for word in label.casefold().split()}
    return STAGE.isdisjoint(words) and not NEWSROOM.isdisjoint(words)
