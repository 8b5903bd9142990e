"""Gold pages as the judge gets to see them: read, and with the ballot over their titles."""

from __future__ import annotations

from typing import Any
from unittest import mock

from newsclean.judge.stated import settle_page
from newsclean.model import Page
from newsclean.observe.title_ballot import Ballot, hold_ballot
from newsclean.readers.html import read_html

VOTE = "newsclean.judge.stated.choose_title"
"""Where the vote is called before a page is judged."""


def read_page(data: bytes, url: str | None) -> Page:
    """Return a page as the models see it."""
    return settle_page(read_html(data, url=url))


def ballot_of(data: bytes, url: str | None) -> Ballot:
    """Return the ballot that is held on a page's titles."""
    held: list[Ballot] = []

    def watch(titles: Any, **given: Any) -> None:  # no vote: its weights are what is trained
        held.append(hold_ballot(titles, **given))

    with mock.patch(VOTE, watch):
        read_page(data, url)
    return held[0]
