"""What a workbench saves: packs that newsclean reads and that spare the bodies, gold that evaluate reads."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from bench_pages import DESK, GLUED, HTML, LABEL, NOTE, SLOGAN, TEXT, TOPICS, html_page, paragraphs
from test_workbench import tuned

from newsclean import DEFAULT, LexiconError, NewscleanError, clean
from newsclean.evaluate import evaluate, read_gold
from newsclean.lexicon import read_pack
from newsclean.lexicon.packs import Pack, Section
from newsclean.workbench import PackFilter, Workbench
from newsclean.workbench.pack import pack_text

# --- phrases ---


def test_lines_that_begin_alike_become_one_phrase() -> None:
    found = {phrase.text: phrase for phrase in tuned(HTML).phrases()}
    assert found["printed for the readers of the"].place == "start"
    assert len(found["printed for the readers of the"].lines) == len(TOPICS)
    assert found["you have read # of # stories"].place == "line"
    assert found["from the quay"].reason == "site_header"


def test_phrase_that_would_hit_a_kept_line_is_not_suggested() -> None:
    pages = {
        **HTML,
        "hen": html_page("owl").replace(
            "It began on Monday", "Printed for the readers of the town, it began"
        ),
    }
    texts = [phrase.text for phrase in tuned(pages).phrases()]
    assert "printed for the readers of the" not in texts
    assert "printed for the readers of the owl pages" in texts


def test_line_too_long_to_be_looked_up_is_told_by_its_first_words() -> None:
    long = f"{NOTE} We print every letter that has a name below it, and no letter that has none, whoever may have sent it."
    bench = Workbench({name: page.replace(NOTE, long) for name, page in HTML.items()})
    bench.mark(long, "residue", reason="contact_tips")
    (phrase,) = bench.phrases()
    assert (phrase.place, phrase.text) == ("start", "the courier corrects its errors, so write to")


def test_section_is_guessed_from_a_phrase_of_the_lexicon() -> None:
    pipeline = DEFAULT.without("newsletter", "residue", "main_content")
    bench = Workbench([TEXT["owl"].replace(LABEL, "Sign up for our newsletter")], pipeline=pipeline)
    bench.mark("Sign up for our newsletter", "residue")
    assert bench.phrases()[0].reason == "newsletter"


def test_own_phrases_are_long_enough_to_stand_anywhere() -> None:
    bench = tuned(HTML)
    bench.mark("Vell Courier, 4 Quay Street", "residue")
    found = bench.own_phrases()
    assert found["own_residue"] == ["vell courier, # quay street"]
    assert "from the quay" in found["site_header"]
    assert all(len(phrase.split()) >= 3 for phrases in found.values() for phrase in phrases)
    article = clean(HTML["owl"], pipeline=DEFAULT.with_phrases(found))
    assert NOTE not in str(article.body)


# --- packs ---


@pytest.mark.parametrize("pages", [HTML, TEXT], ids=["html", "text"])
def test_pack_cleans_pages_that_were_not_on_the_bench(pages: dict[str, str], tmp_path: Path) -> None:
    bench = tuned(pages)
    rest = {name: page for name, page in pages.items() if name != "owl"}
    bench = tuned(rest) if "owl" not in bench.names else bench
    own = bench.save_pack(tmp_path / "en.toml")
    article = clean(pages["owl"], pipeline=own.added_to(DEFAULT))
    assert str(article.title) == TOPICS["owl"][0]
    assert [paragraph.text for paragraph in article.body] == paragraphs("owl")
    assert "own_pack" in {entry.filter for entry in article.removed}


def test_saved_pack_is_read_as_it_was_meant(tmp_path: Path) -> None:
    own = tuned(TEXT).save_pack(tmp_path / "en.toml")
    assert read_pack(tmp_path / "en.toml") == own.pack == PackFilter.read(tmp_path / "en.toml").pack
    sections = {section.reason: section for section in own.pack.sections}
    assert sections["site_header"].line == ("from the quay", "plain news from seven towns, since #")
    assert SLOGAN in sections["site_header"].must_go
    assert own.reasons == ("contact_tips", "paywall_prompt", "site_header")
    assert pickle.loads(pickle.dumps(own)) == own


def test_every_example_of_a_saved_pack_goes(tmp_path: Path) -> None:
    own = tuned(HTML).save_pack(tmp_path / "en.toml")
    pipeline = own.added_to(DEFAULT.only())
    for section in own.pack.sections:
        for line in section.must_go:
            page = f"{paragraphs('owl')[0]}\n\n{line}\n\n{paragraphs('owl')[1]}"
            assert [entry.text for entry in clean(page, pipeline=pipeline).removed] == [line]


def test_second_pack_takes_the_place_of_the_first(tmp_path: Path) -> None:
    one = tuned(HTML).save_pack(tmp_path / "en.toml")
    assert one.added_to(one.added_to(DEFAULT)).names == one.added_to(DEFAULT).names


def test_text_of_a_pack_holds_every_character(tmp_path: Path) -> None:
    section = Section("tags", 'He said "no" \\ and\ttab', line=("größe \\ \x7f 評論",), max_words=40)
    (tmp_path / "de.toml").write_text(pack_text(Pack("de", (section,))), "utf-8")
    assert read_pack(tmp_path / "de.toml").sections == (section,)


def test_line_without_a_section_is_named(tmp_path: Path) -> None:
    bench = Workbench(HTML)
    bench.mark(LABEL, "residue")
    with pytest.raises(
        NewscleanError, match=r"no section of packs is known for 'From the quay'.*reason=, one of advert"
    ):
        bench.save_pack(tmp_path / "en.toml")
    with pytest.raises(NewscleanError, match="no line is marked as residue"):
        Workbench(HTML).save_pack(tmp_path / "en.toml")
    assert not (tmp_path / "en.toml").exists()


def test_broken_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text('language = "en"\n[gossip]\nwhy = "x"\n', "utf-8")
    with pytest.raises(LexiconError, match=r"en.toml: \[gossip\] is no known reason"):
        PackFilter.read(tmp_path / "en.toml")


# --- gold ---


def test_approved_page_is_whole_gold_and_a_marked_one_snippets(tmp_path: Path) -> None:
    bench = tuned(HTML)
    bench.run()
    bench.approve("owl")
    assert bench.save_gold(tmp_path) == len(HTML)
    gold = {page.name: page for page in read_gold(tmp_path)}
    assert gold["owl"].title == TOPICS["owl"][0]
    assert gold["owl"].lines == tuple(text.removesuffix(f" {GLUED}") for text in paragraphs("owl"))
    assert gold["owl"].read() == HTML["owl"].encode()
    assert gold["tram"].lines is None
    assert DESK.format("tram") in gold["tram"].unwanted


def test_evaluate_scores_the_gold_and_the_pack_does_better(tmp_path: Path) -> None:
    bench = tuned(HTML)
    bench.run()
    bench.approve(*bench.names)
    bench.save_gold(tmp_path)
    own = bench.save_pack(tmp_path / "en.toml")
    before = evaluate(tmp_path)["newsclean"].means
    after = evaluate(tmp_path, pipeline=own.added_to(DEFAULT))["newsclean"].means
    assert before.line_precision == pytest.approx(2 / 6)
    assert after.line_precision == pytest.approx(
        2 / 3
    )  # the glued sentence stays: a pack has no place for it
    assert after.recall == before.recall == 1.0


def test_wanted_lines_are_snippets(tmp_path: Path) -> None:
    bench = Workbench(HTML)
    bench.mark(paragraphs("owl")[0], "body")
    assert bench.save_gold(tmp_path) == 1
    assert json.loads((tmp_path / "gold.jsonl").read_text("utf-8")) == {
        "id": "owl",
        "lang": "en",
        "with": [paragraphs("owl")[0]],
    }


def test_gold_keeps_the_dateline_and_the_other_pages_of_the_folder(tmp_path: Path) -> None:
    page = HTML["owl"].replace("<p>The barn", "<p>VELL, May 4 (AP) - The barn")
    for name, source in (("owl", HTML["owl"]), ("filed", page)):
        bench = Workbench({name: source})
        bench.run()
        bench.approve(name)
        bench.save_gold(tmp_path)
    assert [page.name for page in read_gold(tmp_path)] == ["owl", "filed"]
    filed = read_gold(tmp_path)[1].lines
    assert filed is not None
    assert filed[0].startswith("VELL, May 4 (AP) - The barn owl")
    assert not filed[1].startswith("VELL")


def test_page_without_article_is_gold_too(tmp_path: Path) -> None:
    bench = Workbench({"none": "<!doctype html><html><body><nav><a href=/>Home</a></nav></body></html>"})
    bench.run()
    bench.approve("none")
    bench.save_gold(tmp_path)
    assert read_gold(tmp_path)[0].body == ""


def test_gold_that_cannot_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NewscleanError, match="no page is approved and no line of a page is marked"):
        Workbench(HTML).save_gold(tmp_path)
    bench = Workbench(TEXT)
    bench.mark(NOTE, "residue")
    with pytest.raises(NewscleanError, match="gold pages are HTML, and 'bakery' is text"):
        bench.save_gold(tmp_path)
    assert not list(tmp_path.iterdir())
