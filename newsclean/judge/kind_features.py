"""The numbers by which the kind of a page is judged: what it states, its address, its words and what its body is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log1p

from newsclean.judge.address import ADDRESS_FEATURES, address_numbers
from newsclean.judge.markup import MARKUP_FEATURES, markup_numbers
from newsclean.lexicon.page_words import page_words
from newsclean.model import Page
from newsclean.observe.page_view import PageView
from newsclean.observe.signs import MARKS
from newsclean.text import width

__all__ = ["KIND_FEATURES", "kind_numbers"]

_STATED = {
    name: frozenset(types.split())
    for name, types in {
        "article": "Article NewsArticle BlogPosting Report ReportageNewsArticle AnalysisNewsArticle "
        "OpinionNewsArticle ReviewNewsArticle ScholarlyArticle TechArticle article Review Recipe",
        "product": "Product ProductGroup IndividualProduct ProductModel Offer AggregateOffer product product.item "
        "og:product",
        "listing": "ItemList CollectionPage SearchResultsPage OfferCatalog ProductCollection Blog product.group",
        "forum": "DiscussionForumPosting QAPage Question Answer Comment SocialMediaPosting UserComments",
        "service": "Service LocalBusiness ProfessionalService Course SoftwareApplication WebApplication "
        "MobileApplication FinancialProduct HomeAndConstructionBusiness MovingCompany Event EducationalOrganization",
        "organization": "Organization Corporation NewsMediaOrganization",
        "faq": "FAQPage",
        "site": "WebSite website",
    }.items()
}
"""Types of schema.org and OpenGraph by what they speak for."""
WORDS = ("reader", "owner", "writer", "shop", "act", "thread")
"""Groups of `page_words` whose share of the page's words is told."""
LED_WORDS = ("reader", "owner", "act")
"""The same for title and description, and for the body."""
SAMPLE_CHARS = 2_500
"""Characters of a page, and of its body, whose words are counted: from its title on."""
SAMPLE_BLOCKS = 20
"""Blocks of the body whose words are counted."""
CURRENCIES = "$€£¥₹₽₩₺₴₫฿₦₱₪￥円"
NEAR_CHARS = 1500
"""Characters behind the title in which a price is that of the thing that the page is about."""
PRICE_CHARS = 25
"""A block with a currency sign that is no longer is a price."""
SENTENCE_CHARS = 60
"""A block of at least this length may be a sentence."""
KIND_FEATURES: tuple[str, ...] = (
    *(f"states_{name}" for name in _STATED),
    *"states_none published authors section description title_words title_question".split(),
    *ADDRESS_FEATURES,
    *"blocks chars prose prose_share prose_blocks best_share link_share headings list_items code cells".split(),
    *"captions long_blocks price_signs price_share price_blocks price_near questions exclamations dots".split(),
    *"digits h1s same_most same_texts heading_chars".split(),
    *"body_chars body_share body_blocks body_mean body_start body_end body_parents body_top body_headings".split(),
    *"body_links body_sections body_long first_chars".split(),
    *MARKUP_FEATURES,
    *(f"words_{name}" for name in WORDS),
    *(f"led_{name}" for name in LED_WORDS),
    *(f"body_{name}" for name in LED_WORDS),
)
"""Names of the numbers, in their order."""


def kind_numbers(page: Page, view: PageView, body: Sequence[int]) -> list[float]:
    """Return the numbers of a page with blocks, `body` being those of its article in order.

    Sizes are logarithms, shares 0-1, words and signs a thousandth of the text.
    """
    sample = page.text[:SAMPLE_CHARS]
    scale = width(sample) / (len(sample) or 1)
    numbers = {
        **_of_statements(page),
        **address_numbers(page.url or page.meta.canonical),
        **_of_sizes(view, scale),
        **_of_text(page, view),
        **_of_body(view, body, scale),
        **markup_numbers(page, view, body),
        **_of_words(page, view, body),
    }
    return [float(numbers[name]) for name in KIND_FEATURES]


def _of_statements(page: Page) -> dict[str, float]:
    """Return what the page states of itself."""
    meta, title = page.meta, page.meta.title or ""
    return {
        **{f"states_{name}": not types.isdisjoint(meta.types) for name, types in _STATED.items()},
        "states_none": not meta.types,
        "published": meta.published is not None,
        "authors": len(meta.authors),
        "section": meta.section is not None,
        "description": log1p(len(meta.description or "")),
        "title_words": len(title.split()),
        "title_question": title.rstrip().endswith(("?", "？")),
    }


