"""What stands beside the article by the page's structure: asides and feeds outside its element, slides inside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import takewhile

from newsclean.judge.entries import (
    Key,
    blocks_of,
    dated_heads,
    elements_alike,
    holds_opening,
    opening_width,
)
from newsclean.model import Page
from newsclean.observe.anchor import article_of
from newsclean.observe.page_view import PageView
from newsclean.observe.prose import is_prose_block
from newsclean.observe.signs import MARKS

__all__ = ["article_element", "beside_blocks", "common_element"]

COMPLEMENTARY = frozenset(("complementary",))
"""The role of what stands beside the main content, as <aside> has it. No such box was ever the article's."""
GALLERY = frozenset("gallery galerie galleria fotostrecke slideshow".split())
"""Names of elements with pictures and their captions."""
MIN_DATED, MIN_ENTRIES = 2, 3
"""So many elements of the same markup are a feed: with a date each; with a link to a story, or two texts, each."""
MIN_ARTICLE_WIDTH = 300
"""So much prose stands in the element of the article's opening: else a feed may be all that the page has."""
MIN_TEXT_WIDTH = 40
MIN_LINK_WIDTH = 12
MOST_LINKS = 0.5
MOST_BLOCKS = 8
"""An entry of a feed has no more blocks."""
MIN_SLIDES = 3
ABOVE = "above the headline"
"""Texts above the headline, outside the element of headline and opening: consent boxes, notices, promos. Of 30 blocks
on 12 pages at hand that scores would bring in, 27 were none of the article."""
BODY_LEVEL = "/html/body".count("/")
ENTRIES = ("li", "article")
_COUNTER = re.compile(r"(?P<at>\d{1,2})\s?(?:/|of|von|de|sur|di|van|av|z)\s?(?P<of>\d{1,2})\b(?![/.\d])")
"""The counter of a slide, such as "2/6"."""


def article_element(view: PageView) -> str | None:
    """Return the path of the innermost element with both the headline and the opening of the article.

    None where only the body holds both, or where a page lacks one of them.
    """
    titles = [view.paths[index] for index in view.title_at if view.kinds[index] == "heading"]
    if not titles or not view.anchor:
        return None
    element = common_element([titles[0], view.anchor])
    return element if element.count("/") > BODY_LEVEL else None


def beside_blocks(page: Page, view: PageView) -> dict[int, str]:
    """Return the blocks that stand beside the article by the page's structure, each with what they are.

    None where no more than one text would be left: then the article stands in what is named or placed as an aside.
    """
    found = _beside(page, view)
    beside = sum([is_prose_block(view.sizes[i], view.ratios[i], view.kinds[i]) for i in found])
    *_, prose_blocks = view.groups[""]
    return found if not beside or prose_blocks - beside > 1 else {}


def _beside(page: Page, view: PageView) -> dict[int, str]:
    found = dict.fromkeys(_boxed(page, view, COMPLEMENTARY), "aside")
    found |= dict.fromkeys(_slides(view), "gallery")
    is_article = opening_width(view) >= MIN_ARTICLE_WIDTH
    if is_article:
        found |= dict.fromkeys(_boxed(page, view, GALLERY), "gallery")
    element = article_element(view)
    if element is None or view.groups[element][-1] <= 1:
        return found  # no more than a standfirst: the text stands elsewhere
    inside = element + "/"
    outside = [index for index, path in enumerate(view.paths) if not path.startswith(inside)]
    found |= {index: "aside" for index in outside if view.signs[index] & MARKS["aside"]}
    if is_article:
        headline = _headline(view)
        found |= {index: ABOVE for index in outside if index < headline and _is_text(view, index)}
    if is_article and "LiveBlogPosting" not in page.meta.types:
        found |= _feeds(page, view, sorted({*outside, *_above_opening(view)}))
    return found


def _headline(view: PageView) -> int:
    """Return the first heading that says the title, on a page that has one."""
    return next(index for index in view.title_at if view.kinds[index] == "heading")


def _above_opening(view: PageView) -> list[int]:
    """Return the blocks between the headline and the <article> of the opening that stand in no <article> themselves."""
    own = article_of(view.anchor)
    first = next((i for i, path in enumerate(view.paths) if own and path.startswith(own + "/")), 0)
    return [index for index in range(_headline(view) + 1, first) if not article_of(view.paths[index])]


