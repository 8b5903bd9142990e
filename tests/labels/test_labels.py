"""What a removed piece was: the labels of the ledger beside what a person says of the same pieces."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import newsclean
from newsclean import DEFAULT, Removal, Span
from newsclean.labels import MARKUP_LABELS, OTHER, label_of
from newsclean.lexicon.packs import REASONS

FIXTURES = Path(__file__).parents[2] / "fixtures" / "html"
AGREED = Path(__file__).with_name("agreed.tsv")
FLOOR = 0.9
"""Share of the characters with a label that a person agrees with."""


def _agreed() -> list[tuple[str, set[str], str]]:
    rows = [line.split("\t") for line in AGREED.read_text("utf-8").splitlines() if line[:1] != "#"]
    return [(name, set(labels.split(",")), text) for name, labels, text in rows]


def _piece(text: str, evidence: str = "", **fields: str) -> Removal:
    given = {"filter": "main_content", "reason": "outside_main_content", "path": "", **fields}
    return Removal(
        text, given["filter"], given["reason"], evidence, Span(0, len(text)), given["path"], "paragraph"
    )


def test_nine_in_ten_characters_have_a_label_that_a_person_agrees_with() -> None:
    ledgers: dict[str, dict[str, str]] = {}
    right = wrong = 0
    for name, labels, text in _agreed():
        if name not in ledgers:
            page = next((FIXTURES / name).glob("input*")).read_bytes()
            ledgers[name] = {removal.text: removal.label for removal in newsclean.clean(page).removed}
        if ledgers[name].get(text) in labels:
            right += len(text)
        else:
            wrong += len(text)
    assert right / (right + wrong) >= FLOOR


def test_a_person_checked_about_three_hundred_entries() -> None:
    assert len(_agreed()) > 280


def test_no_label_is_a_word_that_nobody_lists() -> None:
    known = {*DEFAULT.names, *MARKUP_LABELS, OTHER}
    assert set(REASONS) <= known
    for folder in sorted(FIXTURES.iterdir()):
        if folder.is_dir():
            page = next(folder.glob("input*")).read_bytes()
            assert {removal.label for removal in newsclean.clean(page).removed} <= known


@pytest.mark.parametrize(
    ("text", "evidence", "label"),
    [
        ("By Ada Marsh", "header (score 0.12)", "byline"),
        ("8 March 2024, 10:15", "apart from the article's paragraphs (score 0.2)", "timestamp"),
        ("© 2024 Harbour Gazette", "footer (score 0.04)", "copyright"),
        ("Facebook X WhatsApp Email", "links, header (score 0.09)", "share_widget"),
        ("News Sport Culture", "nav (score 0.04)", "nav"),
        ("Bridge closed for a year", "links (score 0.05)", "related_links"),
        ("Ports", "links (score 0.05)", "links"),
        ("Sign up to our newsletter", "comment", "comment_tail"),
        ("The ferry waited.", "not among the blocks that may be the article: aside (score 0.1)", "aside"),
        ("The ferry waited.", "trafilatura leaves it out", "other"),
        ("The ferry waited.", "too little prose for an article", "other"),
    ],
)
def test_words_come_before_shape_and_shape_before_markup(text: str, evidence: str, label: str) -> None:
    assert _piece(text, evidence).label == label


def test_the_path_speaks_where_the_evidence_names_no_sign() -> None:
    piece = _piece("The ferry waited.", "trafilatura leaves it out", path="/html/body/footer/p[2]")
    assert piece.label == "footer"


def test_a_filter_that_knows_what_it_takes_has_the_last_word() -> None:
    assert _piece("News", filter="byline", reason="names_alone").label == "byline"
    assert _piece("News", filter="my_plugin", reason="mine").label == "my_plugin"


def test_own_phrases_are_called_what_the_caller_calls_them() -> None:
    assert _piece("Get the app", filter="own_phrases", reason="our_promo").label == "our_promo"


def test_residue_without_a_sign_is_other() -> None:
    assert _piece("The ferry waited", filter="residue", reason="residue_after").label == OTHER


def test_a_label_is_no_field_of_the_entry() -> None:
    piece = _piece("By Ada Marsh")
    assert "label" not in piece._fields
    assert label_of(piece) == piece.label


@pytest.mark.parametrize("text", ["", " ", "\x00", "a" * 100_000, "\ud800", "٪٪٪ " * 3000])
def test_no_text_raises(text: str) -> None:
    assert _piece(text, "links, (score").label


def test_cleaning_and_reading_the_body_work_out_no_label() -> None:
    code = (
        "import newsclean, sys; article = newsclean.clean('Bridge closed\\n\\nThe bridge was closed.\\n\\nMenu');"
        "str(article.body); str(article); print('newsclean.labels' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_an_article_read_back_has_the_same_labels() -> None:
    article = newsclean.clean((FIXTURES / "site-wordpress-classic" / "input.html").read_bytes())
    back = newsclean.Article.from_dict(article.to_dict())
    assert [removal.label for removal in back.removed] == [removal.label for removal in article.removed]
