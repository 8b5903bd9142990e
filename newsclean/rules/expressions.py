"""EXSLT's regular expressions for XPath, checked when they are read and bounded in time when they run."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from math import prod
from typing import Any

from newsclean.errors import NewscleanError

__all__ = ["NAMESPACE", "Watch", "check_patterns", "functions"]

NAMESPACE = "http://exslt.org/regular-expressions"
MOST_ARGUMENTS = {"re:test": 3, "re:match": 3, "re:replace": 4}
SECONDS = 0.5
"""What the regular expressions of one selector may take on one page; the longest of a thousand real rules took 4 ms."""
MAX_CHARS = 2_000
"""Characters of a pattern."""
MAX_COPIES = 10_000
"""The product of the counts in a pattern: the library writes out "a{9}" nine times before it runs, without a limit."""
_COUNT = re.compile(r"\{(\d+)")
_RECURSION = re.compile(r"\(\?(?:R|\d|&|P>)")
"""A group that is called: EXSLT has none, and one can take half a gigabyte before the time is over."""


class Watch:
    """How long the regular expressions of a selector have run, for one page."""

    __slots__ = ("is_late", "left")

    def __init__(self) -> None:
        self.left = SECONDS
        self.is_late = False
        """Whether they took too long; none runs any more."""

    def run(self, call: Callable[[float], Any]) -> Any:
        """Run one with the time that is left; None where it takes longer."""
        began = time.monotonic()
        try:
            return call(self.left) if self.left > 0 else None
        except TimeoutError:
            return None
        finally:
            self.left -= time.monotonic() - began
            self.is_late = self.left <= 0


def functions(watch: Watch) -> dict[tuple[str, str], Callable[..., Any]]:
    """Return the functions test(), match() and replace(), which find nothing once the time is spent."""
    import regex  # type: ignore[import-untyped]  # its expressions stop at a time limit; few rules have any

    def compiled(pattern: str, flags: Any) -> Any:
        return regex.compile(pattern, regex.IGNORECASE if "i" in _text(flags) else 0)

    def test(_: Any, value: Any, pattern: str, flags: Any = "") -> bool:
        found = compiled(pattern, flags)
        return watch.run(lambda left: found.search(_text(value), timeout=left)) is not None

    def match(_: Any, value: Any, pattern: str, flags: Any = "") -> list[str]:
        found = compiled(pattern, flags)
        if "g" in _text(flags):
            matches = watch.run(lambda left: list(found.finditer(_text(value), timeout=left)))
            return [each[0] for each in matches or ()]
        first = watch.run(lambda left: found.search(_text(value), timeout=left))
        return [first[0], *(group or "" for group in first.groups())] if first else []

    def replace(_: Any, value: Any, pattern: str, flags: Any = "", new: Any = "") -> str:
        found, text, said = compiled(pattern, flags), _text(value), _text(new)
        count = 0 if "g" in _text(flags) else 1
        made = watch.run(lambda left: found.sub(lambda _: said, text, count=count, timeout=left))
        return text if made is None else str(made)

    return {(NAMESPACE, each.__name__): each for each in (test, match, replace)}


def _text(value: Any) -> str:
    """Return the string of what XPath hands over: of several nodes the first counts; 2 is "2", as XPath writes it."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "".join(value.itertext()) if hasattr(value, "itertext") else str(value)


def check_patterns(path: str) -> None:
    """Raise NewscleanError for a pattern that is none, or that is not written out, and for too many arguments.

    >>> check_patterns("//p[re:test(@class, '^ad-[0-9]+$')]")
    >>> check_patterns("//p[re:test(@class, '(')]")
    Traceback (most recent call last):
    newsclean.errors.NewscleanError: not a valid regular expression: '(': missing ) at position 1
    """
    for name, arguments in _calls(path):
        if len(arguments) > MOST_ARGUMENTS[name]:
            raise NewscleanError(
                f"{name}() takes at most {MOST_ARGUMENTS[name]} arguments, not {len(arguments)}"
            )
        pattern = arguments[1].strip() if len(arguments) > 1 else ""
        if len(pattern) < 2 or pattern[0] not in "'\"" or pattern.find(pattern[0], 1) != len(pattern) - 1:
            raise NewscleanError("the second argument of re: functions must be a pattern in quotation marks")
        _check_pattern(pattern)


def _check_pattern(pattern: str) -> None:
    """Raise NewscleanError for a pattern in its quotation marks that is none, or that time alone does not bound."""
    import regex

    if len(pattern) > MAX_CHARS:
        raise NewscleanError(f"a pattern must not have more than {MAX_CHARS:,} characters")
    if prod(int(count) or 1 for count in _COUNT.findall(pattern)) > MAX_COPIES:
        raise NewscleanError(
            f"the counts of a pattern must not multiply to more than {MAX_COPIES:,}: {pattern}"
        )
    if _RECURSION.search(pattern):
        raise NewscleanError(f"a pattern must not call its groups: {pattern}")
    try:
        regex.compile(pattern[1:-1])
    except (regex.error, ValueError, OverflowError, RecursionError) as error:
        raise NewscleanError(f"not a valid regular expression: {pattern}: {error}") from None


def _calls(path: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each function that is called, with its arguments as they are written."""
    for name in MOST_ARGUMENTS:
        at = path.find(name)
        while at >= 0:
            opened = path.find("(", at)
            if not path[at + len(name) : opened].strip():
                yield name, _arguments(path, opened + 1)
            at = path.find(name, at + 1)


def _arguments(path: str, at: int) -> list[str]:
    found, depth, quote, start = list[str](), 0, "", at
    for place in range(at, len(path)):
        char = path[place]
        if quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char in "([":
            depth += 1
        elif char in ")]" and depth:
            depth -= 1
        elif char == ")" or (char == "," and not depth):
            found.append(path[start:place])
            start = place + 1
            if char == ")":
                break
    return found
