"""What newsclean's steps of a datatrove pipeline do, without the base classes that datatrove gives them."""

from __future__ import annotations

import contextlib
import importlib.metadata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from newsclean.catalogue import DEFAULT
from newsclean.cleaner import Cleaner, sites_of
from newsclean.errors import NewscleanError
from newsclean.export.json import to_dict
from newsclean.extras import require
from newsclean.filters.main_content import MainContent
from newsclean.integrations.datatrove_sandbox import PageSandbox
from newsclean.jobs.worker import Fault, attempt
from newsclean.pipeline import Pipeline
from newsclean.rules.site_rules import SiteRules
from newsclean.sites.profile import SiteProfile

__all__ = ["Cleaned", "DocumentJob", "ExtractorPart", "FormatterPart"]

NO_ARTICLE = Fault("no_article", "there is no article on the page")
DEFAULT_TIMEOUT = 5.0
"""Seconds for one page: a hundred times what a long one takes."""


class Cleaned(NamedTuple):
    """What becomes of a document: its new text and what goes into its metadata."""

    text: str
    metadata: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DocumentJob:
    """The job of cleaning the text of one document; what failed, or holds no article, is a Fault.

    >>> job = DocumentJob(Cleaner(kind="text"))
    >>> made = job("Harbour bridge closed\\n\\nThe bridge was closed on Friday, the town said.\\n\\nLeave a Reply")
    >>> made.text, made.metadata["removed"]
    ('The bridge was closed on Friday, the town said.', {'comment_tail': 1})
    >>> job("Leave a Reply").kind
    'no_article'
    """

    cleaner: Cleaner
    ledger: bool = False

    def __call__(self, page: str, url: str | None = None) -> Cleaned | Fault:
        article = attempt(lambda each: self.cleaner.clean(each, url=url), page)
        if isinstance(article, Fault):
            return article
        if not article.body:
            return NO_ARTICLE
        data = to_dict(article)
        metadata = {
            "title": str(article.title) if article.title else None,
            "dateline": data["dateline"],
            "removed": dict(Counter(removal.filter for removal in article.removed)),
            "labels": dict(Counter(removal.label for removal in article.removed)),
        }
        if self.ledger:
            metadata["ledger"] = data["removed"]
        return Cleaned(str(article.body), metadata)


class StepPart:
    """What both steps share: settings, counters, and what becomes of documents that hold no article."""

    name = "📰 newsclean"
    stat_update: Callable[..., None]
    update_doc_stats: Callable[[Any], None]
    track_time: Callable[..., Any]

    kind: ClassVar[str]
    """What the documents hold."""

    def __init__(
        self,
        *,
        exclusion_writer: Any = None,
        pipeline: Pipeline = DEFAULT,
        rules: SiteRules | None = None,
        sites: Mapping[str, SiteProfile] | None = None,
        ledger: bool = False,
    ) -> None:
        cleaner = Cleaner(pipeline=pipeline, kind=self.kind, rules=rules, sites=sites_of(None, sites))
        _check_engine(pipeline)
        super().__init__()
        self.job = DocumentJob(cleaner, ledger)
        self.exclusion_writer = exclusion_writer
        self._warned = False

    def cleaned(
        self, data: Any, job: Callable[[str, str | None], Cleaned | Fault], rank: int
    ) -> Iterator[Any]:
        """Yield the documents that hold an article, with the article for their text."""
        with self.exclusion_writer or contextlib.nullcontext() as writer:
            for document in data or ():
                self.stat_update("total")
                with self.track_time():
                    url = document.metadata.get("url")
                    result = job(document.text, url if isinstance(url, str) else None)
                if isinstance(result, Fault):
                    self._exclude(document, result, writer, rank)
                else:
                    yield self._filled(document, result)

    def _filled(self, document: Any, result: Cleaned) -> Any:
        document.text = result.text
        document.metadata |= result.metadata
        for name, lines in result.metadata["removed"].items():
            self.stat_update(f"removed_{name}", value=lines)
        for name in ("title", "dateline"):
            if result.metadata[name] is not None:
                self.stat_update(name)
        self.stat_update("forwarded")
        self.update_doc_stats(document)
        return document

    def _exclude(self, document: Any, fault: Fault, writer: Any, rank: int) -> None:
        self.stat_update("dropped", f"dropped_{fault.kind}")
        if fault.kind == "exception" and not self._warned:
            self._warned = True
            logger = require("datatrove.utils.logging", "datatrove").logger
            logger.warning(f"newsclean: {fault.message}. Further ones are counted, not shown.")
        if writer is not None:
            document.metadata |= {"filter_reason": fault.kind, "newsclean_error": fault.message}
            writer.write(document, rank)


