"""The frozen objects that newsclean works on: spans, blocks, pages, verdicts and the article with its ledger.

What a page has hundreds of (spans, blocks, verdicts, removals) is a named tuple, made in a third of a dataclass's time.
"""

from newsclean.model.article import Article
from newsclean.model.page import (
    RULED,
    Block,
    HeadingPart,
    Link,
    Page,
    PageMeta,
    Span,
    StatedAuthor,
    StatedDate,
    StatedTitle,
    TitleCandidate,
)
from newsclean.model.parts import (
    KINDS,
    PAGE_KINDS,
    ROLES,
    Author,
    Body,
    Dateline,
    Ledger,
    PageVerdict,
    Paragraph,
    Removal,
    Title,
    Verdict,
)

__all__ = [
    "KINDS",
    "PAGE_KINDS",
    "ROLES",
    "RULED",
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
