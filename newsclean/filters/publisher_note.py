"""A heading "About the Courier" at the end of a page, with paragraphs about the publisher below it."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.draft import Draft
from newsclean.filters.surroundings import below, prose_share_above
from newsclean.lexicon.writers import tells_of_outlet, told_about
from newsclean.model import Verdict
from newsclean.text import fold

__all__ = ["publisher_notes"]

MAX_HEADING_WORDS = 8
MAX_NOTE_WORDS = 90
MIN_SHARE_ABOVE = 0.5
"""Share of the prose, 0-1, that must stand above the heading."""
OPENING_WORDS = 6
"""Words of a paragraph in which the publisher is named."""


def publisher_notes(draft: Draft) -> Iterator[Verdict]:
    """Yield the removals of a heading that names the publisher, and of the paragraphs below it that begin with it.

    The publisher is known by the page's site name, or by a note that goes down to the end of the page, names it
    in each paragraph, and says that it is a paper or another outlet.
    """
    for index in draft.open:
        line = draft.line(index)
        if line.ended or line.words > MAX_HEADING_WORDS:
            continue
        name = told_about(line.text)
        if name is None or prose_share_above(draft, index) < MIN_SHARE_ABOVE:
            continue
        notes = _notes(draft, index, fold(name))
        for note in [index, *notes] if notes else ():
            yield draft.remove(note, "note_on_publisher", f"a note on {name!r} at the end")
        return


def _notes(draft: Draft, heading: int, name: str) -> list[int]:
    """Return the paragraphs of a note about a publisher; an empty result if nothing says that it is one."""
    found: list[int] = []
    outlet = fold(draft.page.meta.site_name or "")
    is_known = bool(outlet) and (name in outlet or outlet in name)
    for index in below(draft, heading):
        line = draft.line(index)
        if line.words > MAX_NOTE_WORDS or name not in " ".join(line.folded.split()[:OPENING_WORDS]):
            return found if is_known else []
        found.append(index)
    return found if is_known or any(tells_of_outlet(draft.line(index).text) for index in found) else []
