"""The blocks of a page that say its title: alone, or as a heading with a label beside it."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.model import Block, Page
from newsclean.observe.title_forms import title_key

__all__ = ["says_title", "title_blocks", "title_span"]

SLACK = 12
"""Characters by which a block's text and the key of its title may differ in length."""
MIN_LABELLED_CHARS = 20
"""A shorter title stands at the end of other headings by chance."""
MAX_LABEL_CHARS = 80
"""A longer text beside the title in its heading is no label."""


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
    return tuple(
        [i for i in near if _may_hold(texts[i], longest) and says_title(page.blocks[i], texts[i], key)]
    )


def _may_hold(text: str, word: str) -> bool:
    """Tell whether a word of a key may be in a text: it is, or invisible characters may hide it."""
    return word in text.casefold() or not text.isprintable()


def says_title(block: Block, text: str, key: str) -> bool:
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
