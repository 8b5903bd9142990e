"""The scanner finds phrases in their place, and only there, quickly on any line."""

from __future__ import annotations

import pickle
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.draft import Cue
from newsclean.errors import LexiconError
from newsclean.lexicon import Lexicon, lexicon_for, load
from newsclean.lexicon.entry import Entry
from newsclean.lexicon.keys import bare, letters, match_key, origin
from newsclean.text import fold, tidy

SMALL = Lexicon(
    Entry(reason, where, phrase, match_key(fold(phrase)).strip(), 8)
    for reason, where, phrase in (
        ("comment_tail", "line", "# comments"),
        ("comment_tail", "line", "comments"),
        ("related_links", "line", "read more"),
        ("related_links", "line", "相关新闻"),
        ("related_links", "start", "read more:"),
        ("related_links", "start", "相关："),
        ("source_credit", "start", "(reporting by"),
        ("image_caption", "start", "photo:"),
        ("image_caption", "end", "(file photo)"),
        ("image_caption", "hint", "photo"),
        ("image_caption", "end", "摄"),
        ("image_caption", "end", "(資料照)"),
        ("advertisement", "start", "【pr】"),
        ("copyright", "start", "©"),
        ("copyright", "inside", "all rights reserved"),
        ("copyright", "inside", "版权所有"),
        ("site_header", "line", "меню ещё"),
        ("site_header", "line", "ilgili haberler"),
        ("site_header", "line", "διαβάστε επίσης"),
    )
)


def found(line: str, lexicon: Lexicon = SMALL) -> list[tuple[str, str]]:
    text = tidy(line)
    return [(cue.reason, cue.where) for cue in lexicon.scan(text, fold(text))]


@pytest.mark.parametrize(
    "line",
    [
        "Comments are welcome, the mayor said",
        "“Comments”",
        "She had to read more: the file was long, the lawyers said, and it was late.",
        "Reading more",
        "Rights reserved for all",
        "",
        "...",
        "He took photographs",
    ],
)
def test_nothing_decisive_in(line: str) -> None:
    assert [hit for hit in found(line) if hit[1] != "hint"] == []


@pytest.mark.parametrize(
    ("line", "hit"),
    [
        ("COMMENTS", ("comment_tail", "line")),
        ("12 Comments", ("comment_tail", "line")),
        ("[Comments] (12)", ("comment_tail", "line")),
        ("💬 Comments:", ("comment_tail", "line")),
        ("Read more »", ("related_links", "line")),
        ("» Read more", ("related_links", "line")),
        ("→ READ MORE…", ("related_links", "line")),
        ("• Read more: a bridge", ("related_links", "start")),
        ("(Reporting by Ana Ruiz)", ("source_credit", "start")),
        ("(Photo: Ana Ruiz)", ("image_caption", "start")),
        ("📷 Photo: Ana Ruiz", ("image_caption", "start")),
        ("A boat at dawn (File photo).", ("image_caption", "end")),
        ("© 2024 Eastvale Courier", ("copyright", "start")),
        ("Copy. All Rights\u00a0Reserved, 2024", ("copyright", "inside")),
        ("【相关新闻】", ("related_links", "line")),
        ("相关：大桥关闭", ("related_links", "start")),
        ("大桥关闭 李明摄", ("image_caption", "end")),
        ("某某网版权所有", ("copyright", "inside")),
        ("大橋關閉（資料照）", ("image_caption", "end")),
        ("【PR】あの商品が半額", ("advertisement", "start")),
        ("ⓒ 예시일보 2024", ("copyright", "start")),
        ("*) Photo: Ana Ruiz", ("image_caption", "start")),
        ("Меню еще", ("site_header", "line")),
        ("İLGİLİ HABERLER", ("site_header", "line")),
        ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", ("site_header", "line")),
    ],
)
def test_found_in_its_place(line: str, hit: tuple[str, str]) -> None:
    assert hit in found(line)


def test_a_line_that_is_too_long_turns_a_decisive_place_into_a_hint() -> None:
    assert found("Photo: one two three four five six seven")[0] == ("image_caption", "start")
    assert {where for _, where in found("Photo: one two three four five six seven eight nine")} == {"hint"}


