"""What a piece of a page was that is not in the article: a byline, a share bar, a menu ...

A filter that knows what it takes gives its own name. For the other pieces, mostly those outside the article, the words
of the piece say it, then its shape, then the signs of its markup.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsclean.filters.byline import INITIALS, names_author
from newsclean.filters.copyright import SIGNS as COPYRIGHT_SIGNS
from newsclean.filters.head_lines import OWNERS
from newsclean.filters.share_widget import MAX_ROW_WORDS, is_row
from newsclean.filters.tags import opens_with_hint
from newsclean.lexicon.choice import lexicon_of_all
from newsclean.lexicon.credits import is_credits
from newsclean.lexicon.datewords import is_stamp, says_updated
from newsclean.lexicon.head_line import read_head_line
from newsclean.line import Line, read_line
from newsclean.model import Removal

__all__ = ["MARKUP_LABELS", "OTHER", "label_of"]

OTHER = "other"
"""The label where nothing says what a piece was."""
_UNSAID = frozenset(("main_content", "residue", "site_rules", "site_boilerplate"))
"""Filters that take what is not the article, whatever it is."""
_NOT_KEPT = "not_kept"
"""The reason of another tool that `compare()` sets beside newsclean: it says nothing of the piece."""
_OWN = "own_phrases"
"""The filter of a caller's phrases: its reasons are the caller's names for what they find."""

MARKUP_LABELS = ("nav", "header", "footer", "aside", "form", "button", "hidden", "links", "meta")
"""Labels that the signs of the markup give, beside names of filters."""
_SIGNS = {
    "comment": "comment_tail",
    "consent": "cookie_notice",
    "feed": "related_links",
    "another article": "related_links",
    "related": "related_links",
    "card": "related_links",
    "said twice": "repeated_text",
    "said again": "repeated_text",
    "title": "duplicate_title",
    "ad": "advertisement",
    "share": "share_widget",
    "author": "byline",
    "caption": "image_caption",
    "image": "image_caption",
    "gallery": "image_caption",
    "player": "media_player",
    "box": "aside",
    "newsletter": "form",
    "menu": "nav",
    **{label: label for label in MARKUP_LABELS},
}
"""What each sign that the evidence names makes of a piece of which nothing else is known."""
_SETTLED = frozenset(
    ("comment", "consent", "hidden", "said twice", "said again", "title", "feed", "another article")
)
"""Signs that say more than wording does: a comment may hold any phrase."""
_PLACES = frozenset(("nav", "footer", "aside", "menu"))
"""Signs of places with lines of many kinds, where a phrase counts only as a whole line or at the start of one."""
_SHAPELESS = _PLACES | {"related", "card", "player"}
"""Signs of places where a date or a name belongs to something else than the article."""
_PROMPTS = frozenset(("newsletter", "paywall_prompt", "donation", "app_promo", "cookie_notice"))
"""What asks the reader for something; their boxes are named alike, and a hint tells them apart."""
_TAGS = ("nav", "footer", "aside", "form", "button", "figcaption", "header")
"""Elements that say what they hold, in the order in which they are believed."""
_LISTS = frozenset(("ol", "ul", "li"))
_TAG_SIGNS = {"figcaption": "caption"}

MAX_KNOWN_CHARS = 200
"""Of a text whose label is remembered."""
MAX_WORDS = 60
"""In a longer piece a phrase says nothing of the whole."""
MIN_NETWORKS = 2
"""Names of networks and share buttons that make a line a share bar."""
MIN_HEADLINE_WORDS = 4
"""A link of fewer words is a section, a name or a tag as often as another story's headline."""
_SCORE = re.compile(r" \(score [\d.]+\)$")
_STEP = re.compile(r"/([a-z][a-z0-9]*)")


def label_of(removal: Removal) -> str:
    """Return what a removed piece was: the name of a filter, a label of its markup, or "other".

    >>> from newsclean.model import Span
    >>> by = Removal("By Ada Marsh", "main_content", "outside_main_content", "header (score 0.12)", Span(0, 12))
    >>> label_of(by), label_of(by._replace(text="Harbour News")), label_of(by._replace(filter="byline"))
    ('byline', 'header', 'byline')
    """
    if removal.filter == _OWN:
        return removal.reason
    if removal.filter not in _UNSAID and removal.reason != _NOT_KEPT:
        return removal.filter
    sign, is_linked = _sign_of(removal)
    if sign in _SETTLED:
        return _SIGNS[sign]
    is_listed = sign == "aside" and not _LISTS.isdisjoint(_STEP.findall(removal.path))
    work_out = _of_short if len(removal.text) <= MAX_KNOWN_CHARS else _of_piece
    return work_out(removal.text, sign, is_linked, is_listed)


