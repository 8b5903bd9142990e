"""From flows to passages: what belongs together as one text, menus and lists of links kept whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsclean.model.page import new_tuple
from newsclean.readers.heading_parts import LEVELS, Piece, joined, pieces_of
from newsclean.readers.hints import own_names
from newsclean.readers.nodes import Element, Node, common_node, is_beside
from newsclean.readers.runs import Flow, TextRun
from newsclean.readers.tags import MENU_BREAK

__all__ = ["Passage", "gather_passages", "runs_in_order"]

MENU_TEXT_CHARS = 100
"""Longer texts in a <nav>, <footer> or <select> are blocks of their own: a page may have its article there."""
MENU_LINK_CHARS = 70
"""A longer text is no item of a list of links."""
MENU_LINK_RATIO = 0.9
"""Less of it linked, and a text is no item of a list of links."""
MENU_LINKS = 3
"""So many short links in one list are one block, a line each."""
LIST_REACH = 3
"""Elements between the text of a list item and the item."""
PROSE_CHARS = 80
MAX_LINK_PROSE = 2
"""A link around more texts of at least PROSE_CHARS was never closed, and is none; teasers have one or two."""
_NO_LINKS: frozenset[Element] = frozenset()


class Passage(NamedTuple):
    """Text that becomes one block, or several where line breaks part it."""

    text: str
    """As the source has it, with marks for line breaks, cells and the lines of a menu."""
    holder: Node
    """The element that gives the path and the kind."""
    within: Node
    """The innermost element that holds all of it, which gives the hints."""
    link_ratio: float = 0.0
    links: tuple[Element, ...] = ()
    by_image: bool = False
    """Whether a picture stands right before it."""
    list_node: Node | None = None
    """The list in which it is a short link."""
    pieces: tuple[Piece, ...] = ()
    """What elements of a heading say, where several do."""


def gather_passages(flows: Iterable[Flow]) -> Iterator[Passage]:
    """Yield the passages of a page in order; ruby and hidden text of a line are passages of their own."""
    return _with_lists(_gathered(flows))


def _gathered(flows: Iterable[Flow]) -> Iterator[Passage]:
    """Yield passages, each short link of a list for itself."""
    menu = _Menu()
    for group in _by_link(flows):
        unclosed = _unclosed_links(group)
        for flow in group:
            landmark = flow.landmark
            if landmark is not None and _is_short(flow):
                yield from menu.add(flow.runs, landmark)
            else:
                yield from menu.end()
                yield from _passages(flow, unclosed)
    yield from menu.end()


def runs_in_order(flows: Iterable[Flow]) -> Iterator[TextRun]:
    """Yield the text runs of a page in the order in which its passages hold them."""
    for flow in flows:
        if flow.landmark is not None and _is_short(flow):
            yield from flow.runs
        else:
            before, line, behind = _parted(flow)
            yield from (*before, *line, *behind)


def _is_short(flow: Flow) -> bool:
    """Tell whether a flow in a landmark is a line of a menu."""
    return max([len(run.text) for run in flow.runs]) <= MENU_TEXT_CHARS


def _by_link(flows: Iterable[Flow]) -> Iterator[list[Flow]]:
    """Yield the flows that one link runs through together, and each other flow alone."""
    held: list[Flow] = []
    link: Element | None = None
    for flow in flows:
        if held and flow.runs[0].link is not link:
            yield held
            held = []
        held.append(flow)
        link = flow.runs[-1].link
        if link is None:
            yield held
            held = []
    if held:
        yield held


def _unclosed_links(flows: list[Flow]) -> frozenset[Element]:
    """Return the links that hold more prose than links do."""
    if len(flows) <= MAX_LINK_PROSE:
        return _NO_LINKS
    counts: dict[Element, int] = {}
    for flow in flows:
        link = flow.runs[0].link
        if link is not None and sum([len(run.text) for run in flow.runs]) >= PROSE_CHARS:
            counts[link] = counts.get(link, 0) + 1
    return frozenset([link for link, count in counts.items() if count > MAX_LINK_PROSE])


# --- short lines of a menu or footer ---


class _Menu:
    """The short lines of a landmark that stay together.

    A menu is one thing, and so is the footer of a page. That of an article holds its author, tags and date: there
    those lines stay together around which the elements have the same names.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._landmark: Node | None = None
        self._holder: Node | None = None
        self._names: frozenset[str] = frozenset()
        self._is_parted = False
        """Whether names part the lines of the landmark."""
        self._namers: dict[Node, tuple[Node, frozenset[str]]] = {}

    def add(self, runs: list[TextRun], landmark: Node) -> list[Passage]:
        """Add a line; return the lines before it as a passage where it does not belong to them."""
        done: list[Passage] = []
        if landmark is not self._landmark:
            done = self.end()
            self._landmark, self._holder, self._names = landmark, None, frozenset()
            self._is_parted = landmark.tag == "footer" and _is_in_article(landmark)
        node = runs[0].node
        holder, names = (
            self._namer(node.outer or node, landmark) if self._is_parted else (landmark, self._names)
        )
        if names != self._names:
            done += self.end()
            self._names = names
        self._holder = holder if self._holder is None or self._holder is holder else landmark
        self._lines.append("".join([run.text for run in runs]))
        return done

    def end(self) -> list[Passage]:
        """Return the lines that were kept together as a passage."""
        lines, holder = self._lines, self._holder
        self._lines, self._holder = [], None
        return [Passage(MENU_BREAK.join(lines), holder, holder)] if holder is not None else []

    def _namer(self, node: Node, landmark: Node) -> tuple[Node, frozenset[str]]:
        """Return the nearest element of a footer that has names, and these; items of a list have none of their own."""
        chain = []
        while node is not landmark and node not in self._namers:
            chain.append(node)
            node = node.above
        found = self._namers.get(node, (landmark, frozenset[str]()))
        for each in reversed(chain):
            names = own_names(each.element.items()) if each.outer is None and each.tag != "li" else None
            found = self._namers[each] = (each, names) if names else found
        return found


