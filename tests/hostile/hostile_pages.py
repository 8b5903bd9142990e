"""Pages as nobody should make them and somebody does: one invented article, wrapped in whatever breaks parsers.

Every page is made when it is asked for, so that nothing big lies in the repository. The same pages are read by the
tests, by the growth check and by the comparison with other extractors.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["CASES", "PARAGRAPHS", "SMALL", "TITLE", "Case", "article_html", "between", "page"]

TITLE = "Harbour bridge in Eastvale stays closed until spring"
PARAGRAPHS = (
    "The harbour bridge in Eastvale will stay closed until spring, the town council decided on Friday after a "
    "meeting of nearly five hours that ended close to midnight.",
    "Engineers had found cracks in two of the four pillars in March, and a second survey in August showed that one "
    "of them had grown by eleven millimetres over the summer.",
    "“We would rather answer for a closed bridge than for a fallen one,” said Ada Marsh, who leads the council's "
    "committee for roads and harbours.",
    "Residents of the upper town now drive nineteen kilometres around the bay, and the ferry, which carries forty "
    "cars an hour, has been full every morning since the schools opened.",
    "The repair is expected to cost about six million crowns, two thirds of which the province has promised to pay "
    "once the plans have been approved in January.",
)
"""What must come back from every page."""
MEGA = 12_000_000
"""Characters of a node that is larger than the parser's usual limit of ten million."""

_HEAD = f'<meta charset="utf-8"><title>{TITLE} | The Eastvale Gazette</title>'
_NAV = (
    "<nav><ul><li><a href='/'>Home</a><li><a href='/news'>News</a><li><a href='/sport'>Sport</a></ul></nav>"
)
_FOOT = "<footer><p>© 2024 The Eastvale Gazette</p></footer>"


