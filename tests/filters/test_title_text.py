"""The headline of a text: the address votes, labels and menus never are one, and what stands beside it goes."""

import pytest

import newsclean

PROSE = [
    f"The rain fell for {day} days in Eastvale, and then the river rose over the lower town, the keeper said."
    for day in ("six", "seven", "eight", "nine")
]
TITLE = "Six days of rain over Eastvale"
URL = "https://gazette.example/news/six-days-of-rain-over-eastvale-1234"


def clean(*head: str, url: str | None = None) -> newsclean.Article:
    return newsclean.clean("\n".join([*head, *PROSE]), url=url)


def test_the_words_of_the_address_vote() -> None:
    rival = "Keeper of the weir wins prize for his tomatoes"
    assert str(clean(TITLE, rival, url=URL).title) == TITLE
    assert str(clean(rival, TITLE, url=URL).title) == TITLE


@pytest.mark.parametrize(
    "label",
    [
        "Link kopieren",
        "Copy link",
        "Home News Sport Weather",
        "The weir at dawn (Ada Marsh/AP)",
        "4 March 2024 10:21",
    ],
)
@pytest.mark.parametrize("below", [True, False])
def test_labels_menus_and_captions_are_no_titles(label: str, below: bool) -> None:
    head = [TITLE, label] if below else [label, TITLE]
    assert str(clean(*head).title) == TITLE


@pytest.mark.parametrize("suffix", [" | The Gazette", " - gazette.example"])
def test_the_name_of_the_site_goes(suffix: str) -> None:
    article = clean(TITLE + suffix, url=URL)
    assert str(article.title) == TITLE
    assert not any("azette" in str(paragraph) for paragraph in article.body)


def test_a_part_of_the_headline_behind_a_dash_stays() -> None:
    title = "Six days of rain – and the river keeps rising over the town"
    assert (
        str(clean(title, url="https://gazette.example/a/six-days-of-rain-and-the-river-keeps-rising").title)
        == title
    )


@pytest.mark.parametrize(
    "rest", [" By Ada Marsh Published March 4, 2024 10:21 am", " Von Ada Marsch Stand: 05.03.2024, 10:21 Uhr"]
)
def test_a_byline_on_the_same_line_goes_to_the_ledger(rest: str) -> None:
    article = clean(TITLE + rest)
    assert str(article.title) == TITLE
    assert [paragraph.text for paragraph in article.body] == PROSE
    assert rest.strip() in [removal.text for removal in article.removed]


def test_the_candidates_are_listed_with_their_lines() -> None:
    article = clean(TITLE, "Floods of the year", url=URL)
    assert tuple(article.titles[0]) == (TITLE, "line 1", True)
    assert "Floods of the year" in [each.text for each in article.titles]


def test_the_first_line_of_a_wrapped_dateline_is_no_title() -> None:
    text = (
        "OSLO, March 3 (Reuters) - The mill of the port opened on Monday after\n"
        "two years of work, and four hundred people came to see the wheel turn,\nthe mayor said in a statement."
    )
    assert newsclean.clean(text).title is None


def test_a_subhead_in_the_body_stays_though_the_address_says_it() -> None:
    article = newsclean.clean("\n".join([*PROSE[:2], TITLE, *PROSE[2:]]), url=URL)
    assert TITLE in [paragraph.text for paragraph in article.body]


@pytest.mark.parametrize(
    ("above", "headline", "address"),
    [
        (
            "Your browser is old. Some parts of this site may not work as they should until you renew it.",
            "Harbour council votes to keep the old ferry pier",
            "https://vell.example/harbour-council-votes-to-keep-old-ferry-pier",
        ),
        (
            "Die Fähre am Anleger von Marlow, aufgenommen an einem Abend im März vor dem Rathaus der Stadt.",
            "Marlower Stadtrat will den alten Fähranleger behalten",
            "https://marlow.example/marlower-stadtrat-will-den-alten-faehranleger-behalten",
        ),
    ],
)
def test_a_headline_below_a_notice_is_found_by_its_address(above: str, headline: str, address: str) -> None:
    text = "\n\n".join((above, headline, *PROSE))
    assert str(newsclean.clean(text, url=address).title) == headline


