"""What HTML's element names mean for reading: what stands in a line, what is not shown, what kind a block is."""

from __future__ import annotations

__all__ = [
    "BESIDE",
    "BLOCK",
    "CELL",
    "CELL_BREAK",
    "HIDING_CLASSES",
    "IMAGE",
    "INLINE",
    "KIND_OF",
    "LANDMARKS",
    "LINE_BREAK",
    "LINK",
    "MARKS",
    "MENU_BREAK",
    "PROSE",
    "RESETS_KIND",
    "ROLE_OF",
    "SINGLE",
    "SKIP",
]

BLOCK, INLINE, LINK, SKIP, MARK, CELL, IMAGE = range(7)
"""What an element does to the text around it: it ends a paragraph, nothing, is not shown, puts a mark, is a picture."""

MENU_BREAK, LINE_BREAK, CELL_BREAK = "\x1d", "\x1e", "\x1f"
"""Marks put among the text: group separator between lines of a menu, record separator for a line break, unit
separator for a table cell. All three are white space to Python."""

MARKS = {"br": LINE_BREAK, "td": CELL_BREAK, "th": CELL_BREAK, "option": " "}

ROLE_OF: dict[object, int] = {
    **dict.fromkeys(
        "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption "
        "figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main "
        "menu nav noframes noscript ol optgroup p plaintext pre search section select summary table tbody "
        "tfoot thead tr ul xmp button textarea video audio canvas caption".split(),
        BLOCK,
    ),
    **dict.fromkeys(
        "abbr acronym b basefont bdi bdo big cite code data del dfn em embed f font g i input ins kbd "
        "label mark nobr math mfrac mi mn mo mover mrow mspace msqrt mstyle msub msubsup msup mtext "
        "munder munderover path q rb rp rt rtc ruby s samp small source span strike strong sub "
        "sup time track tt u use var wbr".split(),
        INLINE,
    ),
    **dict.fromkeys(
        "script style template svg iframe title noembed object meta link annotation annotation-xml".split(),
        SKIP,
    ),
    "a": LINK,
    **dict.fromkeys(("br", "option"), MARK),
    **dict.fromkeys(("td", "th"), CELL),
    **dict.fromkeys(("img", "picture", "amp-img"), IMAGE),
}
"""Elements by what they do."""

PROSE = frozenset("p h1 h2 h3 h4 h5 h6 span a b i em strong li".split())
"""Elements in which an unknown element stands in the line: a custom <x-link> does not end a sentence."""

BESIDE = frozenset(("rt", "rtc", "rp"))
"""Elements whose text stands beside the line: the reading of characters."""

LANDMARKS = frozenset(("footer", "nav", "select"))
"""Elements whose short lines are kept together in one block: a menu is one thing, not forty."""

KIND_OF = {
    **dict.fromkeys("h1 h2 h3 h4 h5 h6".split(), "heading"),
    **dict.fromkeys("li dt dd".split(), "list_item"),
    **dict.fromkeys("figcaption figure caption".split(), "caption"),
    "blockquote": "quote",
    "pre": "code",
    "tr": "table_row",
}
"""Kind of a block by the nearest of these elements above its text."""

RESETS_KIND = frozenset("article body main section table".split())
"""Elements inside which the kind of what is around them no longer counts, as an article inside a list item."""

SINGLE = frozenset(("html", "body", "head"))
"""Elements of which a page has one, so that a path gives them no number."""

HIDING_CLASSES = frozenset(
    "hidden hide sr-only sronly screen-reader-text screen-reader-only screen-reader screenreader "
    "screenreader-only visually-hidden visuallyhidden visually-hidden-focusable u-visually-hidden "
    "u-visuallyhidden is-visually-hidden u-hidden is-hidden a11y-hidden a11y-text hidden-text "
    "offscreen off-screen assistive-text element-invisible invisible show-for-sr cdk-visually-hidden".split()
)
"""Classes in common use that take an element off the screen (Bootstrap, WordPress, Drupal, Foundation, Angular)."""
