"""The article of an HTML page is found among menus, boxes and comments; a page without one gives an empty body."""

import pytest

import newsclean
from newsclean.judge.answers import find_bars
from newsclean.judge.html import MODEL, MainChoice, find_main
from newsclean.judge.stated import settle_page
from newsclean.learned.forest import load_forest
from newsclean.observe.block_features import FEATURES, PARTS, block_features, feature_parts
from newsclean.observe.page_view import view_page
from newsclean.readers.html import read_html

PARAGRAPHS = [
    "The old harbour bridge in Eastvale was closed to all traffic on Friday after engineers found cracks in two of its piers.",
    "The town council said that repairs would take until the spring, and that a ferry would run every twenty minutes.",
    "“Nobody is in danger,” the mayor, Ana Ruiz, told reporters. “But we will not wait until somebody is.”",
    "Shop owners on the northern bank fear for their trade. Some have already asked the council for help, she said.",
    "The bridge was built in 1931 and was last repaired eleven years ago, when its deck was replaced by a lighter one.",
    "A first report on the cracks is expected in three weeks. Until then the river police will watch the piers from boats.",
]
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
MENU = (
    "<nav><ul>"
    + "".join(f"<li><a href=/{n}>{n}</a>" for n in ("Home", "News", "Sport", "Culture", "Weather"))
    + "</ul></nav>"
)
FOOTER = "<footer><p>© The Harrow Gazette. All rights reserved.</p><ul><li><a href=/i>Imprint</a><li><a href=/p>Privacy</a></ul></footer>"
HEAD = "<title>Harbour bridge closed | The Harrow Gazette</title><meta property=og:site_name content='The Harrow Gazette'>"
TITLE = "<h1>Harbour bridge closed</h1>"
RELATED = (
    "<aside class=related><h3>More on this</h3><ul>"
    + "".join(f"<li><a href=/r{n}>Another story about the town of Eastvale, number {n}</a>" for n in range(6))
    + "</ul></aside>"
)
COMMENTS = "<section id=comments class=comments><h3>Comments</h3>" + "".join(
    f"<div class=comment><p>I crossed that bridge {n} times last year and I never felt safe on it, to be honest.</p></div>"
    for n in range(3)
) + "</section>"  # fmt: skip


def page_of(main, head=HEAD):
    return settle_page(
        read_html(f"<html lang=en><head>{head}</head><body>{MENU}{main}{FOOTER}</body></html>")
    )


def body_of(page):
    return [page.text[page.blocks[i].span.start : page.blocks[i].span.end] for i, _ in find_main(page).body]


@pytest.mark.parametrize(
    "main",
    [
        f"<main><article>{TITLE}<div class=body>{BODY}</div></article></main>{RELATED}",
        f"<div id=page><div class=story>{TITLE}{BODY}</div>{RELATED}</div>",
        f"<form id=aspnetForm><div><div>{TITLE}<div>{BODY}</div></div></div></form>",
        f"<table><tr><td>{MENU}<td>{TITLE}{BODY}</table>",
        f"<article>{TITLE}{BODY}</article>{COMMENTS}",
        f"<div>{TITLE}<div>{'<br><br>'.join(PARAGRAPHS)}</div></div>",
    ],
    ids=["semantic", "plain", "aspnet", "layout table", "comments", "line breaks"],
)
def test_the_paragraphs_and_nothing_else(main):
    assert body_of(page_of(main)) == PARAGRAPHS


def test_boxes_between_paragraphs_do_not_end_the_article():
    middle = "<div class=newsletter><p>Sign up for our morning letter and get the news of the town first.</p></div>"
    cut = BODY.replace("</p><p>", f"</p>{middle}{RELATED}<p>", 3).replace("</p><p>", f"</p>{middle}<p>", 1)
    found = body_of(page_of(f"<article>{TITLE}<div>{cut}</div></article>"))
    assert [text for text in found if text in PARAGRAPHS] == PARAGRAPHS
    assert not any("Another story" in text for text in found)


def test_each_block_is_in_the_body_or_out_for_a_reason():
    page = page_of(f"<article>{TITLE}{BODY}</article>{RELATED}{COMMENTS}")
    choice = find_main(page)
    assert sorted([*(i for i, _ in choice.body), *choice.out]) == list(range(len(page.blocks)))
    assert all(choice.out.values())
    reasons = {page.text[page.blocks[i].span.start :][:12]: why for i, why in choice.out.items()}
    assert reasons["Harbour brid"] == "title"
    assert reasons["I crossed th"] == "comment"
    assert reasons["Another stor"] == "aside"


def test_a_standfirst_that_repeats_the_description_is_found():
    lead = "Cracks in two piers stop all traffic; a ferry is to take people across the river until spring."
    page = page_of(
        f"<article><header>{TITLE}<p class=lead>{lead}</p></header><div>{BODY}</div></article>",
        f"{HEAD}<meta name=description content='{lead}'>",
    )
    choice = find_main(page)
    assert body_of(page) == [lead, *PARAGRAPHS]
    assert dict(choice.body)[choice.standfirst] == "standfirst"


def test_a_copy_for_small_screens_is_not_doubled():
    page = page_of(f"<article>{TITLE}<div class=desktop>{BODY}</div><div class=mobile>{BODY}</div></article>")
    assert body_of(page) == PARAGRAPHS


