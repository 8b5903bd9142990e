"""What trafilatura and jusText take for the article, as votes on our blocks. Both are imported on first use only."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from newsclean.errors import UnknownNameError
from newsclean.model import Page
from newsclean.text import is_blank

__all__ = ["ENGINES", "ask", "kept_by", "votes_on"]

PROBE_CHARS = 80
"""Letters of a block that must stand in what an engine kept; engines cut and join the ends of paragraphs."""
MIN_OWN_CHARS, REACH = 40, 200
"""A block of fewer letters may stand anywhere by chance: it must follow the last one within so many letters."""
SLACK = 20
"""Letters by which a block may overlap the one before."""
MIN_LONG_CHARS, TAIL_CHARS = 200, 50
"""Of a longer block the end or the middle must be there too, so many letters of it."""
_WORD = re.compile(r"[^\W_]+")
STOP_LISTS = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nb": "Norwegian_Bokmal", "nl": "Dutch",
    "nn": "Norwegian_Nynorsk", "no": "Norwegian_Bokmal", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese",
}  # fmt: skip
"""jusText's name of the stop list for a language code."""


def ask(engine: str, html: str | bytes, *, language: str | None = None) -> str:
    """Return the text that an engine takes for the article, "" where it finds none or fails on the page.

    Raises UnknownNameError for an engine that is not one of ENGINES.
    """
    if engine not in ENGINES:
        raise UnknownNameError("engine", engine, ENGINES)
    try:
        return ENGINES[engine](html, language)
    except ImportError:
        raise
    except Exception:  # other people's code on hostile pages: an opinion that fails is no opinion
        return ""


def kept_by(engine: str, page: Page, html: str) -> frozenset[int]:
    """Return the blocks of a page that an engine takes for the article, reading its HTML anew."""
    return votes_on(page, ask(engine, html, language=page.language))


def votes_on(page: Page, kept: str) -> frozenset[int]:
    """Return the blocks of a page that an engine kept: found again in its text, by their letters and their order.

    >>> from newsclean.readers.html import read_html
    >>> page = read_html("<p>Menu</p><p>Rain fell on Eastvale all Friday, and the bridge was closed.</p>")
    >>> sorted(votes_on(page, "Rain fell on Eastvale all Friday, and the bridge was closed."))
    [1]
    """
    said, at = _letters(kept), 0
    found = []
    for index, block in enumerate(page.blocks):
        text = _letters(page.text[block.span.start : block.span.end])
        place = _place(text, said, at) if text else None
        if place is not None:
            found.append(index)
            at = place + len(text) if place >= at - SLACK else at
    return frozenset(found)


def _place(text: str, said: str, at: int) -> int | None:
    """Return where a block stands in what an engine kept, None where it does not; `at` is where the last one ended."""
    place = said.find(text[:PROBE_CHARS], max(0, at - SLACK))
    if place < 0 and len(text) >= MIN_OWN_CHARS:
        place = said.find(text[:PROBE_CHARS])  # engines put some blocks elsewhere
    if place < 0 or (len(text) < MIN_OWN_CHARS and place - at > REACH):
        return None
    if len(text) > MIN_LONG_CHARS:  # it must not only begin alike
        middle = len(text) // 2
        if (
            said.find(text[-TAIL_CHARS:], place) < 0
            and said.find(text[middle : middle + TAIL_CHARS], place) < 0
        ):
            return None
    return place


def _letters(text: str) -> str:
    """Return the letters and digits of a text, without case: engines change spaces and marks."""
    return "".join(_WORD.findall(text.casefold()))


def _trafilatura(html: str | bytes, _language: str | None) -> str:
    import trafilatura

    return trafilatura.extract(html, include_comments=False, include_tables=True) or ""


def _justext(html: str | bytes, language: str | None) -> str:
    import justext  # type: ignore[import-untyped]

    name = STOP_LISTS.get((language or "en")[:2].lower(), "English")
    words: Any = justext.get_stoplist(name if name in justext.get_stoplists() else "English")
    kept = [paragraph.text for paragraph in justext.justext(html, words) if not paragraph.is_boilerplate]
    return "\n".join(text for text in kept if not is_blank(text))


ENGINES: dict[str, Callable[[str | bytes, str | None], str]] = {
    "trafilatura": _trafilatura,
    "justext": _justext,
}
"""Second opinions by name."""
