"""From verdicts to the article: pieces of blocks, kinds of paragraphs, and what a second look adds to the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from ledger import unbalanced

import newsclean
from newsclean import Article, Draft, Pipeline, Removal, Span, Title, Verdict
from newsclean.assemble import merge
from newsclean.plugins import FunctionFilter
from newsclean.readers.plain import read_text

PROSE = "The mayor of Eastvale said on Friday that the harbour bridge would stay closed until spring."
MORE = "Residents of the upper town, who have waited since March, said they had expected nothing else."
TEXT = f"Bridge closed\n\nEASTVALE\u00a0— {PROSE}\n\n{MORE} (Agencies)\n\nShare"


def settled(*verdicts: Verdict, text: str = TEXT) -> Article:
    """Assemble a text under these verdicts and no second look."""
    once = iter([verdicts])
    return Pipeline((FunctionFilter("test", (), lambda _: next(once, ())),)).run(read_text(text))


def at(part: str, text: str = TEXT) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


# --- the title ---

PAGE = "<title>{}</title><article>{}<p>" + PROSE + "</p><p>" + MORE + "</p></article>"


@pytest.mark.parametrize(
    ("stated", "heading", "title"),
    [
        ("Weather: Rain falls on the harbour", "<h1><span>Weather</span> <span>Rain falls on the harbour</span></h1>", "Weather: Rain falls on the harbour"),
        ("Hafen – Regen ohne Ende", "<h1><span>Hafen</span> <span>Regen ohne Ende</span></h1>", "Hafen – Regen ohne Ende"),
        ("Rain falls on Ada's harbour", "<div>Rain falls on Ada’s harbour</div>", "Rain falls on Ada’s harbour"),
        ("Regen fällt auf den Hafen", "<div>»Regen« fällt auf den Hafen</div>", "»Regen« fällt auf den Hafen"),
        ("rain falls on the old harbour", "<div>Rain falls on the old harbour</div>", "Rain falls on the old harbour"),
    ],
    ids=["a colon is lost", "a dash is lost", "another quote", "quotes that the metadata lack", "capitals"],
)  # fmt: skip
def test_title_takes_marks_from_the_metadata_and_loses_none(stated: str, heading: str, title: str) -> None:
    page = PAGE.format(stated, heading)
    article = newsclean.clean(page)
    assert article.title is not None
    assert article.title.text == title
    assert article.title.span is not None
    assert unbalanced(article, newsclean.api.read_page(page).text) == ""


# --- pieces ---


def test_what_nobody_claimed_is_body() -> None:
    article = settled()
    assert [paragraph.span for paragraph in article.body] == [block.span for block in read_text(TEXT).blocks]
    assert (article.title, article.dateline, article.removed) == (None, None, ())


def test_part_of_a_paragraph_goes_and_the_rest_stays() -> None:
    article = settled(Verdict(at("(Agencies)"), "removed", "credit", "in brackets"))
    assert article.body[2].text == MORE
    assert article.removed == (
        Removal("(Agencies)", "test", "credit", "in brackets", at("(Agencies)"), "line 5"),
    )


def test_middle_of_a_paragraph_goes_and_leaves_two() -> None:
    article = settled(Verdict(at(" who have waited "), "removed", "test"))
    assert [p.text for p in article.body][2:4] == ["Residents of the upper town,", f"{MORE[45:]} (Agencies)"]


def test_roles_go_where_they_say() -> None:
    article = settled(
        Verdict(at("Bridge closed"), "title"),
        Verdict(at("EASTVALE\u00a0—"), "dateline"),
        Verdict(at(MORE + " (Agencies)"), "standfirst"),
        Verdict(at("Share"), "body"),
    )
    assert str(article.title) == "Bridge closed"
    assert article.dateline is not None
    assert article.dateline.raw == "EASTVALE\u00a0—"
    assert [(p.text, p.kind) for p in article.body] == [
        (PROSE, "paragraph"),
        (f"{MORE} (Agencies)", "standfirst"),
        ("Share", "paragraph"),
    ]


def test_text_is_repaired_on_the_way_out_and_spans_are_not() -> None:
    text = "The clock\u00ad work\u00a0 stops.\n\nSh\u00adare\u00a0it"
    article = settled(Verdict(at("Sh\u00adare\u00a0it", text), "removed", "test"), text=text)
    assert (article.body[0].text, article.removed[0].text) == ("The clock work stops.", "Share it")
    assert text[slice(*_ends(article.removed[0].span))] == "Sh\u00adare\u00a0it"


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


@pytest.mark.parametrize("role", ["title", "dateline"])
@pytest.mark.parametrize("span", [Span(0, 5), Span(0, 9)], ids=["twice", "over two lines"])
def test_second_title_or_dateline_is_a_removal(role: str, span: Span) -> None:
    text = "A b c\nD e"
    article = settled(Verdict(span, role), Verdict(Span(6, 9), role, "late"), text=text)
    assert str(article.title if role == "title" else article.dateline) == "A b c"
    assert [(gone.text, gone.filter) for gone in article.removed] == [("D e", "test")]
    assert unbalanced(article, text) == ""


def test_title_of_the_metadata_stands_without_a_place() -> None:
    page = read_text(PROSE)
    page = newsclean.Page(page.text, page.blocks, newsclean.PageMeta(title="Bridge closed"))
    title = Pipeline().run(page).title
    assert title == newsclean.Title("Bridge closed", None)


# --- kinds ---


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{PROSE}\n\nThe second winter\n\n{MORE}", "subhead"),
        (f"{PROSE}\n\nWho pays?\n\n{MORE}", "subhead"),
        (f"{PROSE}\n\nHe said no.\n\n{MORE}", "paragraph"),
        (f"{PROSE}\n\n“Who pays?”\n\n{MORE}", "paragraph"),
        (f"{PROSE}\n\nAmong them were these:\n\n{MORE}", "paragraph"),
        (f"{PROSE}\n\n- a rope of forty ells\n\n{MORE}", "list_item"),
        (f"{PROSE}\n\n## The second winter\n\n{MORE}", "subhead"),
        (f"{PROSE}\n\n{MORE}\n\n{PROSE}", "paragraph"),
    ],
)
def test_kind_of_a_line_follows_from_its_shape_and_place(text: str, kind: str) -> None:
    assert settled(text=text).body[1].kind == kind


# --- the second look ---


def merged(text: str, *gone: str) -> Article:
    """Merge removals found in the body's own text into the article of a page."""
    article = settled(text=text)
    body = str(article.body)
    spans = [Span(body.index(part), body.index(part) + len(part)) for part in gone]
    found = [Removal(body[span.start : span.end], "late", "late", "", span) for span in spans]
    return merge(article, Article(removed=tuple(found)), read_text(text))


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        ([MORE], [PROSE, "Share"]),
        (["Share"], [PROSE, MORE]),
        (["until spring."], [PROSE[:-14], MORE, "Share"]),
        (["The mayor"], [PROSE[10:], MORE, "Share"]),
        (["of Eastvale", "until"], ["The mayor", PROSE[22:-14], "spring.", MORE, "Share"]),
    ],
    ids=["whole", "last", "end", "start", "two"],
)
@pytest.mark.parametrize("space", [" ", " \u00a0\u00ad "], ids=["tidy", "untidy"])
def test_late_finds_move_to_the_ledger_by_their_place_in_the_page(
    gone: list[str], left: list[str], space: str
) -> None:
    text = "\n\n".join([PROSE, MORE, "Share"]).replace(" ", space)
    article = merged(text, *gone)
    assert [paragraph.text for paragraph in article.body] == left
    assert [removal.text for removal in article.removed] == gone
    assert unbalanced(article, text) == ""


