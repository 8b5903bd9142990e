"""The article: title, dateline and body of a page, with the ledger of everything removed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from typing import Any

from newsclean.model.page import Link, PageMeta, TitleCandidate
from newsclean.model.parts import Author, Body, Dateline, Ledger, PageVerdict, Paragraph, Removal, Title

__all__ = ["Article"]


@dataclass(frozen=True, slots=True)
class Article:
    """Title, dateline and body of a page, with a ledger of everything removed.

    `print()` shows title, dateline and body, with blank lines between them. It leaves out what the page does not have.
    """

    title: Title | None = None
    dateline: Dateline | None = None
    body: Body = field(default=Body())
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
