"""The workbench: suspects are found, marks act on the pages that have the line, wrong use is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bench_pages import COUNTER, DESK, GLUED, HTML, LABEL, NOTE, SLOGAN, TEXT, TOPICS, paragraphs

import newsclean
from newsclean import DEFAULT, NewscleanError, UnknownNameError
from newsclean.api import read_page
from newsclean.workbench import Suspects, Workbench
from tests.ledger import unbalanced

BOTH = pytest.mark.parametrize("pages", [HTML, TEXT], ids=["html", "text"])
WITH_A_FAULT = DEFAULT.with_phrases({"own_fault": ["has looked after the"]})
"""Takes the second paragraph of every story."""


def tuned(pages: Any) -> Workbench:
    """Return a bench on which all residue is marked, each line as people meet it."""
    bench = Workbench(pages)
    bench.mark(NOTE, "residue", reason="contact_tips")
    bench.mark(COUNTER.format(1), "residue", reason="paywall_prompt")
    bench.mark(GLUED, "residue")
    bench.mark(LABEL, "residue", reason="site_header")
    for name in TOPICS:
        bench.mark(DESK.format(name), "residue", reason="site_header")
    if SLOGAN in next(iter(pages.values())):
        bench.mark(SLOGAN, "residue", reason="site_header")
    return bench


# --- suspects ---


@BOTH
def test_lines_that_recur_on_stories_are_the_first_suspects(pages: dict[str, str]) -> None:
    found = Workbench(pages).residue_suspects()
    recurring = {each.text for each in found if len(each.pages) == len(pages)}
    assert {NOTE, COUNTER.format(1), GLUED} <= recurring
    assert not next(each for each in found if each.text == GLUED).whole
    assert all("on 6 of 6 stories" in each.evidence or "title of 6" in each.evidence[0] for each in found[:3])
    assert not {text for name in pages for text in paragraphs(name)} & {each.text for each in found}


def test_slogan_that_became_the_title_of_several_pages_is_a_suspect() -> None:
    titles = [str(newsclean.clean(page).title) for page in TEXT.values()]
    found = {each.text: each for each in Workbench(TEXT).residue_suspects()}
    assert titles.count(SLOGAN) >= 3
    assert found[SLOGAN].evidence == (f"the title of {titles.count(SLOGAN)} of 6 stories",)


def test_versions_of_one_story_are_no_two_witnesses() -> None:
    """Paragraphs that two versions of a story share do not recur."""
    again = TEXT["owl"].replace("eleven years", "twelve years")
    found = Workbench([TEXT["owl"], again, TEXT["tram"]]).residue_suspects()
    assert not {paragraphs("owl")[0], paragraphs("owl")[1]} & {each.text for each in found}


def test_label_with_a_phrase_of_the_lexicon_is_a_suspect() -> None:
    pipeline = DEFAULT.without("newsletter", "residue", "related_links")
    page = TEXT["owl"].replace(LABEL, "Sign up for our newsletter")
    found = {each.text: each.evidence for each in Workbench([page], pipeline=pipeline).residue_suspects()}
    assert "says newsletter: 'sign up for our newsletter'" in found["Sign up for our newsletter"]
    assert "stands alone behind the prose" in found["Sign up for our newsletter"]


def test_removed_prose_amid_the_body_is_a_suspect() -> None:
    found = Workbench(HTML, pipeline=WITH_A_FAULT).body_suspects()
    assert {each.text for each in found} == {paragraphs(name)[1] for name in TOPICS}
    assert found[0].filter == "own_phrases"
    assert "stands between paragraphs of the body" in found[0].evidence
    assert "stands in main/div/p, as paragraphs of the body do" in found[0].evidence


def test_removed_notes_that_recur_are_no_body_suspects() -> None:
    pipeline = DEFAULT.with_phrases({"note": ["corrects its errors"]})
    assert len(Workbench(HTML, pipeline=pipeline).body_suspects()) == 0


def test_suspects_are_shown_as_text_and_as_a_table() -> None:
    found = Workbench(HTML).residue_suspects()
    assert isinstance(found[:2], Suspects)
    assert str(found[:2]).splitlines()[1].lstrip().startswith("^ on 6 of 6 stories")
    assert found._repr_html_().count("<tr>") == len(found) + 1
    assert (str(Suspects()), Suspects()._repr_html_()) == ("no suspects", "<p>no suspects</p>")


def test_table_escapes_what_pages_say() -> None:
    evil = "The tag <script>alert(1)</script> stands on every page of this site, and nobody knows who put it there."
    pages = [TEXT[name].replace(NOTE, evil) for name in TOPICS]
    shown = Workbench(pages).residue_suspects()._repr_html_()
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script" not in shown


# --- marks ---


@BOTH
def test_marked_lines_go_on_all_pages_and_nothing_else_goes(pages: dict[str, str]) -> None:
    bench = tuned(pages)
    bench.run()
    for name in pages:
        article = bench.article(name)
        assert str(article.title) == TOPICS[name][0]
        assert [p.text for p in article.body] == [text.removesuffix(f" {GLUED}") for text in paragraphs(name)]
    assert len(bench.residue_suspects()) == 0


@BOTH
def test_ledger_balances_whatever_is_marked(pages: dict[str, str]) -> None:
    bench = tuned(pages)
    bench.mark(paragraphs("owl")[1], "body")
    bench.run(pipeline=WITH_A_FAULT)
    for name, source in pages.items():
        page = read_page(source)
        assert unbalanced(bench.article(name), page.text) == ""


def test_line_that_is_marked_as_body_comes_back_in_its_place() -> None:
    bench = Workbench(TEXT, pipeline=WITH_A_FAULT)
    bench.mark(paragraphs("owl")[1], "body")
    bench.mark(bench.body_suspects()[0], "body")
    bench.run()
    assert [p.text for p in bench.article("owl").body][:3] == paragraphs("owl")
    assert len(bench.body_suspects()) == len(TOPICS) - 2


def test_marks_can_be_taken_back_and_the_last_word_counts() -> None:
    bench = Workbench(TEXT)
    bench.mark(NOTE, "residue")
    bench.mark(NOTE.upper(), "body")
    assert [mark.what for mark in bench.marks] == ["body"]
    bench.unmark(NOTE)
    assert bench.marks == ()
    assert bench.pipeline is DEFAULT
    with pytest.raises(NewscleanError, match="this line is not marked"):
        bench.unmark(NOTE)


def test_marks_act_from_the_next_run_on() -> None:
    bench = Workbench(HTML)
    bench.mark(NOTE, "residue")
    assert NOTE in str(bench.article("owl").body)
    bench.run()
    entry = next(each for each in bench.article("owl").removed if each.text == NOTE)
    assert (entry.filter, entry.reason, entry.evidence) == (
        "marked_lines",
        "marked_residue",
        "marked as residue",
    )


def test_numbers_of_a_marked_line_do_not_matter() -> None:
    bench = Workbench(HTML)
    bench.mark(COUNTER.format(3), "residue")
    bench.run()
    assert not any("You have read" in str(bench.article(name).body) for name in bench.names)


@pytest.mark.parametrize(
    ("line", "what", "error", "said"),
    [
        (NOTE, "junk", UnknownNameError, "unknown mark 'junk'; known: body, residue"),
        (
            "From the key",
            "residue",
            NewscleanError,
            "no page has the line 'From the key'; near to it: 'From the quay'",
        ),
        (3, "residue", TypeError, "a line must be str, or have a text, not int"),
    ],
)
def test_wrong_mark_is_named(line: Any, what: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        Workbench(HTML).mark(line, what)


# --- pages and runs ---


def test_pages_come_in_many_forms_and_have_names(tmp_path: Path) -> None:
    (tmp_path / "bridge.html").write_text(HTML["owl"], "utf-8")
    given = [
        tmp_path / "bridge.html",
        {"id": "a/b", "html": HTML["tram"], "language": "en"},
        HTML["weir"].encode(),
        TEXT["owl"],
    ]
    bench = Workbench(given)
    assert bench.names == ("bridge", "a-b", "page-3", "page-4")
    assert [article.source for article in bench.run().articles] == ["html", "html", "html", "text"]
    assert Workbench([{"id": "x", "text": "Rain"}] * 2).names == ("x", "x-2")


def test_page_that_cannot_be_cleaned_is_a_line_with_its_error() -> None:
    table = Workbench({"pdf": b"%PDF-1.7", "owl": HTML["owl"]}).run()
    assert [page.name for page in table.pages if page.error] == ["pdf"]
    assert "PDF" in table.pages[0].error


def test_site_and_pipeline_that_are_given_stay() -> None:
    bench = Workbench(HTML)
    profile = bench.profile()
    assert isinstance(profile, newsclean.SiteProfile)
    bench.run(site=profile)
    assert NOTE not in str(bench.article("owl").body)
    bench.run(pipeline=DEFAULT.without("site_boilerplate"))
    assert NOTE in str(bench.article("owl").body)


def test_wrong_use_is_refused() -> None:
    with pytest.raises(TypeError, match="pages must be a list or a mapping of pages, not str"):
        Workbench(HTML["owl"])
    with pytest.raises(TypeError, match='must have "html" or "text"'):
        Workbench([{"url": "https://a.example"}])
    with pytest.raises(TypeError, match="pipeline must be Pipeline, not str"):
        Workbench(HTML, pipeline="default")  # type: ignore[arg-type]
    with pytest.raises(NewscleanError, match="a Workbench needs at least one page"):
        Workbench([])
    with pytest.raises(UnknownNameError, match="unknown page 'hen'; known: bakery, ferry"):
        Workbench(HTML).article("hen")
    assert repr(Workbench(HTML)) == "<Workbench of 6 pages, 0 marks>"
