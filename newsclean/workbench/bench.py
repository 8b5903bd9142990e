"""The workbench: run, look at suspects, mark lines, run again, and save what was learned."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from newsclean.catalogue import DEFAULT
from newsclean.errors import NewscleanError, UnknownNameError
from newsclean.export.page_table import PageTable, ShownPage
from newsclean.export.part_views import table_view
from newsclean.model import Article
from newsclean.pipeline import Pipeline
from newsclean.sites.profile import SiteProfile
from newsclean.workbench.gold import write_gold
from newsclean.workbench.kept import residue_suspects
from newsclean.workbench.marks import Mark, MarkedLines, check_mark, key_of, text_of
from newsclean.workbench.pack import PackFilter, pack_of, pack_text
from newsclean.workbench.pages import BenchPage, CleanedPage, clean_page, is_whole_line, read_pages
from newsclean.workbench.phrases import Phrase, own_phrases, suggest_phrases
from newsclean.workbench.removed import body_suspects
from newsclean.workbench.suspects import Suspects
from newsclean.workbench.turns import with_last

__all__ = ["Workbench"]


class Workbench:
    """Some pages of one site, for tuning: see lines that look wrong, mark them, and make rules from your marks.

    Args:
        pages: A list of pages, or a mapping that names them. A page is what `clean()` takes, a Path, or a mapping with
            "html" or "text".
        pipeline: The filters to run.
        site: A profile of the site.

    Raises:
        NewscleanError: There are no pages.
        TypeError: You gave one page in place of several.

    >>> note = "The Vell Post is printed on paper from the mill at Tarn"
    >>> def page(topic):
    ...     story = f"The {topic} of Vell opened on Friday, and many people came to see it."
    ...     return f"New {topic} opens\\n\\n{story}\\n\\n{note}"
    >>> bench = Workbench([page("bakery"), page("museum"), page("tram")])
    >>> print(bench.residue_suspects())
      0  The Vell Post is printed on paper from the mill at Tarn
         ^ on 3 of 3 stories; stands alone behind the prose
    >>> bench.mark(bench.residue_suspects()[0], "residue", reason="site_header")
    >>> [article.text.count(note) for article in bench.run().articles]
    [0, 0, 0]
    """

    def __init__(
        self,
        pages: Iterable[Any] | Mapping[str, Any],
        *,
        pipeline: Pipeline = DEFAULT,
        site: SiteProfile | None = None,
    ) -> None:
        if not isinstance(pipeline, Pipeline):
            raise TypeError(f"pipeline must be Pipeline, not {type(pipeline).__name__}")
        self._pages = {page.name: page for page in read_pages(pages)}
        if not self._pages:
            raise NewscleanError("a Workbench needs at least one page")
        self._pipeline, self._site = pipeline, site
        self._marks: dict[str, Mark] = {}
        self._approved: set[str] = set()
        self._cleaned: dict[str, CleanedPage] = {}
        self._failed: dict[str, str] = {}

    # --- run ---

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the pages."""
        return tuple(self._pages)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What was marked, in order."""
        return tuple(self._marks.values())

    @property
    def pipeline(self) -> Pipeline:
        """The pipeline, with a filter for the lines that are marked as residue."""
        has_residue = any(mark.what == "residue" for mark in self.marks)
        return with_last(self._pipeline, MarkedLines(self.marks)) if has_residue else self._pipeline

    def run(self, *, pipeline: Pipeline | None = None, site: SiteProfile | None = None) -> PageTable:
        """Clean all pages with your marks so far.

        Args:
            pipeline: Other filters, for this and later runs.
            site: Another profile, for this and later runs.

        Returns:
            A table to browse the pages. If a page cannot be cleaned, its row shows the error.
        """
        self._pipeline = self._pipeline if pipeline is None else pipeline
        self._site = self._site if site is None else site
        self._cleaned, self._failed = {}, {}
        return PageTable(tuple(self._clean(name, page) for name, page in self._pages.items()))

    def _clean(self, name: str, page: BenchPage) -> ShownPage:
        try:
            self._cleaned[name] = clean_page(page, self.pipeline, self._site, self.marks)
        except (NewscleanError, TypeError) as error:
            self._failed[name] = str(error)
            return ShownPage(name, error=str(error))
        return ShownPage(name, self._cleaned[name].article)

    def article(self, name: str) -> Article:
        """Return the article of a page from the last run.

        Args:
            name: The name of the page.

        Returns:
            The article.

        Raises:
            UnknownNameError: There is no page of that name.
        """
        results = {each.name: each for each in self._results()}
        if name not in results:
            raise UnknownNameError("page", name, results)
        return results[name].article

    def _results(self) -> list[CleanedPage]:
        """Return what the last run made, after a first one where there was none."""
        if not (self._cleaned or self._failed):
            self.run()
        return list(self._cleaned.values())

    # --- look ---

    def residue_suspects(self) -> Suspects:
        """Return the kept lines that may be residue, without those that you marked."""
        return residue_suspects(self._results()).without(self._marks)

    def body_suspects(self) -> Suspects:
        """Return the removed lines that may be body, without those that you marked."""
        return body_suspects(self._results()).without(self._marks)

    # --- say ---

    def mark(self, line: Any, what: str, *, reason: str | None = None) -> None:
        """Mark a line as "body" or "residue", on all pages that have it. Numbers and dates in it may differ.

        The mark acts from the next `run()` on.

        Args:
            line: The text, a suspect, a paragraph or an entry of a ledger. One sentence of a longer line is enough.
            what: "body" or "residue".
            reason: The section of phrase packs that residue belongs to, such as "newsletter".

        Raises:
            UnknownNameError: `what` is another word.
            NewscleanError: No page has the line.
        """
        text = text_of(line)
        check_mark(what)
        self._marks[key_of(text)] = Mark(text, what, reason, is_whole_line(text, self._results()))

    def unmark(self, line: Any) -> None:
        """Take a mark back.

        Args:
            line: The line, as `mark()` takes it.

        Raises:
            NewscleanError: The line has no mark.
        """
        if self._marks.pop(key_of(text_of(line)), None) is None:
            raise NewscleanError(f"this line is not marked: {text_of(line)!r}")

    def approve(self, *names: str) -> None:
        """Say that the last run is right on these pages. `save_gold()` then keeps all of them.

        Args:
            names: Names of pages.

        Raises:
            UnknownNameError: There is no page of that name.
        """
        for name in names:
            self.article(name)
        self._approved.update(names)

    # --- keep ---

    def phrases(self) -> tuple[Phrase, ...]:
        """Return phrases, as packs have them, for the whole lines that you marked as residue.

        No phrase matches a line of the bodies of the last run, or a line that you marked as body.
        """
        return suggest_phrases(self.marks, self._kept(), self._language())

    def own_phrases(self, reason: str = "own_residue") -> dict[str, list[str]]:
        """Return the phrases that are safe anywhere in a line, for `Pipeline.with_phrases()`.

        Args:
            reason: The reason for lines that have none.

        Returns:
            Lists of phrases by reason.
        """
        return own_phrases(self.phrases(), self._kept(), reason)

    def profile(self) -> SiteProfile:
        """Return what newsclean learns from the pages without your marks: the standing lines of the site."""
        pages = self._pages.values()
        return SiteProfile.learn(
            page.source if page.kind == "auto" else {page.kind: page.source, **dict(page.told)}
            for page in pages
        )

    def save_pack(self, path: str | os.PathLike[str]) -> PackFilter:
        """Write the phrases as a pack.

        Args:
            path: A file named after the language of the phrases, such as "en.toml".

        Returns:
            The filter for this pack.

        Raises:
            NewscleanError: No line is marked as residue, or neither your mark nor the lexicon has a reason for a line.
        """
        file = Path(path)
        pack = pack_of(self.phrases(), file.stem)
        file.write_text(pack_text(pack), "utf-8")
        return PackFilter.read(file)

    def save_gold(self, folder: str | os.PathLike[str]) -> int:
        """Write gold pages for `newsclean evaluate`.

        From approved pages everything that the last run kept becomes gold, from other pages the lines that you marked.
        If the folder holds gold already, its other pages stay.

        Args:
            folder: The folder.

        Returns:
            How many pages were written.

        Raises:
            NewscleanError: A page is text, or no page is approved and no line is marked.
        """
        pages = [(self._pages[each.name], each) for each in self._results()]
        return write_gold(Path(folder), pages, self.marks, self._approved)

    def _kept(self) -> list[str]:
        """Return the lines that stay: all bodies but for what is marked as residue, and what is marked as body."""
        kept = [paragraph.text for each in self._results() for paragraph in each.article.body]
        gone = {mark.key for mark in self.marks if mark.what == "residue"}
        return [
            *(text for text in kept if key_of(text) not in gone),
            *(m.text for m in self.marks if m.what == "body"),
        ]

    def _language(self) -> str | None:
        """Return the language of most pages."""
        counts = Counter(each.article.language for each in self._results())
        return max(counts, key=lambda language: counts[language], default=None)

    def _repr_html_(self) -> str:
        """Return the pages for a notebook, with what the last run made of them; it runs nothing."""
        rows = [(name, *self._figures(name)) for name in self._pages]
        return table_view(repr(self).strip("<>"), ("page", "title", "kept", "removed"), rows)

    def _figures(self, name: str) -> tuple[str, str, str]:
        if name not in self._cleaned:
            return self._failed.get(name, "not run yet"), "", ""
        article = self._cleaned[name].article
        return str(article.title or ""), f"{len(article.body):,}", f"{len(article.removed):,}"

    def __repr__(self) -> str:
        return f"<Workbench of {len(self._pages)} pages, {len(self._marks)} marks>"
