"""Which of the titles that a page gives itself is the headline: a learned vote, site names and kickers off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsclean.learned.weights import load_weights
from newsclean.model import TitleCandidate
from newsclean.observe.title_ballot import Ballot, hold_ballot
from newsclean.observe.title_candidates import MAX_CHARS, Candidate, Heading
from newsclean.observe.title_features import MIN_SITE_CHARS, TITLE_FEATURES, headline_heading, title_features
from newsclean.observe.title_forms import title_key
from newsclean.text import tidy

__all__ = ["TitleChoice", "choose_from", "choose_title"]

WEIGHTS = "title_weights"
ON_PAGE = frozenset(("h1", "heading"))
"""Sources that stand on the page."""


MAX_TITLES = 8
"""Candidates that an article lists."""


@dataclass(frozen=True, slots=True)
class TitleChoice:
    """The headline and the sources that agree on it."""

    text: str
    sources: tuple[str, ...]
    titles: tuple[TitleCandidate, ...] = ()
    """The headline and its rivals, in the order of what speaks for them."""


def choose_title(
    titles: Sequence[tuple[str, str]],
    *,
    headings: Sequence[str | Heading] = (),
    site_name: str | None = None,
    url: str | None = None,
    news: bool = False,
    shown: frozenset[str] = frozenset(),
) -> TitleChoice | None:
    """Return the headline among (source, text) of the titles that a page gives, or None where it gives none.

    Args:
        titles: What the metadata say.
        headings: The page's own; a bare str counts as one of the first level above the text.
        site_name: The site's name, as the page has it.
        url: The page's address.
        news: Whether the page calls itself a news article.
        shown: Texts of the page's blocks that are no headings.

    Returns:
        The headline, with the sources that agree on it and its rivals.

    Example:
    >>> choice = choose_title([("og:title", "Rain in Eastvale - The Gazette")], headings=["Rain in Eastvale"])
    >>> choice.text, choice.sources
    ('Rain in Eastvale', ('h1', 'og:title'))
    >>> choose_title([]) is None
    True
    """
    ballot = hold_ballot(titles, headings=headings, site_name=site_name, url=url, news=news, shown=shown)
    return choose_from(ballot)


def choose_from(ballot: Ballot) -> TitleChoice | None:
    """Return the same for a ballot that is held already."""
    agreed = _agreed(ballot)
    if agreed is not None:
        return agreed
    ranked = _ranked(ballot)
    if not ranked:
        return None
    listed = [_listed(each, ballot) for each in ranked if each is ranked[0] or each.is_headline]
    return TitleChoice(ranked[0].text, ballot.sources_of(ranked[0]), tuple(listed[:MAX_TITLES]))


def _listed(candidate: Candidate, ballot: Ballot) -> TitleCandidate:
    sources = ballot.sources_of(candidate)
    visible = not ON_PAGE.isdisjoint(sources) or candidate.text in ballot.shown
    return TitleCandidate(candidate.text, sources[0] if sources else "", visible)


def _agreed(ballot: Ballot) -> TitleChoice | None:
    """Return the heading above the text where the metadata say the same, some with a label beside it.

    More than half of all pages are like that, and need no vote.
    """
    near = headline_heading(ballot.headings)
    key = title_key(near.text) if near is not None else ""
    if near is None or not key or len(near.text) > MAX_CHARS or _holds_site(key, ballot.sites):
        return None
    keys = {title_key(text): (source, text) for source, text in reversed(ballot.given)}
    begins, ends = key + " ", " " + key
    if key not in keys or any(
        each and each != key and not each.startswith(begins) and not each.endswith(ends) for each in keys
    ):
        return None
    text = tidy(keys[key][1] if near.parts else near.text)  # a join may have lost the colon behind the kicker
    sources = tuple(dict.fromkeys(["h1", *[source for source, _ in ballot.given]]))
    others = [
        each
        for name, each in reversed(keys.items())
        if name not in ("", key) and not _holds_site(name, ballot.sites)
    ]
    listed = [TitleCandidate(tidy(other), source) for source, other in others if source != "title"]
    return TitleChoice(text, sources, (TitleCandidate(text, "h1", True), *listed))


def _holds_site(key: str, sites: frozenset[str]) -> bool:
    """Tell whether the site's name stands at an end of a key."""
    names = [site for site in sites if len(site) >= MIN_SITE_CHARS]
    return any(key.endswith(f" {name}") or key.startswith(f"{name} ") for name in names)


def _ranked(ballot: Ballot) -> list[Candidate]:
    """Return the candidates by weight, of equal ones the first; those that one source gives in passing come last."""
    found = ballot.candidates()
    likely = [each for each in found.values() if len(each.relations) > 1 or each.is_likely]
    if len(found) < 2 or len(likely) == 1:
        return likely or list(found.values())
    weights, context = load_weights(WEIGHTS, TITLE_FEATURES), ballot.context(found)

    def weigh(candidate: Candidate) -> float:
        features = title_features(candidate, context)
        return sum([value * weights[name] for name, value in features.items() if value])

    return sorted(likely or found.values(), key=weigh, reverse=True)
