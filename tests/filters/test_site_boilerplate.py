"""What the filter removes of a page, given a profile, and what it keeps although other pages have it."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, SiteProfile, clean
from newsclean.draft import Draft
from newsclean.filters.site_boilerplate import SiteBoilerplate
from newsclean.readers.plain import read_text
from tests.ledger import unbalanced

TOPICS = ("harbour", "orchard", "tram", "school", "bakery", "bridge")
NOTE = "The Gazette is owned by its readers and prints no paid stories."


def prose(topic: str) -> list[str]:
    return [
        f"The {topic} in Vell will be closed for most of the winter, the owners of the {topic} said on Friday.",
        f"Nobody knows yet who is to pay for the new {topic}, and the {topic} committee has not met about it.",
        f"An earlier plan for the {topic} was dropped because of what the {topic} would have cost the town.",
    ]


def text(topic: str, *, above: str = "", below: str = "", title: str = "") -> str:
    lines = (above, title or f"Winter closure for the {topic} at last", *prose(topic), below)
    return "\n\n".join(filter(None, lines))


def markup(topic: str, *, inside: str = "", aside: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in prose(topic))
    title = f"Winter closure for the {topic} at last"
    return (
        f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1><div>{body}{inside}</div></main>"
        f"<aside><h4>{aside}</h4></aside></body></html>"
    )


@cache
def learned_once() -> SiteProfile:
    return SiteProfile.learn(text(topic, below=f"{NOTE}\n\nGet it") for topic in TOPICS)


def told(article: Article) -> dict[str, str]:
    return {entry.text: entry.evidence for entry in article.removed if entry.filter == "site_boilerplate"}


def test_without_a_profile_it_finds_nothing() -> None:
    draft = Draft(read_text(text("harbour", below=NOTE)))
    assert [*SiteBoilerplate()(draft), *SiteBoilerplate().early(draft)] == []
    assert told(clean(text("harbour", below=NOTE))) == {}
    assert told(clean(text("harbour", below=NOTE), site=SiteProfile())) == {}


def test_a_standing_line_goes_with_its_pages_as_evidence() -> None:
    profile = SiteProfile.learn(text(topic, below=NOTE if topic != "tram" else "") for topic in TOPICS)
    article = clean(text("clinic", below=NOTE), site=profile)
    assert told(article) == {NOTE: "on 5 of 6 pages"}
    assert list(map(str, article.body)) == prose("clinic")


def test_standing_sentences_go_from_both_ends_of_a_paragraph() -> None:
    first, last = "Good morning from the desk in Kestle.", "Write to us about this story before noon."

    def glued(topic: str) -> str:
        one, two, three = prose(topic)
        return "\n\n".join(
            (f"Winter closure for the {topic} at last", f"{first} {one}", two, f"{three} {last}")
        )

    article = clean(glued("clinic"), site=SiteProfile.learn(map(glued, TOPICS)))
    assert list(map(str, article.body)) == prose("clinic")
    assert told(article) == {first: "first sentence, on 6 of 6 pages", last: "last sentence, on 6 of 6 pages"}


def test_a_paragraph_is_never_emptied_sentence_by_sentence() -> None:
    note = "Write to us about this story."
    profile = SiteProfile.learn(f"{text(topic)} {note}" for topic in TOPICS)
    article = clean(f"{text('clinic')}\n\n{note} {note}", site=profile)
    assert list(told(article)) == [note]
    assert str(article.body[-1]) == note


def test_a_strapline_goes_before_the_headline_is_looked_for() -> None:
    strap = "Plain news from seven towns"
    profile = SiteProfile.learn(text(topic, above=strap) for topic in TOPICS)
    article = clean(text("clinic", above=strap), site=profile)
    assert str(article.title) == "Winter closure for the clinic at last"
    assert told(article) == {strap: "on 6 of 6 pages"}


@pytest.mark.parametrize("place", ["above", "below"])
def test_a_headline_that_other_pages_tease_stays_the_headline(place: str) -> None:
    headline = "Winter closure for the clinic at last"
    teased = {place: headline} if place == "above" else {"below": f"Most read\n\n{headline}"}
    profile = SiteProfile.learn(text(topic, **teased) for topic in TOPICS)
    assert str(clean(text("clinic"), site=profile).title) == headline


def test_a_headline_of_html_stays_although_other_pages_tease_it() -> None:
    headline = "Winter closure for the clinic at last"
    profile = SiteProfile.learn(markup(topic, aside=headline) for topic in TOPICS)
    assert str(clean(markup("clinic"), site=profile).title) == headline


def test_a_short_line_stays_in_an_element_that_never_held_it() -> None:
    profile = SiteProfile.learn(markup(topic, aside="In short") for topic in TOPICS)
    page = markup(
        "clinic",
        inside="<h2>In short</h2><p>The clinic is closed, the ferry runs, and the tram does not.</p>",
    )
    assert "In short" in [str(paragraph) for paragraph in clean(page, site=profile).body]


def test_a_note_in_another_element_goes_all_the_same() -> None:
    profile = SiteProfile.learn(markup(topic, inside=f"<p>{NOTE}</p>") for topic in TOPICS)
    article = clean(markup("clinic", inside=f"<section><p><i>{NOTE}</i></p></section>"), site=profile)
    assert told(article) == {NOTE: "on 6 of 6 pages"}


@given(
    st.lists(
        st.sampled_from([NOTE, f"{prose('tram')[0]} {NOTE}", "***", "Get it", *prose("clinic")]), max_size=9
    )
)
def test_the_ledger_balances_whatever_stands_where(lines: list[str]) -> None:
    profile = learned_once()
    page = "\n\n".join(["Winter closure for the clinic at last", *lines])
    article = clean(page, site=profile)
    assert unbalanced(article, page) == ""
    assert told(clean(str(article.body), site=profile)) == {}


def test_a_note_that_stands_in_the_header_too_goes_with_a_profile() -> None:
    def page(topic: str) -> str:
        return markup(topic, inside=f"<p>{NOTE}</p>").replace(
            "<main>", f"<header><p>{NOTE}</p></header><main>"
        )

    profile = SiteProfile.learn(map(page, TOPICS))
    article = clean(page("clinic"), site=profile)
    assert NOTE not in str(article.body)
    assert list(map(str, article.body)) == prose("clinic")


def test_a_list_below_a_standing_heading_still_goes() -> None:
    """The filter of lists needs to see the heading."""

    def page(topic: str) -> str:
        others = [f"Winter closure for the {other} at last" for other in TOPICS if other != topic][:3]
        return text(topic, below="\n\n".join(("Most read", *others)))

    article = clean(page("harbour"), site=SiteProfile.learn(map(page, TOPICS)))
    assert list(map(str, article.body)) == prose("harbour")
