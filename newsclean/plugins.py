"""Filters from outside: functions under `@newsclean.filter`, and plug-ins of other packages, loaded when named."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from newsclean.draft import Draft, Filter
from newsclean.errors import NewscleanError, UnknownNameError
from newsclean.model import Verdict

__all__ = [
    "ENTRY_POINT_GROUP",
    "FunctionFilter",
    "filter",
    "find_plugin",
    "is_callers",
    "is_own",
    "note_filter",
    "require_filter",
]

ENTRY_POINT_GROUP = "newsclean.filters"
BUILT_IN = "newsclean."
"""Where the classes of built-in filters live."""
NOTE = "newsclean: raised by the filter of a caller, "


@dataclass(frozen=True, slots=True)
class FunctionFilter:
    """A filter made of one function."""

    name: str
    reasons: tuple[str, ...]
    function: Callable[[Draft], Iterable[Verdict]]

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        return self.function(draft)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by name: the decorated name in the module is this filter, no longer the bare function."""
        return _filter_of, (self.function.__module__, self.function.__qualname__)


def _filter_of(module: str, name: str) -> Any:
    """Find a filter by module and name, for unpickling."""
    return attrgetter(name)(importlib.import_module(module))


def filter(*reasons: str) -> Callable[[Callable[[Draft], Iterable[Verdict]]], FunctionFilter]:
    """Make a filter from a function that takes a draft and yields verdicts; the filter gets its name.

    Args:
        reasons: The reasons that the filter can give. Without any, its name is its only reason.

    Returns:
        The decorator.

    Example:
    >>> @filter()
    ... def weather_box(draft):
    ...     for index in draft.open:
    ...         if draft.line(index).folded.startswith("weather today:"):
    ...             yield draft.remove(index, "weather_box", "starts with 'weather today:'")
    >>> weather_box.name, weather_box.reasons
    ('weather_box', ('weather_box',))
    """

    def declare(function: Callable[[Draft], Iterable[Verdict]]) -> FunctionFilter:
        return FunctionFilter(function.__name__, reasons or (function.__name__,), function)

    if reasons and callable(reasons[0]):
        raise TypeError("write @newsclean.filter() with brackets")
    return declare


def require_filter(candidate: object) -> Filter:
    """Return a filter unchanged. Raises TypeError for anything else, and says what it lacks.

    >>> require_filter(3)
    Traceback (most recent call last):
    TypeError: int is not a filter: it has no name, no reasons and cannot be called
    """
    lacks = [f"no {name}" for name in ("name", "reasons") if not hasattr(candidate, name)]
    if isinstance(candidate, type):
        raise TypeError(f"{candidate.__name__} is a class: give an instance, {candidate.__name__}()")
    missing = " and ".join([", ".join(lacks), "cannot be called"][not lacks : 1 + (not callable(candidate))])
    if missing:
        raise TypeError(
            f"{type(candidate).__name__} is not a filter: it has {missing}".replace("has cannot", "cannot")
        )
    return candidate  # type: ignore[return-value]


def find_plugin(name: str, known: Iterable[str] = ()) -> Filter:
    """Load the filter that another package offers under a name in the group `newsclean.filters`.

    Raises UnknownNameError, listing `known` and all plug-ins, when there is none.
    """
    from importlib.metadata import entry_points  # with the parser of mail headers, which no page needs

    offered = {point.name: point for point in entry_points(group=ENTRY_POINT_GROUP)}
    if name not in offered:
        raise UnknownNameError("filter", name, (*known, *sorted(offered)))
    loaded = offered[name].load()
    made = require_filter(loaded() if isinstance(loaded, type) else loaded)
    if made.name != name:
        raise NewscleanError(f"plug-in {name!r} gives a filter that calls itself {made.name!r}")
    return made


# --- filters of a caller, and what they raise ---


def is_own(each: Filter) -> bool:
    """Tell whether a caller wrote a filter: a function under the decorator, or an object of another package."""
    return isinstance(each, FunctionFilter) or not type(each).__module__.startswith(BUILT_IN)


def note_filter(error: Exception, name: str) -> None:
    """Give what a caller's filter raised a note with its name, so that nobody takes it for a fault of newsclean."""
    error.add_note(f"{NOTE}{name!r}")


def is_callers(error: BaseException) -> bool:
    """Tell whether a caller's filter raised an error.

    >>> is_callers(ValueError("3"))
    False
    """
    return any(note.startswith(NOTE) for note in getattr(error, "__notes__", ()))
