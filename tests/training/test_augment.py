"""Pages made of gold pages: what the page says of itself goes, all else stays."""

from __future__ import annotations

from pathlib import Path

from newsclean.evaluate.gold import GoldPage
from tools.training.augment import bare_page, variants_of
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
