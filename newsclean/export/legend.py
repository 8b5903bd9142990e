"""The labels of a view: their order, their colours, and the switches that show and hide what has each one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsclean.export.printable import escaped
from newsclean.model import Article

__all__ = ["Legend", "legend_of", "said_label"]

FIRST_HUE, GOLDEN_ANGLE = 212, 137.508
"""Degrees: turning by the golden angle keeps the hues of neighbours in the legend far apart."""


@dataclass(frozen=True, slots=True)
class Legend:
    """Labels with the number of removed lines that have each, the commonest first."""

    counts: tuple[tuple[str, int], ...]
    places: dict[str, int] = field(init=False, repr=False, compare=False)
    """Each label's place in the order: its class in the view, and its colour."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", {name: at for at, (name, _) in enumerate(self.counts)})

    def html(self) -> str:
        """Return the row of switches, "" where nothing was removed. They work without a script."""
        if not self.counts:
            return ""
        total = sum(count for _, count in self.counts)
        switches = [f"<label><input type=checkbox class=nc-all checked> all removed <b>{total:,}</b></label>"]
        switches += [
            f"<label class=nc-f{at}><input type=checkbox class=nc-k{at} checked> {said_label(name)} "
            f"<b>{count:,}</b></label>"
            for at, (name, count) in enumerate(self.counts)
        ]
        name = "show removed lines by what they were"
        return f'<div class=nc-legend role=group aria-label="{name}">{"".join(switches)}</div>'

    def mixed(self, names: Iterable[str]) -> str:
        """Return the class of what holds lines of these labels; it is hidden when all of them are."""
        places = sorted({self.places[name] for name in names})
        return f"nc-f{places[0]}" if len(places) == 1 else "nc-m" + "-".join(map(str, places))

    def css(self, mixed: Iterable[str] = ()) -> str:
        """Return the rules of colours and switches.

        Every rule follows from the class's name alone, so that two views on one page cannot disturb each other.
        """
        rules = []
        for at in range(len(self.counts)):
            hue = round(FIRST_HUE + at * GOLDEN_ANGLE) % 360
            rules.append(f".newsclean-view .nc-f{at}{{--nc-h:{hue}}}")
            rules.append(f".newsclean-view{_off(at)} :is(.nc-r,.nc-run).nc-f{at}{{display:none}}")
        for name in sorted({name for name in mixed if name.startswith("nc-m")}):
            off = "".join(_off(at) for at in name.removeprefix("nc-m").split("-"))
            rules.append(f".newsclean-view{off} .{name}{{display:none}}")
        return "\n".join(rules)


def said_label(label: str) -> str:
    """Return a label as HTML for people.

    >>> said_label("share_widget")
    'share widget'
    """
    return escaped(label.replace("_", " "))


def legend_of(articles: Iterable[Article]) -> Legend:
    """Return the legend of one article or several: every label of what was removed.

    >>> from newsclean.model import Removal, Span
    >>> legend_of([Article(removed=(Removal("Menu", "byline", "byline", "", Span(0, 4)),))]).counts
    (('byline', 1),)
    """
    counts = Counter(removal.label for article in articles for removal in article.removed)
    return Legend(tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))))


def _off(place: int | str) -> str:
    return f":has(.nc-k{place}:not(:checked))"
