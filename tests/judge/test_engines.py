"""Other engines choose the main content where a caller asks for them, over the same blocks and ledger."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from lxml import html

from newsclean import DEFAULT, NewscleanError, Pipeline, UnknownNameError, clean
from newsclean.filters.main_content import MainContent
from newsclean.judge.html import find_main
from newsclean.judge.second_opinion import ask, votes_on
from newsclean.readers.html import read_html
from newsclean.readers.source import Source
from tests.ledger import unbalanced

PARAGRAPHS = [
    "The old harbour bridge in Eastvale was closed to all traffic on Friday after engineers found cracks in two of its "
    "piers. The town council said that repairs would take until the spring, and that a ferry would run all day.",
    "“Nobody is in danger,” the mayor, Ana Ruiz, told reporters. “But we will not wait until somebody is.” She had been "
    "told of the cracks on Thursday night, and had the bridge closed before the first trams of the morning left.",
    "Shop owners on the northern bank fear for their trade. Some have already asked the council for help, she said, and "
    "they would get an answer before the end of the month, when the budget of the town is to be voted on.",
    "The bridge was built in 1931 and was last repaired eleven years ago, when its deck was replaced by a lighter one. A "
    "first report on the cracks is expected in three weeks. Until then the river police will watch the piers.",
]
CAPTION = "The bridge at Eastvale, seen from the northern bank"
MENU = "<nav><ul>" + "".join(f"<li><a href=/{n}>{n}</a>" for n in ("Home", "News", "Sport")) + "</ul></nav>"
PAGE = (
    f"<html lang=en><head><title>Harbour bridge closed</title></head><body>{MENU}<article><h1>Harbour bridge closed</h1>"
    f"<p>{PARAGRAPHS[0]}</p><figure><img src=a.jpg><figcaption>{CAPTION}</figcaption></figure>"
    + "".join(f"<p>{text}</p>" for text in PARAGRAPHS[1:])
    + "</article><footer><p>The Harrow Gazette</p></footer></body></html>"
)


def with_engine(engine: str) -> Pipeline:
    return DEFAULT.swap(MainContent(engine=engine))


@pytest.mark.parametrize("engine", ["own", "auto", "trafilatura", "justext"])
@pytest.mark.parametrize("source", ["str", "bytes", "tree"])
def test_every_engine_finds_the_article_and_the_ledger_balances(engine: str, source: str) -> None:
    page = {"str": PAGE, "bytes": PAGE.encode(), "tree": html.fromstring(PAGE)}[source]
    article = clean(page, pipeline=with_engine(engine))
    assert [paragraph.text for paragraph in article.body] == PARAGRAPHS
    assert unbalanced(article, read_html(PAGE).text) == ""


def test_what_an_engine_leaves_out_says_so() -> None:
    article = clean(PAGE, pipeline=with_engine("justext"))
    footer = next(removal for removal in article.removed if removal.text == "The Harrow Gazette")
    assert (footer.filter, footer.evidence) == ("main_content", "justext leaves it out")


def test_an_unknown_engine_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"boilerpipe.*own, auto, trafilatura, justext"):
        MainContent(engine="boilerpipe")
    with pytest.raises(UnknownNameError, match="boilerpipe"):
        ask("boilerpipe", "<p>x")


@pytest.mark.parametrize("engine", ["trafilatura", "justext"])
def test_a_page_without_its_source_cannot_be_read_by_another_engine(engine: str) -> None:
    with pytest.raises(
        NewscleanError, match=f"'{engine}' reads the page's HTML again: give run.. its source=Source"
    ):
        with_engine(engine).run(read_html(PAGE))


def test_a_page_without_its_source_is_judged_by_the_own_ways_alone() -> None:
    assert with_engine("auto").run(read_html(PAGE)) == with_engine("own").run(read_html(PAGE))


@pytest.mark.parametrize("given", [PAGE, PAGE.encode(), html.fromstring(PAGE)], ids=["str", "bytes", "tree"])
def test_run_lets_another_engine_read_the_source(given: Any) -> None:
    source = Source(given)
    article = with_engine("justext").run(source.page(), source=source)
    assert "justext leaves it out" in [removal.evidence for removal in article.removed]
    assert article == clean(given, pipeline=with_engine("justext"))


def test_text_is_not_asked_about() -> None:
    text = "\n\n".join(["Harbour bridge closed", *PARAGRAPHS])
    assert clean(text, pipeline=with_engine("trafilatura")) == clean(text)


def test_an_engine_that_fails_has_no_opinion() -> None:
    assert ask("trafilatura", "") == ""


@pytest.mark.parametrize("engine", ["trafilatura", "justext"])
def test_second_opinions_vote_on_our_blocks(engine: str) -> None:
    page = read_html(PAGE)
    votes = votes_on(page, ask(engine, PAGE, language="en"))
    assert votes >= {index for index, _ in find_main(page).body}


def test_a_sure_choice_asks_nobody() -> None:
    script = (
        "import sys; from newsclean import DEFAULT, clean; from newsclean.filters.main_content import MainContent;"
        f"clean({PAGE!r}, pipeline=DEFAULT.swap(MainContent(engine='auto')));"
        "sys.exit('trafilatura' in sys.modules or 'justext' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


# --- captions ---


def test_captions_are_in_the_ledger_by_default() -> None:
    article = clean(PAGE)
    assert CAPTION in [removal.text for removal in article.removed if removal.kind == "caption"]


def test_captions_stay_in_the_body_with_one_switch() -> None:
    article = clean(PAGE, pipeline=DEFAULT.swap(MainContent(captions=True)))
    assert [(each.text, each.kind) for each in article.body][1] == (CAPTION, "caption")
    assert unbalanced(article, read_html(PAGE).text) == ""


def test_captions_beyond_the_article_do_not_come_back() -> None:
    teasers = "".join(
        f"<div class=teaser><figure><img src={n}.jpg><figcaption>Teaser picture number {n}</figcaption></figure>"
        f"<a href=/story-number-{n}-of-the-day>Story number {n}</a></div>"
        for n in range(9)
    )
    page = PAGE.replace("</article>", f"</article><section class=related>{teasers}</section>")
    article = clean(page, pipeline=DEFAULT.swap(MainContent(captions=True)))
    assert [each.text for each in article.body if each.kind == "caption"] == [CAPTION]
