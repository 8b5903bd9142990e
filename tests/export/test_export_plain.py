"""The article as print() shows it; and nothing that a user prints says None."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import Article, Body, Dateline, Paragraph, Span, Title
from newsclean.cli import main

ROOT = Path(__file__).parents[2]
BODY = Body(
    (Paragraph("The clock stopped.", "paragraph", Span(30, 48)), Paragraph("Why?", "quote", Span(50, 54)))
)
WHOLE = Article(Title("Clock stops", Span(0, 11)), Dateline("BERLIN (dpa) -", Span(13, 27)), BODY)
BARE = Article(body=BODY)
PAGES = {
    "whole": "Bridge closed again\n\nBRUSSELS (AP) — The bridge was closed on Friday, the town said.\n\nShare this\n",
    "no dateline": "Bridge closed again\n\nThe bridge was closed on Friday, the mayor of the town said.\n",
    "no title": "The bridge over the harbour was closed on Friday, and the mayor of the town said that it would stay so.",
    "empty": "",
    "html without text": "<html><head></head><body><nav><a href='/'>Home</a></nav></body></html>",
}


def test_text_is_the_body_as_one_str() -> None:
    assert WHOLE.text == "The clock stopped.\n\nWhy?" == str(WHOLE.body)
    assert Article().text == ""


def test_str_shows_title_dateline_and_body_and_repr_stays() -> None:
    assert str(WHOLE) == "Clock stops\n\nBERLIN (dpa) -\n\nThe clock stopped.\n\nWhy?"
    assert repr(WHOLE) == "<Article 'Clock stops', dateline 'BERLIN (dpa) -', 2 paragraphs, 0 removed>"


def test_what_is_not_there_is_left_out() -> None:
    assert str(BARE) == "The clock stopped.\n\nWhy?"
    assert str(Article(Title(""), WHOLE.dateline)) == "BERLIN (dpa) -"
    assert str(Article()) == ""


def test_a_terminal_gets_no_control_characters() -> None:
    article = Article(Title("Clock\x1b[2J stops"), body=Body((Paragraph("a\nb\u202e", "code", Span(0, 4)),)))
    assert str(article) == "Clock [2J stops\n\na\nb "


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_print_shows_what_the_command_prints(page: str, tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "page").write_text(page)
    main(["clean", str(tmp_path / "page")])
    assert capsys.readouterr().out == f"{newsclean.clean(page)}\n"


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_no_form_that_people_read_says_none(page: str) -> None:
    article = newsclean.clean(page)
    forms = {
        "str": str(article),
        "repr": repr(article),
        "explain": article.explain(),
        "report": article.to_report(),
        "html": article.to_html(),
        "markdown": article.to_markdown(),
        "read": article.to_markdown(front_matter=False),
        "notebook": article._repr_html_(),
        "table": str(newsclean.show([page])),
    }
    assert [name for name, form in forms.items() if "None" in form] == []


def examples() -> list[tuple[str, str]]:
    """Return (source, output) of every example of the docs, notebooks among them."""
    parser = doctest.DocTestParser()
    found = [
        (example.source, example.want)
        for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "newsclean").rglob("*.py")]
        for example in parser.get_examples(path.read_text("utf-8"))
    ]
    for path in (ROOT / "docs" / "gallery").glob("*.ipynb"):
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            printed = [out["text"] for out in cell.get("outputs", ()) if out["output_type"] == "stream"]
            found.append(("".join(cell["source"]), "".join(map("".join, printed))))
    return found


def test_no_example_of_the_docs_prints_none_or_teaches_it() -> None:
    """`str(article.title)` is 'None' for a page without a title."""
    trap = re.compile(r"(str|print)\((article|result)\.(title|dateline)\)")
    known = examples()
    assert len(known) > 200
    assert [source for source, _ in known if trap.search(source)] == []
    prints = [(source, out) for source, out in known if re.search(r"\bprint\(|\bstr\(", source)]
    assert [source for source, out in prints if re.search(r"\bNone\b", out)] == []
