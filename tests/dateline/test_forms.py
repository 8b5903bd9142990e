"""Datelines of the world's wires and papers: the cut is exact and the fields are right. All news is invented."""

from __future__ import annotations

import datetime

import pytest

from newsclean.dateline import FORMS, forms_table, parse_dateline, parse_dateline_line

# (raw, what follows, places, agencies); the dateline must end exactly where raw does.
CASES = [
    ("LA CROSSE, Wis. (AP) —", " The river rose again on Friday.", ["La Crosse"], ["AP"]),
    ("ABOARD AIR FORCE ONE (AP) —", " The president said on Friday he was tired.", ["Aboard Air Force One"], ["AP"]),
    ("UNITED NATIONS (AP) —", " The council met on Friday.", ["United Nations"], ["AP"]),
    ("ST. LOUIS (AP) —", " The council met on Friday.", ["St. Louis"], ["AP"]),
    ("WASHINGTON, D.C. (AP) —", " The council met on Friday.", ["Washington"], ["AP"]),
    ("McALLEN, Texas (AP) —", " The council met on Friday.", ["McAllen"], ["AP"]),
    ("PORT-AU-PRINCE, Haiti (AP) —", " The council met on Friday.", ["Port-au-Prince"], ["AP"]),
    ("BEIRUT/THE HAGUE, March 7 (Reuters) -", " The court met.", ["Beirut", "The Hague"], ["Reuters"]),
    ("April 25 (Reuters) -", " Shares of Orbital Biscuits rose.", [], ["Reuters"]),
    ("PARIS, 4 mars (Reuters) -", " Le ministre a démissionné.", ["Paris"], ["Reuters"]),
    ("［東京　４日　ロイター］ -", " 政府は予算案を決めた。", ["東京"], ["ロイター"]),
    ("STOCKHOLM, Aug 29, 2014 (AFP) -", " A bear walked into a bank.", ["Stockholm"], ["AFP"]),
    ("Paris (AFP) –", " Le ministre a démissionné.", ["Paris"], ["AFP"]),
    ("Paris (AFP)", " Le ministre a démissionné vendredi.", ["Paris"], ["AFP"]),
    ("Frankfurt/Main (dpa) -", " Die Bank senkt die Zinsen.", ["Frankfurt/Main"], ["dpa"]),
    ("Hamburg (dpa/lno) –", " Der Hafen bleibt zu.", ["Hamburg"], ["dpa/lno"]),
    ("Hannover (epd).", " Die Synode tagt am Freitag.", ["Hannover"], ["epd"]),
    ("Bonn (KNA)", " Die Bischöfe tagen am Freitag.", ["Bonn"], ["KNA"]),
    ("Wien (APA) -", " Der Nationalrat tagt am Freitag.", ["Wien"], ["APA"]),
    ("Bern (sda)", " Der Nationalrat tagt am Freitag.", ["Bern"], ["sda"]),
    ("Kleinkummerfeld (dpa) -", " Ein Bus ist umgekippt.", ["Kleinkummerfeld"], ["dpa"]),
    ("Madrid, 10 abr (EFE).-", " El ministro dimitió el viernes.", ["Madrid"], ["EFE"]),
    ("Redacción, 10 abr (EFE).-", " El ministro dimitió el viernes.", ["Redacción"], ["EFE"]),
    ("MADRID, 12 (EUROPA PRESS)", " El ministro dimitió el viernes.", ["Madrid"], ["EUROPA PRESS"]),
    ("SANTA CRUZ DE TENERIFE, 12 Mar. (EUROPA PRESS) -", " El ministro dimitió.", ["Santa Cruz de Tenerife"], ["EUROPA PRESS"]),
    ("(ANSA) - TORINO, 29 GEN -", " Il ministro si è dimesso.", ["Torino"], ["ANSA"]),
    ("ROMA (ITALPRESS) -", " Il ministro si è dimesso.", ["Roma"], ["ITALPRESS"]),
    ("Milano, 5 mar. (LaPresse) -", " Il ministro si è dimesso.", ["Milano"], ["LaPresse"]),
    ("(Adnkronos) -", " Il ministro si è dimesso venerdì.", [], ["Adnkronos"]),
    ("Lisboa, 05 mar 2024 (Lusa) --", " O ministro demitiu-se.", ["Lisboa"], ["Lusa"]),
    ("SÃO PAULO, SP (FOLHAPRESS) -", " O ministro pediu demissão.", ["São Paulo"], ["FOLHAPRESS"]),
    ("МОСКВА, 16 февраля. /ТАСС/.", " Министр подал в отставку.", ["Москва"], ["ТАСС"]),
    ("МОСКВА, 10 фев — РИА Новости.", " Министр подал в отставку.", ["Москва"], ["РИА Новости"]),
    ("Москва. 5 марта. INTERFAX.RU -", " Министр подал в отставку.", ["Москва"], ["INTERFAX.RU"]),
    ("КИЇВ. 5 березня. УНН.", " Міністр подав у відставку.", ["Київ"], ["УНН"]),
    ("5 марта, Минск /Корр. БЕЛТА/.", " Министр подал в отставку.", ["Минск"], ["Корр. БЕЛТА"]),
    ("АСТАНА. КАЗИНФОРМ -", " Министр подал в отставку.", ["Астана"], ["КАЗИНФОРМ"]),
    ("Warszawa (PAP) -", " Minister podał się do dymisji.", ["Warszawa"], ["PAP"]),
    ("Praha 5. března (ČTK) -", " Ministr podal demisi.", ["Praha"], ["ČTK"]),
    ("Bratislava 5. marca (TASR) -", " Minister podal demisiu.", ["Bratislava"], ["TASR"]),
    ("Budapest, 2024. március 5., kedd (MTI) -", " A miniszter lemondott.", ["Budapest"], ["MTI"]),
    ("BUCUREȘTI, 5 mar. (AGERPRES) -", " Ministrul a demisionat.", ["București"], ["AGERPRES"]),
    ("ZAGREB, 5. ožujka 2024. (Hina) -", " Ministar je podnio ostavku.", ["Zagreb"], ["Hina"]),
    ("BEOGRAD, 5. marta (Tanjug) -", " Ministar je podneo ostavku.", ["Beograd"], ["Tanjug"]),
    ("София, 5 март /БТА/", " Министърът подаде оставка.", ["София"], ["БТА"]),
    ("ΑΘΗΝΑ (ΑΠΕ-ΜΠΕ) -", " Ο υπουργός παραιτήθηκε.", ["Αθήνα"], ["ΑΠΕ-ΜΠΕ"]),
    ("BEIJING, March 31 (Xinhua) --", " A panda was born.", ["Beijing"], ["Xinhua"]),
    ("新华社北京11月17日电（记者王小明）", "国务院周五开会。", ["北京"], ["新华社"]),
    ("（中央社記者王小明台北29日電）", "行政院今天開會。", ["台北"], ["中央社"]),
    ("【ドーハ共同】", "首相は辞任を表明した。", ["ドーハ"], ["共同"]),
    ("【北京時事】", "首相は辞任を表明した。", ["北京"], ["時事"]),
    ("【ロンドン＝山田花子】", "首相は辞任を表明した。", ["ロンドン"], []),
    ("TOKYO (Kyodo) --", " A panda was born.", ["Tokyo"], ["Kyodo"]),
    ("TOKYO, March 5 (Jiji Press) --", " A panda was born.", ["Tokyo"], ["Jiji Press"]),
    ("(서울=연합뉴스) 홍길동 기자 =", " 정부는 금요일 회의를 열었다.", ["서울"], ["연합뉴스"]),
    ("[서울=뉴시스] 홍길동 기자 =", " 정부는 금요일 회의를 열었다.", ["서울"], ["뉴시스"]),
    ("[이데일리 홍길동 기자]", " 정부는 금요일 회의를 열었다.", [], ["이데일리"]),
    ("SEOUL, Aug. 20 (Yonhap) --", " A panda was born.", ["Seoul"], ["Yonhap"]),
    ("Jakarta (ANTARA) -", " Menteri itu mundur.", ["Jakarta"], ["ANTARA"]),
    ("JAKARTA, KOMPAS.com -", " Menteri itu mundur.", ["Jakarta"], ["KOMPAS.com"]),
    ("TEMPO.CO, Jakarta -", " Menteri itu mundur.", ["Jakarta"], ["TEMPO.CO"]),
    ("Jakarta, CNN Indonesia --", " Menteri itu mundur.", ["Jakarta"], ["CNN Indonesia"]),
    ("ANKARA (AA) -", " Bakan istifa etti.", ["Ankara"], ["AA"]),
    ("İSTANBUL (AA) -", " Bakan istifa etti.", ["İstanbul"], ["AA"]),
    ("New Delhi, March 5 (PTI)", " The minister resigned on Friday.", ["New Delhi"], ["PTI"]),
    ("New Delhi [India], March 5 (ANI):", " The minister resigned.", ["New Delhi"], ["ANI"]),
    ("Mumbai, March 5 (IANS)", " The minister resigned on Friday.", ["Mumbai"], ["IANS"]),
    ("ISLAMABAD, Mar 05 (APP):", " The minister resigned.", ["Islamabad"], ["APP"]),
    ("नई दिल्ली, 5 मार्च (भाषा)", " मंत्री ने इस्तीफा दिया।", ["नई दिल्ली"], ["भाषा"]),
    ("دمشق، سوريا (CNN) --", " قال الوزير إنه استقال.", ["دمشق"], ["CNN"]),
    ("القاهرة 5 مارس آذار (رويترز) -", " قال الوزير إنه استقال.", ["القاهرة"], ["رويترز"]),
    ("Hà Nội (TTXVN) -", " Bộ trưởng từ chức.", ["Hà Nội"], ["TTXVN"]),
    ("NEW YORK, July 21, 2026 /PRNewswire/ --", " Orbital Biscuits has a new chief.", ["New York"], ["PRNewswire"]),
    ("SEATTLE, March 05, 2024 (GLOBE NEWSWIRE) --", " Orbital Biscuits has a new chief.", ["Seattle"], ["GLOBE NEWSWIRE"]),
    ("SAN FRANCISCO--(BUSINESS WIRE)--", "Orbital Biscuits has a new chief.", ["San Francisco"], ["BUSINESS WIRE"]),
    ("VANCOUVER, BC / ACCESSWIRE / March 5, 2024 /", " Orbital Biscuits has a new chief.", ["Vancouver"], ["ACCESSWIRE"]),
    ("TORONTO, March 5, 2024 /CNW/ -", " Orbital Biscuits has a new chief.", ["Toronto"], ["CNW"]),
    ("Vancouver, British Columbia--(Newsfile Corp. - March 5, 2024) -", " Orbital Biscuits has a new chief.", ["Vancouver"], ["Newsfile Corp."]),
    ("Berlin (ots) -", " Orbital Biscuits hat eine neue Chefin.", ["Berlin"], ["ots"]),
    ("TALLINN, Mar 05, BNS -", " The minister resigned.", ["Tallinn"], ["BNS"]),
    ("Oslo (NTB):", " Statsråden gikk av fredag.", ["Oslo"], ["NTB"]),
    ("Helsinki (STT)", " Ministeri erosi perjantaina.", ["Helsinki"], ["STT"]),
    ("AMSTERDAM (ANP) -", " De minister is afgetreden.", ["Amsterdam"], ["ANP"]),
    ("BRUSSELS —", " The minister resigned on Friday, officials said.", ["Brussels"], []),
    ("GREENFIELD, Ohio —", " The mayor resigned on Friday, officials said.", ["Greenfield"], []),
    ("MANILA, Philippines —", " The mayor resigned on Friday, officials said.", ["Manila"], []),
    ("New Delhi:", " The cabinet on Wednesday cleared the bill, officials said.", ["New Delhi"], []),
    ("KARACHI:", " The cabinet on Wednesday cleared the bill, officials said.", ["Karachi"], []),
    ("Berlin.", " Der Bundestag hat am Freitag nach langer Debatte ein neues Gesetz beschlossen.", ["Berlin"], []),
    ("München/London –", " Der Konzern baut in beiden Städten Stellen ab, wie er am Freitag sagte.", ["München", "London"], []),
    ("BEIRUT, Lebanon, June 2.", " The fighting stopped on Friday.", ["Beirut"], []),
    ("Guadalajara, Jalisco.-", " El alcalde renunció el viernes por la tarde.", ["Guadalajara"], []),
    ("HONOLULU, Hawaii (HawaiiNewsNow) -", " The mayor resigned.", ["Honolulu"], ["HawaiiNewsNow"]),
    ("TUCSON, Ariz. (13 News) -", " The mayor resigned.", ["Tucson"], ["13 News"]),
    ("(NEXSTAR) –", " The mayor resigned on Friday.", [], ["NEXSTAR"]),
    ("DAVAO CITY (MindaNews / 05 March) –", " The mayor resigned.", ["Davao City"], ["MindaNews"]),
    ("Wien, 14. Dezember 2021 –", " Orbital Biscuits hat eine neue Chefin.", ["Wien"], []),
    ("Paris, le 5 mars 2024 –", " Orbital Biscuits a une nouvelle directrice.", ["Paris"], []),
    ("CIUDAD DE MÉXICO, marzo 5 (EL UNIVERSAL).-", " El alcalde renunció.", ["Ciudad de México"], ["EL UNIVERSAL"]),
    ("Accra, March 5, GNA –", " The minister resigned.", ["Accra"], ["GNA"]),
    ("（吉隆坡1日讯）", "部长周五辞职。", ["吉隆坡"], []),
    ("东京（共同社）", "部长周五辞职。", ["东京"], ["共同社"]),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "rest", "places", "agencies"), CASES, ids=[case[0] for case in CASES])
