"""Credits at the end of a story, such as "Editing: Ada Marsh": a label, a colon and names of persons."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.draft import Draft
from newsclean.filters.surroundings import runs
from newsclean.lexicon.credits import credit_labels, of_newsroom
from newsclean.model import Verdict

__all__ = ["credit_lines"]


def credit_lines(draft: Draft) -> Iterator[Verdict]:
    """Yield the removals of the lines of credits below the last prose.

    Lines that stand together go or stay together. One of their labels must belong to a newsroom, and none to a film
    or a play. So "Best actress: Ada Marsh" stays.
    """
    found: dict[int, tuple[str, ...]] = {}
    prose = set(draft.prose)
    for index in reversed(draft.open):
        labels = credit_labels(draft.line(index).text)
        if labels:
            found[index] = labels
        elif index in prose:
            break
    for run in runs(sorted(found)):
        if of_newsroom([label for index in run for label in found[index]]):
            for index in run:
                yield draft.remove(index, "credits", "labels of a newsroom and names below the story")
