"""The rows of a view in HTML: one for each piece of a page, with what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from newsclean.export.fates import Fate
from newsclean.export.legend import Legend, said_label
from newsclean.export.printable import cut, escaped, printable
from newsclean.model import Dateline, Removal

__all__ = ["dateline_parts", "kept_row", "removed_row", "removed_run", "rows_of"]

MAX_REMOVED_CHARS = 360
"""Of a removed line; about three lines of a view when it is open."""
MAX_EVIDENCE_CHARS = 160
MAX_SINGLE = 3
"""So many labels in a row stand there one by one; more are folded into one."""
MAX_GLANCE, MAX_GLANCE_CHARS = 8, 160
"""Lines of a folded run, and characters of them, that show what it holds."""
MAX_IN_RUN = 150
"""Removed lines that an open run shows: menus of large sites have hundreds."""
_TAGS = {"subhead": "h4", "quote": "blockquote", "code": "pre"}


def rows_of(pieces: Sequence[Fate], dateline: Dateline | None, legend: Legend) -> tuple[str, set[str]]:
    """Return the rows of pieces in their order, and the classes of the runs among them."""
    rows: list[str] = []
    runs: set[str] = set()
    for is_removed, group in groupby(pieces, key=lambda fate: fate.removal is not None):
        if not is_removed:
            rows += [kept_row(fate, dateline) for fate in group]
            continue
        removed = [fate.removal for fate in group if fate.removal]
        alike = _alike(removed)
        if len(alike) <= MAX_SINGLE:
            rows += [removed_run(run, legend) for run in alike]
        else:
            runs.add(legend.mixed(removal.label for removal in removed))
            rows.append(removed_run(removed, legend))
    return "\n".join(rows), runs


def _alike(removed: Iterable[Removal]) -> list[list[Removal]]:
    """Return removals in their order, neighbours of one label together."""
    return [list(run) for _, run in groupby(removed, key=attrgetter("label"))]


def kept_row(fate: Fate, dateline: Dateline | None = None) -> str:
    """Return the row of a title, a dateline (with its parts, where they are given) or a paragraph."""
    if fate.role == "title":
        note = " <span class=nc-note>from the metadata</span>" if fate.span.start < 0 else ""
        return f"<h3 class=nc-t data-k=title dir=auto>{escaped(fate.text)}{note}</h3>"
    if fate.role == "dateline":
        said = dateline_parts(dateline)
        parts = "".join([f" <i><small>{name}</small> <bdi>{escaped(part)}</bdi></i>" for name, part in said])
        return f"<div class=nc-d data-k=dateline><q dir=auto>{escaped(fate.text)}</q>{parts}</div>"
    if fate.kind == "paragraph":
        return f"<p class=nc-p dir=auto>{escaped(fate.text)}</p>"
    tag = _TAGS.get(fate.kind, "p")
    name = "nc-s" if fate.kind == "subhead" else "nc-p"
    kind = escaped(fate.kind.replace("_", " "))
    return f'<{tag} class={name} data-k="{kind}" dir=auto>{escaped(fate.text, lines=tag == "pre")}</{tag}>'


def dateline_parts(dateline: Dateline | None) -> Iterator[tuple[str, str]]:
    """Yield what a dateline says as (name of the part, text): place, region, country, date and agency."""
    if dateline is None:
        return
    yield from (("place", place) for place in dateline.places)
    date = dateline.date.isoformat() if dateline.date else dateline.date_text
    for name, said in (("region", dateline.region), ("country", dateline.country), ("date", date)):
        if said:
            yield name, said
    yield from (("agency", agency) for agency in dateline.agencies)


def removed_row(removal: Removal, legend: Legend) -> str:
    """Return the row of a removal: one line with its label, and who removed it and why when it is opened."""
    text, left = cut(removal.text, MAX_REMOVED_CHARS)
    more = f" <span class=nc-note>… {left:,} more characters</span>" if left else ""
    label = removal.label
    return (
        f"<details class='nc-r nc-f{legend.places[label]}'><summary><span class=nc-by>"
        f"<span class=nc-sr>removed: </span>{said_label(label)}</span>"
        f"<q dir=auto>{escaped(text)}{more}</q></summary><p>{_why(removal)}</p></details>"
    )


def _why(removal: Removal) -> str:
    evidence, left = cut(removal.evidence, MAX_EVIDENCE_CHARS)
    said = f"<bdi>{escaped(evidence)}</bdi>" + (f" … {left:,} more characters" if left else "")
    reason = "" if removal.reason == removal.filter else f", {escaped(removal.reason)}"
    place = f" · {escaped(_end_of(removal.path))}" if removal.path else ""
    return f"<b>{escaped(removal.filter)}</b>{reason}: {said}{place}"


def _end_of(path: str, parts: int = 4) -> str:
    """Return the last steps of an XPath; what stands near the text tells most, and a page has hundreds."""
    steps = printable(path).split("/")
    return path if len(steps) <= parts + 1 else "…/" + "/".join(steps[-parts:])


def _glance(removed: Sequence[Removal]) -> str:
    """Return the beginning of the texts of a run, for one line."""
    text, left = cut(" · ".join([removal.text for removal in removed[:MAX_GLANCE]]), MAX_GLANCE_CHARS)
    more = " …" if left or len(removed) > MAX_GLANCE else ""
    return f" <span class=nc-glance dir=auto>{escaped(text)}{more}</span>"


def removed_run(removed: Sequence[Removal], legend: Legend) -> str:
    """Return the folded row of removals in a row, with how many have each label; one alone is a row of its own."""
    if len(removed) == 1:
        return removed_row(removed[0], legend)
    counts = Counter(removal.label for removal in removed)
    took = ", ".join(f"{said_label(label)} {count:,}" for label, count in counts.most_common())
    shown = removed[:MAX_IN_RUN]
    runs = [[removal] for removal in shown] if len(counts) == 1 else _alike(shown)
    rows = "\n".join([removed_run(run, legend) for run in runs])
    left = removed[MAX_IN_RUN:]
    if left:
        chars = sum(len(removal.text) for removal in left)
        rows += f"\n<p class=nc-gone>… and {len(left):,} more lines, {chars:,} characters</p>"
    head = f"<summary><b>{len(removed):,} lines removed</b> · {took}</summary>"
    if len(counts) == 1:
        label = said_label(removed[0].label)
        count = f"<b>{len(removed):,} × {label}</b> <span class=nc-sr>removed</span>"
        head = f"<summary>{count}{_glance(removed)}</summary>"
    return f"<details class='nc-run {legend.mixed(counts)}'>{head}\n{rows}</details>"
