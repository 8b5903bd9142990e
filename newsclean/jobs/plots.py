"""Horizontal bars as inline SVG, without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

__all__ = ["bars"]

ROW, LABEL, WIDTH, VALUE = 22, 260, 420, 110
"""Pixels: height of a row; widths of its label, its longest bar and its figure."""
MAX_LABEL = 38
"""Characters of a label; the whole of it is in the tooltip."""


def bars(rows: Sequence[tuple[str, float]], unit: str = "") -> str:
    """Return a chart with a bar for each (label, value), values from 0.

    >>> chart = bars([("byline", 80), ("tags", 20)])
    >>> chart.count("<rect"), "80" in chart
    (2, True)
    >>> bars([])
    '<p>none</p>'
    """
    if not rows:
        return "<p>none</p>"
    most = max(value for _, value in rows) or 1
    drawn = "".join(_bar(at, label, value, most, unit) for at, (label, value) in enumerate(rows))
    size = f'width="{LABEL + WIDTH + VALUE}" height="{ROW * len(rows)}"'
    return f'<svg role="img" {size} xmlns="http://www.w3.org/2000/svg">{drawn}</svg>'


def _bar(at: int, label: str, value: float, most: float, unit: str) -> str:
    top = at * ROW
    middle = top + ROW * 2 // 3
    length = max(1.0, WIDTH * value / most)
    short = label if len(label) <= MAX_LABEL else label[: MAX_LABEL - 1] + "…"
    figure = f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"
    return (
        f"<g><title>{escape(label)}: {figure}{unit}</title>"
        f'<text x="{LABEL - 8}" y="{middle}" text-anchor="end">{escape(short)}</text>'
        f'<rect x="{LABEL}" y="{top + 3}" width="{length:.1f}" height="{ROW - 6}"/>'
        f'<text x="{LABEL + length + 6:.1f}" y="{middle}">{figure}{unit}</text></g>'
    )
