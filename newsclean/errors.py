"""Errors that newsclean raises for wrong use, and for bytes that are no page; a page's content never raises one."""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from pathlib import Path

__all__ = [
    "FallbackWarning",
    "LexiconError",
    "MissingExtraError",
    "NewscleanError",
    "NotAPageError",
    "SchemaError",
    "TooLargeError",
    "UnknownNameError",
    "install_advice",
    "place_of",
]

MAX_SHOWN = 200
"""Characters of a wrong value that a message shows."""


class NewscleanError(ValueError):
    """Base of every error that newsclean raises, apart from TypeError for a wrong type."""


class FallbackWarning(RuntimeWarning):
    """newsclean failed on a page, and gives its plain text. The message says what failed; please report it."""


class UnknownNameError(NewscleanError, LookupError):
    """A name that is not in the list of known ones; the message names both."""

    def __init__(self, what: str, wrong: str, known: Iterable[str]) -> None:
        shown = wrong if len(wrong) <= MAX_SHOWN else f"{wrong[:MAX_SHOWN]}..."
        super().__init__(f"unknown {what} {shown!r}; known: {', '.join(known)}")
        self.what, self.wrong, self.known = what, wrong, tuple(known)

    def __reduce__(self) -> tuple[type, tuple[str, str, tuple[str, ...]]]:
        return type(self), (self.what, self.wrong, self.known)


class LexiconError(NewscleanError):
    """A phrase pack that breaks the rules of packs; the message names file, section and entry."""


class SchemaError(NewscleanError):
    """A mapping or text that is not a newsclean article of a known schema version."""


class NotAPageError(NewscleanError):
    """Input that is neither HTML nor text; the message names what it is."""


class TooLargeError(NewscleanError):
    """A page that is longer than the limit; the message names both."""

    def __init__(self, size: int, most: int, unit: str) -> None:
        super().__init__(f"the page is too large: {size:,} {unit}, and the limit is {most:,}")
        self.size, self.most, self.unit = size, most, unit

    def __reduce__(self) -> tuple[type, tuple[int, int, str]]:
        return type(self), (self.size, self.most, self.unit)


def install_advice(extra: str) -> str:
    """Return how an extra of newsclean is installed, today and once newsclean is on an index.

    >>> install_advice("jobs")
    "pip install '.[jobs]' in a checkout (once newsclean is on an index: pip install 'newsclean[jobs]')"
    """
    return (
        f"pip install '.[{extra}]' in a checkout "
        f"(once newsclean is on an index: pip install 'newsclean[{extra}]')"
    )


class MissingExtraError(NewscleanError, ImportError):
    """A package that an optional part of newsclean needs is not installed; the message says what to install."""

    def __init__(self, module: str, extra: str) -> None:
        super().__init__(f"{module} is not installed: {install_advice(extra)}")
        self.module, self.extra = module, extra

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (self.module, self.extra)


def place_of(error: BaseException) -> str:
    """Return where an error was raised, to stand behind its message; "" for one that was not raised.

    >>> place_of(ValueError("3"))
    ''
    """
    where = ""
    for frame, line in traceback.walk_tb(error.__traceback__):
        code = frame.f_code
        where = f" ({Path(code.co_filename).name}, line {line}, in {code.co_name})"
    return where
