"""The frozen objects that newsclean works on: spans, blocks, pages, verdicts and the article with its ledger.

What a page has hundreds of (spans, blocks, verdicts, removals) is a named tuple, made in a third of a dataclass's time.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, overload

__all__ = [
    "Article",
    "Author",
    "Block",
    "Body",
    "Dateline",
    "HeadingPart",
    "Ledger",
    "Link",
    "Page",
    "PageMeta",
    "PageVerdict",
    "Paragraph",
    "Removal",
    "Span",
    "StatedAuthor",
    "StatedDate",
    "StatedTitle",
    "Title",
    "TitleCandidate",
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


class Span(NamedTuple):
    """A half-open range of code points in `Page.text`."""

    start: int
    end: int


class Block(NamedTuple):
    """A line, paragraph or other piece of a page that a reader kept together."""

    span: Span
    kind: str = "paragraph"
    """paragraph, heading, list_item, quote, caption, table_row, code or line; a reader's guess, never a judgement."""
    path: str = ""
    """Where it stood: an XPath in HTML, "line 12" in text."""
    link_ratio: float = 0.0
    """Share of its characters that are link text, 0-1."""
    hints: frozenset[str] = frozenset()
    """Tags above it and the tokens of their class, id and role; empty for text."""
    gap: int = 0
    """Blank lines above it in text; 0 in HTML."""


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What a page says about itself; None or () if it says nothing."""

    title: str | None = None
    description: str | None = None
    site_name: str | None = None
    canonical: str | None = None
    language: str | None = None
    published: datetime.datetime | None = None
    modified: datetime.datetime | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    sources: tuple[tuple[str, str], ...] = ()
    """(field, where it was read), such as ("title", "og:title")."""
    dateline: str | None = None
    """The dateline that JSON-LD names; evidence for one in the text, never taken as one."""
    location: str | None = None
    """Where the story was written or plays, as JSON-LD has it."""
    type: str | None = None
    """What the page calls itself: the type in JSON-LD or microdata, such as "NewsArticle", else that of OpenGraph."""
    types: tuple[str, ...] = ()
    """All types that it states in JSON-LD, microdata and OpenGraph, each once, in the order of the page."""
    free: bool | None = None
    """Whether all may read it, as the page says it (`isAccessibleForFree` and the like)."""
    image: str | None = None
    """The address of the main picture, as the page writes it."""
    tags: tuple[str, ...] = ()
    """Topics and keywords, each once."""

    def _repr_html_(self) -> str:
        """Return what the page says as a table for a notebook."""
        from newsclean.export.part_views import meta_view

        return meta_view(self)


class StatedTitle(NamedTuple):
    """A title that a page's metadata give."""

    source: str
    """Where it was read, such as "og:title"."""
    text: str


RULED = "rule"
"""The kind of an author that a rule for the site found; nothing that the page says counts beside it."""


class StatedAuthor(NamedTuple):
    """What a page's metadata, or a link to an author's page, give as the name of a writer."""

    source: str
    """Where it was read, such as "json-ld author"."""
    text: str
    kind: str = ""
    """Its type in JSON-LD, such as "Person", or RULED."""
    role: str | None = None
    affiliation: str | None = None


class StatedDate(NamedTuple):
    """What a page's metadata, or a <time> element, give as the date of publication or of a change."""

    source: str
    """Where it was read, such as "json-ld datePublished"."""
    text: str
    is_change: bool = False
    shown: str | None = None
    """What a <time> element shows; None for what stands in the head of the page."""
    is_ruled: bool = False
    """Whether a rule for the site found it; nothing that the page says counts beside it."""


class HeadingPart(NamedTuple):
    """What one element inside a heading says, such as the kicker beside a headline."""

    span: Span
    hints: frozenset[str] = frozenset()
    """Tags and names of the elements between the heading and its text; empty for the heading's own text."""


class Link(NamedTuple):
    """A link of the page."""

    text: str
    """What it shows, spacing repaired."""
    address: str
    """Where it leads: an address of http, https or mailto, or a relative one where that of the page is not known."""
    span: Span
    """Where its text stands in the page."""


