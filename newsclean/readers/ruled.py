"""What the selectors of site rules find on an HTML page: elements mapped to the spans of its blocks."""

from __future__ import annotations

import warnings
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from newsclean.errors import NewscleanError
from newsclean.model import RULED, Page, PageMeta, Span, StatedAuthor, StatedDate, Verdict
from newsclean.readers.dates import parse_moment
from newsclean.readers.nodes import Element
from newsclean.readers.paths import Paths
from newsclean.rules.expressions import SECONDS
from newsclean.rules.selectors import compile_selector
from newsclean.rules.site_rules import HostRules, Rule, RulesFound
from newsclean.text import tidy

__all__ = ["rule_page"]

NEVER = frozenset(("html", "body", "head"))
"""Elements that no rule removes: a part of a class name may hit the whole page."""


def rule_page(page: Page, root: Element | None, rules: HostRules) -> tuple[Page, RulesFound]:
    """Return a page with title, authors and date where a rule found them, and what else rules say of it.

    `root` is the tree that it was read from, None for text. Raises NewscleanError for an XPath that cannot run.
    """
    if root is None or not rules.has_selectors:
        return page, RulesFound(rules.host, rules.phrases)
    finder = _Finder(page)
    named = list(_titles(page, root, rules, finder))
    for rule in rules.remove:
        for element in _elements(rule, root, rules) if rule.kind != "phrase" else ():
            if element.tag not in NEVER:
                evidence = _evidence(rule, rules)
                named += [Verdict(span, "removed", "site_rule", evidence) for span in finder.spans(element)]
    outside = _outside(page, root, rules, finder)
    found = RulesFound(rules.host, rules.phrases, tuple(named), outside)
    authors, dates = _credits(root, rules)
    return replace(
        page,
        meta=_meta(page.meta, root, rules),
        stated_authors=(*authors, *page.stated_authors),
        stated_dates=(*dates, *page.stated_dates),
    ), found


# --- what rules find ---


def _found(rule: Rule, root: Element, rules: HostRules) -> list[Any]:
    """Return what a selector finds: elements, or strings, such as those of attributes; nothing where it is late."""
    try:
        found, is_late = compile_selector(rule.kind, rule.text).find(root.getroottree())
    except etree.XPathError as error:
        raise NewscleanError(f"{rules.source}: host {rules.host!r}: {rule}: {error}") from None
    if is_late:
        said = f"its regular expressions took longer than {SECONDS:g} s, and it found nothing"
        warnings.warn(f"{rules.source}: host {rules.host!r}: {rule}: {said}", RuntimeWarning, stacklevel=2)
    return found if isinstance(found, list) else [found] if isinstance(found, str) else []


def _elements(rule: Rule, root: Element, rules: HostRules) -> list[Element]:
    return [each for each in _found(rule, root, rules) if etree.iselement(each) and isinstance(each.tag, str)]


def _first_texts(about: Iterable[Rule], root: Element, rules: HostRules) -> tuple[list[str], Rule | None]:
    """Return the texts that the first rule finds that finds any, and that rule."""
    for rule in about:
        texts = [text for each in _found(rule, root, rules) if (text := tidy(_text(each)))]
        if texts:
            return texts, rule
    return [], None


def _text(found: Any) -> str:
    """Return the text of an element, the moment of a <time>, or a string as it is."""
    if not etree.iselement(found):
        return str(found)
    return found.get("datetime") or " ".join(found.itertext())


def _titles(page: Page, root: Element, rules: HostRules, finder: _Finder) -> Iterator[Verdict]:
    """Yield the blocks that are the title by rule: the first element found that has any."""
    texts, rule = _first_texts(rules.title, root, rules)
    if rule is None:
        return
    for element in _elements(rule, root, rules):
        spans = finder.spans(element)
        for span in spans:
            if tidy(page.text[span.start : span.end]) == texts[0]:
                yield Verdict(span, "title", "site_rule", _evidence(rule, rules))
                return


def _outside(page: Page, root: Element, rules: HostRules, finder: _Finder) -> tuple[Verdict, ...] | None:
    """Return the blocks outside the body as the first rule finds it that finds one; None where none does."""
    for rule in rules.body:
        spans = sorted({span for element in _elements(rule, root, rules) for span in finder.spans(element)})
        if spans:
            evidence = f"outside {_evidence(rule, rules)}"
            outside = (block.span for block in page.blocks if not _touches(block.span, spans))
            return tuple(Verdict(span, "removed", "outside_body_rule", evidence) for span in outside)
    return None


