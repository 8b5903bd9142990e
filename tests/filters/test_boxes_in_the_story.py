"""Pleas, consent boxes and notes on the publisher go with their paragraphs; stories on such things stay."""

from __future__ import annotations

import pytest
from test_filters import PROSE, TITLE

import newsclean
from newsclean import Article

PLEA = (
    "Most of our work begins when readers ask us a question. Join our members today and keep the news free.",
    "Support us so that we can go on doing this for you and for all who look for facts.",
)
MORE = "We read every letter that you send us, and our journalism is better for it."
CONSENT = "We and our 842 partners store and access information on your device, and process personal data."
CHOICES = (
    "Precise data and identification through the scanning of devices. Your choices will be told to others."
)
NOTES = (
    "Eastvale Echo is the paper of the valley. It was founded in 1900 and employs nine people above the market.",
    "Eastvale Echo welcomes readers who want to visit its editors.",
)


def cleaned(*lines: str) -> Article:
    return newsclean.clean("\n\n".join([TITLE, *lines]), language="en")


def body(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.body]


def page(box: str, article: str) -> str:
    return f"<html lang=en><body><div class=a>{box}</div><div class=z><h1>{TITLE}</h1>{article}</div></body></html>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_a_plea_goes_with_the_paragraphs_that_go_on_with_it() -> None:
    assert body(cleaned(*PROSE[:2], *PLEA, MORE, *PROSE[2:])) == list(PROSE)


def test_what_speaks_to_the_reader_without_a_plea_beside_it_stays() -> None:
    line = "You could hear us sing across the lake, and our boat was the last."
    assert body(cleaned(*PROSE[:2], line, *PROSE[2:])) == [*PROSE[:2], line, *PROSE[2:]]


def test_the_prose_beside_a_plea_stays() -> None:
    line = "Donations to the tower passed four thousand pounds by noon, the clerk told us."
    assert line in body(cleaned(*PROSE[:2], PLEA[1], line, *PROSE[2:]))


def test_a_consent_box_goes_with_all_its_paragraphs() -> None:
    html = page(
        "<h3>We value your privacy</h3>" + paragraphs(CONSENT, CHOICES), paragraphs(*PROSE, *PROSE[:1])
    )
    assert not {CONSENT, CHOICES} & set(body(newsclean.clean(html)))


def test_a_notice_in_the_article_takes_nothing_of_it() -> None:
    html = page("<h3>Home</h3>", paragraphs(*PROSE[:2], CONSENT, *PROSE[2:]))
    assert body(newsclean.clean(html)) == list(PROSE)


def test_a_note_on_the_publisher_goes_from_the_end() -> None:
    article = cleaned(*PROSE, "About the Eastvale Echo", *NOTES)
    assert body(article) == list(PROSE)
    assert {gone.reason for gone in article.removed} == {"note_on_publisher"}


def test_a_part_of_the_story_on_somebody_else_stays() -> None:
    part = ("About the Wend Accord", "The Wend Accord was signed by nine towns in the year of the flood.")
    assert body(cleaned(*PROSE, *part))[-2:] == list(part)


def test_a_note_in_the_middle_of_the_story_stays() -> None:
    part = ("About the Eastvale Echo", *NOTES)
    assert body(cleaned(*PROSE[:3], *part, *PROSE[3:], *PROSE[:1]))[-2] == PROSE[-1]


def test_the_note_on_a_writer_without_a_name_goes() -> None:
    note = "Die Autorin ist Redakteurin im Ressort Wissen."
    assert note not in body(newsclean.clean("\n\n".join([TITLE, *PROSE, note]), language="de"))


@pytest.mark.parametrize(
    ("language", "plea", "label"),
    [
        ("de", 'Der Newsletter "Am Fluss" bringt Ihnen jeden Freitag das Wichtigste der Woche.', "Hier geht's zur Anmeldung!"),
        ("de", "Unser Tal am Freitag, kurz erzählt, in dem Newsletter der Redaktion.", "Jetzt kostenlos anmelden"),
        ("en", 'The newsletter "Riverside" tells of the quays every Friday morning.', "Sign up here"),
    ],
)  # fmt: skip
def test_a_paragraph_on_a_newsletter_goes_whole_with_the_link_to_it(
    language: str, plea: str, label: str
) -> None:
    linked = f'{plea} <a href="/newsletter-anmeldung">{label}</a>'
    html = page("", paragraphs(*PROSE, linked)).replace("lang=en", f"lang={language}")
    assert plea not in newsclean.clean(html).text


def test_a_paragraph_on_a_newsletter_that_leads_to_none_stays() -> None:
    told = 'The newsletter "Riverside" made the mayor angry. <a href="/mayor-is-angry">She said so on Friday.</a>'
    plain = 'The newsletter "Riverside" made the mayor angry, and she said so on Friday.'
    html = page("", paragraphs(*PROSE, told, *PROSE))
    assert "made the mayor angry" in newsclean.clean(html).text
    assert plain in newsclean.clean(html.replace(told, plain)).text
