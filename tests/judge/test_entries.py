"""Comments of a thread are told by their form: a name and a date above each text, many times, below the article."""

from __future__ import annotations

import pytest

from newsclean.judge.entries import entry_blocks
from newsclean.observe.page_view import view_page
from newsclean.readers.html import read_html

BODY = "".join(
    f"<p>The town of Vell has voted {how} to keep the tram that runs from the harbour to the old mill.</p>"
    for how in ("once", "twice", "again", "at last")
)
WORDS = {
    "en": (
        "March {n}, 2024 at 1:10 pm",
        "I have taken that tram for years, and nobody ever asked me whether I liked the bell on it.",
    ),
    "pl": (
        "{n}.03.2024, 13:10",
        "Jeżdżę tym tramwajem od lat i nikt mnie nigdy nie zapytał, czy podoba mi się jego dzwonek.",
    ),
}


def page(entry: str, language: str = "en", count: int = 4, body: str = BODY) -> list[str]:
    """Return the texts of a page that are taken for a thread."""
    date, text = WORDS[language]
    entries = "".join(
        entry.format(name=f"Vera {n}"[:4], date=date.format(n=n), text=text) for n in range(1, count + 1)
    )
    read = read_html(
        f"<article><h1>Tram stays</h1><div class=q1>{body}</div></article><div class=q2>{entries}</div>"
    )
    return [
        read.text[read.blocks[i].span.start : read.blocks[i].span.end]
        for i in entry_blocks(read, view_page(read))
    ]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize(
    "entry",
    [
        "<div class=x7><div>{name}</div><div>{date}</div><p>{text}</p></div>",
        "<section><b>{name}</b> <span>{date}</span><div>{text}</div></section>",
        "<table><tr><td>{name}, {date}</td></tr><tr><td>{text}</td></tr></table>",
    ],
    ids=["div", "section", "table"],
)
def test_a_thread_without_names_is_told(entry: str, language: str) -> None:
    found = page(entry, language)
    assert sum(WORDS[language][1] in text for text in found) == 4
    assert not any("The town of Vell" in text for text in found)


@pytest.mark.parametrize(
    "entry",
    [
        "<div><h3>{name}</h3><p>{text}</p></div>",
        "<div><p>{text}</p></div>",
        "<div><h3>Tram {date}</h3><p>{text}</p></div>",
    ],
    ids=["headings", "no head", "dates in headings"],
)
def test_sections_of_an_article_are_no_thread(entry: str) -> None:
    assert page(entry) == []


def test_two_are_no_thread_and_an_opening_is_needed() -> None:
    entry = "<div><div>{name}</div><div>{date}</div><p>{text}</p></div>"
    assert page(entry, count=2) == []
    assert page(entry, body="<p>The tram stays.</p>") == []


@pytest.mark.parametrize("language", WORDS)
def test_a_thread_in_a_footer_is_told_although_its_short_texts_are_read_as_one(language: str) -> None:
    date, text = WORDS[language]
    entries = "".join(
        f"<li id=c{n} class=comment><div class=comment-author>Vera {n}:</div> <div class=comment-meta><a href=#c{n}>"
        f"{date.format(n=n)}</a></div><p>Shut it, {n}.</p><p>{text} {text}</p></li>"
        for n in range(1, 6)
    )
    read = read_html(
        f"<article><h1>Tram stays</h1><div>{BODY}</div><footer><ol>{entries}</ol></footer></article>"
    )
    view = view_page(read)
    found = entry_blocks(read, view)
    assert sum(text in view.texts[index] for index in found) == 5
    assert not any("The town of Vell" in view.texts[index] for index in found)
