"""The worst pages as one HTML file: every wrongly kept and wrongly dropped line, with the filter and its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import groupby

from newsclean.api import clean
from newsclean.catalogue import DEFAULT
from newsclean.evaluate.gold import GoldPage
from newsclean.evaluate.judged import JudgedLine, judge
from newsclean.evaluate.results import Evaluation
from newsclean.evaluate.scores import PageScores
from newsclean.export.printable import escaped, http_url
from newsclean.export.view import standalone
from newsclean.model import Article
from newsclean.pipeline import Pipeline

__all__ = ["worst_report"]

LABELS = {
    "kept": "kept",
    "wrongly_kept": "wrongly kept",
    "dropped": "dropped",
    "wrongly_dropped": "wrongly dropped",
    "absent": "not on the page",
}


@dataclass(frozen=True, slots=True)
class _Case:
    """One of the worst pages."""

    gold: GoldPage
    scores: PageScores
    article: Article
    lines: tuple[JudgedLine, ...]

    def count(self, judgement: str) -> int:
        """Return how many lines are judged so."""
        return sum(line.judgement == judgement for line in self.lines)


def worst_report(
    evaluation: Evaluation, gold: Iterable[GoldPage], *, count: int = 20, pipeline: Pipeline = DEFAULT
) -> str:
    """Return newsclean's worst pages of an evaluation as one HTML document that needs nothing beside it.

    `gold` are the pages that were scored; `pipeline` is the one that was scored: the worst pages are cleaned again.
    Raises UnknownNameError where newsclean was not scored.
    """
    pages = {page.name: page for page in gold}
    cases = [_case(pages[scores.name], scores, pipeline) for scores in evaluation.worst(count)]
    title = f"Worst pages of {evaluation.gold}"
    content = [
        f"<main><style>{_style()}</style>\n<h1>{escaped(title)}</h1>",
        f"<p>{len(cases)} of {len(evaluation['newsclean'].pages)} pages, the lowest F1 first.</p>",
        *_contents(cases),
        *_culprits(cases),
        *(part for number, case in enumerate(cases, 1) for part in _section(number, case)),
        "</main>",
    ]
    return standalone("\n".join(content), title)


@lru_cache(maxsize=1)
def _style() -> str:
    return files("newsclean.evaluate").joinpath("report.css").read_text("utf-8")


def _case(gold: GoldPage, scores: PageScores, pipeline: Pipeline) -> _Case:
    """Clean a page again for its ledger; a page that newsclean failed on has none."""
    if scores.failure is not None:
        return _Case(gold, scores, Article(), ())
    article = clean(gold.read(), url=gold.url, kind="html", pipeline=pipeline)
    return _Case(gold, scores, article, judge(article, gold))


def _contents(cases: list[_Case]) -> Iterator[str]:
    """Yield the table of pages, each with a link to its section."""
    yield '<table>\n<tr><th scope="col">page</th>'
    for head in ("F1", "precision", "recall", "wrongly kept", "wrongly dropped", "not on the page"):
        yield f'<th scope="col" class="figure">{head}</th>'
    yield "</tr>"
    for number, case in enumerate(cases, 1):
        overlap = case.scores.shingles or case.scores.snippets
        shares = (case.scores.f1, overlap and overlap.precision, overlap and overlap.recall)
        counts = (case.count(each) for each in ("wrongly_kept", "wrongly_dropped", "absent"))
        figures = (*map(_share, shares), *map(str, counts))
        cells = "".join(f'<td class="figure">{figure}</td>' for figure in figures)
        yield f'<tr><td><a href="#page-{number}">{escaped(case.gold.name)}</a></td>{cells}</tr>'
    yield "</table>"


def _culprits(cases: list[_Case]) -> Iterator[str]:
    """Yield the table of filters that dropped gold, the busiest first."""
    lines = [line for case in cases for line in case.lines if line.judgement == "wrongly_dropped"]
    counts, words = Counter(line.by for line in lines), Counter[str]()
    for line in lines:
        words[line.by] += len(line.text.split())
    if not lines:
        return
    yield "<h2>Filters that dropped gold lines</h2>"
    yield '<table>\n<tr><th scope="col">filter</th><th scope="col" class="figure">lines</th>'
    yield '<th scope="col" class="figure">words</th></tr>'
    for name, count in counts.most_common():
        figures = f'<td class="figure">{count}</td><td class="figure">{words[name]}</td>'
        yield f"<tr><td><code>{escaped(name)}</code></td>{figures}</tr>"
    yield "</table>"


def _section(number: int, case: _Case) -> Iterator[str]:
    """Yield one page: its name, address, titles and lines."""
    yield f'<section id="page-{number}">\n<h2>{number}. {escaped(case.gold.name)}</h2>'
    if case.gold.url:
        yield f"<p>{_address(case.gold.url)}</p>"
    if case.scores.failure is not None:
        yield f'<p class="wrongly_kept"><b>newsclean failed</b> {escaped(case.scores.failure)}</p>'
    elif case.scores.title is False:
        found = case.article.title.text if case.article.title else "no title"
        yield f'<p class="title"><b>wrong title</b> <bdi>{escaped(found)}</bdi></p>'
        yield f'<p class="title"><b>gold title</b> <bdi>{escaped(case.gold.title or "")}</bdi></p>'
    for dropped, group in groupby(case.lines, key=lambda line: line.judgement == "dropped"):
        lines = [*map(_line, group)]
        if dropped:
            lines = [f"<details><summary>{len(lines)} rightly dropped</summary>", *lines, "</details>"]
        yield from lines
    yield "</section>"


def _line(line: JudgedLine) -> str:
    label = f"<b>{LABELS[line.judgement]}</b> " if line.judgement != "kept" else ""
    details = [f"<code>{escaped(line.by)}</code> {escaped(line.evidence)}"] if line.by else []
    if line.judgement == "wrongly_kept":
        details.append("no filter took it")
    if line.path and line.judgement != "kept":
        details.append(f"<code>{escaped(line.path)}</code>")
    why = f"<small>{' · '.join(details)}</small>" if details else ""
    return f'<div class="{line.judgement}">{label}<span dir="auto">{_marked(line)}</span>{why}</div>'


def _marked(line: JudgedLine) -> str:
    """Return the text with the parts marked that the gold does not have."""
    parts, end = [], 0
    for span in line.strange:
        marked = f"<mark>{escaped(line.text[span.start : span.end])}</mark>"
        parts += [escaped(line.text[end : span.start]), marked]
        end = span.end
    return "".join([*parts, escaped(line.text[end:])])


def _address(url: str) -> str:
    """Return a link; an address of another scheme, which could run something, stays text."""
    target = http_url(url)
    return f'<a href="{escaped(target)}" rel=noreferrer>{escaped(url)}</a>' if target else escaped(url)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
