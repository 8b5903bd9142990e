"""Which of the titles that a page gives itself is the headline: a vote, with the site's name and kickers off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsclean.model import Page
from newsclean.text import fold

__all__ = ["TitleChoice", "choose_title", "vote_title"]

WEIGHTS = {
    "h1": 5.0, "og:title": 2.6, "json-ld headline": 2.0, "twitter:title": 1.0, "title": 1.5, "dc.title": 1.0,
    "dcterms.title": 1.0, "parsely-title": 1.0, "sailthru.title": 1.0, "json-ld name": 0.5,
}  # fmt: skip
"""How much each source counts. On 825 pages each of the first three is right on about 72 %, their union on 99 %."""
WEAK_HEADING = 1.0
"""What a heading counts that shares few words with any title of the metadata: a site's name, a section."""
MIN_SHARED = 0.2
"""Share of a heading's words (characters in scripts without spaces) that a title of the metadata must have."""
MIN_HEAD_CHARS = 15
MIN_CHARS = 3
MAX_CHARS = 400

_SEPARATOR = re.compile(r"\s+[|–—\-·•»«‹›:/~]{1,2}\s+|\s*[|｜]\s*|\s*--\s*|:\s+|,\s+")
_SPACE = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class TitleChoice:
    """The headline and the sources that agree on it."""

    text: str
    sources: tuple[str, ...]


def choose_title(
    titles: Sequence[tuple[str, str]], *, site_name: str | None = None, url: str | None = None
) -> TitleChoice | None:
    """Return the headline among (source, text) of the titles that a page gives, or None where it gives none.

    >>> choose_title([("h1", "Rain in Eastvale"), ("og:title", "Rain in Eastvale - The Gazette")])
    TitleChoice(text='Rain in Eastvale', sources=('h1', 'og:title'))
    >>> choose_title([]) is None
    True
    """
    sites = _site_forms(site_name, url)
    usable = [(source, text) for source, text in titles if MIN_CHARS <= len(text) <= MAX_CHARS]
    usable = [(source, text) for source, text in usable if _key(text) not in sites] or usable
    if not usable:
        return None
    keys = {_key(text) for _, text in usable}
    ballots = [(source, _without_site(text, sites, keys)) for source, text in usable]
    others = {_key(text) for source, text in ballots if source != "h1"}
    tally: dict[str, float] = {}
    for source, text in ballots:
        key = _key(text)
        weight = WEIGHTS.get(source, 1.0) if source != "h1" else _heading_weight(key, others)
        tally[key] = tally.get(key, 0.0) + weight
    _carry_kickers(tally, ballots)
    best = max(tally, key=lambda key: tally[key])
    agreeing = [(source, text) for source, text in ballots if _key(text) == best]
    return TitleChoice(_without_label(agreeing[0][1]), tuple(dict.fromkeys(source for source, _ in agreeing)))


def _carry_kickers(tally: dict[str, float], ballots: list[tuple[str, str]]) -> None:
    """Give the votes of a heading to the same heading with its kicker before it, where og:title has that."""
    for source, text in ballots:
        long = _key(text)
        for short in [
            key for key in tally if source == "og:title" and long.endswith(" " + key) and ":" in text
        ]:
            tally[long] += tally[short]


def _without_label(text: str) -> str:
    """Return a headline without a label behind a bar, such as "| Opinion"; one that is mostly label stays."""
    head, bar, _ = text.rpartition(" | ")
    return head.strip() if bar and len(head) >= MIN_HEAD_CHARS else text


def _heading_weight(key: str, others: set[str]) -> float:
    """Return what a visible heading counts: much where it speaks of the same as the metadata, little elsewhere."""
    if not others:
        return WEIGHTS["h1"]
    words = set(key.split()) if " " in key else set(key)
    shared = max(len(words & set(other.split() if " " in key else other)) for other in others)
    return WEIGHTS["h1"] if shared >= MIN_SHARED * len(words) else WEAK_HEADING


def _key(text: str) -> str:
    """Return a title as titles are compared: letters and digits only."""
    return _SPACE.sub(" ", fold(text)).strip()


def _site_forms(site_name: str | None, url: str | None) -> set[str]:
    """Return the forms in which the site's name may stand in a title."""
    forms = {_key(site_name)} if site_name else set()
    host = urlsplit(url).hostname if url and "//" in url else None
    if host:
        bare = host.removeprefix("www.")
        forms |= {_key(bare), _key(bare.split(".")[0])}
    return {form for form in forms | {form.replace(" ", "") for form in forms} if form}


def _without_site(text: str, sites: set[str], keys: set[str]) -> str:
    """Return a title without the site's name at its end or start."""
    cuts = list(_SEPARATOR.finditer(text))
    for cut in [cut for cut in cuts if ":" not in cut[0]]:
        if _key(text[: cut.start()]) in keys:
            return text[: cut.start()].strip()
        if _key(text[cut.end() :]) in keys:
            return text[cut.end() :].strip()
    for cut in reversed(cuts):
        if _is_site(text[cut.end() :], sites):
            return _without_site(text[: cut.start()].strip(), sites, keys)
    for cut in cuts[:1]:
        if _is_site(text[: cut.start()], sites):
            return text[cut.end() :].strip()
    return text


def _is_site(text: str, sites: set[str]) -> bool:
    key = _key(text)
    return bool(key) and (key in sites or key.replace(" ", "") in sites)


def vote_title(page: Page) -> tuple[str | None, int | None, str]:
    """Return the headline of a page, the index of the block that is it (None: metadata only), and the sources."""
    title = page.meta.title
    if not title:
        return None, None, ""
    key = _key(title)
    sources = ", ".join(source for field, source in page.meta.sources if field == "title")
    found = [
        i for i, block in enumerate(page.blocks) if _key(page.text[block.span.start : block.span.end]) == key
    ]
    return title, _best_heading(page, found), sources


def _best_heading(page: Page, found: Iterable[int]) -> int | None:
    """Return the block that most looks like the headline among those that say it."""
    rank = {"h1": 0, "h2": 1, "h3": 2}
    return min(
        found, key=lambda i: (rank.get(page.blocks[i].path.rsplit("/", 1)[-1][:2], 3), i), default=None
    )