class ExtractorPart(StepPart):
    """Takes HTML in `doc.text` and leaves the body of the article there; title, dateline and counts in the metadata.

    `metadata` gets `title` (str or None), `dateline` (the fields of the schema, or None) and `removed` (pieces by
    filter); with `ledger`, also `ledger`, the list of what was removed. A document with no article is dropped,
    counted by its reason, and given to `exclusion_writer`, a writer of datatrove, unchanged but for `filter_reason`
    and `newsclean_error`. So is one that takes longer than `timeout` seconds or kills the process that cleans it.
    The address in `metadata["url"]` chooses among the site's `rules` and the `sites` (profiles by host). Raises
    TypeError or NewscleanError for wrong settings.
    """

    kind = "html"

    def __init__(
        self,
        timeout: float = DEFAULT_TIMEOUT,
        *,
        exclusion_writer: Any = None,
        pipeline: Pipeline = DEFAULT,
        rules: SiteRules | None = None,
        sites: Mapping[str, SiteProfile] | None = None,
        ledger: bool = False,
    ) -> None:
        if isinstance(timeout, bool) or not isinstance(timeout, int | float) or not timeout > 0:
            raise NewscleanError(f"timeout must be a number of seconds above 0, not {timeout!r}")
        super().__init__(
            exclusion_writer=exclusion_writer, pipeline=pipeline, rules=rules, sites=sites, ledger=ledger
        )
        self.timeout = timeout

    def extract(self, text: str) -> str:
        """Return the body of the article on one page, "" where there is none, in the caller's process.

        Raises NewscleanError where a filter fails.
        """
        return _text_of(self.job(text))

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Any]:  # noqa: ARG002
        """Yield the documents that hold an article."""
        with PageSandbox(self.job, self.timeout) as sandbox:
            yield from self.cleaned(data, sandbox, rank)


class FormatterPart(StepPart):
    """Takes text that some extractor made in `doc.text` and leaves the body of the article there.

    The metadata, the counts and the documents that are dropped are those of NewsCleanExtractor. As in all formatters
    of datatrove there is no time limit; `clean()` takes time in proportion to the text.
    """

    kind = "text"

    def format(self, text: str) -> str:
        """Return the body of one text, "" where there is none. Raises NewscleanError where a filter fails."""
        return _text_of(self.job(text))

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Any]:  # noqa: ARG002
        """Yield the documents that hold an article."""
        yield from self.cleaned(data, self.job, rank)


def _text_of(result: Cleaned | Fault) -> str:
    if isinstance(result, Cleaned):
        return result.text
    if result.kind == "exception":
        raise NewscleanError(result.message)
    return ""


def _check_engine(pipeline: Pipeline) -> None:
    """Raise NewscleanError where another step's trafilatura has taken the place of the one that an engine needs."""
    engines = {each.engine for each in pipeline.filters if isinstance(each, MainContent)}
    found = importlib.metadata.version("trafilatura")
    if "trafilatura" in engines and int(found.partition(".")[0]) < 2:
        raise NewscleanError(
            f"trafilatura {found} is installed, and the pipeline asks for the engine of 2.0 or later:"
            " datatrove[processing] wants an older one, so its own extractor needs an environment of its own"
        )
