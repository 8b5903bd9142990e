"""What stands between the chosen blocks comes in where its place says that it belongs to them."""

from __future__ import annotations

import pytest

from newsclean.judge.bridges import blocks_between
from newsclean.judge.stated import settle_page
from newsclean.observe.page_view import view_page
from newsclean.readers.html import read_html

NEWS = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Tram stays"}</script>'
BEFORE = "The town of Vell has voted once more to keep the tram that runs from the harbour to the old mill."
AFTER = "The line was opened in 1912, and its cars were built by the men who also built the lock of Orrin."


def between(middle: str, score: float, *, head: str = NEWS, wrap: str = "<div><p>{}</p></div>") -> list[str]:
    """Return the texts that come in between two chosen ones, all others with one score."""
    html = f"{head}<h1>Tram stays</h1><main>{wrap.format(BEFORE)}{middle}{wrap.format(AFTER)}</main>"
    page = settle_page(read_html(html))
    view = view_page(page)
    chosen = {view.texts.index(BEFORE), view.texts.index(AFTER)}
    scores = [0.9 if index in chosen else score for index in range(len(view.texts))]
    added = blocks_between(page, view, chosen, dict.fromkeys(view.title_at, "title"), scores)
    return [view.texts[index] for index in sorted(added)]


@pytest.mark.parametrize("label", ["Sold by hand", "Von Hand verkauft", "手で売る"])
def test_a_label_in_the_same_modules_as_the_paragraphs_comes_in(label: str) -> None:
    assert between(f"<div><p>{label}</p></div>", 0.55) == [label]
    assert between(f"<div><p>{label}</p></div>", 0.45) == []
    assert between(f"<div><div>{label}</div></div>", 0.55) == []


@pytest.mark.parametrize("heading", ["<div><h3>{}</h3></div>", "<section><div><h2>{}</h2></div></section>"])
def test_a_heading_alone_in_an_element_comes_in(heading: str) -> None:
    assert between(heading.format("The mill"), 0.3) == ["The mill"]
    assert between(heading.format("The mill"), 0.3, head="") == []
    assert between(heading.format("The mill"), 0.45, head="") == ["The mill"]


def test_a_heading_with_the_block_below_it_comes_in() -> None:
    wrap = "<div><h3>The mill</h3><p>{}</p></div>"
    assert between("", 0.45, wrap=wrap) == ["The mill"]


def test_the_heading_of_something_else_stays_out() -> None:
    box = "<div><h3>The mill</h3><p>Call the harbour office</p></div>"
    assert between(box, 0.45) == []
    assert between("<div><h3><a href=/the-mill-of-vell>The mill</a></h3></div>", 0.55) == []


@pytest.mark.parametrize(
    "post", ["<blockquote><p>{}</p></blockquote>", "<blockquote class=post>{}</blockquote>"]
)
def test_a_quote_between_siblings_comes_in(post: str) -> None:
    words = "The bridge is closed from Monday on."
    assert between(post.format(words), 0.37, wrap="<p>{}</p>") == [words]
    assert between(post.format(words), 0.3, wrap="<p>{}</p>") == []
    assert between(f"<div>{post.format(words)}</div>", 0.37, wrap="<p>{}</p>") == []
