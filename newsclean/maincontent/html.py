"""Where the article lies on an HTML page: each block scored by the block model, then what the whole page says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsclean.maincontent.block_features import block_features
from newsclean.maincontent.forest import load_forest
from newsclean.maincontent.page_view import PageView, view_page
from newsclean.maincontent.signs import EXCLUSIVE, FURNITURE, SIGNS
from newsclean.model import Page
from newsclean.text import ends_sentence, fold

__all__ = ["MainChoice", "find_main"]

MIN_SCORE = 0.5
"""A block of at least this score is body. Swept over .3-.6: below, precision falls faster than recall rises."""
MIN_LEAD_SCORE = 0.1
"""A summary above the body, at a place and with words that say so, needs no more than this."""
MIN_LEAD_CHARS = 40
MAX_LEAD_CHARS = 700
LEAD_REACH = 8
"""Blocks above the body in which a standfirst may stand."""
MIN_ARTICLE_CHARS = 120
"""Less prose than this is a teaser, a notice or an error message, no article."""
MIN_SENTENCE_CHARS = 40
MIN_SEEN_SHARE = 0.3
"""Where the page shows less than this of what its JSON-LD gives as the article's text, a script puts it there."""
MENU_LINKS = 0.6
MOST = 0.5
"""Share of a page's prose that no sign of furniture outweighs."""
VOTE_SCORE = 0.25
"""What the vote of a second opinion adds to a score or takes from it."""
MODEL = "block_model.json.gz"

_KINDS = {"heading": "subhead", "line": "paragraph"}


@dataclass(frozen=True, slots=True)
class MainChoice:
    """Which blocks of a page are its article, and why the others are not."""

    body: tuple[tuple[int, str], ...] = ()
    """(index, kind of paragraph) of the blocks of the body in order, the standfirst among them."""
    standfirst: int | None = None
    titles: tuple[int, ...] = ()
    """Blocks that say the page's title, the best first; none of them is in the body."""
    out: Mapping[int, str] | None = None
    """Why each other block is not in the body: "hidden", "menu", a sign such as "comment", or a low score."""
    confidence: float = 0.0
    """How sure the choice is, 0-1: mean distance of the scores from the bar, by text."""


def find_main(page: Page, votes: Mapping[str, frozenset[int]] | None = None) -> MainChoice:
    """Return which blocks of an HTML page are its article.

    `votes` are the second opinions: by name of an engine, the blocks that it keeps. A page without an article, such
    as an index, a login wall or an error page, gives an empty body.
    """
    if not page.blocks:
        return MainChoice(out={})
    view = view_page(page)
    forest = load_forest(MODEL)
    scores = [forest.score(row) for row in block_features(page, view)]
    _weigh_votes(scores, votes or {})
    titles = _titles(page, view)
    barred = _barred(page, view, titles)
    chosen = {index for index, score in enumerate(scores) if score >= MIN_SCORE and index not in barred}
    for index in _doubles(view, chosen):
        barred[index] = "said twice"
        chosen.discard(index)
    standfirst = _standfirst(page, view, scores, chosen, barred)
    if standfirst is not None:
        chosen.add(standfirst)
    unseen = {index for index, block in enumerate(page.blocks) if "unseen" in block.hints}
    if unseen and _chars(view, chosen) < MIN_SEEN_SHARE * _chars(view, unseen):
        chosen, barred, standfirst = unseen, {**barred, **dict.fromkeys(chosen, "json-ld has the text")}, None
    elif not _is_article(page, view, chosen):
        chosen, barred, standfirst = (
            set(),
            {**dict.fromkeys(chosen, "too little prose for an article"), **barred},
            None,
        )
    body = tuple((i, _kind(page.blocks[i].kind, i == standfirst)) for i in sorted(chosen))
    out = {i: why for i, why in barred.items() if i not in chosen}
    out |= _reasons(page, view, scores, {*chosen, *barred})
    return MainChoice(body, standfirst, titles, out, _confidence(view, scores))


def _weigh_votes(scores: list[float], votes: Mapping[str, frozenset[int]]) -> None:
    """Let each second opinion raise the scores of what it keeps and lower the others."""
    for kept in votes.values():
        for index in range(len(scores)):
            scores[index] += VOTE_SCORE if index in kept else -VOTE_SCORE


def _kind(kind: str, is_standfirst: bool) -> str:
    return "standfirst" if is_standfirst else _KINDS.get(kind, kind)


def _chars(view: PageView, chosen: set[int]) -> int:
    return sum(len(view.texts[index]) for index in chosen)


def _titles(page: Page, view: PageView) -> tuple[int, ...]:
    """Return the blocks that say the title, headings of the first level before others."""
    return tuple(sorted(view.title_at, key=lambda index: ("h1" not in page.blocks[index].hints, index)))


