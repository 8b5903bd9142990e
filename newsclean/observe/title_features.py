"""What speaks for and against a candidate for the title, as numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsclean.observe.title_candidates import WHOLE, Candidate, Heading
from newsclean.observe.title_forms import bare_letters, is_site, title_words
from newsclean.text import has_cjk, word_count

__all__ = ["TITLE_FEATURES", "TitleContext", "headline_heading", "title_context", "title_features"]

METADATA = ("og:title", "twitter:title", "json-ld headline", "json-ld name", "title", "other")
PARTS_OF_TITLES = tuple(
    (f"{source} {relation}", source, relation)
    for source in ("h1", "og:title", "json-ld headline", "title")
    for relation in ("head", "tail")
)
MIN_PROSE = 150
"""Characters of prose below a heading that make it the headline of something."""
LOGO_LINKS = 0.9
RELATED = 0.2
CLOSE = 0.6
"""Shares of the words of one title that another one has."""
MANY_HEADINGS = 3
LONG_LABEL = 5
"""So many words taken off are no label."""
MIN_SITE_CHARS = 5
"""A shorter name of a site stands in a word by chance."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SOURCES = ("margin", "two of the metadata", "end of h1, whole in metadata", "kickers differ", "long label gone",
            "news og:title", "news json-ld headline")  # fmt: skip
_HEADINGS = ("near", "near, related", "near, alone", "near, news", "near, many", "near, address", "near, known",
             "near, one word",
             "other h1", "other h1, close", "rival near", "lower", "lower, several", "lower, placed",
             "lower, placed, several")  # fmt: skip
_WORDS = ("site", "has site", "bar", "dash", "cut", "two words", "three words", "address", "in address", "known",
          "in headings", "holds others", "held by others", "suffix", "year", "bar, no head",
          "shown", "shown, no h1")  # fmt: skip
_PARTS = (
    "part",
    "part, named",
    "part, labels gone",
    "part, known",
    "parted",
    "parted, labelled",
    "parted, part known",
)
TITLE_FEATURES: tuple[str, ...] = (
    *METADATA,
    *(name for name, _, _ in PARTS_OF_TITLES),
    *_SOURCES,
    *_HEADINGS,
    *_WORDS,
    *_PARTS,
)
"""Names of the numbers."""


@dataclass(frozen=True, slots=True)
class TitleContext:
    """What is known of all candidates of a page."""

    words: dict[str, frozenset[str]]
    """By key."""
    heading: Heading | None
    """The first-level heading that stands above prose."""
    first_level: int
    """Number of first-level headings."""
    metadata: tuple[str, ...]
    """Keys that the metadata give whole."""
    metadata_words: frozenset[str]
    heading_words: tuple[frozenset[str], ...]
    """Words of each first-level heading."""
    address: frozenset[str]
    sites: frozenset[str]
    news: bool
    support: dict[str, int]
    """By key: number of sources of the metadata that give it whole."""
    most: tuple[int, int]
    """The two largest of these numbers."""
    shown: frozenset[str]
    """Texts of the page's blocks that are no headings."""
    labelled: frozenset[str]
    """Keys of headings in which a label stands beside the headline, by the names of their elements."""
    holding: frozenset[str]
    """Keys of headings of which an element says what the metadata say."""


def headline_heading(headings: Sequence[Heading]) -> Heading | None:
    """Return the first heading of the first level above prose that is no mere link."""
    fit = (
        each
        for each in headings
        if each.level == 1 and each.prose >= MIN_PROSE and each.link_ratio < LOGO_LINKS
    )
    return next(fit, None)


def title_context(
    found: dict[str, Candidate],
    headings: Sequence[Heading],
    *,
    sites: frozenset[str],
    address: frozenset[str],
    news: bool,
    shown: frozenset[str] = frozenset(),
) -> TitleContext:
    """Return what the candidates of a page have in common."""
    words = {key: title_words(key) for key in found}
    metadata = tuple(
        key
        for key, each in found.items()
        if any(each.relations.get(source) == "whole" for source in METADATA)
    )
    first = [key for key, each in found.items() if each.relations.get("h1") == "whole"]
    support = {
        key: sum([each.relations.get(source) in WHOLE for source in METADATA]) for key, each in found.items()
    }
    most = sorted([0, 0, *support.values()], reverse=True)
    parts = [(each, form) for each in found.values() for form in each.elements]
    return TitleContext(
        words,
        headline_heading(headings),
        sum(heading.level == 1 for heading in headings),
        metadata,
        frozenset[str]().union(*[words[key] for key in metadata]),
        tuple(words[key] for key in first),
        address,
        sites,
        news,
        support,
        (most[0], most[1]),
        shown,
        frozenset(form.within for _, form in parts if form.is_labelled),
        frozenset(form.within for each, form in parts if _is_known(each)),
    )


def title_features(candidate: Candidate, context: TitleContext) -> dict[str, float]:
    """Return the numbers of a candidate by name."""
    return {
        **_of_sources(candidate, context),
        **_of_headings(candidate, context),
        **_of_words(candidate, context),
        **_of_parts(candidate, context),
    }


