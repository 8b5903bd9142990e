"""Prose beside a phrase of residue stays, whatever the phrase and wherever it is glued on. All news is invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean.lexicon.packs import ANY, PLACES, known_languages, pack_for
from newsclean.text import fold

STORIES = {
    "de": (
        "Der Bürgermeister von Ostheim sagte am Freitag im Rathaus, die alte Brücke bleibe bis zum Frühjahr gesperrt.",
        "Die Arbeiten am Pfeiler dauern länger als geplant, weil im Boden ein alter Kanal gefunden wurde.",
    ),
    "es": (
        "La alcaldesa de Valdemar dijo el viernes en el pleno que el puente viejo seguirá cerrado hasta la primavera.",
        "Las obras del pilar duran más de lo previsto porque en el suelo apareció un canal antiguo.",
    ),
    "fr": (
        "La maire de Valmont a dit vendredi au conseil que le vieux pont resterait fermé jusqu'au printemps prochain.",
        "Les travaux du pilier durent plus longtemps que prévu parce qu'un ancien canal a été trouvé dans le sol.",
    ),
    "it": (
        "La sindaca di Valdombra ha detto venerdì in aula che il vecchio ponte resterà chiuso fino a primavera.",
        "I lavori al pilone durano più del previsto perché nel terreno è stato trovato un vecchio canale.",
    ),
    "ja": (
        "町長は金曜日の議会で、古い橋を来年の春まで閉鎖したままにすると述べた。",
        "地中から古い水路が見つかったため、橋脚の工事は予定より長くかかっている。",
    ),
    "ru": (
        "Мэр Восточного сказал в пятницу на совете, что старый мост останется закрытым до самой весны.",
        "Работы на опоре идут дольше, чем думали, потому что в земле нашли старый канал.",
    ),
}
"""Two sentences each; packs of other languages meet the English ones."""
ENGLISH = (
    "The mayor of Eastvale said on Friday in the town hall that the old bridge would stay closed until spring.",
    "Work on the pier has taken longer than planned because an old canal was found in the ground below it.",
)


def phrases(language: str) -> list[str]:
    """Return the phrases of a pack and of the pack for any language, as a page would show them."""
    sections = (*pack_for(language).sections, *pack_for(ANY).sections)
    found = {phrase for section in sections for where in PLACES for phrase in getattr(section, where)}
    return sorted(phrase.replace("#", "12") for phrase in found)


def glued(first: str, second: str, phrase: str) -> tuple[str, ...]:
    """Return a paragraph with a phrase before, between and behind its sentences."""
    gap = "" if first.endswith("。") else " "
    return (
        f"{phrase} {first}{gap}{second}",
        f"{first} {phrase} {second}",
        f"{first}{gap}{second} {phrase}",
    )


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[str, str, tuple[str, str]]:
    """Draw a language, a paragraph of it with a phrase glued on, and the sentences that must stay."""
    language = draw(st.sampled_from(known_languages()))
    story = STORIES.get(language, ENGLISH)
    phrase = draw(st.sampled_from(phrases(language)))
    case = draw(st.sampled_from((str, str.capitalize, str.upper)))
    return language, draw(st.sampled_from(glued(*story, case(phrase)))), story


@given(paragraphs(), st.integers(0, 2))
@settings(max_examples=300, deadline=None)
def test_prose_keeps_its_sentences(drawn: tuple[str, str, tuple[str, str]], place: int) -> None:
    language, paragraph, story = drawn
    around = [
        "Nobody in the lower town had expected the news, and many of them heard it on the wireless first.",
        "A second meeting is planned for the end of the month, when the engineers have seen the drawings.",
    ]
    text = "\n\n".join([*around[:place], paragraph, *around[place:]])
    kept = fold(str(newsclean.clean(text, language=language).body))
    for sentence in story:
        assert fold(sentence) in kept


@pytest.mark.parametrize(
    "paragraph",
    [
        "(Agencies) — The mayor of Eastvale said on Friday that the old bridge would stay closed until spring.",
        "(Adnkronos) - La sindaca di Valdombra ha detto venerdì che il vecchio ponte resterà chiuso a lungo.",
        "(dpa/tmn) - Der Bürgermeister sagte am Freitag, die alte Brücke bleibe bis zum Frühjahr gesperrt.",
        "(SDA/AFP) - Der Bürgermeister sagte am Freitag, die alte Brücke bleibe bis zum Frühjahr gesperrt.",
        "OSTHEIM (dpa-infocom) - Der Bürgermeister sagte am Freitag, die Brücke bleibe bis zum Mai gesperrt.",
    ],
)
def test_an_agency_that_opens_the_story_is_its_dateline(paragraph: str) -> None:
    article = newsclean.clean(f"The bridge stays closed\n\n{paragraph}\n\n{ENGLISH[1]}")
    assert article.dateline is not None
    assert article.removed == ()
    assert len(article.body) == 2