def article_html(paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    """Return the article as an element."""
    return f"<article><h1>{TITLE}</h1>" + "".join(f"<p>{text}</p>" for text in paragraphs) + "</article>"


def page(before: str = "", after: str = "", *, head: str = "", article: str = "") -> str:
    """Return a whole page with something before and behind the article."""
    return (
        f"<!doctype html><html lang=en><head>{_HEAD}{head}</head><body>{_NAV}{before}"
        f"{article or article_html()}{after}{_FOOT}</body></html>"
    )


def nested(tag: str, depth: int) -> str:
    """Return the page with its article inside many elements."""
    return page(f"<{tag}>" * depth, f"</{tag}>" * depth)


def between(extra: str) -> str:
    """Return the page with something between the second and the third paragraph."""
    first, second = article_html(PARAGRAPHS[:2]), article_html(PARAGRAPHS[2:])
    joined = first.removesuffix("</article>") + extra + second.partition("</h1>")[2]
    return page(article=joined)


@dataclass(frozen=True, slots=True)
class Case:
    """One kind of page: how to make it, how much of it, and what the server said of its charset."""

    name: str
    make: Callable[[int], str | bytes]
    size: int = 1
    charset: str | None = None
    in_body: bool = True
    """Whether the paragraphs must be body; else they may stand in the ledger too."""

    def page(self) -> str | bytes:
        """Return the page at its full size."""
        return self.make(self.size)

    def __str__(self) -> str:
        return self.name


def _deep(tag: str) -> Callable[[int], str]:
    return lambda depth: nested(tag, depth)


def _unclosed(tag: str) -> Callable[[int], str]:
    return lambda depth: page(f"<{tag}>" * depth)


def _mega(before: str, letter: str, after: str) -> Callable[[int], str]:
    return lambda size: between(before + letter * size + after)


def _deep_after(size: int) -> str:
    """A comment tree of thousands of replies in replies, behind the article."""
    return page(
        after="<div class=comments>" + "<div class=reply><p>No, you.</p>" * size + "</div>" * size + "</div>"
    )


def _image(size: int) -> str:
    data = base64.b64encode(bytes(range(256)) * (size * 3 // 4 // 256)).decode()
    return between(f'<img alt="The bridge" src="data:image/png;base64,{data}">')


def _nulls(_: int) -> bytes:
    return page().replace(" the ", " t\x00he ").encode()


def _all_controls(_: int) -> str:
    controls = "".join(map(chr, (*range(1, 9), 11, *range(14, 32), 127, *range(128, 160), 0xFFFE, 0xFFFF)))
    return between(f"<p class='{controls}'>{controls}</p>").replace("Engineers", "\x01Engineers\x08")


def _references(_: int) -> str:
    bad = (
        "&#0;&#1;&#8;&#11;&#31;&#127;&#128;&#xD800;&#xDFFF;&#xFFFE;&#x110000;&#99999999999;&#x;&nothing;&;&#"
    )
    return between(bad).replace("Engineers", "&#1;&#x1;Engineers")


def _surrogates(_: int) -> str:
    return between("<p>\ud800 alone \udfff and \ud83d\ude00 both</p>").replace("Engineers", "\udcffEngineers")


def _mixed(_: int) -> bytes:
    first, second = between("@@").encode().split(b"@@")
    return first + "<p>Größe, Übermut und Café</p>".encode("cp1252") + second


def _wrong_utf8(_: int) -> bytes:
    return page(head='<meta http-equiv=Content-Type content="text/html; charset=utf-8">').encode("cp1252")


def _wrong_latin(_: int) -> bytes:
    return page().replace('charset="utf-8"', 'charset="iso-8859-1"').encode()


def _broken_utf16(_: int) -> bytes:
    return page().encode("utf-16")[:-1]


def _lone_utf16(_: int) -> bytes:
    return between("<p>@</p>").encode("utf-16-le").replace("@".encode("utf-16-le"), b"\x00\xd8")


def _said_utf16(_: int) -> bytes:
    return page().replace("utf-8", "utf-16").encode()


def _conditional(_: int) -> str:
    return between(
        "<!--[if IE]><p>Old</p><![endif]--><![if !IE]><p>New browsers read this line of the story too.</p><![endif]>"
        "<!--[if gt IE 9]><!--><p>And this one is for all who are left, the editors said.</p><!--<![endif]-->"
    )


def _cdata(_: int) -> str:
    return between("<![CDATA[ <p>In marks</p> ]]><p><![CDATA[ more ]]></p>")


def _frameset(_: int) -> str:
    inner = article_html()
    return (
        f"<html><head>{_HEAD}</head><frameset cols='20%,80%'><frame src=a.html><frame src=b.html>"
        f"<noframes><body>{inner}</body></noframes></frameset></html>"
    )


def _xhtml(_: int) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xml:lang="en"><head><title>{TITLE}</title><script type="text/javascript" src="a.js"/></head><body>'
        f'<div id="nav"/><a name="top"/>{article_html()}</body></html>'
    )


def _amp(_: int) -> str:
    return page(
        "<amp-sidebar id=s layout=nodisplay><ul><li>Home</ul></amp-sidebar>",
        "<amp-ad width=300 height=250 type=x></amp-ad><amp-img src=a.jpg></amp-img>",
        head="<style amp-boilerplate>body{visibility:hidden}</style><noscript><style>body{}</style></noscript>",
    ).replace("<html", "<html ⚡")


def _no_ends(_: int) -> str:
    text = page()
    for tag in ("p", "h1", "article", "nav", "ul", "footer", "body", "html"):
        text = text.replace(f"</{tag}>", "")
    return text


def _cut_tag(_: int) -> str:
    return page() + "<div class='never closed"


def _open_comment(_: int) -> str:
    return page(after="<!-- never closed")


def _many_attributes(size: int) -> str:
    return between("<p " + " ".join(f"a{number}=x" for number in range(size)) + ">x</p>")


def _same_attributes(size: int) -> str:
    return between("<p " + "a=x " * size + ">x</p>")


def _attributes_behind_an_end(size: int) -> str:
    return between("<p q='>' " + " ".join(f"a{number}" for number in range(size)) + ">x</p>")


def _attributes_and_brackets(size: int) -> str:
    return between(
        "<p " + " ".join(f"a{number}{' <1' * (number % 10 == 0)}" for number in range(size)) + ">x</p>"
    )


def _attributes_behind_a_comment(size: int) -> str:
    return between(
        "<!-- <b a=' --><p " + " ".join(f"a{number}" for number in range(size)) + ">x</p><i a=''>y</i>"
    )


def _entities(size: int) -> str:
    return between("<p>" + "&amp;&lt;&nbsp;&copy;" * size + "</p>")


def _doctype_entities(size: int) -> str:
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, size))
    return f'<!DOCTYPE html [<!ENTITY e0 "ha">{steps}]>' + between(f"<p>&e{size - 1};</p>").removeprefix(
        "<!doctype html>"
    )


def _behind_end(_: int) -> str:
    return page(article="<p>.</p>") + article_html()


