"""Words beside the name of a writer ("by", "von", "text"): a list for each place where they prove something."""

from __future__ import annotations

__all__ = ["BEFORE_NAME", "BEFORE_NAME_OR_ARTICLE", "BESIDE_NAME", "BYLINE_OPENERS", "WRITING"]

BEFORE_NAME = frozenset("af av by di door od par por przez von".split())
"""Words that mean "by" at the start of a paragraph too."""
BEFORE_NAME_OR_ARTICLE = BEFORE_NAME | {"de"}
"""The same with those that are an article elsewhere: behind a role ("Foto de Ada Marsh") they mean "by"."""
_OPENERS_ALONE = frozenset("ad posted published story".split())
"""Openers of bylines that have another meaning beside a date."""
BYLINE_OPENERS = (
    BEFORE_NAME_OR_ARTICLE
    | _OPENERS_ALONE
    | frozenset(
        "auteur author autor autora autore laporan napsal oleh oprac penulis pisze přeložil redakteur reporter "
        "reporting skrevet skriven tekst tekstas text texte texto toimittaja tác words written yazan автор автори "
        "kirjoittaja".split()
    )
)
"""First words of bylines in the languages of the packs; each needs a name behind it."""
BESIDE_NAME = BYLINE_OPENERS - _OPENERS_ALONE
"""Those that say in a line of names, dates and counters too that a name is the writer's."""
WRITING = frozenset("reporting skrevet skriven story tekst text texte texto words written".split())
"""Openers that another one may follow: "Written by Ada Marsh"."""
