"""How time grows with a page, for every structure that a parser or a pattern could choke on.

    python tests/benchmarks/growth_hostile.py

Four times the page may take six times as long, and a page of 200,000 characters half a second. Only the processor's time of this process counts, and the best of
several runs; what is over the limit is measured again before it counts. Growth goes on: where only one step is too large,
because the line model joins at some number of lines, and four times the larger page is not, that is a step. It takes some five minutes.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Iterator

import newsclean
from newsclean.dateline import parse_dateline

GROWTH = 4
MAX_FACTOR = 6.0
PAGE_SIZE, MAX_SECONDS = 200_000, 0.5
"""Characters of a page as long as the longest articles, and what any such page may take."""
ROUNDS = 4
MIN_SECONDS = 0.02
"""The small page is made larger until it takes as long: below that the fixed part of the work is what is measured."""
MAX_SIZE = 900_000
"""Characters of the large page: a longer line is cut, and then a part of it is looked at again."""
FIRST_COUNT = 2_000
"""Repeats on the smallest page: more than the depth to which trees are built, where time per element stops growing."""
PROSE = "The mayor of Eastvale said on day {0} that the harbour bridge would stay closed until spring. "
DEEP = "<blockquote>" * 235
"""As many elements in each other as the parser takes: every path below has 3,000 characters."""

HTML: dict[str, Callable[[int], str]] = {
    "nested div": lambda n: "<div>" * n + PROSE + "</div>" * n,
    "nested span": lambda n: "<p>" + "<span>" * n + PROSE + "</span>" * n,
    "nested unknown tags": lambda n: "<x-y>" * n + PROSE,
    "nested lists": lambda n: "<ul><li>x" * n,
    "nested tables": lambda n: "<table><tr><td>x" * n,
    "nested links": lambda n: "<a href=x>x" * n,
    "nested blockquotes with prose": lambda n: ("<blockquote><p>" + PROSE) * n,
    "sibling paragraphs": lambda n: "".join(f"<p>{PROSE.format(k)}</p>" for k in range(n)),
    "tiny paragraphs": lambda n: "<p>x</p>" * n,
    "unclosed paragraphs": lambda n: "<p>x" * n,
    "unclosed bold": lambda n: "<b>x" * n,
    "crossed tags": lambda n: "<b><i>x</b></i>" * n,
    "sibling spans": lambda n: "<span class=a>x</span> " * n,
    "distinct tags": lambda n: "".join(f"<x{k}>x</x{k}>" for k in range(n)),
    "distinct classes": lambda n: "".join(f"<p class='c{k} d{k}'>x</p>" for k in range(n)),
    "distinct ids": lambda n: "".join(f"<div id=i{k}>The {k} bridge</div>" for k in range(n)),
    "headings": lambda n: "".join(f"<h2>The {k} bridge of Eastvale</h2>" for k in range(n)),
    "first-level headings": lambda n: "".join(f"<h1>The {k} bridge of Eastvale</h1>" for k in range(n)),
    "attributes": lambda n: "<p " + " ".join(f"a{k}=x" for k in range(n)) + ">x</p>",
    "attributes without values": lambda n: "<p " + " ".join(f"a{k}" for k in range(n)) + ">x</p>",
    "attributes with markup in them": lambda n: "<p " + " ".join(f"a{k}='<p>'" for k in range(n)) + ">x</p>",
    "attributes behind an end in quotes": lambda n: "<p q='>' " + " ".join(f"a{k}" for k in range(n)) + ">x</p>",
    "attributes and brackets": lambda n: "<p " + " ".join(f"a{k} <1" for k in range(n)) + ">x</p>",
    "attributes behind a comment": lambda n: "<!-- <p a=' --><p " + " ".join(f"a{k}" for k in range(n)) + ">x</p>'",
    "tags in values": lambda n: "<p a='<p b=\"" * n + ">x</p>",
    "long values": lambda n: f"<p a='{'x' * 1_100}'>x</p>" * n,
    "classes of one element": lambda n: "<p class='" + " ".join(f"c{k}" for k in range(n)) + "'>x</p>",
    "a long style": lambda n: "<p style='" + "color: red; " * n + "'>x</p>",
    "tables between paragraphs": lambda n: "".join(
        f"<p>{PROSE.format(k)}</p><table><tr><td>Line {k}<td>Fare</table>" for k in range(n)
    ),
    "consent notices": lambda n: (
        f"<article>{f'<p>{PROSE}</p>' * 9}</article>" + "<div><p>We use cookies to improve this site.</p></div>" * n
    ),
    "table rows": lambda n: "<table>" + "<tr><td>1<td>two</tr>" * n,
    "table cells": lambda n: "<table><tr>" + "<td>x" * n,
    "list items": lambda n: "<ul>" + "<li>x" * n,
    "list of links": lambda n: "<ul>" + "<li><a href=/x>Bridge</a>" * n,
    "menus": lambda n: "<nav>" + "<a href=/x>Bridge</a>" * n,
    "entities": lambda n: "<p>" + "&amp;&#65;&nbsp;" * n,
    "broken entities": lambda n: "<p>" + "&x&#;&" * n,
    "links": lambda n: "<p>" + "<a href=/bridge-of-eastvale-closed>the bridge</a> " * n,
    "pictures": lambda n: "<img src=a.jpg alt=x>" * n + "<p>x",
    "figures": lambda n: "<figure><img src=a><figcaption>The bridge</figcaption></figure>" * n,
    "line breaks": lambda n: "x<br>" * n,
    "double line breaks": lambda n: f"{PROSE}<br><br>" * n,
    "comments": lambda n: "<p>x<!-- y -->" * n,
    "scripts": lambda n: "<script>x</script>x" * n,
    "metas": lambda n: "".join(f"<meta name=author content='Ada {k}'>" for k in range(n)) + "<p>x",
    "JSON-LD": lambda n: '<script type="application/ld+json">' + '{"@type": "NewsArticle", "x": "' * n + "</script>x",
    "JSON-LD scripts": lambda n: '<script type="application/ld+json">{"@type": "Article"}</script>' * n + "x",
    "microdata": lambda n: "<div itemscope itemtype='http://schema.org/NewsArticle'><b itemprop=headline>x</b>" * n,
    "end tags": lambda n: "<p>x" + "</div>" * n,
    "ends of the document": lambda n: "<p>x</body></html>" * n,
    "opening brackets": lambda n: "<p>" + "<" * n,
    "quotation marks in tags": lambda n: "<p a=\"" * n,
    "hidden text": lambda n: "<p hidden>x" * n,
    "preformatted text": lambda n: "<pre>" + "x\n\n" * n,
    "forms": lambda n: "<form><input><select><option>x</select>" * n,
    "deep blockquotes": lambda n: "<blockquote>x" * n,
    "hidden sentences": lambda n: "<p hidden>A sentence" * n,
    "deep quotes of a line each": lambda n: "<blockquote>A short line" * n,
    "paragraphs below deep quotes": lambda n: DEEP + "<p>A short line" * n,
    "subheads below deep quotes": lambda n: DEEP + "<h2>Part</h2><p>A line" * n,
    "asides below deep quotes": lambda n: f"<article>{f'<p>{PROSE}</p>' * 9}</article><aside>{DEEP}" + "<p>A short line" * n,
    "a gallery below deep quotes": lambda n: f"<article>{f'<p>{PROSE}</p>' * 9}</article><div class=gallery>{DEEP}" + "<p>A short line" * n,
    "figures among paragraphs": lambda n: f"<figure><img src=a><figcaption>The bridge</figcaption></figure><p>{PROSE}</p>" * n,
    "sections": lambda n: "".join(f"<section class=s{k}><h2>Part {k}</h2><p>{PROSE.format(k)}</p></section>" for k in range(n)),
    "sections in sections": lambda n: "".join(f"<section><h2>Part {k}</h2><p>{PROSE.format(k)}</p>" for k in range(n)),
    "links in paragraphs": lambda n: "".join(f"<p><a href=/{k}>The bridge stays closed, part {k}</a></p>" for k in range(n)),
    "questions": lambda n: "".join(f"<p>Q: Why {k}?</p><p>A: {PROSE.format(k)}</p>" for k in range(n)),
    "pictures that were never closed": lambda n: "<svg><p>x" * n,
    "parts of pictures in each other": lambda n: "<svg>" * 150 + "<g/>" * n + "<p>x",
    "cells of short paragraphs": lambda n: "<table><tr>" + "<td><p>x</p></td>" * n,
    "short paragraphs in a cell": lambda n: "<table><tr><td>y</td><td>" + "<p>x</p>" * n,
    "one long text": lambda n: "<p>" + PROSE * n,
}  # fmt: skip
LINES = {
    "Read more": "Read more ",
    "Read more:": "Read more: ",
    "a chain of places": "BERLIN, PARIS, ROME, ",
    "a chain of letters": "A, B, C, D, ",
    "a chain of datelines": "BERLIN (Reuters) - ",
    "a chain of agencies": "(AP/Reuters/AFP) ",
    "a chain of dates": "3 March 2024, ",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "tabs": "\t",
    "hyphens": "-",
    "dashes": "— ",
    "words joined by hyphens": "ab-",
    "words joined by full stops": "ab.",
    "words joined by slashes": "ab/",
    "pipes": " | ",
    "slashes": "/",
    "digits": "1",
    "numbers": "12 ",
    "copyright signs": "© ",
    "copyrights": "© 2024 ",
    "colons": ": ",
    "full stops": ".",
    "brackets": "(",
    "closing brackets": ") ",
    "quotation marks": "“",
    "hashes": "#",
    "hashtags": "#bridge ",
    "at signs": "@",
    "addresses": "www.a.b/",
    "mail": "a@b.c ",
    "soft hyphens": "a\u00ad",
    "zero-width spaces": "\u200b",
    "combining marks": "e\u0301",
    "emoji": "😀",
    "capitals": "EASTVALE ",
    "initials": "A. ",
    "By": "By Ada Marsh and ",
    "Photo": "Photo: Ada Marsh/",
    "Chinese": "市長は金曜日",
    "Chinese marks": "，。",
    "Thai": "นายกเทศมนตรี",
    "Arabic": "قال رئيس البلدية ",
    "newsletters": "Sign up for our newsletter ",
    "sentences": "He said no. ",
    "one word": "x",
    "backslashes": "\\",
    "ampersands": "&",
    "half pairs": "\ud800",
    "nulls": "\x00",
}
"""What a line repeats."""
SHORT_LINES = (
    "x",
    "Read more",
    "By Ada Marsh",
    "3 March 2024",
    "© 2024",
    "- x",
    "#",
    "A, B, C",
    "BERLIN (AP) —",
    "12 comments",
    ",",
    "Clock number {0} stops",
    "-",
    "—",
    ".",
    "1",
    "Q: why?",
    "Q: why {0}?",
    "市長",
)
"""Lines that a text repeats."""


def structures() -> Iterator[tuple[str, Callable[[int], str], Callable[[str], object]]]:
    """Yield a name, what makes a page of a size, and what reads it."""
    for name, make in HTML.items():
        yield f"HTML: {name}", lambda n, make=make: f"<html><body>{make(n)}", newsclean.clean
    for name, unit in LINES.items():
        yield f"line: {name}", lambda n, unit=unit: unit * n + " said no.", newsclean.clean
        yield f"dateline: {name}", lambda n, unit=unit: unit * n + " said no.", parse_dateline
        yield f"HTML line: {name}", lambda n, unit=unit: f"<p>{unit * n} said no.</p>", _as_html
    for line in SHORT_LINES:
        for end in ("\n", "\n\n"):
            yield (
                f"lines: {line}{'' if end == chr(10) else ' (spaced)'}",
                _lines_of(line, end),
                newsclean.clean,
            )
            yield (
                f"lines inside a text: {line}{'' if end == chr(10) else ' (spaced)'}",
                _inside_text(_lines_of(line, end)),
                newsclean.clean,
            )
    yield "lines: CRLF inside a text", lambda n: PROSE + "\r\n" * n + PROSE, newsclean.clean
    yield "lines: x and CRLF inside a text", lambda n: PROSE + "x\r\n" * n + PROSE, newsclean.clean


def _as_html(page: str) -> object:
    return newsclean.clean(page, kind="html")


def _lines_of(line: str, end: str) -> Callable[[int], str]:
    return lambda n: end.join(line.format(number) for number in range(n))


def _inside_text(made: Callable[[int], str]) -> Callable[[int], str]:
    return lambda n: f"{PROSE}\n\n{made(n)}\n\n{PROSE}"


def seconds(read: Callable[[str], object], page: str) -> float:
    """Return the processor time that a page takes."""
    start = time.process_time()
    read(page)
    return time.process_time() - start


def growth(
    make: Callable[[int], str], read: Callable[[str], object], first_count: int = FIRST_COUNT
) -> tuple[float, int, float]:
    """Return how much longer four times the page takes, the small page's characters and its seconds."""
    count = first_count
    while seconds(read, make(count)) < MIN_SECONDS and len(make(count)) * GROWTH * 2 < MAX_SIZE:
        count *= 2
    small, large = make(count), make(count * GROWTH)
    best = [math.inf, math.inf]
    for _ in range(ROUNDS):
        best = [min(best[0], seconds(read, small), seconds(read, small)), min(best[1], seconds(read, large))]
        if best[1] <= MAX_FACTOR * max(best[0], MIN_SECONDS / 2):
            break
    return best[1] / max(best[0], MIN_SECONDS / 2), len(small), best[0]


