"""Which of the titles that a page gives itself is the headline: a learned vote, site names and kickers off."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsclean.maincontent.title_candidates import MAX_CHARS, Candidate, Heading, gather_candidates
from newsclean.maincontent.title_features import headline_heading, title_context, title_features
from newsclean.maincontent.title_forms import address_words, is_site, site_forms, title_key
from newsclean.model import Block, Page
from newsclean.text import tidy

__all__ = ["TitleChoice", "choose_title", "title_blocks", "title_span"]

WEIGHTS = "title_weights.json"
GROUPS = {
    "itemprop headline": "json-ld headline",
    "json-ld alternativeHeadline": "json-ld name",
    "itemprop alternativeHeadline": "json-ld name",
    **dict.fromkeys(
        ("citation_title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"), "other"
    ),
}
"""Sources that count as another one does."""
SLACK = 12
"""Characters by which a block's text and the key of its title may differ in length."""
MIN_LABELLED_CHARS = 20
"""A shorter title stands at the end of other headings by chance."""
MAX_LABEL_CHARS = 80
"""A longer text beside the title in its heading is no label."""


@dataclass(frozen=True, slots=True)
class TitleChoice:
    """The headline and the sources that agree on it."""

    text: str
    sources: tuple[str, ...]


def choose_title(
    titles: Sequence[tuple[str, str]],
    *,
    headings: Sequence[str | Heading] = (),
    site_name: str | None = None,
    url: str | None = None,
    news: bool = False,
) -> TitleChoice | None:
    """Return the headline among (source, text) of the titles that a page gives, or None where it gives none.

    `headings` are the page's own; a bare str counts as one of the first level above the text. `news` says that the
    page calls itself a news article.

    >>> choose_title([("og:title", "Rain in Eastvale - The Gazette")], headings=["Rain in Eastvale"])
    TitleChoice(text='Rain in Eastvale', sources=('h1', 'og:title'))
    >>> choose_title([]) is None
    True
    """
    placed = [Heading(text) for source, text in titles if source == "h1"]
    placed += [Heading(heading) if isinstance(heading, str) else heading for heading in headings]
    given = [(source, text) for source, text in titles if source != "h1"]
    sites = site_forms(site_name, url)
    placed = _without_logos(placed, bool(given), sites)
    agreed = _agreed(given, placed)
    if agreed is not None:
        return agreed
    grouped = [(GROUPS.get(source, source), text) for source, text in given]
    found = gather_candidates(grouped, placed, sites)
    best = _best(found, placed, sites, address_words(url or ""), news)
    if best is None:
        return None
    named = [("h1" if each.level == 1 else "heading", each.text) for each in placed] + given
    return TitleChoice(best.text, _sources(named, best))


def _without_logos(headings: list[Heading], more: bool, sites: frozenset[str]) -> list[Heading]:
    """Return the headings that are not the site's name, unless nothing else has a title."""
    return [each for each in headings if not is_site(title_key(each.text), sites)] if more else headings


def _agreed(given: Sequence[tuple[str, str]], headings: Sequence[Heading]) -> TitleChoice | None:
    """Return the heading above the text where the metadata say the same, some with a label beside it.

    More than half of all pages are like that, and need no vote.
    """
    near = headline_heading(headings)
    key = title_key(near.text) if near is not None else ""
    if near is None or not key or len(near.text) > MAX_CHARS:
        return None
    keys = {title_key(text) for _, text in given} - {""}
    begins, ends = key + " ", " " + key
    if key not in keys or any(
        each != key and not each.startswith(begins) and not each.endswith(ends) for each in keys
    ):
        return None
    return TitleChoice(tidy(near.text), tuple(dict.fromkeys(["h1", *[source for source, _ in given]])))


def _best(
    found: dict[str, Candidate],
    headings: Sequence[Heading],
    sites: frozenset[str],
    address: frozenset[str],
    news: bool,
) -> Candidate | None:
    """Return the candidate with most weight; of equal ones the first."""
    if not found:
        return None
    likely = [each for each in found.values() if len(each.relations) > 1 or each.is_likely]
    if len(likely) == 1:
        return likely[0]
    weights = _weights()
    context = title_context(found, headings, sites=sites, address=address, news=news)

    def weigh(candidate: Candidate) -> float:
        features = title_features(candidate, context)
        return sum([value * weights[name] for name, value in features.items() if value])

    return max(likely or found.values(), key=weigh)


@cache
def _weights() -> dict[str, float]:
    """Return the weight of each feature, as tools/train_title_vote.py found it."""
    data = json.loads(files("newsclean.maincontent").joinpath(WEIGHTS).read_text("utf-8"))
    return {str(name): float(weight) for name, weight in data.items()}


def _sources(titles: Iterable[tuple[str, str]], best: Candidate) -> tuple[str, ...]:
    """Return the sources that give a title, the site's name and labels aside."""
    return tuple(
        dict.fromkeys(source for source, _ in titles if GROUPS.get(source, source) in best.relations)
    )


def title_blocks(page: Page, texts: Sequence[str] | None = None) -> tuple[int, ...]:
    """Return the blocks that say the page's title: alone, or as a heading with a label beside it.

    `texts` are the blocks' texts where the caller has them at hand.
    """
    key = title_key(page.meta.title or "")
    if not key:
        return ()
    texts = texts or [page.text[block.span.start : block.span.end] for block in page.blocks]
    longest = max(key.split(), key=len)
    least, most = len(key) - SLACK, len(key) + MAX_LABEL_CHARS
    near = [index for index, size in enumerate(map(len, texts)) if least <= size <= most]
    return tuple([i for i in near if _may_hold(texts[i], longest) and _says(page.blocks[i], texts[i], key)])


def _may_hold(text: str, word: str) -> bool:
    """Tell whether a word of a key may be in a text: it is, or invisible characters may hide it."""
    return word in text.casefold() or not text.isprintable()


def _says(block: Block, text: str, key: str) -> bool:
    """Tell whether a block is the title of that key, or a heading with a label before it, one of the first behind it.

    The parts of a heading may stand in elements of their own without a space between them.
    """
    over, own = len(text) - len(key), title_key(text)
    if -SLACK <= over <= SLACK and own == key:
        return True
    if block.kind != "heading":
        return False
    is_first = "h1" in block.hints
    if is_first or len(key) >= MIN_LABELLED_CHARS:
        packed, wanted = own.replace(" ", ""), key.replace(" ", "")
        if packed == wanted or (over > 0 and own.endswith(" " + key)):
            return True
        if over > 0 and len(key) >= MIN_LABELLED_CHARS and packed.endswith(wanted):
            return True
    return is_first and over > 0 and own.startswith(key + " ")


def title_span(text: str, title: str) -> tuple[int, int] | None:
    """Return where in a block's text the title stands, its start or end; None where it is spelt otherwise.

    >>> title_span("Village life: Rain again", "Rain again"), title_span("Rain again!", "Rain, again")
    ((14, 24), None)
    """
    flat, wanted = text.replace("\n", " ").casefold(), title.casefold()
    if len(flat) != len(text) or len(wanted) != len(title):  # a sharp s became two letters
        flat, wanted = text.replace("\n", " "), title
    if flat.endswith(wanted):
        return len(text) - len(title), len(text)
    return (0, len(title)) if flat.startswith(wanted) else None