def test_the_cut_is_exact_and_the_fields_are_right(
    raw: str, rest: str, places: list[str], agencies: list[str]
) -> None:
    found = parse_dateline(raw + rest)
    assert found is not None
    assert found.raw == raw
    assert list(found.places) == places
    assert list(found.agencies) == agencies
    assert (raw + rest)[found.span.start : found.span.end] == raw


DATES = [
    ("STOCKHOLM, Aug 29, 2014 (AFP) - A bear walked in.", (2014, 8, 29), "Aug 29, 2014"),
    ("BERLIN, den 3. Mai 2024 (dpa) – Der Bundestag tagt.", (2024, 5, 3), "3. Mai 2024"),
    ("Bern, 17.08.2007 - Rede der Ministerin Erika Beispiel.", (2007, 8, 17), "17.08.2007"),
    ("Brussels, March 24 (AFP) Mar 24, 2022", (2022, 3, 24), "Mar 24, 2022"),
    ("MADRID, 5 de marzo de 2024 (EFE).- El ministro dimitió.", (2024, 3, 5), "5 de marzo de 2024"),
    ("Budapest, 2024. március 5., kedd (MTI) - A miniszter lemondott.", (2024, 3, 5), None),
    ("МОСКВА, 16 февраля 2024 года. /ТАСС/. Министр подал в отставку.", (2024, 2, 16), None),
    ("WASHINGTON (January 24, 2017) — The minister resigned.", (2017, 1, 24), "January 24, 2017"),
    ("МОСКВА, 16 февраля 2024-го (ТАСС) - Министр подал в отставку.", (2024, 2, 16), None),
    ("КИЕВ, 16 февраля 2024г. (ТАСС) - Министр подал в отставку.", (2024, 2, 16), None),
    ("OSLO, Aug 29th, 2014th (AFP) - A bear walked in.", (2014, 8, 29), None),
    ("LISBOA, 5 março 2024º (Lusa) - O ministro demitiu-se.", (2024, 3, 5), None),
]


