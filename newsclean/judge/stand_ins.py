"""Pages that state what they are, or that stand in for an article: live blogs, errors, walls and galleries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.lexicon.page_words import title_words
from newsclean.model import Page
from newsclean.observe.page_view import PageView
from newsclean.observe.signs import BITS, MARKS

__all__ = ["is_error", "is_gallery", "is_listing", "is_live", "is_wall"]

LIVE_TYPES = frozenset(("LiveBlogPosting",))
GALLERY_TYPES = frozenset(("ImageGallery", "MediaGallery", "ImageObjectGallery"))
LIVE_NAME = "liveblog"
MIN_UPDATES = 6
"""Times under that name that make a live blog."""
MIN_CAPTIONS = 5
"""Captions that make a gallery, where there are fewer paragraphs beside them."""
MIN_PARAGRAPH_WIDTH = 40
"""A shorter text beside the captions is a label or a subhead."""
CAPTION_REACH = 5
"""Blocks above and below the body in which captions are the article's."""
MAX_NOTICE_CHARS = 1_000
"""A page with a longer body is more than a notice. An offer in place of an article has up to about 700 characters."""
MAX_ERROR_CHARS = 600
"""A page with a longer body is no error, whatever its title."""
MIN_ERROR_WORDS = 3
"""Words of an error that may begin a longer title: "not found" and "access denied" begin stories, too."""
MAX_TEASER_CHARS = 1_000
"""The same for what is shown of an article that is for subscribers."""
MAX_NOTICE_BLOCKS = 15
"""On a page of no more blocks headings of any level may say what it is."""
MAX_HEADINGS = 3
MAX_CONSENT_BLOCKS = 30
"""Larger pages without a body are lists of links with a consent box; so three pages of 307."""
CONSENT_SHARE = 0.6
"""A page with more of its prose in a consent box, and without a body, is one."""
MIN_ENTRIES = 3
"""Headings that are links, which make a list below a title of one."""
MIN_LINKED = 0.9
_CUTS = re.compile(r"\s[|\-–—·»:]\s|[|:·]")
_NUMBERED = re.compile(r"\(?\d{1,3}\s?(?:/|of|von|de|sur|di)\s?\d{1,3}\b")
"""The number of a picture in its gallery, as in "3 / 12"."""
_ASKS = BITS["newsletter"] | MARKS["to-subscription"] | MARKS["to-account"]


def is_live(page: Page, view: PageView, body: Sequence[int]) -> bool:
    """Tell whether a page is a live blog: it says so, or has many times under the name of one."""
    del view
    if not LIVE_TYPES.isdisjoint(page.meta.types):
        return True
    times = [block for block in page.blocks if LIVE_NAME in block.hints and "time" in block.hints]
    return bool(body) and len(times) >= MIN_UPDATES


def is_error(page: Page, view: PageView, body: Sequence[int]) -> bool:
    """Tell whether a page says that there is none: by its title, with little prose."""
    is_short = view.chars(body) <= MAX_ERROR_CHARS
    return is_short and _is_titled(page, view, body, title_words("error"), MIN_ERROR_WORDS)


def is_wall(page: Page, view: PageView, body: Sequence[int]) -> bool:
    """Tell whether a page asks for something in place of its text: a log-in, consent, money, a check of the browser."""
    chars = view.chars(body)
    if page.meta.free is False and chars <= MAX_TEASER_CHARS and view.all_signs & _ASKS:
        return True
    if not _is_notice(view, body):
        return False
    consent = next((share for share, bit, _ in view.furniture if bit == BITS["consent"]), 0.0)
    is_small = not body and len(view.texts) <= MAX_CONSENT_BLOCKS
    return (is_small and consent > CONSENT_SHARE) or _is_titled(page, view, body, title_words("wall"))


def is_gallery(page: Page, view: PageView, body: Sequence[int]) -> bool:
    """Tell whether a page is made of pictures: it says so, numbers them, or has more text in captions than beside."""
    beside = [i for i in body if view.kinds[i] != "caption" and view.widths[i] >= MIN_PARAGRAPH_WIDTH]
    chars = view.chars(beside)
    if not GALLERY_TYPES.isdisjoint(page.meta.types):
        return chars <= MAX_NOTICE_CHARS
    if not beside:
        return False
    reach = range(max(0, body[0] - CAPTION_REACH), min(len(view.kinds), body[-1] + CAPTION_REACH + 1))
    captions = [index for index in reach if view.kinds[index] == "caption"]
    if len(captions) < MIN_CAPTIONS or len(captions) <= len(beside):
        return False
    numbered = [index for index in captions if _NUMBERED.match(view.texts[index])]
    return len(numbered) >= MIN_CAPTIONS or view.chars(captions) > chars


def is_listing(page: Page, view: PageView, body: Sequence[int]) -> bool:
    """Tell whether a page is titled as search results, as an archive or the like, and has headings that are links."""
    entries = [i for i, kind in enumerate(view.kinds) if kind == "heading" and view.ratios[i] > MIN_LINKED]
    return len(entries) >= MIN_ENTRIES and _is_titled(page, view, body, title_words("listing"))


def _is_notice(view: PageView, body: Sequence[int]) -> bool:
    return view.chars(body) <= MAX_NOTICE_CHARS


def _is_titled(
    page: Page, view: PageView, body: Sequence[int], words: frozenset[str], least: int = 2
) -> bool:
    """Tell whether a part of the title is one of these, or begins with one of at least so many words."""
    return any(part in words or _begins(part, words, least) for part in _title_parts(page, view, body))


def _begins(part: str, words: frozenset[str], least: int) -> bool:
    steps = part.split()
    return any(" ".join(steps[:count]) in words for count in range(least, len(steps)))


def _title_parts(page: Page, view: PageView, body: Sequence[int]) -> Iterator[str]:
    """Yield the titles of a page, and what stands between their dashes and bars; without marks at the ends.

    The heading of a consent box is none where the body stands outside of it.
    """
    others = BITS["consent"] if any(not view.signs[index] & BITS["consent"] for index in body) else 0
    headings = [i for i, kind in enumerate(view.kinds) if kind == "heading" and not view.signs[i] & others]
    if len(view.texts) > MAX_NOTICE_BLOCKS:
        headings = [index for index in headings if view.signs[index] & MARKS["h1"]]
    for title in (page.meta.title or "", *[view.texts[index] for index in headings[:MAX_HEADINGS]]):
        whole = title.lower()
        for part in {whole, *_CUTS.split(whole)}:
            yield part.strip(" .…!?\"'“”")