def _of_sizes(view: PageView, scale: float) -> dict[str, float]:
    """Return how much text there is, and of which kinds; `scale` is the width of its characters."""
    sizes, kinds, root = view.sizes, Counter(view.kinds), view.groups[""]
    chars, count = sum(sizes) or 1, len(sizes)
    heading_chars = sum([size for size, kind in zip(sizes, view.kinds, strict=True) if kind == "heading"])
    return {
        "blocks": log1p(count),
        "chars": log1p(chars * scale),
        "prose": log1p(view.prose),
        "prose_share": view.prose / (chars * scale),
        "prose_blocks": root[4],
        "best_share": view.groups[view.best][3] / view.prose,
        "link_share": root[2] / chars,
        "headings": kinds["heading"] / count,
        "heading_chars": heading_chars / (kinds["heading"] or 1),
        "list_items": kinds["list_item"] / count,
        "code": kinds["code"],
        "cells": kinds["table_row"] / count,
        "captions": kinds["caption"],
        "long_blocks": sum([size * scale > 4 * SENTENCE_CHARS for size in sizes]) / count,
        "h1s": sum([bits & MARKS["h1"] > 0 for bits in view.signs]),
        "same_most": log1p(max(view.counts.values())),
        "same_texts": 1 - len(view.counts) / count,
    }


def _of_text(page: Page, view: PageView) -> dict[str, float]:
    """Return how often signs of trade and of talk are on the page."""
    text, per = page.text, 1000 / (len(page.text) or 1)
    data = text.encode("utf-8", "surrogatepass")
    used = [sign for sign in CURRENCIES if sign in text]
    prices = sum(map(text.count, used))
    start = view.starts[view.title_at[0]] if view.title_at else 0
    near = text[start : start + NEAR_CHARS] if used else ""
    short = [each for each in view.texts if len(each) <= PRICE_CHARS] if used else []
    return {
        "price_signs": log1p(prices),
        "price_share": prices * per,
        "price_blocks": log1p(len([each for each in short if any(map(each.__contains__, used))])),
        "price_near": sum(map(near.count, used)),
        "questions": text.count("?") * per,
        "exclamations": text.count("!") * per,
        "dots": (text.count(".") + text.count("。")) * per,
        "digits": (len(data) - len(data.translate(None, b"0123456789"))) * per,
    }


def _of_body(view: PageView, body: Sequence[int], scale: float) -> dict[str, float]:
    """Return what the chosen main content is like."""
    mine, count, blocks = view.chars(body), len(body) or 1, len(view.sizes)
    parents = Counter([view.parents[index] for index in body])
    links = sum([view.ratios[index] * view.sizes[index] for index in body])
    return {
        "body_chars": log1p(mine * scale),
        "body_share": mine / (sum(view.sizes) or 1),
        "body_blocks": log1p(len(body)),
        "body_mean": mine * scale / count,
        "body_start": body[0] / blocks if body else 1.0,
        "body_end": body[-1] / blocks if body else 1.0,
        "body_parents": len(parents) / count,
        "body_top": max(parents.values(), default=0) / count,
        "body_headings": sum([view.kinds[index] == "heading" for index in body]) / count,
        "body_links": links / (mine or 1),
        "body_sections": len(parents),
        "body_long": sum([view.sizes[index] * scale > 2 * SENTENCE_CHARS for index in body]),
        "first_chars": view.sizes[body[0]] * scale if body else 0,
    }


def _of_words(page: Page, view: PageView, body: Sequence[int]) -> dict[str, float]:
    """Return how often the page speaks to its reader, of its owner, of buying and of talking."""
    meta = page.meta
    groups = page_words(page.language or meta.language)
    led = f"{meta.title or ''} {meta.description or ''}"
    start = view.starts[view.title_at[0]] if view.title_at else 0
    sample = page.text[start : start + SAMPLE_CHARS]
    mine = " ".join([view.texts[index] for index in body[:SAMPLE_BLOCKS]])
    return {
        **_shares("words", sample, WORDS, groups),
        **_shares("led", led, LED_WORDS, groups),
        **_shares("body", mine, LED_WORDS, groups),
    }


def _shares(
    where: str, text: str, names: Sequence[str], groups: Mapping[str, frozenset[str]]
) -> dict[str, float]:
    """Return the thousandths of the words of a text that are of each group."""
    words = text[:SAMPLE_CHARS].lower().split()
    wanted = frozenset().union(*[groups[name] for name in names])
    hits = [*filter(wanted.__contains__, words)]  # one in twenty: counting these alone is much faster
    per = 1000 / (len(words) or 1)
    return {f"{where}_{name}": per * sum([word in groups[name] for word in hits]) for name in names}
