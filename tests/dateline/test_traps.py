"""Openings that look like datelines and are body, title or label. All news is invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.dateline import parse_dateline
from newsclean.model import Dateline

LONG = "the committee met on Friday and talked for hours about the bridge, the budget and the weather, people said."
TRAPS = [
    "DEAR ABBY: My neighbour keeps a goat on the balcony and will not talk about it.",
    "ANALYSIS — The minister has run out of friends in the house, and it shows every week.",
    "WATCH — The minister slips on the ice outside the house and laughs about it.",
    "TWEET OF THE DAY — The minister slips on the ice and laughs about it.",
    "EDITOR'S NOTE — This story was first told on Friday by a reader of the paper.",
    "London - the city that never sleeps - is running out of beds for its tourists.",
    "Paris, Texas, has long been in the shade of its namesake, people there say.",
    "Madrid: así será el nuevo estadio que la ciudad inaugura este otoño",
    "WASHINGTON IS BRACING for the biggest march in a decade, and the hotels are full.",
    "NATO officials — speaking on condition that they not be named — said nothing.",
    "ALEXANDRIA EXAMPLE: I try to put plants on every desk that I find in the office.",
    "Berlin - eine Stadt im Umbruch, so sagt es die Bürgermeisterin gern.",
    "DÉCRYPTAGE - Après des mois de débats, la ministre change de cap sur les ponts.",
    "REPORTAGE - Après des mois de débats, la ministre change de cap sur les ponts.",
    "LE POINT SUR LA SITUATION - La ministre change de cap sur les ponts, a-t-elle dit.",
    "MANCHESTER, ENGLAND - SEPTEMBER 28: Students look out of a window on September 28, 2020 in Manchester.",
    "LONDON, ENGLAND - MAY 04: Erika Example arrives at the gala on May 04, 2023 in London, England.",
    "USA: Neue Technik an Brücken sorgt für Ärger in New York",
    "VATIKAN: Die Glocken läuten wieder, sagt der Küster",
    "Kenia: Parallel zum Gipfel trafen sich die Bauern zu einem eigenen Treffen in der Stadt am See und redeten.",
    "Bayern München - Borussia Dortmund 2:1",
    "BERLIN - HAMBURG 2:1",
    "Paris - Roubaix: The hardest race of the spring has a new winner.",
    "INTERVIEW: The minister talks about bridges, budgets and the weather in the north.",
    "OPINION — The minister has run out of friends in the house, and it shows every week.",
    "BREAKING: The minister has resigned, her office said on Friday evening in a note.",
    "UPDATE — The minister has resigned, her office said on Friday evening in a note.",
    "EXCLUSIVE — The minister has resigned, her office said on Friday evening in a note.",
    "CORRECTION: The minister resigned on Friday, not on Thursday as this story said.",
    "COMMENT. The minister has run out of friends in the house, and it shows every week.",
    "KOMMENTAR. Die Ministerin hat keine Freunde mehr im Haus, und man sieht es jede Woche.",
    "EXKLUSIV: Die Ministerin hat keine Freunde mehr im Haus, und man sieht es jede Woche.",
    "LIVE - La ministre a démissionné vendredi soir, a annoncé son cabinet dans une note.",
    "VIDÉO - La ministre a démissionné vendredi soir, a annoncé son cabinet dans une note.",
    "ENTRETIEN. La ministre parle des ponts, du budget et du temps qu'il fait dans le nord.",
    "ÚLTIMA HORA: La ministra dimitió el viernes por la tarde, según dijo su oficina en una nota.",
    "ENTREVISTA - La ministra habla de puentes, del presupuesto y del tiempo en el norte.",
    "ANALISI - La ministra parla di ponti, del bilancio e del tempo che fa al nord.",
    "OPINIÃO - A ministra fala de pontes, do orçamento e do tempo que faz no norte.",
    "МНЕНИЕ. Министр говорит о мостах, о бюджете и о погоде на севере страны.",
    "JOHN EXAMPLE, HOST: The bridge is closed, and nobody knows for how long it will be.",
    "Erika Example (BBC): The bridge is closed, and nobody knows for how long it will be.",
    "ERIKA EXAMPLE: We have closed the bridge, and nobody knows for how long it will be.",
    "SYDNEY: I never wanted to leave the band, and everybody who was there knows it.",
    "Prime Minister Erika Example — the first to live on a boat — resigned on Friday.",
    "John Example (42) - ein Mann aus dem Norden - hat die Brücke gebaut.",
    "The United Nations (UN) - founded in 1945 - met on Friday to talk about bridges.",
    "Orbital Biscuits (OB) shares rose on Friday after a year of losses, traders said.",
    "Mayor Erika Example (left) and the council met on Friday to talk about bridges.",
    "May 5 — The council meets to talk about the bridge. May 6 — The council votes.",
    "5. Mai 2024 - 15:00 Uhr",
    "20. März 2021 - 15:00 Uhr",
    "In Des Moines, Iowa, the council met on Friday to talk about the bridge.",
    "Paris. The city. The light. It had all been said before, and it was all still true.",
    "Berlin, Paris, London: three cities, one problem, and nobody who wants to pay for it.",
    "New York Times reporter Erika Example — who covers bridges — won a prize on Friday.",
    "COVID-19: The council has closed the pool until the end of the month, it said on Friday.",
    "Step 1: Close the bridge. Step 2: Tell the people who have to cross the river why.",
    "A: The bridge is closed until the end of the month, and nobody knows what comes next.",
    "Q: When will the bridge open again, and who is going to pay for all of the repairs?",
    "PARIS MATCH — The magazine has put the bridge on its cover for the third week running.",
    "BERLIN WALL — Thirty years on, the people who lived in its shadow remember the night.",
    "QUICK SUMMARY: The bridge is closed until the end of the month, the council said.",
    "Abstract: The bridge is closed until the end of the month, and this paper asks why.",
    "157 мостов — именно столько закрыли за год в стране, сообщило министерство.",
    "【速報】首相は辞任を表明した。",
    "【写真＝山田花子】首相は辞任を表明した。",
    "【モデル＝山田花子】春の新作を紹介する。",
    "【東京五輪】日本は金メダルを取った。",
    "首相は４日、辞任を表明した（写真）。",
    "新华社报道，国务院周五开会讨论桥梁问题。",
    "【记者手记】国务院周五开会讨论桥梁问题。",
    "[단독] 정부는 금요일 회의를 열었다.",
    "정부(총리)는 금요일 회의를 열었다.",
    "قال الوزير - الذي استقال أمس - إن الجسر مغلق حتى نهاية الشهر.",
    "CHINESE ANGER: Officials said on Friday that the bridge would stay closed until the end of the month.",
    "Ringen - Die Mannschaft aus dem Norden hat am Freitag den ersten Kampf gewonnen.",
    "Altersheim - Die Bewohner haben am Freitag zum ersten Mal getanzt, sagt die Leiterin.",
    "REPORT — The bridge is closed until the end of the month, the council said on Friday.",
    "SPORT. The bridge race is off until the end of the month, the council said on Friday.",
    "AP Photo/Erika Example - The bridge on Friday.",
    "Getty Images - The bridge on Friday.",
]  # fmt: skip


@pytest.mark.parametrize("text", TRAPS, ids=[text[:40] for text in TRAPS])
def test_a_trap_stays_body(text: str) -> None:
    assert parse_dateline(text) is None


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "—", "(", "(((((", "[", "PARIS", "PARIS,", "1", ".", "\ud800", "【", "（" * 99]
)
def test_scraps_are_no_datelines(text: str) -> None:
    assert parse_dateline(text) is None


@given(st.text(max_size=200), st.booleans())
def test_no_text_raises_and_the_cut_is_in_the_text(text: str, own_line: bool) -> None:
    found = parse_dateline(text, own_line=own_line)
    if isinstance(found, Dateline):
        assert found.raw == text[found.span.start : found.span.end]
        assert found.raw == found.raw.strip()


PIECES = ["PARIS", "Berlin", "(AP)", "(dpa/lno)", " ", ", ", " - ", " — ", ": ", ". ", "March 5", "/", "5 мар", "Wis.", "新华社", "【", "】", "＝", "\n", "The"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.booleans())
def test_any_mix_of_pieces_is_parsed(text: str, own_line: bool) -> None:
    found = parse_dateline(text, own_line=own_line)
    assert found is None or found.raw == text[found.span.start : found.span.end]


@pytest.mark.parametrize(
    "piece",
    ["PARIS ", "PARIS, ", "a.", "(", "((AP) ", "5 March ", "St. ", "新华社", "A/", "L’", "1.1.", "By A. "],
)
def test_long_lines_take_no_longer(piece: str) -> None:
    text = piece * 100_000
    begin = time.perf_counter()
    parse_dateline(text)
    assert time.perf_counter() - begin < 0.5
