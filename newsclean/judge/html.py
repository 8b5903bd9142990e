"""Where the article lies on an HTML page: each block scored by the block model, then what the whole page says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsclean.errors import NewscleanError
from newsclean.judge.choice import MENU_LINKS, MOST, MainChoice, confidence, reasons_against
from newsclean.judge.corrections import completed, out_of_place
from newsclean.judge.page_kind import judge_kind
from newsclean.judge.second_opinion import ENGINES, kept_by
from newsclean.judge.standfirst import find_standfirst
from newsclean.learned.forest import load_forest
from newsclean.model import Page
from newsclean.observe.block_features import FEATURES, PARTS, feature_parts
from newsclean.observe.context_features import CONTEXT_FEATURES, MIN_SCORE, context_rows, markup
from newsclean.observe.page_view import PageView, view_page
from newsclean.observe.signs import BITS, EXCLUSIVE, MARKS
from newsclean.text import ends_sentence

__all__ = ["CHOICES", "OWN", "MainChoice", "choose_main", "find_main"]

OWN, AUTO = "own", "auto"
"""Engines: this room's own choice alone; the same with the votes of all second opinions where it is weak."""
CHOICES = (OWN, AUTO, *ENGINES)
MIN_CONFIDENCE = 0.5
"""Below this the own choice is weak: one page in a hundred. Above it the votes make it worse (measured)."""

MIN_NEWS_SCORE = 0.6
"""The bar on pages that call themselves news: their boxes and promos look most like prose. Swept over .45-.65."""
MIN_ARTICLE_CHARS = 120
"""Less prose than this is a teaser, a notice or an error message, no article."""
MIN_UNNAMED_CHARS = 300
"""The same where nothing calls the page an article."""
ARTICLE_TYPES = ("article", "posting", "report", "review", "recipe", "howto")
MIN_REST_CHARS = 2_000
"""So much prose without them, and comments are comments however many they are. Of eight pages with most of their prose
under such a sign this parted all: above it none of that was the article's, below it nearly all."""
MIN_SENTENCE_CHARS = 40
MIN_SEEN_SHARE = 0.3
"""Where the page shows less than this of what its JSON-LD gives as the article's text, a script puts it there."""
VOTE_SCORE = 0.25
"""What the vote of a second opinion adds to a score or takes from it."""
MODEL, CONTEXT_MODEL = "block_model", "context_model"
DOUBTFUL = (0.2, 0.8)
"""Scores between these are judged again, by how blocks like theirs fare: one block in eight. (Trees may stop at a
score beyond .16 or .84, where the rest of them hardly ever changes sides.)"""

_BARS = (*(BITS[sign] for sign in reversed(EXCLUSIVE)), MARKS["unseen"])
_KINDS = {"heading": "subhead", "line": "paragraph"}


def find_main(page: Page) -> MainChoice:
    """Return which blocks of an HTML page are its article, as `page.engine` has it.

    A page without an article, such as an index, a login wall or an error page, gives an empty body.

    Raises NewscleanError where another engine than "own" is asked for and the page's source was not kept.
    """
    if not page.blocks:
        return MainChoice(out={})
    view = view_page(page)
    choice = choose_main(page, view)
    return replace(choice, page=judge_kind(page, view, [index for index, _ in choice.body]))


def choose_main(page: Page, view: PageView) -> MainChoice:
    """Return the same from a page and its view, without the kind of the page."""
    if page.engine != OWN and page.html is None:
        raise NewscleanError(f"engine {page.engine!r} needs the page's HTML: use newsclean.clean()")
    if page.engine not in (OWN, AUTO):
        kept = kept_by(page.engine, page)
        return _choose(page, view, [float(index in kept) for index in range(len(page.blocks))], foreign=True)
    scores = _scores(page, view)
    own = _choose(page, view, scores)
    if page.engine == OWN or confidence(view, scores) >= MIN_CONFIDENCE:
        return own
    _weigh_votes(scores, [kept_by(engine, page) for engine in ENGINES])
    return _choose(page, view, scores)


def _scores(page: Page, view: PageView) -> list[float]:
    """Return the score of each block, 0-1; for a doubtful one, the mean with a second one that knows the others'."""
    parts = list(feature_parts(page, view))
    scores = load_forest(MODEL, FEATURES, PARTS).scores(parts)
    low, high = DOUBTFUL
    asked = [index for index, score in enumerate(scores) if low < score < high]
    if asked:
        context = context_rows(view, markup(page, view), scores, asked)
        rows = [(*parts[index], row) for index, row in zip(asked, context, strict=True)]
        again = load_forest(
            CONTEXT_MODEL, (*FEATURES, *CONTEXT_FEATURES), (*PARTS, len(CONTEXT_FEATURES))
        ).scores(rows)
        for index, score in zip(asked, again, strict=True):
            scores[index] = (scores[index] + score) / 2
    return scores


