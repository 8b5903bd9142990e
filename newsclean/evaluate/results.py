"""What an evaluation gives back: the scores of every system on every page, as objects, a table or plain JSON types."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from newsclean.errors import UnknownNameError
from newsclean.evaluate.measures import Overlap
from newsclean.evaluate.scores import Means, PageScores, means_of

__all__ = ["Evaluation", "SystemScores"]

COLUMNS = (
    ("F1", "f1", 3),
    ("P", "precision", 3),
    ("R", "recall", 3),
    ("exact", "exact", 3),
    ("words F1", "words_f1", 3),
    ("snippets F1", "snippets_f1", 3),
    ("snippets P", "snippets_precision", 3),
    ("snippets R", "snippets_recall", 3),
    ("title", "title", 3),
    ("authors", "authors", 3),
    ("date", "date", 3),
    ("ms", "milliseconds", 1),
    ("median ms", "median_milliseconds", 1),
    ("failed", "failed", 0),
)
"""(head, field of Means, decimals); a column is shown where a system has a value in it."""


@dataclass(frozen=True, slots=True)
class SystemScores:
    """The scores of one system, page by page, in the order of the gold file."""

    system: str
    version: str
    pages: tuple[PageScores, ...]

    @property
    def means(self) -> Means:
        """The means over all pages."""
        return means_of(self.pages)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of systems on a folder of gold pages. `table()` shows them."""

    gold: str
    """Name of the gold folder."""
    systems: tuple[SystemScores, ...]

    def __getitem__(self, system: str) -> SystemScores:
        """Return the scores of a system. Raises UnknownNameError for one that was not scored."""
        for scores in self.systems:
            if scores.system == system:
                return scores
        raise UnknownNameError("system", system, [scores.system for scores in self.systems])

    def worst(self, count: int, *, system: str = "newsclean") -> tuple[PageScores, ...]:
        """Return a system's pages with the lowest F1, the worst first; a page that it failed on comes before all."""
        pages = sorted(self[system].pages, key=lambda page: (page.failure is None, page.f1, bool(page.title)))
        return tuple(pages[:count])

    def table(self) -> str:
        """Return the means as a Markdown table, the best F1 first, with a line on the pages above it."""
        rows = sorted(((each, each.means) for each in self.systems), key=lambda row: -_rank(row[1]))
        columns = [each for each in COLUMNS if any(getattr(means, each[1]) is not None for _, means in rows)]
        head = ["system", *(name for name, _, _ in columns)]
        cells = [
            [each.system, *(_cell(getattr(means, field), digits) for _, field, digits in columns)]
            for each, means in rows
        ]
        versions = ", ".join(f"{each.system} {each.version}" for each in self.systems)
        count = len(self.systems[0].pages)
        return f"{count} page{'s' * (count != 1)} of {self.gold}: {versions}\n\n{_markdown(head, cells)}"

    def to_dict(self) -> dict[str, Any]:
        """Return means and pages as plain JSON types."""
        return {
            "gold": self.gold,
            "systems": [
                {
                    "system": each.system,
                    "version": each.version,
                    "means": asdict(each.means),
                    "pages": [_page_dict(page) for page in each.pages],
                }
                for each in self.systems
            ],
        }


def _page_dict(page: PageScores) -> dict[str, Any]:
    """Return a page's scores; an overlap becomes an object of its three counts."""
    values = {name: getattr(page, name) for name in PageScores.__slots__}
    return {name: value._asdict() if isinstance(value, Overlap) else value for name, value in values.items()}


def _rank(means: Means) -> float:
    ranks = (means.f1, means.snippets_f1, means.title)
    return next((value for value in ranks if value is not None), 0.0)


def _cell(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


def _markdown(head: list[str], rows: list[list[str]]) -> str:
    """Return a table whose columns are aligned, the first to the left and figures to the right."""
    widths = [max(len(row[at]) for row in [head, *rows]) for at in range(len(head))]
    rule = [f"{'-' * widths[0]}", *(f"{'-' * (width - 1)}:" for width in widths[1:])]
    lines = []
    for first, *figures in [head, rule, *rows]:
        cells = [figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True)]
        lines.append(f"| {' | '.join([first.ljust(widths[0]), *cells])} |")
    return "\n".join(lines)