class TitleCandidate(NamedTuple):
    """A headline that a page gives itself."""

    text: str
    source: str = ""
    """Where it was read: "h1", "heading", "og:title" and the like in HTML, "line 3" in text."""
    visible: bool = False
    """Whether it stands on the page; False where only the metadata have it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a reader saw it: its visible text, cut into blocks that hold every non-blank character once."""

    text: str
    blocks: tuple[Block, ...]
    meta: PageMeta = PageMeta()
    language: str | None = None
    """Two-letter code, or None where unknown."""
    url: str | None = None
    source: str = "text"
    """"text" or "html"."""
    limits: tuple[str, ...] = ()
    """Limits that the reader met, sorted: "attributes", "crowd", "depth"; all the text is there nevertheless."""
    elements: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False, hash=False)
    """By path: the hints of each element around a block of HTML, as far as it says them for itself."""
    stated_titles: tuple[StatedTitle, ...] = ()
    """The titles that the page's metadata give, unjudged. `meta.title` is None until a pipeline has settled it."""
    stated_body: str | None = field(default=None, repr=False)
    """The article's text as JSON-LD gives it, unjudged."""
    stated_authors: tuple[StatedAuthor, ...] = field(default=(), repr=False)
    """The writers that the page's metadata and links give, unjudged."""
    stated_dates: tuple[StatedDate, ...] = field(default=(), repr=False)
    """The dates that the page's metadata and <time> elements give, unjudged."""
    heading_parts: tuple[HeadingPart, ...] = field(default=(), repr=False)
    """The parts of the headings in which several elements hold text, in order."""
    titles: tuple[TitleCandidate, ...] = ()
    """The candidates for the title in order, once a pipeline has settled it; empty for text."""
    kicker: str | None = None
    """The line above the headline, or its first part, once the title is settled."""
    subtitle: str | None = None
    """The second headline, once the title is settled."""
    links: tuple[Link, ...] = field(default=(), repr=False)
    """The links of HTML in order, where they were asked for."""


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
class Article:
    """Title, dateline and body of a page, with a ledger of everything removed.

    `print()` shows title, dateline and body, with blank lines between them. It leaves out what the page does not have.
    """

    title: Title | None = None
    dateline: Dateline | None = None
    body: Body = Body()
    removed: tuple[Removal, ...] = ()
    meta: PageMeta = field(default=PageMeta(), repr=False)
    language: str | None = None
    url: str | None = None
    source: str = "text"
    verdict: PageVerdict = field(default=PageVerdict(), repr=False)
    """What the page is, how sure its body is, and whether all of it was judged."""
    authors: tuple[Author, ...] = ()
    """Who wrote it, in the order of the page; () where the page names nobody."""
    published: datetime.date | None = None
    """When it was published: a `datetime` where a time of day is known, else the day. It has a time zone only where
    the page gives one."""
    published_source: str | None = None
    """Where that was read, such as "json-ld datePublished", "timestamp" or "address". A source that names a change
    ("dateModified", "update stamp") means that the page gives no other date."""
    modified: datetime.date | None = None
    """When it was last changed, as the page says it: a `datetime` or a day like `published`."""
    modified_source: str | None = None
    """Where that was read."""
    titles: tuple[TitleCandidate, ...] = field(default=(), repr=False)
    """The candidates for the title, the likeliest first: other headlines that the publisher itself uses."""
    kicker: str | None = None
    """The line above the headline, such as "Weather", where the page has one."""
    subtitle: str | None = None
    """The second headline, where the page has one; a standfirst is in the body."""
    links: tuple[Link, ...] = field(default=(), repr=False)
    """The links in the paragraphs of the body, in order, if you asked for them with `links=True`."""

    def __post_init__(self) -> None:
        if type(self.removed) is not Ledger:
            object.__setattr__(self, "removed", Ledger(self.removed))

    @property
    def text(self) -> str:
        """The body as one str, with blank lines between paragraphs; empty if there is no body."""
        return str(self.body)

    def restore(self, removal: Removal) -> Article:
        """Put an entry of the ledger back into the body, at its place.

        Args:
            removal: An entry of `removed`.

        Returns:
            The new article; this one stays as it is.

        Raises:
            ValueError: The entry is not in this article's ledger.

        Example:
        >>> from newsclean import clean
        >>> article = clean("Rain in Vell\\n\\nBy Ada Marsh\\n\\nIt rained in Vell on Friday, the town said.")
        >>> article.restore(article.removed[0]).body[0].text
        'By Ada Marsh'
        """
        if removal not in self.removed:
            raise ValueError(f"this removal is not in the ledger: {removal!r}")
        at = self.removed.index(removal)
        back = Paragraph(removal.text, removal.kind, removal.span, removal.path)
        paragraphs = sorted((*self.body, back), key=lambda paragraph: paragraph.span)
        return replace(self, body=Body(tuple(paragraphs)), removed=self.removed[:at] + self.removed[at + 1 :])

    def explain(self, *, colour: bool = False) -> str:
        """Return every line of the page with what became of it, and for removed lines why.

        Args:
            colour: Use the colours of a terminal.

        Returns:
            Lines of plain text.
        """
        from newsclean.export.explain import explain

        return explain(self, colour=colour)

    def to_report(self) -> str:
        """Return an HTML file that shows the whole page: every line in its place, removed lines folded."""
        from newsclean.export.view import report

        return report(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the article as plain JSON types; docs/reference/schema.md describes the schema."""
        from newsclean.export.json import to_dict

        return to_dict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Article:
        """Read an article from what `to_dict()` returned.

        Args:
            data: The mapping.

        Returns:
            The article, equal to the first one.

        Raises:
            SchemaError: The mapping has another form or version; the message names the field.
            TypeError: `data` is not a mapping.

        Example:
        >>> from newsclean import clean
        >>> article = clean("Rain in Vell\\n\\nIt rained in Vell on Friday, the town said.")
        >>> Article.from_dict(article.to_dict()) == article
        True
        """
        from newsclean.export.json import from_dict

        return from_dict(data)

    def to_markdown(self, *, front_matter: bool = True) -> str:
        """Return the article as Markdown; docs/reference/exports.md lists what it holds.

        Args:
            front_matter: Put title, dateline and metadata above it as YAML. Without, the title is a heading.

        Returns:
            The Markdown text.
        """
        from newsclean.export.markdown import to_markdown

        return to_markdown(self, front_matter=front_matter)

    @classmethod
    def from_markdown(cls, text: str) -> Article:
        """Read an article from what `to_markdown()` returned with front matter. The ledger is not in it.

        Args:
            text: The Markdown text.

        Returns:
            The article.

        Raises:
            SchemaError: The text has another form; the message names the line or field.
            TypeError: `text` is not a str.
        """
        from newsclean.export.markdown import from_markdown

        return from_markdown(text)

    def to_html(self, *, fragment: bool = False) -> str:
        """Return title, dateline and body as plain, safe HTML.

        Args:
            fragment: Return one `<article>` element in place of a whole document.

        Returns:
            The HTML text.
        """
        from newsclean.export.html import to_html

        return to_html(self, fragment=fragment)

    def to_newsarticle(self) -> dict[str, Any]:
        """Return the article as a schema.org NewsArticle, for JSON-LD."""
        from newsclean.export.newsarticle import to_newsarticle

        return to_newsarticle(self)

    def to_ninjs(self, *, uri: str | None = None) -> dict[str, Any]:
        """Return the article as ninjs 3.1, the JSON of news agencies.

        Args:
            uri: What identifies the item. Without it, the page's address does, or a hash of the text.

        Returns:
            Plain JSON types.
        """
        from newsclean.export.ninjs import to_ninjs

        return to_ninjs(self, uri=uri)

    def _repr_html_(self) -> str:
        """Return the explained page for a notebook."""
        from newsclean.export.view import article_view

        return article_view(self)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Print the explained page, cut for a glance, where a notebook or IPython shows plain text."""
        from newsclean.export.explain import overview

        printer.text(repr(self) if cycle else overview(self))

    def __str__(self) -> str:
        from newsclean.export.plain import plain

        return plain(self)

    def __repr__(self) -> str:
        title = "no title" if self.title is None else repr(str(self.title))
        dateline = "" if self.dateline is None else f", dateline {self.dateline.raw!r}"
        said = self.verdict.kind
        kind = "" if said in ("article", "empty") else f", {said} page"
        return f"<Article {title}{dateline}, {len(self.body)} paragraphs, {len(self.removed)} removed{kind}>"
