"""What holds for any text whatever: the ledger balances, cleaning is settled, and nothing but the input matters."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger import unbalanced

import newsclean
from newsclean import Article
from newsclean.lexicon.packs import PLACES, pack_for
from newsclean.text import tidy

PROSE = (
    "The mayor of Eastvale said on Friday that the harbour bridge would stay closed until spring.",
    "Residents of the upper town, who have waited since March, said they had expected nothing else of the council.",
    "“Nobody asked us,” said Ada Marsh, a baker. “We read it on the door.”",
    "BERLIN (Reuters) - The mill was sold on Monday to a group of farmers, its owner said.",
    "The council met on Tuesday and went home on Tuesday. (Reporting by Ada Marsh; Editing by Tom Bell)",
    "Der Bürgermeister sagte am Freitag, die Brücke bleibe bis zum Frühjahr geschlossen.",
    "ROMA - La sindaca ha detto venerdì che il ponte resterà chiuso fino a primavera, e che nessuno lo sapeva.",
    "Kassel (tr). Zwölf Busse hat die Stadt gekauft, und sie sollen vom Herbst an auf drei Linien fahren.",
    "市長は金曜日、橋を春まで閉鎖すると述べた。",
    "قال رئيس البلدية يوم الجمعة إن الجسر سيبقى مغلقا حتى الربيع.",
)
SHORT = (
    "He said no.",
    "Harbour bridge closed until spring",
    "Why the old canal still costs the town a fortune",
    "Who pays for the bridge?",
    "Tags: harbour, bridge, Eastvale",
    "Latest news",
    "Brussels, Belgium",
    "Children wait in the yard Photo: Ada Marsh",
    "___",
    "Ada Marsh is a reporter at the Eastvale Courier.",
    "12 March – Oslo, Spektrum",
    "EASTVALE —",
    "1. First, the money",
    "- a rope of forty ells",
    "# A history of the bridge",
    "By Ada Marsh",
    "3 March 2024",
    "12",
    ", who has",
    "(Photo: Ada Marsh)",
    "\u00ad\u200b",
    "\ufeff",
    "\x1b[31mred\x07",
)
NAMES = ("Marsh Mills", "Bell Bakery", "Weir Works", "Rope Yard", "Salt Barn", "Tide Inn", "Oak Press")
LINE_ENDS = (
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "\f",
    "\v",
    "\x1c",
    "\x85",
    "\u2028",
    " \n\t\n",
    "\u00a0\n",
    " ",
)
LANGUAGES = ("en", "de", "ja", "ar", "any")
LONG = 1_000_000
"""Characters of a long line."""


def cues(language: str) -> list[str]:
    """Return the phrases of a pack as a page would show them."""
    sections = pack_for(language).sections
    found = [phrase for section in sections for where in PLACES for phrase in getattr(section, where)]
    return sorted({phrase.replace("#", "12") for phrase in found})


def news(*languages: str) -> st.SearchStrategy[str]:
    """Texts of prose, short lines and phrases of residue, with any line ends between."""
    phrases = sorted({phrase for language in languages for phrase in cues(language)})
    phrase = st.sampled_from(phrases)
    line = st.one_of(
        st.sampled_from(PROSE), st.sampled_from(SHORT), phrase, phrase.map(str.title), phrase.map(str.upper)
    )
    ended = st.tuples(line, st.one_of(st.just("\n\n"), st.sampled_from(LINE_ENDS)))
    return st.lists(ended, max_size=24).map(lambda parts: "".join(text + end for text, end in parts))


ANY_TEXT = st.one_of(st.text(max_size=200), news(*LANGUAGES))


# --- the ledger ---


@given(ANY_TEXT)
@settings(max_examples=250)
def test_the_ledger_balances(text: str) -> None:
    """Every visible character stands once in title, dateline, body or ledger, in order, and none is invented."""
    assert unbalanced(newsclean.clean(text), text) == ""


@given(st.text(alphabet=' \n\r\f\x85\u2028\u00a0\u00ad\u200b\ufeff.,-:()[]"“«#1aA。é©\ud800'))
@settings(max_examples=150)
def test_the_ledger_balances_on_marks_and_blanks(text: str) -> None:
    assert unbalanced(newsclean.clean(text), text) == ""


@given(news(*LANGUAGES))
def test_text_of_a_piece_is_its_span_tidied(text: str) -> None:
    article = newsclean.clean(text)
    for piece in (*article.body, *article.removed):
        assert piece.text == tidy(text[piece.span.start : piece.span.end])


@given(news("en", "any"))
def test_restoring_keeps_the_balance(text: str) -> None:
    article = newsclean.clean(text)
    everything = article
    for removal in article.removed:
        back = article.restore(removal)
        assert unbalanced(back, text) == ""
        assert (len(back.body), len(back.removed)) == (len(article.body) + 1, len(article.removed) - 1)
        everything = everything.restore(removal)
    assert everything.removed == ()
    assert unbalanced(everything, text) == ""


# --- settled ---


def again(article: Article) -> Article:
    return newsclean.clean(str(article.body), language=article.language)


def is_settled(article: Article) -> bool:
    """Tell whether cleaning the body again changes nothing: no title, no dateline, no removal, the same text.

    A standfirst that stands alone above the story looks like its title and may become it.
    """
    after = again(article)
    if article.body and article.body[0].kind == "standfirst" and after.title is not None:
        return after.removed == ()
    return (after.title, after.dateline, after.removed, str(after.body)) == (
        None,
        None,
        (),
        str(article.body),
    )


@given(news("en"))
@settings(max_examples=120)
def test_cleaning_the_body_again_changes_nothing(text: str) -> None:
    assert is_settled(newsclean.clean(text, language="en"))


@given(news(*LANGUAGES))
@settings(max_examples=120)
def test_cleaning_the_body_again_changes_nothing_in_a_mix_of_languages(text: str) -> None:
    assert is_settled(newsclean.clean(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "無料登録\nA history of the bridge\nin other news:\nHe said no.",
            id="language changes",
        ),
        pytest.param(
            "BERLIN (Reuters) - Nobody in the square heard the bells ring again until the spring.\n\n"
            "BRUSSELS — The mill was sold on Monday to a group of farmers, the owner said.\n\n"
            "PARIS — The mill was sold on Monday to a group of farmers, the owner said.",
            id="a second dateline",
        ),
        pytest.param(
            "Harbour bridge closed until spring\nWhy the old canal still costs a fortune\n\n" + PROSE[0],
            id="two headlines",
        ),
        pytest.param(
            "\n\n".join(["By Ada Marsh", "Share", PROSE[0], "Harbour bridge closed", *PROSE[3:4]]),
            id="a dateline that comes near",
        ),
        pytest.param(
            "\n".join([*(f"{name} of Eastvale" for name in NAMES), *PROSE[:3]]),
            id="a list of names above the prose",
        ),
        pytest.param(
            "\n\n".join([*[PROSE[7]] * 2, "Share", *[PROSE[8]] * 2]),
            id="languages in turn",
        ),
    ],
)
def test_cleaning_the_body_again_changes_nothing_where_the_look_changes(text: str) -> None:
    assert is_settled(newsclean.clean(text))


# --- nothing but the input ---


@given(ANY_TEXT)
def test_same_text_gives_the_same_article(text: str) -> None:
    assert newsclean.clean(text) == newsclean.clean(text)


@given(st.lists(news(*LANGUAGES), min_size=2, max_size=6))
@settings(max_examples=10)
def test_threads_give_the_same_articles(texts: list[str]) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(newsclean.clean, texts * 2)) == [newsclean.clean(text) for text in texts * 2]


SCRIPT = """
import hashlib, json, sys, newsclean
texts = json.load(sys.stdin)
found = json.dumps([newsclean.clean(text).to_dict() for text in texts])
print(hashlib.sha256(found.encode()).hexdigest())
"""


def test_hash_seed_does_not_matter() -> None:
    """Sets of strings come in another order in every interpreter; no verdict may hang on it."""
    texts = [
        "\n".join([*PROSE[:2], *cues(language)[start::97], *PROSE[2:]])
        for language in LANGUAGES
        for start in range(3)
    ]
    root = str(Path(newsclean.__file__).parent.parent)
    digests = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            input=json.dumps(texts),
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("0", "1", "4711")
    }
    here = json.dumps([newsclean.clean(text).to_dict() for text in texts])
    assert digests == {hashlib.sha256(here.encode()).hexdigest()}


# --- there and back ---


@given(ANY_TEXT)
def test_dict_brings_the_article_back(text: str) -> None:
    article = newsclean.clean(text, url="https://gazette.example/a")
    assert Article.from_dict(json.loads(json.dumps(article.to_dict()))) == article


@given(ANY_TEXT)
def test_pickle_brings_the_article_back(text: str) -> None:
    article = newsclean.clean(text)
    assert pickle.loads(pickle.dumps(article)) == article
    assert hash(replace(article)) == hash(article)


# --- long lines: they finish; how long they take is the benchmark's business ---


@pytest.mark.parametrize(
    "pattern",
    [
        "Read more: ",
        "(Reporting by Ada Marsh; ",
        "Photo: Ada Marsh/Getty Images ",
        "BERLIN (Reuters) - ",
        "3 March 2024, 10:15 ",
        "www.a.b.",
        "([{“",
        "#a - ",
        "，広告",
        "© 2024 \u00ad",
    ],
)
def test_line_of_a_million_characters_is_cleaned(pattern: str) -> None:
    text = pattern * (LONG // len(pattern))
    assert unbalanced(newsclean.clean(text), text) == ""