def _of_sources(each: Candidate, context: TitleContext) -> dict[str, float]:
    """Which sources of the metadata give it, whole or as a part."""
    relation_of = each.relations.get
    found = {source: float(relation_of(source) in WHOLE) for source in METADATA}
    parts = {name: float(relation_of(source) == relation) for name, source, relation in PARTS_OF_TITLES}
    support = context.support[each.key]
    most, next_most = context.most
    rival = next_most if support == most else most
    named, headline = found["og:title"], found["json-ld headline"]
    kickers = {gone for relation, gone in each.gone if relation == "tail"}
    return {
        **found,
        **parts,
        "margin": float(max(-3, min(3, support - rival))),
        "two of the metadata": float(support >= 2),
        "end of h1, whole in metadata": float(relation_of("h1") == "tail" and bool(named or headline)),
        "kickers differ": float(len(kickers) >= 2),
        "long label gone": float(any(gone.count(" ") >= LONG_LABEL - 1 for _, gone in each.gone)),
        "news og:title": named * context.news,
        "news json-ld headline": headline * context.news,
    }


def _of_headings(each: Candidate, context: TitleContext) -> dict[str, float]:
    """Whether a heading says it, and where that stands."""
    near = context.heading is not None and any(h is context.heading for h in each.headings)
    first = each.says("h1")
    words = context.words[each.key]
    others = [context.words[key] for key in context.metadata if key != each.key]
    related = max([max(_share(words, other), _share(other, words)) for other in others], default=0.0)
    known = _share(words, context.metadata_words) if near else 0.0
    lower = not first and each.says("heading")
    placed = lower and each.is_likely
    several = len(each.relations) > 1
    return {
        "near": float(near),
        "near, related": float(near and related >= RELATED),
        "near, alone": float(near and not context.support[each.key]),
        "near, news": float(near and context.news),
        "near, many": float(near and context.first_level >= MANY_HEADINGS),
        "near, address": _share(context.address, _bare(each.key, words)) if near else 0.0,
        "near, known": known,
        "near, one word": float(near and " " not in each.key and not has_cjk(each.key)),
        "other h1": float(first and not near),
        "other h1, close": float(first and not near and related >= CLOSE),
        "rival near": float(not near and context.heading is not None),
        "lower": float(lower),
        "lower, several": float(lower and several),
        "lower, placed": float(placed),
        "lower, placed, several": float(placed and several),
    }


def _of_words(each: Candidate, context: TitleContext) -> dict[str, float]:
    """What its words say."""
    key, words, text = each.key, context.words[each.key], each.text
    count = word_count(text)
    bare, shown = _bare(key, words), text in context.shown
    padded, others = f" {key} ", [f" {other} " for other in context.metadata if other != key]
    holds = sum([other in padded for other in others])
    held = sum([padded in other for other in others])
    return {
        "site": float(is_site(key, context.sites)),
        "has site": float(any(len(site) >= MIN_SITE_CHARS and site in key for site in context.sites)),
        "bar": float("|" in text),
        "dash": float(any(dash in text for dash in (" - ", " – ", " — "))),
        "cut": float(text.endswith(("...", "…"))),
        "two words": float(count <= 2),
        "three words": float(count <= 3),
        "address": _share(context.address, bare),
        "in address": _share(bare, context.address) if context.address else 0.0,
        "known": _share(words, context.metadata_words),
        "in headings": max([_share(words, other) for other in context.heading_words], default=0.0),
        "holds others": float(min(2, holds)),
        "held by others": float(min(3, held)),
        "suffix": float(each.has_suffix),
        "year": float(_YEAR.search(text) is not None),
        "bar, no head": float("|" in text and "head" not in each.relations.values()),
        "shown": float(shown),
        "shown, no h1": float(shown and context.heading is None),
    }


def _of_parts(each: Candidate, context: TitleContext) -> dict[str, float]:
    """What the elements inside a heading say of it: whether it is a part of one, or put together from several."""
    parted = any(heading.parts for heading in each.headings)
    known = _is_known(each)
    return {
        "part": float(bool(each.elements)),
        "part, named": float(any(form.is_named for form in each.elements)),
        "part, labels gone": float(any(form.is_labelled for form in each.elements)),
        "part, known": float(bool(each.elements) and known),
        "parted": float(parted),
        "parted, labelled": float(each.key in context.labelled),
        "parted, part known": float(each.key in context.holding),
    }


def _is_known(each: Candidate) -> bool:
    """Tell whether the metadata give it too, alone or beside something else."""
    return any(source in each.relations for source in METADATA)


def _bare(key: str, words: frozenset[str]) -> frozenset[str]:
    """Return words as addresses spell them."""
    return words if key.isascii() else frozenset(map(bare_letters, words))


def _share(of: frozenset[str], within: frozenset[str]) -> float:
    """Return the share of one set of words that is in another, 0-1."""
    return len(of & within) / len(of) if of else 0.0