def page_seconds(make: Callable[[int], str], read: Callable[[str], object]) -> float:
    """Return the time for a page of PAGE_SIZE characters."""
    count = max(1, PAGE_SIZE // max(1, (len(make(110)) - len(make(100))) // 10))
    page = make(count)
    return min(seconds(read, page) for _ in range(2)) * PAGE_SIZE / max(PAGE_SIZE, len(page))


def main() -> int:
    """Measure those whose names hold an argument, or all; return 1 where one grows too fast even when tried again."""
    wanted = [found for found in structures() if any(word in found[0] for word in sys.argv[1:] or [""])]
    newsclean.clean(PROSE)
    newsclean.clean(f"<html><p>{PROSE}")
    failed, worst, slowest = list[str](), (0.0, ""), (0.0, "")
    for name, make, read in wanted:
        factor, size, took = growth(make, read)
        for count in (FIRST_COUNT, GROWTH * FIRST_COUNT):  # the same again, and where it would go on
            if factor > MAX_FACTOR:
                factor, size, took = growth(make, read, count)
        worst = max(worst, (factor, name))
        slowest = max(slowest, (page_seconds(make, read), name))
        if slowest[1] == name and slowest[0] > MAX_SECONDS:
            failed.append(name)
            print(f"{name}: {slowest[0]:.2f} s for {PAGE_SIZE:,} characters", flush=True)
        if factor > MAX_FACTOR:
            failed.append(name)
            print(f"{name}: {factor:.1f} times as long, {size:,} characters take {took:.3f} s", flush=True)
    print(f"slowest page of {PAGE_SIZE:,} characters: {slowest[0]:.2f} s ({slowest[1]})")
    print(
        f"{len(wanted)} structures, worst factor {worst[0]:.1f} ({worst[1]}); too fast or too slow: {len(failed)}"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
