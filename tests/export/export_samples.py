"""Articles for the tests of exports and views: one that has everything, and one whose every text attacks the view."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from newsclean import Article, Author, Body, Dateline, PageMeta, Paragraph, Removal, Span, Title

__all__ = ["ARTICLES", "ATTACK", "FULL", "HOSTILE", "build"]

TEXTS = (
    ("standfirst", "Two piers of the old bridge have cracks, and nobody can dive before the ice is gone."),
    (
        "paragraph",
        "The harbour bridge will stay closed until spring, the council of Eastvale said on Friday.",
    ),
    ("subhead", "A long way round"),
    ("quote", "“We would rather be late than sorry,” said Ruben Oyelaran, the chief engineer."),
    ("list_item", "The bridge opens again in May."),
    ("list_item", "Ferries leave at every full hour."),
    ("caption", "The bridge in January. Photo: Mara Lindqvist"),
    ("table_row", "Ferry 4.50 Bridge 2.00"),
    ("code", "for pier in bridge:\n    pier.repair()"),
    ("paragraph", "أعلن مجلس المدينة أن الجسر سيبقى مغلقا حتى الربيع."),
)
_DATELINE = Dateline(
    "EASTVALE, March 17 (Reuters) —",
    Span(0, 0),
    ("Eastvale", "Olding"),
    "Wis.",
    "US",
    datetime.date(2023, 3, 17),
    "March 17",
    ("Reuters",),
    ("reuters",),
    "place_date_agency",
    ("agency", "place"),
)
_META = PageMeta(
    "Harbour bridge closed until spring",
    "Two piers have cracks.",
    "Wendside Mercury",
    "https://mercury.example/bridge",
    "en",
    datetime.datetime(2023, 3, 17, 8, 0, tzinfo=datetime.UTC),
    datetime.datetime(2023, 3, 18, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=-5))),
    ("Ada Marsh", "Tom Bell"),
    "News",
    sources=(("title", "og:title"),),
)
LEDGER = (
    ("Home News Sport", "main_content", "outside_main_content", "nav (score 0.13)"),
    ("Facebook X WhatsApp", "share_widget", "share_row", "names of networks alone"),
    ("Advertisement", "advertisement", "advertisement", "the line is 'advertisement'"),
    ("إعلان", "advertisement", "advertisement", "the line is 'إعلان'"),
)


def build(
    title: str | None = "Harbour bridge closed until spring",
    dateline: Dateline | None = _DATELINE,
    texts: tuple[tuple[str, str], ...] = TEXTS,
    ledger: tuple[tuple[str, str, str, str], ...] = LEDGER,
    meta: PageMeta = _META,
) -> Article:
    """Return an article whose parts stand behind each other: title, first paragraph, dateline, the rest, ledger."""
    at = 0

    def span(text: str) -> Span:
        nonlocal at
        start, at = at, at + len(text) + 1
        return Span(start, at - 1)

    head = Title(title, span(title)) if title is not None else None
    paragraphs = [Paragraph(text, kind, span(text), "/html/body/p[1]") for kind, text in texts[:1]]
    if dateline is not None:
        values = {name: getattr(dateline, name) for name in Dateline.__slots__}
        dateline = Dateline(**{**values, "span": span(dateline.raw)})
    paragraphs += [Paragraph(text, kind, span(text), "/html/body/p[2]") for kind, text in texts[1:]]
    removed = [
        Removal(text, taker, reason, evidence, span(text), "/html/body/div[3]/p")
        for text, taker, reason, evidence in ledger
    ]
    return Article(
        head,
        dateline,
        Body(tuple(paragraphs)),
        tuple(removed),
        meta,
        "en",
        "https://mercury.example/bridge?a=1&b=2",
        "html",
        authors=tuple(
            Author(name, "Health Correspondent" if name.startswith("Ada") else None, source="byline")
            for name in meta.authors
        ),
        published=meta.published,
        modified=meta.modified,
    )


FULL = build()

ATTACK = (
    "</style></script></title></textarea>--><script>document.documentElement.setAttribute('owned','1')</script>"
    "<img src=x onerror=\"document.documentElement.setAttribute('owned','2')\">"
    "\" onmouseover=\"owned=1\" ' autofocus onfocus='owned=1' "
    '<style>*{display:none!important}</style><a href="javascript:owned=1">x</a>'
    "<link rel=stylesheet href=x><iframe srcdoc='<script>top.owned=1</script>'></iframe>\x00\x07\x1b[2J\u202e\ud800"
)
"""Ends every context that a view or an export could put text in, and then tries to run."""

HOSTILE = Article(
    Title(ATTACK, Span(0, 1)),
    Dateline(
        ATTACK, Span(2, 3), (ATTACK,), ATTACK, ATTACK, None, ATTACK, (ATTACK,), (ATTACK,), ATTACK, (ATTACK,)
    ),
    Body((Paragraph(ATTACK, "paragraph", Span(4, 5), ATTACK), Paragraph(ATTACK, ATTACK, Span(6, 7), ATTACK))),
    tuple(
        Removal(ATTACK, name, ATTACK, ATTACK, Span(at, at), ATTACK, ATTACK)
        for at, name in enumerate([ATTACK, "byline", ATTACK, "residue", ATTACK + "2"], 10)
    ),
    PageMeta(
        title=ATTACK,
        description=ATTACK,
        site_name=ATTACK,
        canonical="javascript:alert(1)",
        language=ATTACK,
        authors=(ATTACK,),
        section=ATTACK,
        sources=((ATTACK, ATTACK),),
    ),
    ATTACK,
    "javascript:alert(2)",
    ATTACK,
    authors=(Author(ATTACK, ATTACK, ATTACK, ATTACK),),
    published_source=ATTACK,
)

_LINES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=30).filter(
    str.strip
)
_WILD = st.text(st.sampled_from("ab 12.)(#*_-+=>`~|[]<!&;$\\:\t"), min_size=1, max_size=20).filter(str.strip)
_ANY = _LINES | _WILD
_KINDS = st.sampled_from(
    ["paragraph", "standfirst", "subhead", "quote", "list_item", "caption", "table_row", "code"]
)
ARTICLES = st.builds(
    build,
    title=st.none() | _ANY,
    dateline=st.none()
    | st.builds(Dateline, _ANY, st.just(Span(0, 0)), st.lists(_ANY, max_size=2).map(tuple)),
    texts=st.lists(st.tuples(_KINDS, _ANY), max_size=6).map(tuple),
    ledger=st.lists(st.tuples(_ANY, _ANY, _ANY, _ANY), max_size=6).map(tuple),
)
"""Articles of any text, much of it marks of Markdown and HTML."""
