"""Notes on who wrote a story: "Ada Marsh is a reporter at the Courier", in the languages of the packs."""

from __future__ import annotations

import re

__all__ = ["opens_with_name", "speaks_of_self", "tells_of_writer"]

_IS = frozenset(
    """
    is was has covers writes reports works ist schreibt arbeitet berichtet est écrit couvre travaille es escribe
    trabaja cubre è scrive lavora é escreve trabalha cobre werkt schrijft är skriver arbetar er jobber skriver arbejder
    on kirjoittaa jest pisze pracuje je píše pracuje este scrie lucrează ír dolgozik yazıyor adalah là είναι
    пишет работает является пише працює є
    """.split()
)
"""Verbs that follow a writer's name in such a note."""
_ROLES = re.compile(
    r"\b(?:reporter|journalist|editor|correspondent|columnist|staff writer|freelance|producer|photojournalist|"
    r"redakteur|journalistin|reporterin|korrespondent|autorin|volontär|"
    r"journaliste|rédactrice|rédacteur|correspondante?|chroniqueu|pigiste|"
    r"periodista|redactora?|corresponsal|columnista|giornalista|redattore|redattrice|corrispondente|"
    r"jornalista|repórter|redatora?|correspondente|redacteur|verslaggever|correspondent|"
    r"reporter|toimittaja|dziennikar|redaktor|korespondent|novinář|redaktork|jurnalist|újságíró|szerkesztő|gazeteci|muhabir|"
    r"wartawan|nhà báo|phóng viên|δημοσιογράφος|журналист|корреспондент|обозреватель|журналіст|кореспондент)",
    re.IGNORECASE,
)
_ARTICLES = frozenset(
    "the a an der die das le la les el los las il lo gli o a os as de het den det en et".split()
)
_SELF = re.compile(r"(?:I|I'm|I’m|I've|I’ve|Ich|Je|J'|J’|Yo|Io|Eu|Ik|Jag|Jeg|Я)\b")
_FIRST_WORDS = 160
"""Characters in which the role must stand."""


def opens_with_name(text: str) -> str | None:
    """Return the name of two to four words, the outer ones capitalised, that a text opens with and a verb follows.

    >>> opens_with_name("Ada Marsh is a reporter at the Courier."), opens_with_name("The bridge is closed.")
    ('Ada Marsh', None)
    """
    words = text.split(None, 5)[:5]
    for count in range(2, min(5, len(words))):
        name = words[:count]
        if (
            words[count].casefold() in _IS
            and all(w[0].isupper() or len(w) < 4 for w in name)
            and name[-1][0].isupper()
        ):
            return None if name[0].casefold() in _ARTICLES else " ".join(name)
    return None


def tells_of_writer(text: str) -> str | None:
    """Return the name in a note on a writer: a name, a verb, and what a newsroom calls who writes.

    >>> tells_of_writer("Marta Ruiz es redactora de Transportes.")
    'Marta Ruiz'
    >>> tells_of_writer("Marta Ruiz es alcaldesa de Valdemar.") is None
    True
    """
    name = opens_with_name(text)
    return name if name and _ROLES.search(text, len(name), _FIRST_WORDS) else None


def speaks_of_self(text: str) -> bool:
    """Tell whether a text opens in the first person: "I write about boats".

    >>> speaks_of_self("I write about boats."), speaks_of_self("Ice lay on the bridge.")
    (True, False)
    """
    return _SELF.match(text) is not None
