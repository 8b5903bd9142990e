"""Nothing is lost in silence: documents glued, nested and cut keep each of their words, in order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.api import read_page
from tests.ledger import unbalanced

STARTS = (
    "<html>", "<HTML lang=en>", "<head>", "<head><title>t</title></head>", "<body>", "<BODY class=a>", "<!doctype html>",
    "<frameset>", "<noframes>", "<noscript>", "<div>", "<p>", "<h1>", "<article>", "<table>", "<tr>", "<td>", "<ul><li>",
    "<select><option>", "<blockquote>", "<a href=x>", "<b>", "<pre>", "<textarea>", "<button>", "<form>", "<plaintext>",
    "<svg><p>", "<svg><g><div>",
)  # fmt: skip
ENDS = (
    "</html>", "</HTML >", "</Html>", "</html\n>", "</body>", "</Body>", "</body foo>", "</body></html>", "</head>", "</div>",
    "</p>", "</table>", "</td>", "</frameset>", "</noframes>", "</noscript>", "</svg>", "</template>", "</ul>",
    "</option></select>", "</iframe>", "</form>", "<!-- c -->",
)  # fmt: skip
PIECES = st.lists(
    st.one_of(st.sampled_from(STARTS), st.sampled_from(ENDS), st.none()), min_size=1, max_size=12
)
"""Parts of documents; None stands for a word."""


def page_of(pieces: list[str | None]) -> tuple[str, list[str]]:
    """Return a page and its words."""
    words = [f"Zebra{at}" for at, piece in enumerate([*pieces, None]) if piece is None]
    rest = iter(words)
    return "".join(next(rest) if piece is None else piece for piece in [*pieces, None]), words


@given(PIECES)
def test_no_word_is_lost_between_documents(pieces: list[str | None]) -> None:
    page, words = page_of(pieces)
    read = read_page(page, kind="html")
    assert [word for word in words if word not in read.text] == []
    assert unbalanced(newsclean.clean(page, kind="html", pipeline=newsclean.Pipeline()), read.text) == ""


@pytest.mark.parametrize("form", [str, str.encode])
@pytest.mark.parametrize(
    "page",
    [
        "<html>a</html><html></html>Zebra",
        "<html><body><p>a</p></body></html><html></html><html></html><p>Zebra</p>",
        "<p>a</HTML ></html>Zebra",
        "<p>a</Body>b</body>Zebra",
        "<svg><path d=M0><p>a</p><p>Zebra",
        "<svg><svg><h1>Zebra",
        "<html><body>a" + "<div>" * 300 + "</html></html>Zebra",
        "<p>a" + "<p " + " ".join(f"a{k}" for k in range(2000)) + "></HTML></html>Zebra",
    ],
)
def test_text_behind_the_end_of_a_document_is_read(page: str, form: Any) -> None:
    assert "Zebra" in read_page(form(page), kind="html").text
    assert "Zebra" in " ".join(
        [
            newsclean.clean(form(page), kind="html").text,
            *(each.text for each in newsclean.clean(form(page), kind="html").removed),
            str(newsclean.clean(form(page), kind="html").title),
        ]
    )


def test_the_text_of_a_picture_is_none_of_the_page() -> None:
    page = "<p>Rain.</p><svg><title>Zebra</title><text>Zebra</text><foreignObject><p>Zebra</p></foreignObject></svg>"
    assert read_page(page, kind="html").text == "Rain."
