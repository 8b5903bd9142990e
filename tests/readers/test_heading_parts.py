"""The elements inside one heading: each is a part, and no two of them are glued together."""

import pytest

from newsclean.readers.html import read_html


def parts(heading: str) -> tuple[str, list[str]]:
    page = read_html(f"{heading}<p>Rain.</p>")
    return page.text.partition("\nRain")[0], [page.text[slice(*part.span)] for part in page.heading_parts]


@pytest.mark.parametrize(
    ("heading", "text", "found"),
    [
        (
            "<h1><span class=kicker>Weather</span><span>Rain again</span></h1>",
            "Weather Rain again",
            ["Weather", "Rain again"],
        ),
        ("<h1>Rain again<span class=badge>12</span></h1>", "Rain again 12", ["Rain again", "12"]),
        (
            "<h1><a class=brand href=/>Der Bote</a><strong>Sechs Tage Regen</strong></h1>",
            "Der Bote Sechs Tage Regen",
            ["Der Bote", "Sechs Tage Regen"],
        ),
        (
            "<h2>Lluvia otra vez<br><small>Seis días en Valdemar</small></h2>",
            "Lluvia otra vez\nSeis días en Valdemar",
            ["Lluvia otra vez", "Seis días en Valdemar"],
        ),
    ],
    ids=["kicker", "counter", "logo", "line break"],
)
def test_elements_are_parts(heading: str, text: str, found: list[str]) -> None:
    assert parts(heading) == (text, found)


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("<h1>How <em>not</em> to mend a net</h1>", "How not to mend a net"),
        ("<h1><span class=dropcap>R</span>ain again</h1>", "Rain again"),
        ("<h1><span>Rain</span><span>drops</span></h1>", "Raindrops"),
        ("<h1><span>Rain again</span></h1>", "Rain again"),
    ],
    ids=["emphasis", "first letter", "one word in two elements", "one element"],
)
def test_words_of_one_headline_stay_together(heading: str, text: str) -> None:
    assert parts(heading) == (text, [])