def test_a_cue_says_where_in_the_folded_text_it_starts() -> None:
    line = "In 2019 and 2020 — all rights reserved"
    (cue,) = SMALL.scan(line, fold(line))
    assert cue == Cue("copyright", "inside", "all rights reserved", fold(line).index("all"))


def test_a_place_in_a_long_line_counts_from_its_start() -> None:
    line = "word " * 400 + "a photo at the end"
    (cue,) = SMALL.scan(line, fold(line))
    assert (cue.where, cue.at) == ("hint", line.index("photo"))


class TestOwnPhrases:
    def test_hit_anywhere_in_a_line_of_any_length(self) -> None:
        own = SMALL.with_phrases({"our_promo": ["Get the Gazette app", "***"]})
        assert ("our_promo", "own") in found("Get the GAZETTE app", own)
        assert ("our_promo", "own") in found("word " * 500 + "get the Gazette app " + "word " * 500, own)
        assert found("* * * and ***", own) == [("our_promo", "own")]
        assert found("Get the Gazette apple", own) == []

    def test_leave_the_first_lexicon_as_it_was(self) -> None:
        SMALL.with_phrases({"our_promo": ["zebra crossing"]})
        assert found("Zebra crossing") == []

    @pytest.mark.parametrize("phrases", [{"x": [""]}, {"x": [" \u00a0"]}, {" ": ["a"]}])
    def test_blank_ones_are_refused(self, phrases: dict[str, list[str]]) -> None:
        with pytest.raises(LexiconError, match="blank"):
            SMALL.with_phrases(phrases)

    @pytest.mark.parametrize("phrases", [{"x": [3]}, {"x": 3}, {3: ["a"]}, ["a"], {"x": b"a"}])
    def test_others_than_strings_are_refused(self, phrases: object) -> None:
        with pytest.raises(TypeError):
            SMALL.with_phrases(phrases)  # type: ignore[arg-type]


def test_a_lexicon_survives_pickling() -> None:
    own = load(("en",)).with_phrases({"x": ["zebra crossing"]})
    again = pickle.loads(pickle.dumps(own))
    assert found("Zebra crossing. Advertisement", again) == found("Zebra crossing. Advertisement", own)


def test_a_language_goes_with_english_and_any() -> None:
    assert lexicon_for("en-GB") is lexicon_for("en_US") is lexicon_for("EN")
    assert found("Advertisement", lexicon_for("de"))[0] == ("advertisement", "line")
    assert found("Facebook", lexicon_for("de"))[0] == ("share_widget", "line")


def test_an_unknown_language_takes_whole_lines_of_all_packs() -> None:
    assert lexicon_for("xx") is lexicon_for(None)
    assert found("Anzeige", lexicon_for(None))[0] == ("advertisement", "line")


@given(st.text(max_size=300))
def test_no_line_raises_and_places_lie_in_the_line(line: str) -> None:
    text = tidy(line)
    folded = fold(text)
    for cue in lexicon_for(None).scan(text, folded):
        assert 0 <= cue.at <= len(folded)


@given(st.text(alphabet="ab1 2©.é́ı", max_size=40))
def test_a_place_of_the_key_is_found_again_in_the_line(line: str) -> None:
    folded = fold(line)
    key = match_key(folded)
    for at in range(len(key)):
        assert match_key(folded[: origin(folded, key, at)]).strip() == key[:at].strip() or "©" in folded


@given(st.text(max_size=60))
def test_letters_and_bare_are_stable(line: str) -> None:
    once = letters(fold(line))
    assert letters(once) == once
    assert bare(bare(once)) == bare(once) or "#" in once or "(" in once or "[" in once


@pytest.mark.parametrize(
    "piece", ["a", "* ", "(", "read more: ", "12 ", "광고 ", "©", "\u0301", '"', "»", "the "]
)
def test_time_grows_linearly_with_the_line(piece: str) -> None:
    """A line of a megabyte takes a fraction of a second, whatever it is made of."""
    line = piece * (1_000_000 // len(piece))
    folded, own = fold(line), load(("en", "any")).with_phrases({"x": ["zebra crossing", "read more"]})
    began = time.process_time()
    own.scan(line, folded)
    lexicon_for("ko").scan(line, folded)
    assert time.process_time() - began < 2