def _choose(page: Page, view: PageView, scores: Sequence[float], *, foreign: bool = False) -> MainChoice:
    """Choose by scores: those of the block model, or of another engine 1 for what it keeps and 0 for the rest."""
    titles = _titles(view)
    barred = _barred(view, titles)
    if foreign:  # other engines keep captions; where they go is not for them to say
        barred |= {i: "caption" for i, kind in enumerate(view.kinds) if kind == "caption"}
    bar = MIN_NEWS_SCORE if (page.meta.type or "").endswith("NewsArticle") else MIN_SCORE
    chosen = {index for index, score in enumerate(scores) if score >= bar and index not in barred}
    for index in _doubles(view, chosen):
        barred[index] = "said twice"
        chosen.discard(index)
    for index, why in out_of_place(page, view, chosen).items():
        barred[index] = why
        chosen.discard(index)
    chosen |= completed(page, view, chosen, barred, scores)
    standfirst = find_standfirst(page, view, scores, chosen, barred)
    if standfirst is not None:
        chosen.add(standfirst)
    chosen, standfirst = _verified(page, view, chosen, barred, standfirst)
    body = tuple([(i, _kind(view.kinds[i], i == standfirst)) for i in sorted(chosen)])
    out = {i: why for i, why in barred.items() if i not in chosen}
    rest = chosen.union(barred)
    if foreign:
        out |= {i: f"{page.engine} leaves it out" for i in range(len(page.blocks)) if i not in rest}
    else:
        out |= reasons_against(view, scores, rest)
    return MainChoice(body, standfirst, titles, out)


def _verified(
    page: Page, view: PageView, chosen: set[int], barred: dict[int, str], standfirst: int | None
) -> tuple[set[int], int | None]:
    """Return the choice, or JSON-LD's text where a script would put it on the page, or nothing for no article."""
    unseen = {index for index, bits in enumerate(view.signs) if bits & MARKS["unseen"]}
    if unseen and view.chars(chosen) < MIN_SEEN_SHARE * view.chars(unseen):
        barred.update(dict.fromkeys(chosen, "json-ld has the text"))
        return unseen, None
    if not _is_article(page, view, chosen):
        for index in chosen:
            barred.setdefault(index, "too little prose for an article")
        return set(), None
    return chosen, standfirst


def _weigh_votes(scores: list[float], votes: Sequence[frozenset[int]]) -> None:
    """Let each second opinion raise the scores of what it keeps and lower the others."""
    for kept in votes:
        for index in range(len(scores)):
            scores[index] += VOTE_SCORE if index in kept else -VOTE_SCORE


def _kind(kind: str, is_standfirst: bool) -> str:
    return "standfirst" if is_standfirst else _KINDS.get(kind, kind)


def _titles(view: PageView) -> tuple[int, ...]:
    """Return the blocks that say the title, headings of the first level before others."""
    return tuple(sorted(view.title_at, key=lambda index: (not view.signs[index] & MARKS["h1"], index)))


def _barred(view: PageView, titles: tuple[int, ...]) -> dict[int, str]:
    """Return the blocks that no score brings into the body, with the reason."""
    barred = dict.fromkeys(titles, "title")
    why = {MARKS["unseen"]: "json-ld"}
    why |= {
        bit: sign for share, bit, sign in view.furniture if sign in EXCLUSIVE and _is_settled(view, share)
    }
    bars = sum(why)
    for index, bits in enumerate(view.signs):
        if bits & bars:
            barred[index] = next(why[bit] for bit in _BARS if bits & bars & bit)
    return barred


def _is_settled(view: PageView, share: float) -> bool:
    """Tell whether an exclusive sign that covers a share of the prose settles the matter: the rest is an article."""
    return 0 < share < MOST or (share < 1 and view.prose * (1 - share) >= MIN_REST_CHARS)


def _doubles(view: PageView, chosen: set[int]) -> list[int]:
    """Return the chosen paragraphs that say again what another one says, as copies for small screens do.

    Of two the one stays that stands among more of the chosen text, or comes first.
    """
    copies = [i for i in chosen if view.counts[view.texts[i]] > 1 and view.sizes[i] >= MIN_SENTENCE_CHARS]
    if len(copies) < 2:
        return []
    weight: dict[str, int] = {}
    for index in chosen:
        weight[view.parents[index]] = weight.get(view.parents[index], 0) + view.sizes[index]
    said: set[str] = set()
    doubles = []
    for index in sorted(copies, key=lambda index: (-weight[view.parents[index]], index)):
        if view.texts[index] in said:
            doubles.append(index)
        said.add(view.texts[index])
    return doubles


def _is_article(page: Page, view: PageView, chosen: set[int]) -> bool:
    """Tell whether what was chosen is prose at all, and more than a notice where nothing calls the page an article."""
    prose = 0
    for index in chosen:
        is_long = view.sizes[index] >= MIN_SENTENCE_CHARS and view.ratios[index] < MENU_LINKS
        if is_long and (view.kinds[index] != "heading" or ends_sentence(view.texts[index])):
            prose += view.sizes[index]
    if prose >= MIN_UNNAMED_CHARS:
        return True
    named = _is_called_article(page, view) or any("/article[" in view.paths[index] for index in chosen)
    return named and prose >= MIN_ARTICLE_CHARS


def _is_called_article(page: Page, view: PageView) -> bool:
    """Tell whether a page calls itself an article, or has what only articles have: a day, an author, its text apart."""
    meta = page.meta
    if meta.published or meta.authors or meta.section or (meta.type or "").lower().endswith(ARTICLE_TYPES):
        return True
    return any(bits & MARKS["json-ld-body"] for bits in view.signs)
