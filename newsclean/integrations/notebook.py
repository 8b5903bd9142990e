"""Looking at pages: two or more ways of cleaning side by side, and many pages in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from newsclean.api import clean
from newsclean.catalogue import DEFAULT
from newsclean.draft import Draft
from newsclean.errors import NewscleanError, UnknownNameError
from newsclean.export.comparison import Comparison
from newsclean.export.page_table import PageTable, ShownPage
from newsclean.judge.second_opinion import ENGINES, ask, votes_on
from newsclean.model import Article, Verdict
from newsclean.pipeline import Pipeline
from newsclean.readers.source import Source
from newsclean.text import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["compare", "show"]

Way: TypeAlias = Pipeline | str | Callable[[Any], str]
"""A way of cleaning: a pipeline, "newsclean", the name of an engine, or a function from page to text."""


@dataclass(frozen=True, slots=True)
class KeptText:
    """Removes every block that another extractor did not keep, except the page's own headline."""

    name: str
    kept: str
    """The text that the extractor gave."""
    reasons: ClassVar[tuple[str, ...]] = ("not_kept",)

    def __call__(self, draft: Draft) -> Iterator[Verdict]:
        votes = votes_on(draft.page, self.kept)
        title = _title_block(draft)
        if title is not None:
            yield Verdict(draft.blocks[title].span, "title", "title", "as in the page's metadata")
        for index in draft.open:
            if index not in votes and index != title:
                yield Verdict(draft.blocks[index].span, "removed", "not_kept", f"{self.name} did not keep it")


def _title_block(draft: Draft) -> int | None:
    """Return the first block that says the title of the page's metadata, a heading before others."""
    wanted = fold(draft.title or "")
    said = [index for index in draft.open if wanted and draft.line(index).folded == wanted]
    return min(said, key=lambda index: draft.blocks[index].kind != "heading", default=None)


def compare(
    page: str | bytes | _Element,
    ways: Mapping[str, Way] | Iterable[Way] = ("newsclean", "trafilatura"),
    *,
    url: str | None = None,
    language: str | None = None,
    kind: str = "auto",
    charset: str | None = None,
) -> Comparison:
    """Clean a page in two or more ways, to look at the differences.

    Args:
        page: The page, as `clean()` takes it.
        ways: A list of ways, or a mapping that names them. A way is a `Pipeline`, "newsclean" for the default one,
            "trafilatura" or "justext", or a function that takes the page and returns the text that it keeps.
        url: The address of the page.
        language: The language of the page.
        kind: "html", "text" or "auto".
        charset: The charset that the server named.

    Returns:
        The comparison; a notebook shows it side by side. newsclean finds what an extractor or a function keeps again in
        the blocks of the page.

    Raises:
        UnknownNameError: You gave an unknown extractor.
        NewscleanError: You gave fewer than two ways, or an extractor for a page of text: extractors read HTML.

    Example:
    >>> page = "Harbour bridge closed\\n\\nBy Ada Marsh\\n\\nThe bridge was closed on Friday, the town said."
    >>> print(compare(page, {"all": DEFAULT, "no byline": DEFAULT.without("byline", "residue")}))
    1 different · 2 kept by all · 0 removed by all
    <BLANKLINE>
    all        - removed      By Ada Marsh ^ byline: 'By' and a name
    no byline  subhead        By Ada Marsh
    """
    named = _named(ways)
    if len(named) < 2:
        raise NewscleanError(f"compare() needs two ways or more, not {len(named)}")
    articles = []
    cleaned = partial(clean, page, url=url, language=language, kind=kind, charset=charset)
    for name, way in named:
        articles.append(cleaned(pipeline=_pipeline(way, name, page, language)))
        if isinstance(way, str) and way in ENGINES and articles[-1].source == "text":
            raise NewscleanError(f"{way} reads HTML, and this page is text")
    return Comparison(tuple(name for name, _ in named), tuple(articles))


