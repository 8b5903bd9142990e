"""What is made of gold: pages that say nothing of themselves, texts without residue, and parts of texts."""

from __future__ import annotations

from pathlib import Path

from tests.extras import needs

for each in ("numpy", "lightgbm", "scipy"):
    needs(each, "training")

from newsclean.evaluate.gold import GoldPage
from tools.training.augment import bare_page, clean_text, part_of_text, variants_of
from tools.training.gold import LabelledText
from tools.training.parts import Source

HTML = (
    b"<html><head><meta name='description' content='A tram'><meta charset=utf-8>"
    b'<script type=\'application/ld+json\'>{"@type": "NewsArticle"}</script><script>let a = 1</script></head>'
    b"<body><h1>Tram</h1><p>The description of the tram stays.</p></body></html>"
)


def source(name: str) -> Source:
    return Source(GoldPage(name, Path("one.html"), body="The description of the tram stays."), HTML)


def test_a_bare_page_says_nothing_of_itself() -> None:
    bare = bare_page(HTML)
    assert b"A tram" not in bare
    assert b"NewsArticle" not in bare
    assert all(
        each in bare for each in (b"charset=utf-8", b"let a = 1", b"The description of the tram stays.")
    )


def test_every_other_page_has_a_variant_and_always_the_same() -> None:
    names = [f"page-{n}" for n in range(40)]
    made = {name: list(variants_of(source(name))) for name in names}
    assert made == {name: list(variants_of(source(name))) for name in names}
    assert 10 < sum(map(len, made.values())) < 30
    assert all(each.html == bare_page(HTML) for found in made.values() for each in found)


def text(variant: str, count: int = 40) -> LabelledText:
    lines = [f"Line {n} of the story." for n in range(count)]
    labels = "R" * 3 + "B" * (count - 6) + "R" * 3
    return LabelledText("one", None, variant, "\n".join(lines), labels, tuple(lines[3:-3]))


def test_a_clean_text_is_the_article_and_nothing_else() -> None:
    made = clean_text(text("trafilatura"))
    assert made is not None
    assert made.text.split("\n\n") == list(text("trafilatura").paragraphs)
    assert made.labels == "B" * 34


def test_a_part_of_a_text_keeps_each_line_with_its_label() -> None:
    case = text("newspaper")
    made = part_of_text(case)
    assert made is not None
    labels = dict(zip(case.text.split("\n"), case.labels, strict=True))
    lines = made.text.split("\n")
    assert 8 <= len(lines) <= 25
    assert "".join(labels[line] for line in lines) == made.labels


def test_no_part_is_made_of_a_whole_page_or_a_short_text() -> None:
    assert part_of_text(text("bs4")) is None
    assert part_of_text(text("newspaper", count=12)) is None


def test_one_extractor_gives_the_clean_text_of_a_page() -> None:
    made = {
        variant: [each.item.variant for each in variants_of(Source(text(variant)))]
        for variant in ("trafilatura", "newspaper", "bs4")
    }
    assert made == {"trafilatura": ["clean", "part"], "newspaper": ["part"], "bs4": []}
