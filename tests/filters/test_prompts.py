"""Prompts to sign up, pay, install or write go by an invitation and a hint; stories about such things stay."""

from __future__ import annotations

import pytest
from test_filters import PROSE, TITLE

import newsclean
from newsclean import Article

GO = {
    "Get Ledger & Wharf in your inbox. Twelve stories, every weekday, before the markets open.": "newsletter",
    "Was this letter useful? Sign up to get the next one in your inbox.": "newsletter",
    "Download the Courier app to get breaking news on your phone": "app_promo",
    "Do you have an opinion on this article? Write to letters@wendside.example.": "contact_tips",
    "Seen something odd? Email the desk at newsdesk@wendside.example.": "contact_tips",
    "Thanks for reading Notes from the Lock! Subscribe for free to receive new posts and support my work.": "newsletter",
    "Allow content from a video site?": "media_player",
}
STAY = (
    "Download the app, the keeper told the council in May, and never guess about the hour again.",
    "The message in your inbox is not from the bank, the constable said.",
    "Newsletter readers of the town hall were told nothing about the shaft.",
    "To join the choir, write to the clerk at clerk@wendside.example, the notice says.",
    "Get the frost out of the shaft, said the baker, and the clock will run in a week.",
    "Subscribers of the newsletter had paid four pounds a month for a clock that stood still.",
    "Support for the tower fell to a third among those who subscribe to the bells.",
)
FRENCH = "Vous souhaitez lire tous nos articles en illimité ? Abonnez-vous à partir de 1 € par mois."
SWEDISH = "Har du tips eller åsikter om artikeln? Mejla redaktionen på tips@wendside.example"


def with_line(line: str, at: int = 3, language: str = "en") -> Article:
    return newsclean.clean("\n\n".join([TITLE, *PROSE[:at], line, *PROSE[at:]]), language=language)


@pytest.mark.parametrize("line", STAY)
@pytest.mark.parametrize("at", [2, len(PROSE)])
def test_a_sentence_about_such_things_stays(line: str, at: int) -> None:
    assert line in [paragraph.text for paragraph in with_line(line, at).body]


@pytest.mark.parametrize(("line", "taker"), GO.items(), ids=GO)
def test_a_prompt_goes_under_the_name_of_its_filter(line: str, taker: str) -> None:
    article = with_line(line)
    assert [(gone.text, gone.filter) for gone in article.removed] == [(line, taker)]
    assert [paragraph.text for paragraph in article.body] == list(PROSE)


@pytest.mark.parametrize(
    ("line", "taker", "language"), [(FRENCH, "paywall_prompt", "fr"), (SWEDISH, "contact_tips", "sv")]
)
def test_prompts_of_other_languages_go_too(line: str, taker: str, language: str) -> None:
    article = with_line(line, language=language)
    assert (line, taker) in [(gone.text, gone.filter) for gone in article.removed]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Jetzt abonnieren immer mehr Menschen den Newsletter der Stadt.", "de"),
        ("Folgen für den Newsletter hat das Urteil keine.", "de"),
        ("Découvrez le village, disent les affiches, avec une offre à 3 euros par mois.", "fr"),
        ("Recibe a diario cien correos del boletín, dijo la alcaldesa.", "es"),
        ("Descarga la aplicación quien quiere, dice la guardiana, y nadie la usa.", "es"),
    ],
)
def test_words_that_invite_elsewhere_tell_here(line: str, language: str) -> None:
    assert line in [paragraph.text for paragraph in with_line(line, language=language).body]


def test_a_short_invitation_above_an_offer_is_a_box() -> None:
    article = newsclean.clean(
        "\n\n".join(
            [
                TITLE,
                *PROSE[:2],
                "Sign up for Morning Mail",
                "The stories that matter, in your inbox at seven.",
                *PROSE[2:],
            ]
        ),
        language="en",
    )
    assert {gone.reason for gone in article.removed} == {"newsletter_box"}
    assert [paragraph.text for paragraph in article.body] == list(PROSE)


def test_what_stands_before_a_prompt_in_its_paragraph_stays() -> None:
    kept = "The keeper has promised to try again in the spring, when the days are longer."
    article = with_line(f"{kept} Get the next part of the story in your inbox.")
    assert kept in [paragraph.text for paragraph in article.body]
    assert [gone.text for gone in article.removed] == ["Get the next part of the story in your inbox."]


def test_a_mailbox_alone_goes_from_the_edges_of_a_story_only() -> None:
    box = "oda.brannigan@wendside.example"
    assert [(gone.text, gone.filter) for gone in with_line(box, len(PROSE)).removed] == [
        (box, "contact_tips")
    ]
    assert box in [paragraph.text for paragraph in with_line(box, 2).body]
