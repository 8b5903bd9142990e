"""What newsclean knows by heart: phrases of residue by language, their scanner, and a language guesser."""

from __future__ import annotations

from newsclean.lexicon.choice import lexicon_for, load
from newsclean.lexicon.language import guess_language
from newsclean.lexicon.packs import Pack, Section, known_languages, read_pack
from newsclean.lexicon.scan import Lexicon

__all__ = [
    "Lexicon",
    "Pack",
    "Section",
    "guess_language",
    "known_languages",
    "lexicon_for",
    "load",
    "read_pack",
]
