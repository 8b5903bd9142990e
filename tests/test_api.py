"""The front door: what it takes, what it refuses by name, and that no text is too strange."""

from __future__ import annotations

from typing import Any

import pytest

import newsclean
from newsclean import DEFAULT, Article, PageVerdict

PROSE = "The mayor of Eastvale said on Friday that the harbour bridge would stay closed until spring."


@pytest.mark.parametrize("page", [None, 3, ["text"], object()], ids=lambda page: type(page).__name__)
def test_wrong_page_is_refused_by_its_type(page: Any) -> None:
    with pytest.raises(TypeError, match=f"page must be .*str.*, not {type(page).__name__}"):
        newsclean.clean(page)


@pytest.mark.parametrize(
    ("name", "value"),
    [("url", 3), ("url", b"u"), ("language", b"en"), ("language", ["en"]), ("pipeline", [])],
)
def test_wrong_option_is_refused_by_its_name_and_type(name: str, value: Any) -> None:
    with pytest.raises(TypeError, match=f"{name} must be .*, not {type(value).__name__}"):
        newsclean.clean(PROSE, **{name: value})


def test_options_are_named() -> None:
    with pytest.raises(TypeError):
        newsclean.clean(PROSE, "https://gazette.example/a")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\t\r\n", "\ufeff", "\u00a0\u00ad\u200b\n\x00", "\f\x85\u2028"]
)
def test_blank_text_gives_an_empty_article(text: str) -> None:
    article = newsclean.clean(text)
    assert (article.title, article.dateline, len(article.body), article.removed) == (None, None, 0, ())
    assert article == Article(language=article.language, verdict=PageVerdict(kind="empty"))


@pytest.mark.parametrize(
    "text",
    [
        ".",
        "…",
        "\ud800",
        "\x00a",
        "a" * 5000,
        "\n".join("?" * 50),
        "#" * 50,
        "|" * 50,
        "\u202e\u0301",
        "<p>One.</p>",
    ],
    ids=ascii,
)
def test_strange_text_is_no_error(text: str) -> None:
    newsclean.clean(text)


def test_subclass_of_str_is_text() -> None:
    class Scraped(str):
        __slots__ = ()

    assert newsclean.clean(Scraped(PROSE)) == newsclean.clean(PROSE)


# --- url and language ---


def test_url_and_language_are_kept() -> None:
    article = newsclean.clean(PROSE, url="https://gazette.example/a", language="en")
    assert (article.url, article.language, article.source) == ("https://gazette.example/a", "en", "text")


def test_url_tells_the_name_of_the_site() -> None:
    text = f"Harrow Gazette\n\nBridge closed until spring\n\n{PROSE}\n\n{PROSE} He did not say which."
    article = newsclean.clean(text, url="https://www.harrow-gazette.example/news/1", pipeline=DEFAULT)
    assert article.removed[0].text == "Harrow Gazette"
    assert str(article.title) == "Bridge closed until spring"


@pytest.mark.parametrize(
    "url", ["", "gazette", "http://[", "://", "https://\u202e.example", "mailto:a@b.example"]
)
def test_strange_url_is_no_error(url: str) -> None:
    assert newsclean.clean(PROSE, url=url).url == url


@pytest.mark.parametrize(
    ("language", "code"),
    [("en-GB", "en"), ("EN", "en"), ("de_AT", "de"), ("", None), ("nb", "nb"), ("sw", "sw")],
)
def test_any_language_code_will_do(language: str, code: str | None) -> None:
    article = newsclean.clean(PROSE, language=language)
    assert (str(article.body), article.language) == (PROSE, code or "en")


@pytest.mark.parametrize("language", ["english", "xx", "tlh"])
def test_unknown_language_is_told(language: str) -> None:
    with pytest.raises(newsclean.UnknownNameError, match=f"language '{language}'; known: ar, "):
        newsclean.clean(PROSE, language=language)


@pytest.mark.parametrize("page", [PROSE, PROSE.encode(), f"<p>{PROSE}</p>"], ids=["str", "bytes", "html"])
def test_unknown_charset_is_told(page: Any) -> None:
    with pytest.raises(newsclean.UnknownNameError, match="charset 'klingon'; known: utf-8, "):
        newsclean.clean(page, charset="klingon")


@pytest.mark.parametrize("field", ["language", "charset"])
def test_what_a_record_says_is_a_hint(field: str) -> None:
    """A crawler copies what servers and pages say: a page is not lost for it."""
    (article,) = newsclean.clean_many([{"text": PROSE, field: "klingon"}])
    assert isinstance(article, Article)
    assert (str(article.body), article.language) == (PROSE, "en")


def test_language_is_guessed_from_the_text() -> None:
    german = (
        "Der Bürgermeister sagte am Freitag, dass die Brücke bis zum Frühjahr nicht für den Verkehr frei ist."
    )
    assert newsclean.clean(german).language == "de"
    assert newsclean.clean(PROSE * 3).language == "en"


def test_phrases_of_the_language_count() -> None:
    text = f"{PROSE}\n\n{PROSE} Twice.\n\nLesen Sie auch: Die Mühle ist verkauft"
    gone = newsclean.clean(text, language="de").removed
    assert [removal.filter for removal in gone] == ["related_links"]


# --- short stories ---


@pytest.mark.parametrize("residue", ["Leave a Reply", "ADVERTISEMENT", "© 2024 Eastvale Courier"])
@pytest.mark.parametrize("title", ["", "Harbour bridge closed\n\n"], ids=["bare", "title"])
def test_only_paragraph_of_a_story_is_never_removed(title: str, residue: str) -> None:
    article = newsclean.clean(f"{title}{PROSE}\n\n{residue}")
    assert [paragraph.text for paragraph in article.body] == [PROSE]
    assert [removal.text for removal in article.removed] == [residue]


@pytest.mark.parametrize("residue", ["Leave a Reply", "ADVERTISEMENT", "© 2024 Eastvale Courier"])
def test_no_paragraph_of_a_short_story_is_removed(residue: str) -> None:
    story = [PROSE, "Residents of the upper town, who have waited since March, said they had expected it."]
    article = newsclean.clean("\n\n".join(["Harbour bridge closed", *story, residue]))
    assert [paragraph.text for paragraph in article.body] == story
