"""Answers: the blocks that are taken for a page's article, by their scores and by what the page's structure says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsclean.judge.beside import beside_blocks
from newsclean.judge.choice import MOST
from newsclean.judge.corrections import completed, out_of_place
from newsclean.judge.entries import entry_blocks
from newsclean.judge.standfirst import find_standfirst
from newsclean.model import Page
from newsclean.observe.context_features import MIN_SCORE
from newsclean.observe.page_view import PageView, calls_itself_news
from newsclean.observe.signs import BITS, EXCLUSIVE, MARKS

__all__ = ["Answer", "Bars", "answer_by_scores", "answer_of_blocks", "find_bars", "title_order"]

MIN_NEWS_SCORE = 0.6
"""The bar on pages that call themselves news: their boxes and promos look most like prose. Swept over .45-.65."""
MIN_REST_CHARS = 2_000
"""So much prose without them, and comments are comments however many they are. Of eight pages with most of their prose
under such a sign this parted all: above it none of that was the article's, below it nearly all."""
MIN_SENTENCE_CHARS = 40
MIN_COPIED_SHARE = 0.8
"""Where less of the chosen text in an element is said elsewhere too, a section has a refrain. Swept over .5-.95."""
MIN_SEEN_SHARE = 0.3
"""Where the page shows less than this of what its JSON-LD gives as the article's text, a script puts it there."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A set of blocks taken for the article."""

    blocks: frozenset[int]
    standfirst: int | None = None
    barred: Mapping[int, str] = field(default_factory=dict)
    """Blocks that no score brings in, each with the reason."""


@dataclass(frozen=True, slots=True)
class Bars:
    """The blocks of a page that no score brings into an answer, each with the reason: worked out once a page."""

    all: Mapping[int, str]
    without_threads: Mapping[int, str]
    """The same but for comments and consent boxes that are told by their names alone, beside little other prose."""


def find_bars(page: Page, view: PageView) -> Bars:
    """Return what is barred on a page: the title, what stands beside the article, threads, text that is unseen."""
    barred = {
        **dict.fromkeys(view.title_at, "title"),
        **beside_blocks(page, view),
        **dict.fromkeys(_typed_text(view), "form"),
        **dict.fromkeys(view.under(MARKS["unseen"]), "json-ld"),
    }
    entries = entry_blocks(page, view)
    named, sure = _named_threads(view, _is_settled), _named_threads(view, _is_sure)
    return Bars({**barred, **named, **entries}, {**barred, **sure, **entries})


def answer_by_scores(
    page: Page,
    view: PageView,
    scores: Sequence[float],
    *,
    bar: float | None = None,
    barred: Mapping[int, str] | None = None,
) -> Answer:
    """Return the blocks whose scores reach a bar, without what is out of place, and with what belongs to them.

    Args:
        page: The page.
        view: What is seen of it.
        scores: The score of each block, 0-1.
        bar: The least score; without one that of the page's type.
        barred: The blocks that no score brings in; without them all that are barred on the page.
    """
    barred = dict(find_bars(page, view).all if barred is None else barred)
    if bar is None:
        bar = MIN_NEWS_SCORE if calls_itself_news(page) else MIN_SCORE
    chosen = {index for index, score in enumerate(scores) if score >= bar and index not in barred}
    _drop(chosen, barred, dict.fromkeys(_doubles(view, chosen), "said twice"))
    _drop(chosen, barred, out_of_place(page, view, chosen))
    chosen |= completed(page, view, chosen, barred, scores)
    return _finished(page, view, chosen, barred, scores)


def answer_of_blocks(
    page: Page,
    view: PageView,
    scores: Sequence[float],
    blocks: Iterable[int],
    barred: Mapping[int, str],
) -> Answer:
    """Return an answer of given blocks, such as an element's, without what is barred or said twice.

    It has the standfirst, and is not corrected otherwise: with that the candidates are less different, and the best one
    is worse (measured).
    """
    chosen, barred = {index for index in blocks if index not in barred}, dict(barred)
    _drop(chosen, barred, dict.fromkeys(_doubles(view, chosen), "said twice"))
    return _finished(page, view, chosen, barred, scores)


