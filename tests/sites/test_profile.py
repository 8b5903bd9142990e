"""What a profile learns from invented pages, what it must not, and how it is kept."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from newsclean import NewscleanError, SiteProfile, clean
from newsclean.errors import SchemaError
from newsclean.sites.profile import MAX_PAGES

NOTE = "The Gazette is owned by its readers and prints no paid stories."
WORDS = "harbour orchard tram school bakery bridge clinic museum ferry dairy theatre quarry".split()


def story(number: int, *notes: str, title: str | None = None) -> str:
    """Return a page of text whose prose is its own, with notes below it."""
    topic = WORDS[number % len(WORDS)] + str(number // len(WORDS) or "")
    prose = (
        f"The {topic} in Vell will be closed for most of the winter, the owners of the {topic} said.",
        f"Nobody knows yet who is to pay for the new {topic}, and the {topic} committee has not met.",
        f"An earlier plan for the {topic} was dropped because of what the {topic} would have cost.",
    )
    return "\n\n".join((title or f"Winter closure for the {topic} at last", *prose, *notes))


def learned(*pages: Any) -> list[str]:
    return [line.key for line in SiteProfile.learn(pages)]


# --- must stay ---


def test_one_page_teaches_nothing() -> None:
    assert learned(story(1, NOTE), story(1, NOTE)) == []


def test_prose_of_two_stories_is_not_yet_a_note() -> None:
    shared = "The quarrel over the town's old water rights began in 1987 and has never been settled."
    assert learned(story(1, shared), story(2, shared), story(3), story(4)) == []


def test_three_versions_of_a_story_are_one_story() -> None:
    versions = [
        story(1, title=title) for title in ("Closed at last", "Owners say it shuts", "No way in this winter")
    ]
    assert learned(*versions) == []


def test_a_short_sentence_of_the_trade_is_the_article_s_own() -> None:
    said = "No one was hurt."
    assert learned(*(story(n, said) for n in (1, 2, 3)), *(story(n) for n in range(4, 12))) == []


def test_a_cross_head_of_some_stories_is_the_article_s_own() -> None:
    def headed(number: int) -> str:
        lines = story(number).split("\n\n")
        return "\n\n".join((*lines[:2], "What happens next", *lines[2:]))

    assert learned(*map(headed, (1, 2, 3)), *map(story, range(4, 12))) == []


def test_a_lead_that_other_pages_tease_stays_where_it_is_told() -> None:
    """The page was not among those learned from."""

    def html_page(number: int, teased: int) -> str:
        title, *prose = story(number).split("\n\n")
        _, lead, *_ = story(teased).split("\n\n")
        body = "".join(f"<p>{text}</p>" for text in prose)
        return (
            f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><div>{body}</div></article>"
            f"<aside><div><p>{lead}</p></div></aside></body></html>"
        )

    profile = SiteProfile.learn(html_page(number, 9) for number in range(1, 7))
    article = clean(html_page(9, 1), site=profile)
    assert [str(paragraph) for paragraph in article.body] == story(9).split("\n\n")[1:]


# --- must go ---


def test_a_note_below_three_stories_is_learned() -> None:
    assert len(learned(*(story(n, NOTE) for n in (1, 2, 3)))) == 1


def test_a_note_with_numbers_and_days_is_one_note() -> None:
    notes = ("You have read 3 stories since Monday, and we thank you for every one of them.",)
    other = ("You have read 11 stories since Friday, and we thank you for every one of them.",)
    profile = SiteProfile.learn([story(1, *notes), story(2, *other), story(3, *notes)])
    assert [line.evidence for line in profile] == ["on 3 of 3 pages"]


def test_a_headline_that_is_the_site_s_name_does_not_make_one_story_of_all() -> None:
    pages = [f"Plain news from seven towns\n\n{story(n, NOTE)}" for n in range(1, 6)]
    profile = SiteProfile.learn(pages)
    assert {line.of for line in profile} == {5}
    article = clean(pages[0], site=profile)
    assert str(article.title) == story(1).split("\n\n")[0]


def test_scripts_without_spaces_are_learned_too() -> None:
    topics = ("港", "学校", "病院", "劇場")
    pages = [
        f"{topic}の工事が始まる\n\n市は{topic}の工事を来週から始めると発表した。費用は{number}億円の見込みだ。\n\n"
        f"{topic}の周りの道路は三か月のあいだ通れなくなり、住民は遠回りを強いられることになる。\n\nこの記事は有料会員限定です。無断転載を固く禁じます。"
        for number, topic in enumerate(topics, 3)
    ]
    article = clean(pages[0], site=SiteProfile.learn(pages))
    assert "無断転載" not in str(article.body)
    assert "遠回り" in str(article.body)


# --- what it takes ---


def test_pages_may_be_of_any_form() -> None:
    text = story(1, NOTE)
    body = "".join(f"<p>{line}</p>" for line in story(2, NOTE).split("\n\n")[1:])
    markup = f"<html><body><article><h1>Winter closure</h1>{body}</article></body></html>"
    forms = [
        text.encode(),
        {"text": story(3, NOTE), "url": "https://vell.example/3"},
        html.fromstring(markup),
    ]
    assert len(SiteProfile.learn(forms).pages) == 3


def test_what_is_no_article_teaches_nothing() -> None:
    assert SiteProfile.learn([b"%PDF-1.7 ...", "", {"html": "<p>"}]) == SiteProfile()


@pytest.mark.parametrize("wrong", ["one page", b"one page", {"text": "one page"}, 7])
def test_one_page_in_place_of_several_is_refused(wrong: Any) -> None:
    with pytest.raises(TypeError, match="pages must be an iterable"):
        SiteProfile.learn(wrong)


@pytest.mark.parametrize("wrong", [7, None, {"title": "no page"}])
def test_a_page_of_another_type_is_refused(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"a page|page must be"):
        SiteProfile.learn([wrong])


def test_clean_takes_nothing_but_a_profile() -> None:
    with pytest.raises(TypeError, match="site must be SiteProfile"):
        clean(story(1), site="vell.example")  # type: ignore[arg-type]


def test_a_pipeline_without_the_filter_stays_without() -> None:
    from newsclean import DEFAULT

    profile = SiteProfile.learn(story(n, NOTE) for n in (1, 2, 3))
    article = clean(story(1, NOTE), site=profile, pipeline=DEFAULT.without("site_boilerplate"))
    assert NOTE in str(article.body)


# --- how it is kept ---


def test_a_profile_is_bounded_and_merges_to_the_same_whatever_the_order() -> None:
    pages = [story(n, NOTE) for n in range(MAX_PAGES + 12)]
    whole = SiteProfile.learn(pages)
    parts = SiteProfile.learn(pages[20:]).merge(SiteProfile.learn(pages[:25]))
    assert len(whole.pages) == MAX_PAGES
    assert whole == parts


def test_a_profile_goes_through_json_and_pickle_unchanged(tmp_path: Path) -> None:
    profile = SiteProfile.learn(story(n, NOTE) for n in (1, 2, 3))
    profile.write(tmp_path / "site.json")
    assert SiteProfile.read(tmp_path / "site.json") == profile
    assert list(pickle.loads(pickle.dumps(profile))) == list(profile)
    again = tmp_path / "again.json"
    SiteProfile.learn(story(n, NOTE) for n in (3, 1, 2)).write(again)
    assert again.read_bytes() == (tmp_path / "site.json").read_bytes()


def test_the_json_holds_no_text_of_an_article() -> None:
    """Long lines are a head and a hash."""
    profile = SiteProfile.learn([story(1, NOTE)])
    assert "nobody knows yet who is to pay for the new orchard" not in json.dumps(profile.to_dict())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"newsclean_site_profile": 2}, "known: 1"),
        ({"newsclean_site_profile": True}, "known: 1"),
        ({"lines": None}, "lines of the profile must be list"),
        ({"more": 1}, "the profile must be a mapping with"),
        ({"lines": [["a", "whole", True, True, []]]}, "a line is its key, part"),
        ({"lines": [{"key": "a"}]}, "a line is its key, part"),
        ({"shapes": [1]}, "shapes must be strings"),
        ({"pages": [{"id": "a"}]}, "a page must be a mapping with id, title"),
        (
            {"lines": [["a", "half", 1, True, []]]},
            "known: whole, first, last",
        ),
        (
            {"lines": [["a", "whole", 1, True, [[9, 0, 0, 0, 0]]]]},
            "out of range",
        ),
        (
            {"lines": [["a", "whole", 1, True, [[0, 0]]]]},
            "five whole numbers",
        ),
    ],
)
def test_json_of_another_shape_is_refused(change: dict[str, Any], message: str) -> None:
    data = SiteProfile.learn([story(1), story(2)]).to_dict() | change
    with pytest.raises(SchemaError, match=message):
        SiteProfile.from_dict(data)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"{}", b"[" * 100_000])
def test_a_file_without_a_profile_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "site.json"
    file.write_bytes(content)
    with pytest.raises(NewscleanError, match=r"site\.json: not a site profile"):
        SiteProfile.read(file)


def test_no_more_than_a_bounded_number_of_lines_is_kept_of_a_page() -> None:
    lines = [
        f"Line {'a' * n} of a page that never seems to end, as {'b' * n} said on Friday."
        for n in range(1, 400)
    ]
    (page,) = SiteProfile.learn(["\n\n".join(lines)]).pages
    assert len(page.lines) == 160
