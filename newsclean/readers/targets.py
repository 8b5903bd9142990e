"""Where links lead, told from their addresses: a sign of what a block is for that needs no language."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["TARGETS", "target_hints"]

TARGETS: dict[str, str] = {
    word: f"to-{what}"
    for what, words in {
        "newsletter": "newsletter newsletters nyhetsbrev nieuwsbrief boletin boletines rassylka nyhedsbrev uutiskirje",
        "app": "app apps itunes onelink adjust",
        "messenger": "whatsapp telegram viber wa t.me signal",
        "subscription": "subscribe subscription subscriptions abo abos abonnement abonnements abonnieren abonner "
        "suscripcion suscripciones suscribete assine assinatura abbonamento abbonamenti offer offers premium plus "
        "prenumerera prenumeration tilaa donate donation spenden support membership shop store",
        "account": "login signin signup register registration anmelden registrieren konto account user profile",
        "author": "author authors autor autoren autores auteur auteurs autore autori redaktion forfatter journalist "
        "journalists staff contributor contributors people profil by columnist columnists",
        "topic": "tag tags topic topics thema themen tema temas sujet dossier category kategorie categoria rubrik "
        "section keyword keywords hashtag search",
        "social": "facebook twitter instagram linkedin pinterest youtube tiktok x.com bsky threads reddit sharer "
        "intent flipboard mastodon vk.com ok.ru",
        "comments": "comment comments kommentare comentarios commentaires disqus respond reactions",
        "legal": "privacy datenschutz imprint impressum terms agb cookies copyright contact kontakt",
        "video": "video videos watch mediathek gallery galleries galerie fotos photos bilder podcast podcasts audio",
    }.items()
    for word in words.split()
}
"""Words of an address (names in common use on news sites), by the hint that they give."""
MAX_ADDRESS_CHARS = 300
SLUG_HYPHENS = 3
"""The last part of a story's address has the words of its headline, or a long number."""
STORY_DIGITS = 6

_TO_SPACE = "".join([" " if chr(code) in "/?=&#_:%+-" else chr(code) for code in range(128)])
_WORDS = frozenset(TARGETS)
_NUMBER = re.compile(rf"\d{{{STORY_DIGITS}}}")
_MAIL = frozenset(("to-mail",))
_STORY = frozenset(("to-story",))
_NONE: frozenset[str] = frozenset()


def target_hints(address: str) -> frozenset[str]:
    """Return the hints in the address of a link.

    >>> sorted(target_hints("https://www.example.com/newsletter/?ref=box"))
    ['to-newsletter']
    >>> sorted(target_hints("/news/mayor-closes-harbour-bridge-for-winter-100234567.html"))
    ['to-story']
    """
    return _hints_of(address[:MAX_ADDRESS_CHARS])


@lru_cache(maxsize=1024)  # a third of a page's links lead where another one does, and most of a site's menu
def _hints_of(address: str) -> frozenset[str]:
    """Return the same for an address of bounded length."""
    address = address.strip().lower()
    if address.startswith("mailto:"):
        return _MAIL
    path = address.partition("?")[0].rstrip("/")
    last = path[path.rfind("/") + 1 :]
    is_story = last.count("-") >= SLUG_HYPHENS or _NUMBER.search(last) is not None
    if is_story:  # the words of a headline say nothing of the target
        address = address[: len(path) - len(last)]
    named = _named(address)
    return named | _STORY if is_story else named


def _named(address: str) -> frozenset[str]:
    """Return what the words of an address say."""
    words = _WORDS.intersection(address.replace("www.", "").replace(".com", "").translate(_TO_SPACE).split())
    return frozenset([TARGETS[word] for word in words]) if words else _NONE