@pytest.mark.parametrize(("text", "date", "date_text"), DATES, ids=[case[0][:30] for case in DATES])
def test_a_full_date_is_read(text: str, date: tuple[int, int, int], date_text: str | None) -> None:
    found = parse_dateline(text)
    assert found is not None
    assert found.date == datetime.date(*date)
    assert date_text is None or found.date_text == date_text


def test_the_year_comes_from_the_day_of_publication() -> None:
    text = "SEOUL, Dec. 31 (Yonhap) -- A panda was born."
    assert parse_dateline(text).date is None  # type: ignore[union-attr]
    assert parse_dateline(text, published=datetime.date(2024, 1, 2)).date == datetime.date(2023, 12, 31)  # type: ignore[union-attr]


def test_a_region_gives_the_country() -> None:
    paris = parse_dateline("PARIS, Texas (AP) — The mayor resigned.")
    assert paris is not None
    assert (paris.region, paris.country) == ("Texas", "US")
    wien = parse_dateline("WIEN (APA) - Die Ministerin tritt zurück.")
    assert wien is not None
    assert (wien.country, wien.agency_ids) == ("AT", ("apa",))


def test_a_byline_may_share_the_paragraph() -> None:
    found = parse_dateline("par Erika Exemple et Max Modèle. BRASILIA (Reuters) - La ministre a démissionné.")
    assert found is not None
    assert (found.raw, found.span.start) == ("BRASILIA (Reuters) -", 33)