def test_a_subhead_below_the_opening_stays_though_it_has_words_of_the_address() -> None:
    subhead = "Why the old ferry pier matters"
    address = "https://vell.example/harbour-council-votes-to-keep-old-ferry-pier"
    article = newsclean.clean("\n\n".join((PROSE[0], subhead, *PROSE[1:])), url=address)
    assert subhead in [paragraph.text for paragraph in article.body]


@pytest.mark.parametrize(
    ("headline", "label", "story"),
    [
        (
            "港の評議会、古い渡船場を残すと決定　市長「町の記憶を守る」",
            "記事利用サービスについて",
            (
                "港の評議会は金曜日、古い渡船場を残すことを決めた。",
                "市長は町の記憶を守ると述べ、渡船場の修理を急ぐとした。",
            ),
        ),
        (
            "항구 의회, 오래된 나루터 보존 결정… 시장 “기억 지킨다”",
            "기사 이용 안내",
            (
                "항구 의회는 금요일 오래된 나루터를 보존하기로 결정했다고 밝혔다.",
                "시장은 도시의 기억을 지키겠다고 말했고 나루터 수리를 서두르겠다고 했다.",
            ),
        ),
    ],
)
def test_the_words_of_the_story_vote(headline: str, label: str, story: tuple[str, ...]) -> None:
    assert str(newsclean.clean("\n\n".join((headline, label, *story))).title) == headline


FIRMS = [
    f"{name} of Eastvale"
    for name in (
        "Marsh Mills",
        "Bell Bakery",
        "Weir Works",
        "Rope Yard",
        "Salt Barn",
        "Tide Inn",
        "Oak Press",
    )
]
STOCKS = [
    *("Mühlenwerk Vell", "Bäckerei Glock am Markt", "Seilerei am Wehr", "Salzscheune Oststadt"),
    *("Brauhaus am Tor", "Druckerei Eiche und Sohn", "Gasthaus zur Flut"),
]


@pytest.mark.parametrize("names", [FIRMS, STOCKS])
@pytest.mark.parametrize(
    "below", [[], ["Marsh Mills of Eastvale", "The mill was sold on Monday, its owner said."]]
)
def test_a_list_of_names_above_the_prose_keeps_its_entries(names: list[str], below: list[str]) -> None:
    """Each look at the body took one more of them as its headline."""
    body = [*names, *PROSE, *below]
    article = newsclean.clean("\n".join(body))
    assert article.title is None
    assert [str(paragraph) for paragraph in article.body] == body


@pytest.mark.parametrize("known", ["Home News Sport Weather", "By Ada Marsh"])
def test_a_headline_between_labels_that_are_known_is_found(known: str) -> None:
    assert str(newsclean.clean("\n".join([known, *FIRMS, TITLE, *PROSE])).title) == TITLE


def test_a_headline_in_a_list_is_found_by_its_address() -> None:
    assert str(clean(*FIRMS, TITLE, url=URL).title) == TITLE
    assert str(clean(TITLE, *FIRMS, url=URL).title) == TITLE


def test_a_headline_below_a_menu_with_bullets_is_found() -> None:
    assert str(clean(*[f"* {name}" for name in FIRMS], TITLE).title) == TITLE


@pytest.mark.parametrize(
    "rest",
    [
        "Ada Marsh4 March 2024Share on FacebookShare on TwitterCopy link",
        "Ada Marsch4. März 2024Teilen",
        "Ada Marsal4 de marzo de 2024Compartir",
    ],
)
def test_what_a_scraper_glued_to_the_headline_is_cut_off(rest: str) -> None:
    article = clean(TITLE + rest)
    assert str(article.title) == TITLE
    assert [paragraph.text for paragraph in article.body] == PROSE


@pytest.mark.parametrize(
    "headline",
    ["What McIntyre of YouTube did on 4 March 2024", "The iPhone of 3 June 2024 and its LaTeX"],
)
def test_a_capital_inside_of_a_word_cuts_no_headline(headline: str) -> None:
    assert str(clean(headline).title) == headline
