"""Alternative texts stand below a paragraph; the rest of a cut sentence stays."""

import pytest

import newsclean

PROSE = [
    f"The lamp of the ward of {name} burned until the wind came round, said the keeper at its door on Friday."
    for name in ("Eastvale", "Talheim", "Kelso")
]
ALT = "keeper on her ladder below the tower"


def taken(*lines: str) -> list[str]:
    article = newsclean.clean("\n\n".join(["Lamps of the wards", *lines]), language="en", kind="text")
    return [gone.text for gone in article.removed if gone.filter == "image_caption"]


@pytest.mark.parametrize(
    "line",
    [
        ALT,
        "guardiana en la escalera de la torre",
        "смотрительница на лестнице у башни",
        "tower-in-frost.webp",
        "DSC_0042",
    ],
)
def test_a_line_in_the_place_of_a_picture_goes(line: str) -> None:
    assert taken(*PROSE[:2], line, PROSE[2]) == [line]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((PROSE[0], ALT, "and her dog, said the keeper."), id="the sentence goes on"),
        pytest.param((PROSE[0], "The keeper climbed on", ALT, PROSE[1]), id="cut sentence"),
        pytest.param((PROSE[0], f"{ALT}:", "- a rope", PROSE[1]), id="leads on to a list"),
        pytest.param((PROSE[0], "ring(bells, tower, north)", PROSE[1]), id="code"),
        pytest.param((PROSE[0], "i. the keeper of the tower", PROSE[1]), id="item"),
        pytest.param((ALT, *PROSE), id="above the story"),
    ],
)
def test_what_only_looks_like_one_stays(lines: tuple[str, ...]) -> None:
    assert taken(*lines) == []