def test_late_finds_stand_in_the_order_of_the_page() -> None:
    text = "\n\n".join([PROSE, MORE, "Share"])
    first = settled(Verdict(at("Share", text), "removed", "test"), text=text)
    span = Span(0, len(PROSE))
    found = Article(removed=(Removal(PROSE, "late", "late", "", span),))
    article = merge(first, found, read_text(text))
    assert [removal.filter for removal in article.removed] == ["late", "test"]


def test_a_late_title_is_the_articles_where_it_has_none() -> None:
    text = f"Bridge closed until spring\n\n{PROSE}"
    found = Article(Title("Bridge closed until spring", Span(0, 26)))
    article = merge(settled(text=text), found, read_text(text))
    assert str(article.title) == "Bridge closed until spring"
    assert [paragraph.text for paragraph in article.body] == [PROSE]
    assert unbalanced(article, text) == ""


def test_a_second_title_goes_to_the_ledger() -> None:
    text = f"Bridge closed until spring\n\n{PROSE}"
    first = settled(Verdict(at("Bridge closed until spring", text), "title", "title"), text=text)
    found = Article(Title(PROSE, Span(0, len(PROSE))))
    article = merge(first, found, read_text(text))
    assert [(removal.text, removal.reason) for removal in article.removed] == [(PROSE, "title")]


def test_filters_that_look_again_do_so_until_nothing_more_is_found() -> None:
    """A filter that needs the line above gone finds it gone on the second look."""

    def top(name: str, word: str) -> Callable[[Draft], Iterable[Verdict]]:
        def run(draft: Draft) -> Iterable[Verdict]:
            for index in draft.open[:1]:
                if draft.blocks[index].path == "line 1" and draft.line(index).folded == word:
                    yield draft.remove(index, name, "")

        return run

    words = ("three", "two", "one")
    rows = tuple(FunctionFilter(word, (word,), top(word, word)) for word in words)
    pipeline = Pipeline(rows, looks_again=frozenset(words))
    article = newsclean.clean(f"One\n\nTwo\n\nThree\n\n{PROSE}", pipeline=pipeline)
    assert [removal.filter for removal in article.removed] == ["one", "two", "three"]
    assert [paragraph.text for paragraph in article.body] == [PROSE]