def _two_documents(_: int) -> str:
    return page(article="<p>An earlier page.</p>") + page()


def _tags_in_tags(size: int) -> str:
    return between("<" * size + "p>x</p>" + "<p " * size + ">")


CASES: tuple[Case, ...] = (
    *(Case(f"{tag} nested {depth:,} deep", _deep(tag), depth) for depth in (300, 5_000, 20_000) for tag in ("div", "span", "b", "section", "ul")),
    Case("table cells nested 1,000 deep", lambda n: page("<table><tr><td>" * n, "</table>" * n), 1_000),
    Case("a div unclosed 5,000 times", _unclosed("div"), 5_000),
    Case("a font tag unclosed 20,000 times", _unclosed("font"), 20_000),
    Case("an unknown tag nested 5,000 deep", _deep("x-box"), 5_000),
    Case("replies nested 5,000 deep behind it", _deep_after, 5_000),
    Case("a script of 12 MB", _mega("<script>", "x", "</script>"), MEGA),
    Case("a comment of 12 MB", _mega("<!--", "x", "-->"), MEGA),
    Case("an attribute of 12 MB", _mega("<p title='", "x", "'>y</p>"), MEGA),
    Case("an inline image of 12 MB", _image, MEGA),
    Case("a text node of 12 MB in a hidden div", _mega("<div hidden>", "x ", "</div>"), MEGA // 2),
    Case("a text node of 12 MB", _mega("<div>", "The mayor said no. ", "</div>"), MEGA // 19, in_body=False),
    Case("a word of 12 MB", _mega("<p>", "x", "</p>"), MEGA, in_body=False),
    Case("a word of 12 MB with hyphens", _mega("<p>", "ab-", "</p>"), MEGA // 3, in_body=False),
    Case("a JSON-LD script of 12 MB", _mega("<script type='application/ld+json'>{\"a\": \"", "x", "\"}</script>"), MEGA),
    Case("a style of 12 MB", _mega("<style>", "x", "</style>"), MEGA),
    Case("a tag name of 1 MB", _mega("<", "x", ">y"), MEGA // 12),
    Case("null bytes", _nulls),
    Case("control characters", _all_controls),
    Case("character references to nothing", _references),
    Case("half surrogate pairs", _surrogates),
    Case("a line in another charset", _mixed),
    Case("labelled UTF-8, is cp1252", _wrong_utf8),
    Case("labelled Latin-1, is UTF-8", _wrong_latin),
    Case("the server says UTF-16, is UTF-8", lambda _: page().encode(), charset="utf-16"),
    Case("the server says no known charset", lambda _: page().encode(), charset="x-nothing"),
    Case("UTF-16 cut in a character", _broken_utf16),
    Case("UTF-16 with half a pair", _lone_utf16),
    Case("labelled UTF-16, is UTF-8", _said_utf16),
    Case("UTF-32", lambda _: page().encode("utf-32")),
    Case("conditional comments", _conditional),
    Case("CDATA sections", _cdata),
    Case("a frameset", _frameset),
    Case("XHTML", _xhtml),
    Case("AMP", _amp),
    Case("no end tags", _no_ends),
    Case("cut in a tag", _cut_tag),
    Case("a comment that never ends", _open_comment),
    Case("100,000 attributes", _many_attributes, 100_000),
    Case("100,000 attributes behind an end in quotes", _attributes_behind_an_end, 100_000),
    Case("100,000 attributes and brackets", _attributes_and_brackets, 100_000),
    Case("100,000 attributes behind a tag in a comment", _attributes_behind_a_comment, 100_000),
    Case("100,000 copies of an attribute", _same_attributes, 100_000),
    Case("1,000,000 tiny tags", lambda n: page(after="<b>x</b>" * n), 1_000_000),
    Case("1,000,000 empty tags", lambda n: page("<i></i>" * n), 1_000_000),
    Case("200,000 tiny paragraphs", lambda n: page(after="<p>x</p>" * n), 200_000, in_body=False),
    Case("1,000,000 line breaks", lambda n: between("<br>" * n), 1_000_000),
    Case("400,000 entities", _entities, 100_000, in_body=False),
    Case("entities of entities", _doctype_entities, 12),
    Case("the article behind the end tag", _behind_end),
    Case("two documents in one", _two_documents),
    Case("10,000 opening brackets", _tags_in_tags, 10_000, in_body=False),
)  # fmt: skip

SMALL = tuple(case for case in CASES if case.size <= 5_000)
"""The pages that are read in no time."""