def _of_piece(text: str, sign: str, is_linked: bool, is_listed: bool) -> str:
    """Return the label of a text at a place with a sign, in links or not, in a list of the markup or not."""
    line = read_line(text, lexicon_of_all().scan, MAX_WORDS)
    if said := _by_words(line, sign) or _by_shape(line, sign):
        return said
    if sign == "aside" and not line.is_prose and (is_listed or (is_linked and _is_headline(line))):
        return "related_links"
    return _by_markup(line, sign, is_linked)


_of_short = lru_cache(maxsize=4096)(_of_piece)
"""The same for short texts: a menu stands on every page of its site, and views ask for a label several times."""


def _sign_of(removal: Removal) -> tuple[str, bool]:
    """Return the sign that the evidence or else the path names, "" for none, and whether the piece is links."""
    signs = _SCORE.sub("", removal.evidence).rpartition(": ")[2].split(", ")
    is_linked = "links" in signs
    said = next((sign for sign in signs if sign in _SIGNS and sign != "links"), "")
    if said:
        return said, is_linked
    steps = set(_STEP.findall(removal.path))
    if is_linked:
        steps.discard("form")  # old sites put the whole page into one
    tag = next((tag for tag in _TAGS if tag in steps), "")
    sign = _TAG_SIGNS.get(tag, tag)
    return ("caption" if not sign and removal.kind == "caption" else sign), is_linked


def _by_words(line: Line, sign: str) -> str:
    """Return the filter that has a phrase for a piece, "" where none has; in long prose a phrase says little."""
    if line.folded.startswith(COPYRIGHT_SIGNS) and sign != "caption":
        return "copyright"
    if line.hints_only:
        return ""
    places = ("line", "start") if sign in _PLACES else ("line", "start", "end", "inside")
    said = next((cue.reason for cue in line.cues if cue.where in places), "")
    return said or _by_hints(line, sign)


def _by_hints(line: Line, sign: str) -> str:
    """Return the filter whose hints prove something at their place: in a box that asks, in a row of links."""
    if sign == "newsletter" and line.is_prose:
        return next((cue.reason for cue in line.cues if cue.reason in _PROMPTS), "")
    if line.ended or sign in _PLACES:
        return ""
    networks = {cue.at for cue in line.cues if cue.reason == "share_widget"}
    if is_row(line) or (len(networks) >= MIN_NETWORKS and line.words <= MAX_ROW_WORDS):
        return "share_widget"
    return "tags" if opens_with_hint(line) else ""


def _by_shape(line: Line, sign: str) -> str:
    """Return the filter whose shape a piece has: a stamp, a line of names and dates, a byline."""
    if sign in _SHAPELESS:
        return ""
    if is_stamp(line.folded):
        return "update_stamp" if says_updated(line.folded) else "timestamp"
    read = read_head_line(line.text)
    if read is not None and len(read.parts) > 1:
        return next((name for name, kinds in OWNERS.items() if read.parts[0] in kinds), "")
    is_credit = is_credits(line.text) or names_author(line.text, at_edge=True)
    return "byline" if INITIALS.fullmatch(line.text) or (is_credit and not line.is_prose) else ""


def _by_markup(line: Line, sign: str, is_linked: bool) -> str:
    """Return the label that the signs of the markup give."""
    if sign == "author":
        return "author_bio" if line.is_prose else "byline"
    if sign == "meta" and (is_linked or not _has_number(line)):
        return "tags"
    if sign == "newsletter":
        return "newsletter" if line.is_prose else "nav" if is_linked else "form"
    if sign:
        return _SIGNS[sign]
    if is_linked:
        return "related_links" if _is_headline(line) else "links"
    return OTHER


def _has_number(line: Line) -> bool:
    """Tell whether a line of details counts or measures something; a section, a topic or a kicker does not."""
    return any(map(str.isdecimal, line.text))


def _is_headline(line: Line) -> bool:
    return line.words >= MIN_HEADLINE_WORDS
