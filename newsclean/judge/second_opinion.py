"""What trafilatura and jusText take for the article, as votes on our blocks. Both are imported on first use only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from newsclean.errors import UnknownNameError
from newsclean.model import Page
from newsclean.text import fold, is_blank

__all__ = ["ENGINES", "ask", "kept_by", "votes_on"]

PROBE_CHARS = 40
"""Characters of a block that must stand in what an engine kept; engines cut and join the ends of paragraphs."""
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


def kept_by(engine: str, page: Page) -> frozenset[int]:
    """Return the blocks of a page that an engine takes for the article, reading the page's source anew."""
    return votes_on(page, ask(engine, page.html or "", language=page.language))


def votes_on(page: Page, kept: str) -> frozenset[int]:
    """Return the blocks of a page that an engine kept: found again in its text, by their first words.

    >>> from newsclean.readers.html import read_html
    >>> page = read_html("<p>Menu</p><p>Rain fell on Eastvale all Friday, and the bridge was closed.</p>")
    >>> sorted(votes_on(page, "Rain fell on Eastvale all Friday, and the bridge was closed."))
    [1]
    """
    lines = {line for line in map(fold, kept.splitlines()) if line}
    starts = {line[:PROBE_CHARS] for line in _with_sentences(lines)}
    found = []
    for index, block in enumerate(page.blocks):
        text = fold(page.text[block.span.start : block.span.end])
        if text in lines or (len(text) >= PROBE_CHARS and text[:PROBE_CHARS] in starts):
            found.append(index)
    return frozenset(found)


def _with_sentences(lines: Iterable[str]) -> Iterable[str]:
    """Yield lines and what follows each end of a sentence in them: an engine may have joined two paragraphs."""
    for line in lines:
        yield line
        at = line.find(". ")
        while at >= 0:
            yield line[at + 2 : at + 2 + PROBE_CHARS]
            at = line.find(". ", at + 2)


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
