"""The systems that can be scored: newsclean and its peers, each behind one call from bytes to text and title."""

from __future__ import annotations

import datetime
import importlib.metadata
import logging
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, NamedTuple, TypeAlias

import newsclean
from newsclean.api import clean
from newsclean.errors import NewscleanError, UnknownNameError
from newsclean.extras import require
from newsclean.judge.second_opinion import STOP_LISTS
from newsclean.model import Article
from newsclean.pipeline import Pipeline
from newsclean.readers.decode import decode

__all__ = [
    "EXTRA",
    "OWN",
    "PEERS",
    "Extract",
    "System",
    "article_text",
    "known_systems",
    "load_systems",
    "probe_peers",
    "quiet",
]

OWN = "newsclean"
EXTRA = "peers"
"""The extra that brings the peers."""
OPENING_CHARS = 300
"""Characters of a body in which a dateline may stand already."""


class Extract(NamedTuple):
    """What a system makes of a page."""

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] | None = None
    """Names; None for a system that gives no authors."""
    date: str | None = None
    """The day of publication in ISO form, "" where it finds none; None for a system that gives no dates."""


Extractor: TypeAlias = Callable[[bytes, str | None, str | None], Extract]
"""From a page's bytes, address and language to its article."""


@dataclass(frozen=True, slots=True)
class System:
    """A system that is loaded and can be run."""

    name: str
    version: str
    extract: Extractor
    has_title: bool = True
    has_credits: bool = False
    """Whether it gives authors and dates."""
    extract_text: Extractor | None = None
    """The same from plain text; None for a system that takes none."""


@dataclass(frozen=True, slots=True)
class _Peer:
    """How a peer is loaded: the modules that it needs, and what makes an extractor of them."""

    distribution: str
    modules: tuple[str, ...]
    make: Callable[..., Extractor]
    has_title: bool = True
    has_credits: bool = False

    def load(self, name: str) -> System:
        with quiet():
            extract = self.make(*(require(module, EXTRA) for module in self.modules))
        return System(name, _version(self.distribution), extract, self.has_title, self.has_credits)


def known_systems() -> tuple[str, ...]:
    """Return the names of all systems, newsclean first."""
    return (OWN, *PEERS)


def load_systems(names: Iterable[str], pipeline: Pipeline) -> tuple[System, ...]:
    """Return systems by name, each once; `pipeline` is newsclean's.

    Raises UnknownNameError for a name that is not known, MissingExtraError for a peer that is not installed,
    NewscleanError without names and TypeError for one str in place of names.
    """
    if isinstance(names, str):
        raise TypeError("systems must be a list of names, not one str")
    names = tuple(dict.fromkeys(names))
    for name in names:
        if name not in known_systems():
            raise UnknownNameError("system", name, known_systems())
    if not names:
        raise NewscleanError("no systems to score")
    return tuple(_own(pipeline) if name == OWN else PEERS[name].load(name) for name in names)


def probe_peers() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the peers that can be loaded, and those that cannot."""
    found: list[str] = []
    for name, peer in PEERS.items():
        with suppress(ImportError):  # a peer whose own dependencies are broken is as good as none
            found.append(peer.load(name).name)
    return tuple(found), tuple(name for name in PEERS if name not in found)


def article_text(article: Article) -> str:
    """Return the body with its dateline, which gold texts keep in the first paragraph.

    >>> article_text(clean("BERLIN (dpa) - The bridge over the harbour was closed on Friday, the town said."))
    'BERLIN (dpa) - The bridge over the harbour was closed on Friday, the town said.'
    """
    body, dateline = str(article.body), str(article.dateline or "")
    return f"{dateline} {body}" if dateline and dateline not in body[:OPENING_CHARS] else body


@contextmanager
def quiet() -> Iterator[None]:
    """Silence warnings and logs of the process: peers complain of pages, and a warning made an error would fail."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:  # a module that was put on the path by hand
        return "of unknown version"


def _own(pipeline: Pipeline) -> System:
    def extract(kind: str, page: bytes, url: str | None, _: str | None) -> Extract:
        article = clean(page, url=url, kind=kind, pipeline=pipeline)
        title = str(article.title) if article.title else None
        names = tuple(author.name for author in article.authors)
        return Extract(article_text(article), title, names, _iso(article.published))

    of_html, of_text = partial(extract, "html"), partial(extract, "text")
    return System(OWN, newsclean.__version__, of_html, extract_text=of_text, has_credits=True)


def _iso(date: datetime.date | None) -> str:
    return date.isoformat() if date else ""


def _trafilatura(module: Any, **options: bool) -> Extractor:
    def extract(page: bytes, url: str | None, _: str | None) -> Extract:
        found = module.bare_extraction(page, url=url, include_comments=False, with_metadata=True, **options)
        if not found:
            return Extract(authors=(), date="")
        names = tuple(name.strip() for name in (found.author or "").split(";"))
        return Extract(found.text or "", found.title, names, found.date or "")

    return extract


def _justext(module: Any) -> Extractor:
    @cache
    def stop_list(language: str) -> Any:
        name = STOP_LISTS.get(language, "English")
        return module.get_stoplist(name if name in module.get_stoplists() else "English")

    def extract(page: bytes, _: str | None, language: str | None) -> Extract:
        paragraphs = module.justext(decode(page), stop_list((language or "en")[:2].lower()))
        return Extract("\n".join(each.text for each in paragraphs if not each.is_boilerplate))

    return extract


def _readability(readability: Any, html_text: Any) -> Extractor:
    def extract(page: bytes, url: str | None, _: str | None) -> Extract:
        document = readability.Document(decode(page), url=url)
        return Extract(html_text.extract_text(document.summary(html_partial=True)), document.short_title())

    return extract


def _newspaper4k(module: Any) -> Extractor:
    def extract(page: bytes, url: str | None, _: str | None) -> Extract:
        article = module.Article(url or "https://example.com/article", fetch_images=False)
        article.download(input_html=decode(page))  # it is given the page, so nothing is fetched
        article.parse()
        date = _iso(article.publish_date or None)
        return Extract(article.text, article.title, tuple(article.authors), date)

    return extract


def _resiliparse(text: Any, encoding: Any, html: Any) -> Extractor:
    def extract(page: bytes, _: str | None, __: str | None) -> Extract:
        tree = html.HTMLTree.parse_from_bytes(page, encoding.detect_encoding(page))
        options = {"main_content": True, "comments": False, "alt_texts": False, "list_bullets": False}
        return Extract(text.extract_plain_text(tree, **options))

    return extract


PEERS = {
    "trafilatura": _Peer("trafilatura", ("trafilatura",), _trafilatura, has_credits=True),
    "trafilatura_precision": _Peer(
        "trafilatura", ("trafilatura",), partial(_trafilatura, favor_precision=True), has_credits=True
    ),
    "justext": _Peer("justext", ("justext",), _justext, has_title=False),
    "readability": _Peer("readability-lxml", ("readability", "html_text"), _readability),
    "newspaper4k": _Peer("newspaper4k", ("newspaper",), _newspaper4k, has_credits=True),
    "resiliparse": _Peer(
        "resiliparse",
        ("resiliparse.extract.html2text", "resiliparse.parse.encoding", "resiliparse.parse.html"),
        _resiliparse,
        has_title=False,
    ),
}
"""Other extractors by name; comments are left out where a peer can, everything else is at its defaults."""
