"""Parts of an article, and what cleans it, as people look at them in a notebook: body, ledger, metadata, filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

from newsclean.export.fates import Fate
from newsclean.export.legend import legend_of
from newsclean.export.printable import escaped
from newsclean.export.rows import kept_row, rows_of
from newsclean.export.view import counted, view
from newsclean.model import Article, Body, PageMeta, Removal

__all__ = ["body_view", "ledger_view", "meta_view", "table_view"]


def body_view(body: Body) -> str:
    """Return the paragraphs of a body as HTML, each with its kind.

    >>> from newsclean.model import Paragraph, Span
    >>> "A &lt;b&gt; c" in body_view(Body((Paragraph("A <b> c", "paragraph", Span(0, 7)),)))
    True
    """
    rows = [kept_row(Fate(p.span, "body", p.text, p.kind)) for p in body]
    head = f"<p class=nc-head><b>{counted(len(body), 'paragraph')}</b></p>"
    return view("\n".join([head, *rows]), legend_of(()))


def ledger_view(removed: Sequence[Removal]) -> str:
    """Return a ledger as HTML: neighbours of one label folded, a switch for each label.

    >>> "nothing was removed" in ledger_view(())
    True
    """
    legend = legend_of([Article(removed=tuple(removed))])
    rows, runs = rows_of([Fate(r.span, "removed", r.text, r.kind, r) for r in removed], None, legend)
    said = f"<b>{counted(len(removed), 'line')}</b> removed" if removed else "nothing was removed"
    return view(f"<p class=nc-head>{said}</p>{legend.html()}{rows}", legend, runs)


def meta_view(meta: PageMeta) -> str:
    """Return what a page says about itself as an HTML table; what it does not say is left out.

    >>> "<th scope=row>site name</th>" in meta_view(PageMeta(site_name="Harbour Gazette"))
    True
    """
    told = [(field.name, getattr(meta, field.name)) for field in fields(meta) if field.name != "sources"]
    rows = [(name.replace("_", " "), _said(value)) for name, value in told if value not in (None, ())]
    return table_view("what the page says about itself", ("field", "value"), rows)


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def table_view(caption: str, names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows of text as an HTML table with a caption; the first cell of a row is its head."""
    head = "".join([f"<th scope=col>{escaped(name)}</th>" for name in names])
    lines = []
    for first, *others in rows:
        cells = "".join([f"<td dir=auto>{escaped(cell)}</td>" for cell in others])
        lines.append(f"<tr><th scope=row>{escaped(first)}</th>{cells}</tr>")
    body = "\n".join(lines)
    table = f"<table class=nc-facts><caption>{escaped(caption)}</caption><tr>{head}</tr>\n{body}</table>"
    return view(table, legend_of(()))