def _named(ways: Mapping[str, Way] | Iterable[Way]) -> list[tuple[str, Way]]:
    if isinstance(ways, str | Pipeline) or not isinstance(ways, Iterable):
        raise TypeError(f"ways must be a list or a mapping, not {type(ways).__name__}")
    if isinstance(ways, Mapping):
        return [(str(name), way) for name, way in ways.items()]
    named: list[tuple[str, Way]] = []
    for way in ways:
        name = _name_of(way)
        again = sum(said == name or said.startswith(f"{name} (") for said, _ in named)
        named.append((f"{name} ({again + 1})" if again else name, way))
    return named


def _name_of(way: Way) -> str:
    """Return a way's name; a pipeline is called after what it has less or more than the default one."""
    if isinstance(way, str):
        return way
    if not isinstance(way, Pipeline):
        return getattr(way, "__name__", type(way).__name__)
    less = [name for name in DEFAULT.names if name not in way.names]
    more = [name for name in way.names if name not in DEFAULT.names]
    if len(less) > len(way.names):
        return f"only {', '.join(way.names)}" if way.names else "no filter"
    said = [f"without {', '.join(less)}"] * bool(less) + [f"with {', '.join(more)}"] * bool(more)
    said += ["with phrases"] * bool(way.phrases)
    return "; ".join(said) or "newsclean"


def _pipeline(way: Way, name: str, page: Any, language: str | None) -> Pipeline:
    """Return the pipeline of a way; for an engine, one that removes what the engine did not keep."""
    if isinstance(way, Pipeline):
        return way
    if way == "newsclean":
        return DEFAULT
    if isinstance(way, str):
        if way not in ENGINES:
            raise UnknownNameError("engine", way, ("newsclean", *ENGINES))
        return Pipeline((KeptText(name, ask(way, Source(page, kind="html").text, language=language)),))
    if callable(way):
        return Pipeline((KeptText(name, way(page)),))
    raise TypeError(f"a way must be Pipeline, str or a function, not {type(way).__name__}")


def show(
    pages: Iterable[Any] | Mapping[str, Any],
    *,
    pipeline: Pipeline = DEFAULT,
    kind: str = "auto",
    most: int = 100,
) -> PageTable:
    """Clean many pages and return a table to browse them in a notebook.

    Args:
        pages: A list of pages, or a mapping that names them. A page is what `clean()` takes, a `Path`, or an `Article`.
        pipeline: The filters to run.
        kind: "html", "text" or "auto".
        most: How many pages to clean and show. The table says if there are more.

    Returns:
        The table, a row for each page. If a page cannot be cleaned or a file cannot be read, its row shows the error.

    Example:
    >>> table = show({"bridge": "Harbour bridge closed\\n\\nThe bridge was closed on Friday, the town said."})
    >>> table.pages[0].fields
    ('bridge', 'Harbour bridge closed', '', '', '', '1', '0')
    """
    if isinstance(pages, str | bytes | Article | Path):
        raise TypeError(f"pages must be a list or a mapping of pages, not one {type(pages).__name__}")
    named = pages.items() if isinstance(pages, Mapping) else enumerate(pages, 1)
    first = list(islice(named, most + 1))
    shown = tuple(_shown(name, page, pipeline, kind) for name, page in first[:most])
    return PageTable(shown, len(first) > most)


def _shown(name: Any, page: Any, pipeline: Pipeline, kind: str) -> ShownPage:
    called = page.name if isinstance(page, Path) and isinstance(name, int) else str(name)
    if isinstance(page, Article):
        return ShownPage(called, page)
    try:
        source = page.read_bytes() if isinstance(page, Path) else page
        return ShownPage(called, clean(source, kind=kind, pipeline=pipeline))
    except (NewscleanError, TypeError) as error:  # a column of pages may hold None
        return ShownPage(called, error=str(error))
    except OSError as error:
        return ShownPage(called, error=f"{error.filename}: {error.strerror}")