SAID = {
    "en": "The harbour bridge in Eastvale will stay closed until spring, the council decided on Friday evening.",
    "de": "Die Hafenbrücke in Eastvale bleibt bis zum Frühling geschlossen, beschloss der Rat am Freitagabend.",
}
OWN = {
    "en": "At the {} pier the engineers of the county found a crack that no lamp had shown them before the summer.",
    "de": "Am {} Pfeiler fanden die Ingenieure des Landkreises einen Riss, den ihnen vor dem Sommer keine Lampe zeigte.",
}


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("tag", ["section", "div"])
def test_a_section_that_says_something_again_beside_its_own_text_keeps_it(language: str, tag: str) -> None:
    said, own = SAID[language], OWN[language]
    sections = "".join(
        f"<{tag}><h2>{name}</h2><p>{said}</p><p>{own.format(name)}</p></{tag}>" for name in ("A", "B", "C")
    )
    body = newsclean.clean(
        f"<title>Three piers</title><article><h1>Three piers</h1>{sections}</article>"
    ).body
    assert [paragraph.text for paragraph in body].count(said) == 3


@pytest.mark.parametrize("language", SAID)
def test_a_box_that_says_only_what_the_text_says_goes(language: str) -> None:
    said, own = SAID[language], OWN[language]
    text = "".join(f"<p>{own.format(name)}</p>" for name in ("first", "second", "third"))
    page = (
        f"<title>Three piers</title><article><h1>Three piers</h1><div><p>{said}</p>{text}</div>"
        f"<div class=mobile><p>{said}</p></div></article>"
    )
    body = newsclean.clean(page).body
    assert [paragraph.text for paragraph in body].count(said) == 1


@pytest.mark.parametrize(
    "main",
    [
        "<h1>Page not found</h1><p>The page that you asked for does not exist.</p>",
        "<h1>Log in</h1><form><label>Name</label><input><button>Log in</button><p>Forgot it?</p></form>",
        "<h1>News</h1>"
        + "".join(
            f"<div class=card><h3><a href=/{n}>Story number {n} of the day</a></h3></div>" for n in range(9)
        ),
        "",
    ],
    ids=["error", "login", "index", "empty"],
)
def test_a_page_without_an_article_gives_an_empty_body(main):
    assert find_main(page_of(main)).body == ()


def test_no_blocks_no_choice():
    assert find_main(read_html("")) == MainChoice(out={})


def test_the_same_page_gives_the_same_choice():
    page = page_of(f"<article>{TITLE}{BODY}</article>{RELATED}")
    assert find_main(page) == find_main(page)


@pytest.mark.parametrize(
    "main", [f"<article>{TITLE}{BODY}</article>{RELATED}{COMMENTS}", "<p>x", f"{BODY * 3}"]
)
def test_rows_in_parts_get_the_scores_of_whole_rows(main):
    page = page_of(main)
    view = view_page(page)
    rows, parts = block_features(page, view), list(feature_parts(page, view))
    assert rows == [sum(each, ()) for each in parts]
    assert {len(row) for row in rows} == {len(FEATURES)}
    assert {tuple(map(len, each)) for each in parts} == {PARTS}
    assert load_forest(MODEL, FEATURES, PARTS).scores(parts) == load_forest(MODEL, FEATURES).scores(rows)


LONG = [f"On day {day} of the closure: {text}" for day in (1, 2, 3) for text in PARAGRAPHS]
MANY_COMMENTS = "".join(
    f"<div class=comment><p>I crossed that bridge {n} times last year and I never felt safe on it, whatever the mayor may say now.</p></div>"
    for n in range(40)
)


def test_comments_go_however_many_they_are():
    body = "".join(f"<p>{text}</p>" for text in LONG)
    page = page_of(f"<main>{TITLE}<div>{body}</div><section>{MANY_COMMENTS}</section></main>")
    assert body_of(page) == LONG


def test_article_in_an_element_named_after_comments_stays():
    body = "".join(f"<p>{text}</p>" for text in LONG)
    page = page_of(f"<main class=has-comments><div class=comment>{TITLE}<div>{body}</div></div></main>")
    assert body_of(page) == LONG


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        (
            "<div><p>The cracks run through two of nine piers, and a ferry takes over until the spring.</p></div>",
            True,
        ),
        ("<h2>The cracks run through two of nine piers, and a ferry takes over until spring</h2>", True),
        ("<div><p>Clara Ilves - The Harrow Gazette - Friday, 18 January 2024, 15:02 hours</p></div>", False),
        (
            "<div class=caption><p>The bridge of Eastvale as it was seen from the ferry on Friday.</p></div>",
            False,
        ),
        ("<div><p>Bridges, ferries.</p></div>", False),
    ],
    ids=["sentence", "heading", "names and a date", "caption", "short"],
)
def test_standfirst_between_title_and_text(line, is_one):
    choice = find_main(
        page_of(f"<article><header>{TITLE}{line}</header><div class=body>{BODY}</div></article>")
    )
    assert (choice.standfirst is not None) is is_one


@pytest.mark.parametrize(("paragraphs", "is_barred"), [(25, True), (3, False)])
def test_named_comments_are_barred_from_every_answer_beside_an_articles_prose(paragraphs, is_barred):
    text = "".join(
        f"<p>The bridge of Vell was built in {1900 + n}, and it has carried trams and carts ever since.</p>"
        for n in range(paragraphs)
    )
    thread = "".join(
        f"<p>I crossed that bridge {n} times last year, and I never felt safe on it, to be honest.</p>"
        for n in range(60)
    )
    page = settle_page(
        read_html(f"<h1>The bridge</h1><article>{text}</article><section class=comments>{thread}</section>")
    )
    bars = find_bars(page, view_page(page))
    comments = [i for i, block in enumerate(page.blocks) if "comments" in block.hints]
    assert all((index in bars.without_threads) is is_barred for index in comments)