def _barred(page: Page, view: PageView, titles: tuple[int, ...]) -> dict[int, str]:
    """Return the blocks that no score brings into the body, with the reason."""
    barred = dict.fromkeys(titles, "title")
    exclusive = [
        (place, name)
        for place, name in enumerate(SIGNS)
        if name in EXCLUSIVE and 0 < view.sign_share[place] < MOST
    ]
    for index, block in enumerate(page.blocks):
        if "unseen" in block.hints:
            barred[index] = "json-ld"
        for place, name in exclusive:
            if view.signs[index] >> place & 1:
                barred[index] = name
    return barred


def _doubles(view: PageView, chosen: set[int]) -> list[int]:
    """Return the chosen paragraphs that say again what another one says, as copies for small screens do.

    Of two the one stays that stands among more of the chosen text, or comes first.
    """
    weight: dict[str, int] = {}
    for index in chosen:
        weight[view.parents[index]] = weight.get(view.parents[index], 0) + len(view.texts[index])
    said: set[str] = set()
    doubles = []
    for index in sorted(chosen, key=lambda index: (-weight[view.parents[index]], index)):
        if view.texts[index] in said:
            doubles.append(index)
        elif len(view.texts[index]) >= MIN_SENTENCE_CHARS:
            said.add(view.texts[index])
    return doubles


def _standfirst(
    page: Page, view: PageView, scores: list[float], chosen: set[int], barred: Mapping[int, str]
) -> int | None:
    """Return the summary above the body: it repeats the description, or its names say so, and a paragraph follows."""
    prose = [index for index in sorted(chosen) if page.blocks[index].kind == "paragraph"]
    if len(prose) < 2:
        return None
    second = prose[1]
    lead = 1 << list(SIGNS).index("lead")
    opening = view.description[:MIN_LEAD_CHARS]
    for index in range(max(0, prose[0] - LEAD_REACH), second):
        block, size = page.blocks[index], len(view.texts[index])
        if index in barred or not MIN_LEAD_CHARS <= size <= MAX_LEAD_CHARS or block.link_ratio > MENU_LINKS:
            continue
        repeats = len(opening) == MIN_LEAD_CHARS and fold(view.texts[index][: 2 * MIN_LEAD_CHARS]).startswith(
            opening
        )
        named = bool(view.signs[index] & lead) and view.parents[index] != view.parents[second]
        if (repeats or (named and index in chosen)) and scores[index] >= MIN_LEAD_SCORE:
            return index if _stands_apart(page, view, index, second) else None
    return None


def _stands_apart(page: Page, view: PageView, index: int, following: int) -> bool:
    """Tell whether a block is set off from the paragraphs: in another element, or under other names."""
    if view.parents[index] != view.parents[following]:
        return True
    return page.blocks[index].kind == "heading" or page.blocks[index].hints != page.blocks[following].hints


def _is_article(page: Page, view: PageView, chosen: set[int]) -> bool:
    """Tell whether what was chosen is prose at all."""
    sentences = [
        len(view.texts[index])
        for index in chosen
        if len(view.texts[index]) >= MIN_SENTENCE_CHARS
        and page.blocks[index].link_ratio < MENU_LINKS
        and (ends_sentence(view.texts[index]) or page.blocks[index].kind != "heading")
    ]
    return sum(sentences) >= MIN_ARTICLE_CHARS


def _reasons(page: Page, view: PageView, scores: list[float], skip: set[int]) -> dict[int, str]:
    """Return what speaks most clearly against each block that is not skipped, and its score."""
    known: dict[tuple[int, bool, bool, bool], str] = {}
    found = {}
    for index, (block, score) in enumerate(zip(page.blocks, scores, strict=True)):
        if index in skip:
            continue
        key = (
            view.signs[index],
            "hidden" in block.hints,
            block.link_ratio > MENU_LINKS,
            block.kind == "caption",
        )
        if key not in known:
            known[key] = _reason(view, *key)
        found[index] = f"{known[key]} (score {score:.2f})"
    return found


def _reason(view: PageView, bits: int, is_hidden: bool, is_linked: bool, is_caption: bool) -> str:
    """Return what speaks most clearly against blocks of these signs."""
    shares = {
        name: view.sign_share[place]
        for place, name in enumerate(SIGNS)
        if name in FURNITURE and bits >> place & 1
    }
    least = min(shares, key=lambda name: shares[name], default="")
    if is_hidden:
        return "hidden"
    if is_linked:
        return f"links, {least}" if least else "links"
    if least and shares[least] < MOST:
        return least
    return "caption" if is_caption else "apart from the article's paragraphs"


def _confidence(view: PageView, scores: list[float]) -> float:
    """Return the mean distance of the scores from the bar, weighted by text, 0-1."""
    total = sum(map(len, view.texts)) or 1
    far = sum(abs(score - MIN_SCORE) * 2 * len(text) for score, text in zip(scores, view.texts, strict=True))
    return min(1.0, far / total)
