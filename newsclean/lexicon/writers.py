"""Notes on who wrote a story: "Ada Marsh is a reporter at the Courier", in the languages of the packs."""

from __future__ import annotations

import re

__all__ = ["opens_with_name", "speaks_of_self", "tells_of_outlet", "tells_of_writer", "told_about"]

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
_WRITER = re.compile(
    r"(?:The (?:author|writer)|De[rn] Autor|Die Autorin|L[’'](?:auteure?|autrice|autore)|La autora|El autor|O autor|"
    r"A autora|De auteur|Autorka|Autor|Автор|Авторка|Kirjoittaja|Yazar|Penulis|Ο συγγραφέας|Skribenten|Forfatteren)\b"
)
"""A note may call its subject the writer in place of a name."""
_ABOUT = re.compile(
    r"(?:About|Über|À propos d[eu]|Acerca de|Sobre|Quiénes somos:|Informazioni su|Over|Om|O|Об?|Про|Tietoa|Tentang|"
    r"Hakkında)\s+(?:(?:the|den|die|das|der|la|le|les|el|los|il|lo|o|a|het|de)\s+)?(?=[^\W\d_])(\S.{2,60})",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"\b(?:(?:news)?paper|newsroom|news (?:outlet|site|agency|organi[sz]ation|website)|magazine|publication|"
    r"publisher|broadcaster|"
    r"\w*zeitung|\w*magazin|\w*redaktion|verlag|nachrichten\w*|journal|quotidien|hebdomadaire|média|periódico|"
    r"diario|revista|"
    r"giornale|quotidiano|testata|rivista|jornal|krant|dagblad|nieuwssite|\w*tidning\w*|\w*avis|\w*lehti|gazeta|"
    r"czasopismo|"
    r"noviny|časopis|ziar|újság|hírportál|gazete|dergi|koran|surat kabar|εφημερίδα|газета|издание|видання|журнал)\b",
    re.IGNORECASE,
)
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
    writer = _WRITER.match(text)
    verb = text[writer.end() :].split(maxsplit=1)[:1] if writer else []
    name = writer[0] if writer and verb and verb[0].casefold() in _IS else opens_with_name(text)
    return name if name and _ROLES.search(text, len(name), _FIRST_WORDS) else None


def speaks_of_self(text: str) -> bool:
    """Tell whether a text opens in the first person: "I write about boats".

    >>> speaks_of_self("I write about boats."), speaks_of_self("Ice lay on the bridge.")
    (True, False)
    """
    return _SELF.match(text) is not None


def told_about(heading: str) -> str | None:
    """Return the name that a heading says it is about, without an article, or None.

    >>> told_about("About the Eastvale Echo"), told_about("Über den Talboten"), told_about("About us")
    ('Eastvale Echo', 'Talboten', None)
    """
    found = _ABOUT.fullmatch(heading.rstrip(":"))
    return found[1] if found and found[1][0].isupper() else None


def tells_of_outlet(text: str) -> bool:
    """Tell whether a text says in its first words that something is a paper, a magazine or another outlet.

    >>> tells_of_outlet("Eastvale Echo is the paper of the valley."), tells_of_outlet("The bridge is of iron.")
    (True, False)
    """
    return _OUTLET.search(text, 0, _FIRST_WORDS) is not None