def title_order(view: PageView) -> tuple[int, ...]:
    """Return the blocks that say the title, headings of the first level before others."""
    return tuple(sorted(view.title_at, key=lambda index: (not view.signs[index] & MARKS["h1"], index)))


def _finished(
    page: Page, view: PageView, chosen: set[int], barred: Mapping[int, str], scores: Sequence[float]
) -> Answer:
    """Return the choice with its standfirst, or JSON-LD's text where a script would put that on the page."""
    standfirst = find_standfirst(page, view, scores, chosen, barred)
    if standfirst is not None:
        chosen.add(standfirst)
    unseen = view.under(MARKS["unseen"])
    if unseen and view.chars(chosen) < MIN_SEEN_SHARE * view.chars(unseen):
        return Answer(frozenset(unseen), None, {**barred, **dict.fromkeys(chosen, "json-ld has the text")})
    return Answer(frozenset(chosen), standfirst, barred)


def _typed_text(view: PageView) -> list[int]:
    """Return the blocks in a field for text: hardly a page has one."""
    above = {path for path in set(view.parents) if "/textarea[" in path}
    own = {leaf for leaf in set(view.leaves) if leaf.startswith("textarea[")}
    if not above and not own:
        return []
    places = zip(view.parents, view.leaves, strict=True)
    return [index for index, (parent, leaf) in enumerate(places) if parent in above or leaf in own]


def _drop(chosen: set[int], barred: dict[int, str], reasons: Mapping[int, str]) -> None:
    chosen.difference_update(reasons)
    barred.update(reasons)


def _named_threads(view: PageView, is_thread: Callable[[PageView, float], bool]) -> dict[int, str]:
    """Return the blocks under a name of comments or of consent, where its share of the prose makes it a thread."""
    shares = {sign: share for share, _, sign in view.furniture}
    bars = [(BITS[sign], sign) for sign in EXCLUSIVE if is_thread(view, shares[sign])]
    if not bars:
        return {}
    why = {bits: sign for bits in set(view.signs) for bit, sign in bars if bits & bit}
    return {index: why[bits] for index, bits in enumerate(view.signs) if bits in why}


def _is_settled(view: PageView, share: float) -> bool:
    """Tell whether an exclusive sign that covers a share of the prose settles the matter: the rest is an article."""
    return 0 < share < MOST or _is_sure(view, share)


def _is_sure(view: PageView, share: float) -> bool:
    """Tell whether the prose outside of an exclusive sign is an article's, however much stands under the sign."""
    return 0 < share < 1 and view.prose * (1 - share) >= MIN_REST_CHARS


def _doubles(view: PageView, chosen: set[int]) -> list[int]:
    """Return the chosen paragraphs that say again what another one says, as copies for small screens do.

    Of two the one stays that stands among more of the chosen text, or comes first. A copy stands in another element,
    among copies: what is said twice in one element is the article's own refrain, and so is what a section says again
    beside text of its own.
    """
    copies = [i for i in chosen if view.counts[view.texts[i]] > 1 and view.sizes[i] >= MIN_SENTENCE_CHARS]
    if len(copies) < 2:
        return []
    weight, copied = _sizes_by_parent(view, chosen), _sizes_by_parent(view, copies)
    first: dict[str, str] = {}
    order = sorted(copies, key=lambda index: (-weight[view.parents[index]], index))
    return [
        i
        for i in order
        if first.setdefault(view.texts[i], view.parents[i]) != view.parents[i]
        and copied[view.parents[i]] >= MIN_COPIED_SHARE * weight[view.parents[i]]
    ]


def _sizes_by_parent(view: PageView, blocks: Iterable[int]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for index in blocks:
        sizes[view.parents[index]] = sizes.get(view.parents[index], 0) + view.sizes[index]
    return sizes