def _boxed(page: Page, view: PageView, names: frozenset[str]) -> list[int]:
    """Return the blocks inside an element with one of some names that holds neither headline nor opening."""
    holds = [f"{view.anchor}/", *(f"{view.paths[index]}/" for index in view.title_at)]
    known = {"": "/"}
    found = []
    for index, block in enumerate(page.blocks):
        if not names.isdisjoint(block.hints):
            box = _named(page, view.paths[index], names, known)
            if not any(each.startswith(box) for each in holds):
                found.append(index)
    return found


def _named(page: Page, path: str, names: frozenset[str], known: dict[str, str]) -> str:
    """Return the path, with a slash, of the innermost element from a block upwards that has one of some names.

    `known` are those of the elements that were looked at before.
    """
    below = []
    while path not in known:
        if not names.isdisjoint(page.elements.get(path, frozenset())):
            known[path] = f"{path}/"
        else:
            below.append(path)
            path = path.rpartition("/")[0]
    known |= dict.fromkeys(below, known[path])
    return known[path]


def _feeds(page: Page, view: PageView, outside: Sequence[int]) -> dict[int, str]:
    """Return the blocks outside the article's element that are entries of a feed: of a ticker, or of teasers."""
    apart = set(outside)
    dated = [index for index in dated_heads(view) if index in apart]
    found = _entries(view, elements_alike(page, view, dated), MIN_DATED)
    linked = [index for index in outside if _links_to_story(view, index)]
    found |= _entries(view, elements_alike(page, view, linked), MIN_ENTRIES)
    texts = [index for index in outside if _is_text(view, index)]
    listed = {key: each for key, each in elements_alike(page, view, texts).items() if key.element in ENTRIES}
    found |= _entries(view, listed, MIN_ENTRIES, least_blocks=2)
    return dict.fromkeys(found & apart, "feed")


def _entries(
    view: PageView, groups: Mapping[Key, dict[str, int]], least: int, *, least_blocks: int = 1
) -> set[int]:
    """Return the blocks of the groups of elements that are entries of a feed."""
    found: set[int] = set()
    for entries in groups.values():
        if len(entries) < least or holds_opening(view, entries):
            continue
        blocks = [blocks_of(view, path, head) for path, head in entries.items()]
        if 2 * sum([len(each) >= least_blocks and _is_entry(view, each) for each in blocks]) > len(blocks):
            found.update(index for each in blocks for index in each)
    return found


def _links_to_story(view: PageView, index: int) -> bool:
    return view.ratios[index] > MOST_LINKS and view.widths[index] >= MIN_LINK_WIDTH


def _is_entry(view: PageView, blocks: Sequence[int]) -> bool:
    """Tell whether an element is an entry of a feed: a text or two below a head, and not much else."""
    return len(blocks) <= MOST_BLOCKS and any(_is_text(view, index) for index in blocks)


def _is_text(view: PageView, index: int) -> bool:
    return view.widths[index] >= MIN_TEXT_WIDTH and view.ratios[index] < MOST_LINKS


def _slides(view: PageView) -> list[int]:
    """Return the slides of a gallery: elements side by side that count "1/3", "2/3", "3/3", without the opening."""
    counters = [
        (i, match)
        for i, text in enumerate(view.texts)
        if text[:1].isdecimal() and (match := _COUNTER.match(text))
    ]
    slides: list[str] = []
    for of, count in Counter([match["of"] for _, match in counters]).items():
        mine = [(int(match["at"]), view.paths[i]) for i, match in counters if match["of"] == of]
        if count >= MIN_SLIDES and [at for at, _ in mine] == list(range(1, count + 1)):
            slides.append(common_element([path for _, path in mine]))
    slides = [path for path in slides if not view.anchor.startswith(path)]
    inside = tuple([f"{path}/" for path in slides])
    return [i for i, path in enumerate(view.paths) if path.startswith(inside)] if inside else []


def common_element(paths: Sequence[str]) -> str:
    """Return the path of the innermost element around some others.

    >>> common_element(["/html/body/div[1]/p[1]", "/html/body/div[1]/p[12]"])
    '/html/body/div[1]'
    """
    steps = zip(*[path.split("/") for path in paths], strict=False)
    return "/".join([each[0] for each in takewhile(lambda step: len(set(step)) == 1, steps)])