def _is_in_article(node: Node) -> bool:
    """Tell whether a node lies in an <article>."""
    while node.tag is not None and node.tag != "article":
        node = node.above
    return node.tag is not None


# --- other texts ---


def _passages(flow: Flow, unclosed: frozenset[Element]) -> list[Passage]:
    """Return the passage of a flow, and those of the texts that stand beside its line."""
    before, line, behind = _parted(flow)
    passages = [Passage(run.text, run.node, run.node) for run in before]
    if line:
        passages.append(_passage(line, flow.by_image, unclosed))
    return [*passages, *[Passage(run.text, run.node, run.node) for run in behind]] if behind else passages


def _parted(flow: Flow) -> tuple[list[TextRun], list[TextRun], list[TextRun]]:
    """Return the texts that stand beside the line of a flow and before it, its line, and those behind it."""
    line: list[TextRun] = []
    before: list[TextRun] = []
    behind: list[TextRun] = []
    for run in flow.runs:
        if run.node.beside is not False and is_beside(run.node):
            (behind if line else before).append(run)
        else:
            line.append(run)
    return before, line, behind


def _passage(runs: list[TextRun], by_image: bool, unclosed: frozenset[Element]) -> Passage:
    """Put the runs of a line together."""
    within = runs[0].node
    links: list[Element] = []
    linked = 0
    for text, node, link in runs:
        if node is not within:
            within = common_node(within, node)
        if link is not None and link not in unclosed:
            linked += len(text)
            if not links or link is not links[-1]:
                links.append(link)
    text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
    holder = within.outer or within
    pieces: tuple[Piece, ...] = ()
    if holder.tag in LEVELS and len(runs) > 1 and (pieces := pieces_of(runs)):
        text = joined(pieces)
    ratio = min(1.0, linked / len(text))
    list_node = _list_of(holder) if ratio > MENU_LINK_RATIO and len(text) <= MENU_LINK_CHARS else None
    return new_tuple(Passage, (text, holder, within, ratio, tuple(links), by_image, list_node, pieces))


def _list_of(holder: Node) -> Node | None:
    """Return the list of the item that a text stands in, or None."""
    at: Node | None = holder
    for _ in range(LIST_REACH):
        if at is None or at.tag == "li":
            return None if at is None else at.above
        at = at.above
    return None


def _with_lists(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield the passages, short links of one list put together."""
    held: list[Passage] = []
    for passage in passages:
        if held and passage.list_node is not held[0].list_node:
            yield from _one_list(held)
            held = []
        if passage.list_node is None:
            yield passage
        else:
            held.append(passage)
    yield from _one_list(held)


def _one_list(links: list[Passage]) -> list[Passage]:
    """Return the short links of a list as one passage where they are many."""
    if len(links) < MENU_LINKS:
        return links
    node = links[0].list_node
    return [Passage(MENU_BREAK.join([link.text for link in links]), node, node, 1.0)]  # type: ignore[arg-type]
