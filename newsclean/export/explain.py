"""The article as plain text for reading: every line of the page in its place, with its fate."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.model import Article, Span

__all__ = ["explain"]

_COLOURS = {"title": "1;36", "dateline": "35", "body": "", "removed": "31"}
_WIDTH = 14
_UNSEEN = [*range(0x2028, 0x202F), *range(0x2066, 0x206A)]  # line ends and turns of direction
_CONTROLS = dict.fromkeys([*range(32), *range(127, 160), *_UNSEEN], " ")


def explain(article: Article, *, colour: bool = False) -> str:
    """Return every line of the page in order, each behind its fate; removals name filter, reason and evidence.

    `colour` adds the escape codes of a terminal. Control characters of the page itself never get through.
    """
    lines = []
    for fate, text, why in _fates(article):
        line = f"{_label(fate):<{_WIDTH}} {text.translate(_CONTROLS)}"
        if why:
            line += f"\n{'':<{_WIDTH}} ^ {why.translate(_CONTROLS)}"
        code = _COLOURS.get(fate.partition(":")[0], "")
        lines.append(f"\x1b[{code}m{line}\x1b[0m" if colour and code else line)
    return "\n".join(lines)


def _label(fate: str) -> str:
    role, _, kind = fate.partition(":")
    return "- removed" if role == "removed" else kind or role


def _fates(article: Article) -> Iterator[tuple[str, str, str]]:
    """Yield (fate, text, why) in the order of the page; what has no place on it comes first."""
    items: list[tuple[Span, tuple[str, str, str]]] = []
    if article.title:
        items.append((article.title.span or Span(-1, -1), ("title", article.title.text, "")))
    if article.dateline:
        items.append((article.dateline.span, ("dateline", article.dateline.raw, "")))
    items += [(p.span, (f"body:{p.kind}", p.text, "")) for p in article.body]
    items += [(r.span, ("removed", r.text, _why(r.filter, r.reason, r.evidence))) for r in article.removed]
    for _, item in sorted(items, key=lambda pair: pair[0]):
        yield item


def _why(name: str, reason: str, evidence: str) -> str:
    return f"{name}: {evidence}" if name == reason else f"{name}/{reason}: {evidence}"
