"""Rows of a table are one block each, however their cells are marked up; layout tables keep their paragraphs."""

from __future__ import annotations

import time

import pytest

from newsclean.readers.html import read_html

LONG = (
    "The harbour bridge in Eastvale will stay closed until spring, the council decided on Friday evening. "
    * 3
)


def blocks(html: str) -> list[tuple[str, str]]:
    page = read_html(html)
    return [(block.kind, page.text[block.span.start : block.span.end]) for block in page.blocks]


@pytest.mark.parametrize(
    "row",
    [
        "<td>Vell</td><td>12 km</td>",
        "<td><p>Vell</p></td><td><p>12 km</p></td>",
        "<td><div>Vell</div></td><td>12 km</td>",
        "<th> <p>Vell</p> </th><td><div>12</div> <div>km</div></td>",
        "<td><p><b>Vell</b></p></td><td><p><a href=/km>12 km</a></p></td>",
        "<td><img src=x.jpg><p>Vell</p></td><td><p>12<br>km</p></td>",
    ],
    ids=["bare", "paragraphs", "mixed", "two lines", "inline", "break"],
)
def test_row_is_one_block(row: str) -> None:
    assert blocks(f"<table><tr>{row}</tr></table>")[-1] == ("table_row", "Vell 12 km")


def test_row_in_another_script() -> None:
    assert blocks("<table><tr><td><p>東京</p><td><p>十二キロ</p></table>") == [("table_row", "東京 十二キロ")]


@pytest.mark.parametrize(
    ("table", "texts"),
    [
        ("<tr><td><p>Alone in its row</p></td></tr>", ["Alone in its row"]),
        (f"<tr><td><p>Menu</p></td><td><p>{LONG}</p></td></tr>", ["Menu", LONG.strip()]),
        ("<tr><td><h3>Head</h3></td><td><p>Text</p></td></tr>", ["Head", "Text"]),
        ("<tr><td>bare<p>line</p>tail</td><td>12 km</td></tr>", ["bare", "line", "tail 12 km"]),
        ("<tr><td><div><p>One</p><p>Two</p></div></td><td><p>Three</p></td></tr>", ["One", "Two", "Three"]),
        ("<tr><td>" + "<p>x</p>" * 5 + "</td><td></td></tr>", ["x"] * 5),
    ],
    ids=["one cell", "prose", "heading", "bare text", "nested", "many"],
)
def test_cells_that_hold_more_keep_their_paragraphs(table: str, texts: list[str]) -> None:
    assert [text for _, text in blocks(f"<table>{table}</table>")] == texts


def test_table_between_paragraphs_stays_whole() -> None:
    import newsclean

    rows = "".join(
        f"<tr><td><p>{place}</p></td><td><p>{number} km</p></td></tr>"
        for place, number in [("Town", "Way"), ("Vell", 12), ("Marlow", 3), ("Eastvale", 41)]
    )
    told = "The council of {} said on Friday that its ferry would sail again in spring, after two years in the dock."
    page = f"""<title>Ferries sail again</title><article><h1>Ferries sail again</h1>
        {"".join(f"<p>{told.format(name)}</p>" for name in ("Vell", "Marlow", "Eastvale"))}
        <table>{rows}</table>{"".join(f"<p>{told.format(name)}</p>" for name in ("Danforth", "Wendside"))}</article>"""
    body = [paragraph.text for paragraph in newsclean.clean(page).body]
    assert body[3:7] == ["Town Way km", "Vell 12 km", "Marlow 3 km", "Eastvale 41 km"]


def test_cells_of_thousands_of_paragraphs_are_read_in_time_linear_in_them() -> None:
    def seconds(number: int) -> float:
        page = f"<table><tr><td>{'<p>x</p>' * number}</td>{'<td><p>y</p></td>' * number}</tr></table>"
        start = time.process_time()
        read_html(page)
        return time.process_time() - start

    assert min(seconds(8_000) for _ in range(3)) < 16 * min(seconds(1_000) for _ in range(3))