def _touches(span: Span, spans: list[Span]) -> bool:
    """Tell whether a span overlaps one of several, which are sorted."""
    at = bisect_left(spans, Span(span.end, 0))
    return at > 0 and spans[at - 1].end > span.start


def _meta(meta: PageMeta, root: Element, rules: HostRules) -> PageMeta:
    """Return metadata with what rules find of title, authors and date, and the rules as their sources."""
    known: dict[str, Any] = {}
    sources: list[tuple[str, str]] = []
    for name, about in (("title", rules.title), ("authors", rules.author), ("published", rules.date)):
        texts, rule = _first_texts(about, root, rules)
        value = _value(name, texts)
        if value:
            known[name] = value
            sources.append((name, str(rule)))
    kept = tuple(source for source in meta.sources if source[0] not in known)
    return replace(meta, **known, sources=(*sources, *kept)) if known else meta


def _credits(root: Element, rules: HostRules) -> tuple[list[StatedAuthor], list[StatedDate]]:
    """Return the authors and the date that rules find, as what is stated before all else."""
    names, by = _first_texts(rules.author, root, rules)
    days, on = _first_texts(rules.date, root, rules)
    authors = [StatedAuthor(str(by), name, RULED) for name in names]
    return authors, [StatedDate(str(on), day, is_ruled=True) for day in days[:1]]


def _value(name: str, texts: list[str]) -> Any:
    """Return the texts that a rule found as a field of the metadata; a false value for none."""
    if not texts or name == "authors":
        return tuple(dict.fromkeys(texts))
    return parse_moment(texts[0]) if name == "published" else texts[0]


def _evidence(rule: Rule, rules: HostRules) -> str:
    return f"{rule} (rules for {rules.host})"


# --- where elements stand ---


class _Finder:
    """Finds the spans of a page that an element's text became."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._paths_of = Paths()
        self._by_path: dict[str, list[Span]] = {}
        for block in page.blocks:
            self._by_path.setdefault(block.path, []).append(block.span)
        self._paths = sorted(self._by_path)

    def spans(self, element: Element) -> list[Span]:
        """Return the spans of an element: the blocks at it and below it, or its part of the block that holds it."""
        path = self._paths_of[element]
        found = list(self._by_path.get(path, ()))
        below = path + "/"
        for at in range(bisect_left(self._paths, below), len(self._paths)):
            if not self._paths[at].startswith(below):
                break
            found += self._by_path[self._paths[at]]
        return sorted(found) if found else self._inside(element)

    def _inside(self, element: Element) -> list[Span]:
        """Return where the text of an inline element, or of an item of a menu, stands in the block that holds it."""
        holder = element.getparent()
        while holder is not None and self._paths_of[holder] not in self._by_path:
            holder = holder.getparent()
        wanted = _solid(element.itertext())
        if holder is None or not wanted:
            return []
        before = _solid(_texts_before(holder, element))
        turn = before.count(wanted)
        for span in self._by_path[self._paths_of[holder]]:
            places = _occurrences(self._page.text, span, wanted)
            if turn < len(places):
                return [places[turn]]
            turn -= len(places)
        return []


def _solid(texts: Iterable[str]) -> str:
    return "".join("".join(texts).split())


def _texts_before(holder: Element, element: Element) -> Iterator[str]:
    """Yield the texts in a holder that come before an element."""
    for event, at in etree.iterwalk(holder, events=("start", "end")):
        if at is element:
            return
        if event == "start" and at.text:
            yield at.text
        elif event == "end" and at is not holder and at.tail:
            yield at.tail


def _occurrences(text: str, span: Span, wanted: str) -> list[Span]:
    """Return where a text without its white space stands in a span."""
    places = [at for at in range(span.start, span.end) if not text[at].isspace()]
    solid = "".join([text[at] for at in places])
    found, at = [], solid.find(wanted)
    while at >= 0:
        found.append(Span(places[at], places[at + len(wanted) - 1] + 1))
        at = solid.find(wanted, at + len(wanted))
    return found
