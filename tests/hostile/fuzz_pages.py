"""Fuzz targets for what comes from pages: each holds what it gets to newsclean's promises; with seeds and words."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import newsclean
from newsclean.catalogue import DEFAULT
from newsclean.judge.stated import settle_page
from newsclean.lexicon.packs import known_languages, read_pack
from newsclean.readers.decode import decode
from tests.ledger import unbalanced

ROOT = Path(__file__).parents[2]
LIVE_TAG = re.compile(r"(?<!\\)<[a-zA-Z/!?]")
"""A tag in Markdown that is not escaped."""
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def fuzz_clean(data: bytes) -> None:
    """Clean what follows the first byte, which says what it is given as."""
    switch, page = data[:1] or b"\0", data[1:]
    as_text, kind = switch[0] & 1, ("auto", "html", "text", "auto")[switch[0] >> 1 & 3]
    charset = (None, "utf-16", "cp1252", "shift_jis")[switch[0] >> 3 & 3]
    given = page.decode("utf-8", "surrogateescape" if switch[0] & 32 else "replace") if as_text else page
    try:
        article = newsclean.clean(given, kind=kind, charset=charset)
        read = settle_page(newsclean.api.read_page(given, kind=kind, charset=charset))
    except newsclean.NotAPageError:
        return
    wrong = unbalanced(article, read.text)
    if wrong and article.title and article.title.span is None:
        wrong = ""  # the title of the metadata is no part of the text, and a duplicate of it is removed
    assert not wrong, wrong
    assert newsclean.Article.from_dict(article.to_dict()) == article
    assert "<script" not in article.to_html().lower()
    markdown = article.to_markdown(front_matter=False)
    assert not LIVE_TAG.search(markdown)
    assert not BIDI & set(markdown)
    assert "\x1b" not in article.explain()


def fuzz_dateline(data: bytes) -> None:
    """Parse a paragraph as text."""
    text = decode(data)
    found = newsclean.parse_dateline(text)
    if found is not None:
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.raw.strip()


def fuzz_packs(data: bytes) -> None:
    """Read a phrase pack, and scan its own text with a lexicon of a caller's phrases."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "en.toml"
        path.write_bytes(data)
        try:
            pack = read_pack(path)
        except newsclean.LexiconError:
            return
    phrases = {section.reason: (*section.line, *section.inside) for section in pack.sections}
    try:
        pipeline = DEFAULT.with_phrases(phrases)
    except newsclean.NewscleanError:
        return
    newsclean.clean("\n".join(phrase for texts in phrases.values() for phrase in texts), pipeline=pipeline)


def fuzz_markdown(data: bytes) -> None:
    """Read front matter and Markdown back."""
    try:
        article = newsclean.Article.from_markdown(data.decode("utf-8", "replace"))
    except newsclean.NewscleanError:
        return
    assert newsclean.Article.from_dict(article.to_dict()) == article


def clean_seeds() -> Iterator[bytes]:
    """Yield hostile pages and fixtures."""
    from tests.hostile.hostile_pages import SMALL

    for case in SMALL:
        page = case.page()
        data = page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page
        yield b"\0" + data
    for path in sorted((ROOT / "fixtures").rglob("input.*")):
        yield b"\0" + path.read_bytes()


def dateline_seeds() -> Iterator[bytes]:
    """Yield the datelines of the tables that the tests have."""
    for path in sorted((ROOT / "tests" / "dateline").glob("*.py")):
        for quoted in re.findall(r'"([^"\n]{10,120})"', path.read_text(encoding="utf-8")):
            yield quoted.encode()


def pack_seeds() -> Iterator[bytes]:
    """Yield the beginnings of real packs."""
    for language in known_languages():
        path = Path(newsclean.__file__).parent / "lexicon" / "phrases" / f"{language}.toml"
        yield "\n\n".join(path.read_text(encoding="utf-8").split("\n\n")[:3]).encode()


def markdown_seeds() -> Iterator[bytes]:
    """Yield the Markdown of fixtures."""
    for path in sorted((ROOT / "fixtures" / "text").rglob("input.txt"))[:30]:
        yield newsclean.clean(path.read_bytes()).to_markdown().encode()


DIGITS = ("³", "²", "①", "⑨", "٣", "३", "𝟛", "½", "〇", "九", "9" * 5000)
"""Digits that some methods of str take for digits and some functions do not."""
ENDINGS = ("º", "-го", "th")
"""What stands behind the number of a date."""
MARKUP = (
    "<h³>", "<html>", "</html>", "</body>", "<body ", "<body '", "<body \x00 ", "<svg>", "<noscript>", "<template>", "<frameset>", "<!--", "-->",
    "<script type=application/ld+json>", "<time datetime=", "<blockquote>", "<table><tr><td>", "<a href=", "<br>", "<p>",
    "&#1114112;", "&#0;", "\u202e", "\u2066", "\ud7ff", "\x00", "\x1b[2J", "\r\n", "By ", "(Reuters) - ", "Read more:",
)  # fmt: skip
WORDS = {
    "clean": (*DIGITS, *MARKUP),
    "dateline": (
        *DIGITS,
        *ENDINGS,
        "(Reuters) - ",
        "May 3",
        " — ",
        "BERLIN, ",
        "【",
        "】",
        "日電",
        "年",
        "月",
    ),
    "packs": (*DIGITS, "[section]", 'line = ["', "must_go", "\x00", '"""', "\\u0000"),
    "markdown": (*DIGITS, "---\n", "&#1114112;", "\\", "> ", "```", '{"a": ', "[[[["),
}
"""What a mutation may put into a seed, by target."""
