"""The parts of an article, the entries of its ledger, and the verdicts that make them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

from newsclean.model.page import Span, TitleCandidate

__all__ = [
    "KINDS",
    "PAGE_KINDS",
    "ROLES",
    "Author",
    "Body",
    "Dateline",
    "Ledger",
    "PageVerdict",
    "Paragraph",
    "Removal",
    "Title",
    "Verdict",
]

ROLES = ("title", "dateline", "standfirst", "body", "removed")
"""What a verdict can make of a span."""

KINDS = (
    "paragraph",
    "standfirst",
    "subhead",
    "quote",
    "list_item",
    "caption",
    "table_row",
    "code",
)
"""What a paragraph of a body can be."""

PAGE_KINDS = (
    "article",
    "live",
    "gallery",
    "listing",
    "forum",
    "product",
    "service",
    "error",
    "wall",
    "empty",
)
"""What a page can be; docs/reference/schema.md says what each one is."""


@dataclass(frozen=True, slots=True)
class Title:
    """The headline. `str()` gives its text."""

    text: str
    span: Span | None = None
    """None where the title stands in the metadata only."""

    def __str__(self) -> str:
        return self.text


class Verdict(NamedTuple):
    """What a filter says of a span: its role, and for a removal why."""

    span: Span
    role: str
    reason: str = ""
    evidence: str = ""
    dateline: Dateline | None = None
    """The parsed fields, where the role is dateline."""
    titles: tuple[TitleCandidate, ...] = ()
    """The candidates in order, where the role is title and the page has not settled them itself."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, when and by which agency a story was filed, as the opening of the article says it."""

    raw: str
    """The exact source text, with its dash or colon."""
    span: Span
    places: tuple[str, ...] = ()
    region: str | None = None
    """State, province or country as written, such as "Wis."."""
    country: str | None = None
    """ISO 3166 two-letter code where sure."""
    date: datetime.date | None = None
    """Only where day, month and year are known; local to the place."""
    date_text: str | None = None
    agencies: tuple[str, ...] = ()
    """Agencies as written, such as "AP"."""
    agency_ids: tuple[str, ...] = ()
    """The same as canonical ids of the lexicon, such as "ap"; an unknown agency has none."""
    form: str = ""
    """Name of the row in the table of forms that it matched."""
    evidence: tuple[str, ...] = ()
    """Kinds of evidence that made it a dateline."""

    @property
    def place(self) -> str | None:
        """The first place."""
        return self.places[0] if self.places else None

    @property
    def agency(self) -> str | None:
        """The first agency."""
        return self.agencies[0] if self.agencies else None

    def __str__(self) -> str:
        return self.raw


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One piece of the body."""

    text: str
    kind: str
    span: Span
    path: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Body(Sequence[Paragraph]):
    """The paragraphs of the article in order. `str()` joins them by blank lines."""

    paragraphs: tuple[Paragraph, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Paragraph: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Paragraph, ...]: ...
    def __getitem__(self, index: int | slice) -> Paragraph | tuple[Paragraph, ...]:
        return self.paragraphs[index]

    def __len__(self) -> int:
        return len(self.paragraphs)

    def __iter__(self) -> Iterator[Paragraph]:
        return iter(self.paragraphs)

    def _repr_html_(self) -> str:
        """Return the paragraphs for a notebook."""
        from newsclean.export.part_views import body_view

        return body_view(self)

    def __str__(self) -> str:
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)


class Removal(NamedTuple):
    """One entry of the ledger: a piece of the page that is not in the article, and why."""

    text: str
    filter: str
    reason: str
    evidence: str
    span: Span
    path: str = ""
    kind: str = "paragraph"
    """The kind of paragraph it becomes when it is restored."""

    @property
    def label(self) -> str:
        """What the piece was, whoever removed it.

        The name of the filter whose phrases or shape fit it ("byline", "share_widget"), else what its markup says
        ("nav", "footer"), else "other". It is worked out each time that you ask.
        """
        from newsclean.labels import label_of

        return label_of(self)


class Ledger(tuple[Removal, ...]):
    """The removals of an article, in the order of the page: a tuple that a notebook shows folded, by label."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return the ledger for a notebook."""
        from newsclean.export.part_views import ledger_view

        return ledger_view(self)


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote the story. `str()` gives the name."""

    name: str
    role: str | None = None
    """What they are, as the page says it, such as "Health Correspondent"; "agency" for a news agency, "organization"
    for a firm, a team or a paper that a page names in place of a person."""
    affiliation: str | None = None
    """The paper, firm or school that the page names beside them."""
    source: str = ""
    """Where the name was read, such as "json-ld author" or "byline"."""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """A verdict on the page as a whole: what it is, how sure its body is, and whether all of it was judged."""

    truncated_by: str | None = None
    """The limit that left a part of the page unjudged: "time" (that part is body), "size" or "line" (it is in the
    ledger with that reason); None where all of it was judged."""
    limits: tuple[str, ...] = ()
    """All limits that the page met, sorted; "attributes", "crowd" and "depth" cost structure, and no text. With
    "exception" newsclean failed on the page, and nothing was judged."""
    kind: str = "article"
    """What the page is: article, live, gallery, listing, forum, product, service, error, wall or empty."""
    confidence: float | None = None
    """The F1 that is expected of the body, 0-1; None for text, and where nobody judged it."""
    paywalled: bool | None = None
    """Whether the page says that a part of it is for subscribers; None where it says nothing of that."""
