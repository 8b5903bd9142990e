"""Every pack keeps the format, its examples hold, and the loader names what is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from newsclean.errors import LexiconError, UnknownNameError
from newsclean.lexicon import Lexicon, Section, known_languages, load, read_pack
from newsclean.lexicon.layout import read_layout
from newsclean.lexicon.packs import ANY, pack_for
from newsclean.text import fold, tidy

PACKS = (*known_languages(), ANY)
FOLDER = Path(read_layout.__code__.co_filename).with_name("phrases")
SECTIONS = [(language, section) for language in PACKS for section in pack_for(language).sections]


def decisive(lexicon: Lexicon, line: str) -> list[tuple[str, str, str]]:
    text = tidy(line)
    cues = lexicon.scan(text, fold(text))
    return [(cue.reason, cue.where, cue.phrase) for cue in cues if cue.where != "hint"]


def name(value: object) -> str:
    return value.reason if isinstance(value, Section) else str(value)


@pytest.mark.parametrize(("language", "section"), SECTIONS, ids=name)
def test_must_stay_lines_are_hit_by_no_phrase_of_any_language(language: str, section: Section) -> None:
    everything = load(PACKS)
    hits = {line: decisive(everything, line) for line in section.must_stay}
    assert {line: found for line, found in hits.items() if found} == {}


@pytest.mark.parametrize(("language", "section"), SECTIONS, ids=name)
def test_must_go_lines_are_hit_by_their_own_section(language: str, section: Section) -> None:
    lexicon = load((language,))
    hits = {line: {reason for reason, _, _ in decisive(lexicon, line)} for line in section.must_go}
    assert [line for line, reasons in hits.items() if section.reason not in reasons] == []


@pytest.mark.parametrize(("language", "section"), SECTIONS, ids=name)
def test_a_section_with_decisive_phrases_has_examples(language: str, section: Section) -> None:
    if section.line or section.start or section.end or section.inside:
        assert section.must_go


@pytest.mark.parametrize("language", PACKS)
def test_a_pack_that_ships_passes_every_check(language: str) -> None:
    assert read_pack(FOLDER / f"{language}.toml") == pack_for(language)


@pytest.mark.parametrize("language", PACKS)
def test_the_quick_reader_reads_what_tomllib_reads(language: str) -> None:
    text = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    assert read_layout(text) == tomllib.loads(text)


def test_the_quick_reader_leaves_other_layouts_to_tomllib() -> None:
    text = "language = 'xx' # a comment\n[tags]\nline = ['a', \"b\\u0041\",\n \"c\"]\n"
    assert read_layout(text) == tomllib.loads(text)


@pytest.mark.parametrize("text", ["\x1f", "\u2028", 'language = "xx"\x1f\n'], ids=ascii)
def test_the_quick_reader_refuses_what_tomllib_refuses(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(text)
    with pytest.raises(tomllib.TOMLDecodeError):
        read_layout(text)


@pytest.mark.parametrize("text", ["\t\n", 'language = "xx"  \n\t\n[tags]\n'], ids=ascii)
def test_the_quick_reader_passes_over_blank_lines_as_tomllib_does(text: str) -> None:
    assert read_layout(text) == tomllib.loads(text)


@pytest.mark.parametrize("language", PACKS)
def test_every_phrase_of_a_line_list_finds_itself(language: str) -> None:
    lexicon = load((language,))
    for section in pack_for(language).sections:
        for phrase in section.line:
            shown = phrase.replace("#", "12")
            assert (section.reason, "line", phrase) in decisive(lexicon, shown) or any(
                hit[:2] == (section.reason, "line") for hit in decisive(lexicon, shown)
            ), phrase


BAD = {
    'language = "yy"\n': "language is 'yy'",
    'language = "xx"\n[nonsense]\nwhy = "a"\n': "no known reason",
    'language = "xx"\n[tags]\nline = ["tags"]\n': "needs a why",
    'language = "xx"\n[tags]\nwhy = "a"\nlines = ["tags"]\n': "unknown entry 'lines'",
    'language = "xx"\n[tags]\nwhy = "a"\nline = ["Tags"]\n': "'Tags' must be written 'tags'",
    'language = "xx"\n[tags]\nwhy = "a"\nline = ["12 tags"]\n': "must be written '# tags'",
    'language = "xx"\n[tags]\nwhy = "a"\nline = ["it’s"]\n': "must be written",
    'language = "xx"\n[tags]\nwhy = "a"\nline = ["b", "a"]\n': "'a' stands after 'b'",
    'language = "xx"\n[tags]\nwhy = "a"\nline = ["a", "a"]\n': "'a' stands twice",
    'language = "xx"\n[tags]\nwhy = "a"\nline = ["e\\u0301"]\n': "not in NFC",
    'language = "xx"\n[tags]\nwhy = "a"\nline = ["a", ""]\n': "'' is not a phrase",
    'language = "xx"\n[tags]\nwhy = "a"\nline = [3]\n': "3 is not a phrase",
    'language = "xx"\n[tags]\nwhy = "a"\nline = "tags"\n': "is not a list",
    'language = "xx"\n[tags]\nwhy = "a"\nstart = ["#"]\n': "has no letter",
    'language = "xx"\n[tags]\nwhy = "a"\nmax_words = 0\n': "max_words is 0",
    'language = "xx"\ntags = 3\n': "not a section",
    'language = "xx"\n[tags\n': "xx.toml",
}


@pytest.mark.parametrize(("text", "message"), BAD.items(), ids=BAD.values())
def test_a_broken_pack_is_refused_and_the_entry_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "xx.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        read_pack(path)
    assert message in str(caught.value)
    assert "xx.toml" in str(caught.value)


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="unknown language 'tlh'; known: "):
        load(("tlh",))
