"""The made site of fixtures/site: every standing line goes, and not one line of an article's own."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest

from newsclean import SiteProfile, clean
from newsclean.standing.folding import fold_line
from tests.ledger import unbalanced

SITE = Path(__file__).parents[2] / "fixtures" / "site"
PAGES = sorted(path.name for path in SITE.iterdir() if path.is_dir())
FORMS = ("html", "txt")
STANDING = (SITE / "standing.txt").read_text("utf-8").splitlines()
GLUED = "Tell us what you think"
VERSIONS = ("11-otter-stolen", "12-otter-found")
"""Two pages that tell one story."""


def page(name: str, form: str) -> str:
    return (SITE / name / f"input.{form}").read_text("utf-8")


def expected(name: str) -> list[str]:
    """Return the title and the paragraphs of a page's own."""
    return (SITE / name / "expected.txt").read_text("utf-8").strip().split("\n\n")


@cache
def profile(form: str) -> SiteProfile:
    return SiteProfile.learn(page(name, form) for name in PAGES)


def test_the_site_has_twelve_pages() -> None:
    assert len(PAGES) == 12


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", PAGES)
def test_what_is_left_is_the_article_s_own(name: str, form: str) -> None:
    article = clean(page(name, form), site=profile(form))
    assert [str(article.title), *map(str, article.body)] == expected(name)


@pytest.mark.parametrize("name", PAGES)
def test_without_the_profile_standing_lines_stay(name: str) -> None:
    """The site is a hard one: other filters do not know its lines."""
    assert len(clean(page(name, "html")).body) >= len(expected(name)) + 4


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_was_not_learned_from_loses_its_standing_lines_too(name: str) -> None:
    learned = SiteProfile.learn(page(other, "html") for other in PAGES if other != name)
    left = list(map(str, clean(page(name, "html"), site=learned).body))
    own = expected(name)[1:]
    assert [text for text in left if text in own] == own
    # an author with two other stories is not known yet
    assert all("Lucie Ferrand" in text for text in left if text not in own)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", PAGES)
def test_the_ledger_says_on_how_many_pages(name: str, form: str) -> None:
    article = clean(page(name, form), site=profile(form))
    said = {entry.text: entry for entry in article.removed if entry.filter == "site_boilerplate"}
    assert (
        said["Get the Gazette app and never miss a story from your street."].evidence == "on 11 of 11 pages"
    )
    glued = next(entry for text, entry in said.items() if text.startswith(GLUED))
    assert (glued.reason, glued.evidence) == ("standing_sentence", "last sentence, on 11 of 11 pages")


@pytest.mark.parametrize("name", PAGES)
def test_the_ledger_of_a_text_balances_and_a_second_cleaning_finds_nothing(name: str) -> None:
    text = page(name, "txt")
    article = clean(text, site=profile("txt"))
    assert unbalanced(article, text) == ""
    again = clean(str(article.body), site=profile("txt"))
    assert [entry.text for entry in again.removed if entry.filter == "site_boilerplate"] == []


@pytest.mark.parametrize("form", FORMS)
def test_every_standing_line_is_learned(form: str) -> None:
    keys = {line.key for line in profile(form)}
    assert [text for text in STANDING if (line := fold_line(text)) and line.key not in keys] == []


@pytest.mark.parametrize("form", FORMS)
def test_no_line_of_an_article_is_learned(form: str) -> None:
    """Cross-heads, phrases of the trade and teasers stand on several pages of the site."""
    own = {line.key for name in PAGES for text in expected(name) if (line := fold_line(text))}
    assert sorted(own & {line.key for line in profile(form)}) == []


@pytest.mark.parametrize("form", FORMS)
def test_versions_of_one_story_teach_nothing_and_count_once(form: str) -> None:
    learned = SiteProfile.learn(page(name, form) for name in VERSIONS)
    assert len(learned.pages) == 2
    assert list(learned) == []
    assert {line.of for line in profile(form)} == {11}


@pytest.mark.parametrize("form", FORMS)
def test_a_profile_does_not_depend_on_order_or_on_how_it_was_put_together(form: str) -> None:
    names = random.Random(7).sample(PAGES, len(PAGES))
    shuffled = SiteProfile.learn(page(name, form) for name in names)
    first = SiteProfile.learn(page(name, form) for name in names[:5])
    second = SiteProfile.learn(page(name, form) for name in names[3:])
    assert shuffled == profile(form)
    assert first.merge(second) == second.merge(first) == profile(form)
    assert list(first.merge(second)) == list(profile(form))


def test_text_and_html_of_a_site_teach_the_same_notes() -> None:
    article = clean(page(PAGES[0], "txt"), site=profile("html"))
    assert [str(article.title), *map(str, article.body)] == expected(PAGES[0])
