"""Pages that state what they are, or that stand in for an article: live blogs, errors, walls and galleries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.lexicon.page_words import title_words
from newsclean.model import Page
from newsclean.observe.page_view import PageView
from newsclean.observe.signs import BITS, MARKS

__all__ = ["is_error", "is_gallery", "is_live", "is_wall"]

LIVE_TYPES = frozenset(("LiveBlogPosting",))
GALLERY_TYPES = frozenset(("ImageGallery", "MediaGallery", "ImageObjectGallery"))
LIVE_NAMES = frozenset(("liveblog", "live", "ticker"))
MIN_UPDATES = 6
"""Times under names of live blogs that make one."""
MIN_CAPTIONS = 5
"""Captions that make a gallery, where there is less text beside them."""
MAX_NOTICE_CHARS = 1_000
"""A page with a longer body is more than a notice. An offer in place of an article has up to about 700 characters."""
MAX_TEASER_CHARS = 1_000
"""The same for what is shown of an article that is for subscribers."""
CONSENT_SHARE = 0.6
"""A page with more of its prose in a consent box, and without a body, is one."""
_CUTS = re.compile(r"\s[|\-–—·»:]\s|[|:·]")
_ASKS = BITS["newsletter"] | MARKS["to-subscription"] | MARKS["to-account"]


def is_live(page: Page, view: PageView, body: Sequence[int]) -> bool:
    """Tell whether a page is a live blog: it says so, or has many times under names of one."""
    if not LIVE_TYPES.isdisjoint(page.meta.types):
        return True
    if not body or not any(bits & BITS["player"] for bits in view.signs):  # the sign that its names give
        return False
    times = [
        block for block in page.blocks if "time" in block.hints and not LIVE_NAMES.isdisjoint(block.hints)
    ]
    return len(times) >= MIN_UPDATES


def is_error(page: Page, view: PageView, body: Sequence[int]) -> bool:
    """Tell whether a page says that there is none: by its title, with little prose."""
    return _is_notice(view, body) and _is_titled(page, view, title_words("error"))


def is_wall(page: Page, view: PageView, body: Sequence[int]) -> bool:
    """Tell whether a page asks for something in place of its text: a log-in, consent, money, a check of the browser."""
    chars = view.chars(body)
    if page.meta.free is False and chars <= MAX_TEASER_CHARS and any(bits & _ASKS for bits in view.signs):
        return True
    if not _is_notice(view, body):
        return False
    consent = next((share for share, bit, _ in view.furniture if bit == BITS["consent"]), 0.0)
    return (not body and consent > CONSENT_SHARE) or _is_titled(page, view, title_words("wall"))


def is_gallery(page: Page, view: PageView, body: Sequence[int]) -> bool:
    """Tell whether a page is made of pictures: it says so, or has more text in captions than beside them."""
    chars = sum([view.sizes[index] for index in body if view.kinds[index] != "caption"])
    if not GALLERY_TYPES.isdisjoint(page.meta.types):
        return chars <= MAX_NOTICE_CHARS
    captions = [index for index, kind in enumerate(view.kinds) if kind == "caption"]
    return bool(body) and len(captions) >= MIN_CAPTIONS and view.chars(captions) > chars


def _is_notice(view: PageView, body: Sequence[int]) -> bool:
    return view.chars(body) <= MAX_NOTICE_CHARS


def _is_titled(page: Page, view: PageView, words: frozenset[str]) -> bool:
    """Tell whether a part of the title is one of these, or begins with one of more than one word."""
    return any(part in words or _begins(part, words) for part in _title_parts(page, view))


def _begins(part: str, words: frozenset[str]) -> bool:
    """Tell whether a part of a title begins with one of these, up to the end of a word."""
    steps = part.split()
    return any(" ".join(steps[:count]) in words for count in range(2, len(steps)))


def _title_parts(page: Page, view: PageView) -> Iterator[str]:
    """Yield the titles of a page, and what stands between their dashes and bars; without marks at the ends."""
    h1s = [view.texts[index] for index, bits in enumerate(view.signs) if bits & MARKS["h1"]]
    for title in (page.meta.title or "", *h1s[:3]):
        whole = title.lower()
        for part in {whole, *_CUTS.split(whole)}:
            yield part.strip(" .…!?\"'“”")
