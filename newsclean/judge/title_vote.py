"""Which of the titles that a page gives itself is the headline: a learned vote, site names and kickers off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsclean.learned.weights import load_weights
from newsclean.observe.title_ballot import Ballot, hold_ballot
from newsclean.observe.title_candidates import MAX_CHARS, Candidate, Heading
from newsclean.observe.title_features import MIN_SITE_CHARS, TITLE_FEATURES, headline_heading, title_features
from newsclean.observe.title_forms import title_key
from newsclean.text import tidy

__all__ = ["TitleChoice", "choose_title"]

WEIGHTS = "title_weights"


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
    shown: frozenset[str] = frozenset(),
) -> TitleChoice | None:
    """Return the headline among (source, text) of the titles that a page gives, or None where it gives none.

    `headings` are the page's own; a bare str counts as one of the first level above the text. `news` says that the
    page calls itself a news article.

    >>> choose_title([("og:title", "Rain in Eastvale - The Gazette")], headings=["Rain in Eastvale"])
    TitleChoice(text='Rain in Eastvale', sources=('h1', 'og:title'))
    >>> choose_title([]) is None
    True
    """
    ballot = hold_ballot(titles, headings=headings, site_name=site_name, url=url, news=news, shown=shown)
    agreed = _agreed(ballot)
    if agreed is not None:
        return agreed
    best = _best(ballot)
    return None if best is None else TitleChoice(best.text, ballot.sources_of(best))


def _agreed(ballot: Ballot) -> TitleChoice | None:
    """Return the heading above the text where the metadata say the same, some with a label beside it.

    More than half of all pages are like that, and need no vote.
    """
    near = headline_heading(ballot.headings)
    key = title_key(near.text) if near is not None else ""
    if near is None or not key or len(near.text) > MAX_CHARS or _holds_site(key, ballot.sites):
        return None
    keys = {title_key(text) for _, text in ballot.given} - {""}
    begins, ends = key + " ", " " + key
    if key not in keys or any(
        each != key and not each.startswith(begins) and not each.endswith(ends) for each in keys
    ):
        return None
    text = near.text
    if near.parts:  # the join may have lost the colon behind the kicker
        text = next(text for _, text in ballot.given if title_key(text) == key)
    return TitleChoice(tidy(text), tuple(dict.fromkeys(["h1", *[source for source, _ in ballot.given]])))


def _holds_site(key: str, sites: frozenset[str]) -> bool:
    """Tell whether the site's name stands at an end of a key."""
    names = [site for site in sites if len(site) >= MIN_SITE_CHARS]
    return any(key.endswith(f" {name}") or key.startswith(f"{name} ") for name in names)


def _best(ballot: Ballot) -> Candidate | None:
    """Return the candidate with most weight; of equal ones the first."""
    found = ballot.candidates()
    likely = [each for each in found.values() if len(each.relations) > 1 or each.is_likely]
    if len(likely) == 1 or not found:
        return likely[0] if likely else None
    weights, context = load_weights(WEIGHTS, TITLE_FEATURES), ballot.context(found)

    def weigh(candidate: Candidate) -> float:
        features = title_features(candidate, context)
        return sum([value * weights[name] for name, value in features.items() if value])

    return max(likely or found.values(), key=weigh)