LINES = [
    "BRUSSELS",
    "NEW DELHI:",
    "Berlin (dpa) -",
    "WASHINGTON —",
    "Brussels, March 24 (AFP) Mar 24, 2022",
    "(서울=연합뉴스)",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_its_own(line: str) -> None:
    found = parse_dateline_line(line)
    assert found is not None
    assert found.raw == line


@pytest.mark.parametrize(
    "line", ["Opinion", "London", "WORLD", "March 24, 2022", "20. März 2021 - 15:00 Uhr", "POLITICS"]
)
def test_other_lines_are_no_datelines(line: str) -> None:
    assert parse_dateline_line(line) is None


def test_the_span_is_shifted() -> None:
    found = parse_dateline("  PARIS (AFP) - Le ministre", start=100)
    assert found is not None
    assert (found.span.start, found.span.end) == (102, 115)


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_every_form_matches_its_example(form) -> None:  # type: ignore[no-untyped-def]
    text = form.example.replace("…", "王小明")
    rest = " Die Lage ist am Freitag nach langen Gesprächen in der Stadt ruhig geblieben, sagte die Polizei."
    if "\u0600" < text[0] < "\u06ff":
        rest = " أغلقت المدينة الجسر يوم الجمعة، وقال الوزير إن الإصلاح بدأ قبل أيام."
    own_line = form.name.endswith("_line")
    alone = own_line or form.pattern.endswith("n")
    found = parse_dateline(text if alone else text + rest, own_line=own_line)
    assert found is not None
    assert found.raw == text


def test_the_table_names_every_form() -> None:
    table = forms_table()
    assert all(f"`{form.name}`" in table for form in FORMS)


def test_a_wrong_type_is_named() -> None:
    with pytest.raises(TypeError, match="bytes"):
        parse_dateline(b"PARIS (AFP) -")  # type: ignore[arg-type]
