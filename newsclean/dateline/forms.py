"""The forms of datelines: a table of patterns over token kinds, each with an example, its users and the evidence it needs."""

# ruff: noqa: E501 -- a row of a table is one line

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

__all__ = ["EVIDENCE", "FORMS", "Form", "compiled", "forms_table"]

EVIDENCE = {
    "place": "the gazetteer knows the place as a city or region",
    "region": "a known region or country follows the place (Wis., Lebanon)",
    "capitals": "the place is written in capitals",
    "caseless": "the script has no capitals",
    "shape": "the name is built like a place name (Mapleville, Musterdorf)",
    "again": "the same name stands in the paragraph again, in small letters",
    "again_in": "the paragraph says the name again as a place's: in Kassel, aus Kassel",
    "city": "the gazetteer knows the place as a city",
    "place_in_brackets": "a place stands in brackets, written out",
    "agency": "a known agency",
    "agency_shape": "a name in brackets built like an agency: initials, a call sign, a host name",
    "agency_words": "a name in brackets of capitalised words",
    "bare": "an agency known to open stories without brackets",
    "host": "a host name",
    "glued": "no space stands between the place and the agency",
    "date": "a date with a month or in figures",
    "full_date": "day, month and year",
    "brackets": "it stands in the heavy brackets that Japanese papers open stories with",
    "wired": "the word for a report by wire follows (电, 讯)",
    "dash": "it ends with a dash",
    "colon": "it ends with a colon",
    "period": "it ends with a full stop",
    "open": "no mark stands between it and the body",
    "line": "nothing follows on the line",
    "own_line": "the caller says that the line stands alone",
    "labelled": "the page calls it a dateline or location",
    "told": "the page's metadata, or the paragraph below a line of its own, name the place",
    "fresh": "a sentence begins after it",
    "reads": "what follows is a sentence or more, not a headline",
    "sentence": "the words that follow are those of a sentence, with no second dash that would close a parenthesis",
    "custom": "papers of that country open so (New Delhi: …)",
    "german": "what follows is German, by its small words",
    "romance": "what follows is French, Spanish, Italian, Portuguese, Catalan or Romanian",
    "one_word": "the name is a single word",
    "signature": "two to four small letters in brackets, as German papers sign a story",
    "reporter": "a reporter is named as agencies name one",
}
"""Kinds of evidence, and what each says."""

_NAME = "(?:[UT](?:c{0,2}[UT]){0,5}|L{1,4})"
_PLACE = rf"{_NAME}(?:,?r|,{_NAME}|\[{_NAME}\]|\({_NAME}\)(?=[\[(,])){{0,3}}"
_DAY = "(?:c{0,2}(?:dc?mm?(?:,?c?y|/y|d(?=[()n/]))?|md(?:,?c?y|/y|[.](?=,))?|y[.]?md[.]?|my|D|q)(?:[.,]?c[.]?(?![dm]))?)"
_DATE = rf"(?:(?:k[.,]?)?{_DAY}(?:[,]?[(]?k[)]?)?(?:[,/]?h)?)"
PARTS = {
    "LOC": rf"(?P<loc>{_PLACE}(?:[/&]{_PLACE}){{0,4}})",
    "DATE": rf"(?P<date>{_DATE})",
    "DATE2": rf"(?P<date2>{_DATE})",
    "DAY": "(?P<date>d)",
    "NAME": _NAME,
    "BR": r"(?:\((?P<b>[^()\[\]nx]{1,16})\)|\[(?P<b2>[^()\[\]nx]{1,16})\]|/(?P<b3>[^()/nx]{0,3}[AHTUL][^()/nx]{0,8})/)",
    "AG": "(?P<ag>[AH](?:/[AH])*)",
    "TERM": "(?P<term>[.,]?-{1,3}|-?:|[.]{1,3})",
}
"""Named parts of the patterns. LOC is one or more places with their regions, BR a bracket, TERM what ends a dateline."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a dateline."""

    name: str
    pattern: str
    """A regular expression over token kinds, with `PARTS` in angle brackets."""
    example: str
    source: str
    """Who writes so."""
    needs: tuple[str, ...]
    """Sets of evidence, separated by spaces; one whole set must be there."""
    script: str = "spaced"
    """"spaced", or "unspaced" for Chinese, Japanese and Korean."""
    bare: bool = False
    """It is a place and a mark, no more, so that what follows may speak against it (`doubts.py`)."""


_DATED = (
    "date place",
    "date capitals",
    "date agency",
    "date region",
    "date agency_shape dash",
    "date caseless agency_shape",
)
_WITH_AGENCY = (
    "agency dash", "agency line", "agency period", "agency place", "agency region", "agency capitals open fresh",
    "agency caseless", "agency_shape capitals dash", "agency_shape place dash", "agency_shape region dash",
    "agency_shape place line", "agency_shape place colon", "agency_words place dash", "agency_words place colon",
    "agency_words capitals region dash", "agency_words region dash", "date capitals dash", "date place", "date region",
    "agency_shape place period", "signature one_word dash german reads", "signature one_word period german reads", "signature place open german fresh reads", "place region dash fresh reads", "place region custom colon fresh reads",
    "place_in_brackets one_word dash german fresh reads", "place_in_brackets one_word dash romance fresh reads", "place_in_brackets one_word capitals dash fresh reads", "place_in_brackets place period fresh reads", "place_in_brackets place colon fresh reads",
    "host dash fresh reads", "host place",
)  # fmt: skip
_BARE_DASH = (
    "place capitals dash fresh reads", "place capitals dash line", "place region dash fresh reads",
    "capitals region dash fresh reads", "shape capitals dash fresh reads", "again capitals dash fresh reads",
    "place dash fresh reads sentence", "shape dash german reads", "place region dash line", "told dash fresh reads",
    "again_in one_word dash fresh reads sentence",
)  # fmt: skip
_BARE_COLON = (
    "place capitals colon fresh reads sentence", "place custom colon fresh reads sentence", "place caseless custom colon reads",
    "place region colon fresh reads sentence", "place capitals region colon fresh reads", "again_in capitals colon fresh reads sentence", "again_in place colon fresh reads sentence", "told colon fresh reads sentence",
)  # fmt: skip
_BARE_PERIOD = (
    "place capitals period fresh reads sentence", "shape capitals period fresh reads sentence",
    "capitals region period fresh reads sentence", "again capitals period fresh reads sentence",
    "place period german reads sentence", "place caseless custom period reads",
    "again_in one_word period german reads sentence", "again_in capitals period fresh reads sentence",
    "place custom period fresh reads sentence", "place period romance reads sentence", "told period fresh reads sentence",
)  # fmt: skip

FORMS: tuple[Form, ...] = (
    Form("place_date_agency_date", "<LOC>[,.]?<DATE>[,.]?<BR><DATE2>n", "Brussels, March 24 (AFP) Mar 24, 2022", "AFP through SpaceWar and its sisters", _DATED),
    Form("place_date_agency", "<LOC>[-,.]?<DATE>[-,.]?<BR>(?:<TERM>|/-)?", "BEIRUT/THE HAGUE, March 7 (Reuters) -", "Reuters, AFP, Xinhua, Yonhap, PTI, TASS, EFE, Lusa, press wires", _DATED),
    Form("place_day_agency", "<LOC>,?<DAY><BR><TERM>?", "MADRID, 12 (EUROPA PRESS)", "Europa Press", ("place agency", "capitals agency", "agency_shape place", "agency_shape capitals dash")),
    Form("place_agency_date", "<LOC>[,-]?<BR>[,]?<DATE>(?:<TERM>|/-?|n)", "VANCOUVER, BC / ACCESSWIRE / March 5, 2024 /", "press wires, dpa", _DATED),
    Form("place_agency", "<LOC>[,.]?-{0,2}<BR>(?:<TERM>|/-)?", "LA CROSSE, Wis. (AP) —", "AP, AFP, dpa, epd, KNA, AA, Antara, Kyodo, Business Wire, local stations", _WITH_AGENCY),
    Form("place_date_dash_agency", "<LOC>[,.]?<DATE>[-,./]{0,2}<AG>(?:,<NAME>)?(?:[./]?<TERM>|n)", "МОСКВА, 10 фев — РИА Новости.", "RIA Novosti, Interfax, BNS, GNA, UNN", ("date agency", "date host place", "date host capitals")),
    Form("date_place_agency", "<DATE>[|,./-]?<LOC>,?<BR><TERM>?", "5 марта, Минск /БЕЛТА/.", "BelTA, PAP, press portals", _DATED),
    Form("date_place", "<DATE>[|,./-]{0,2}<LOC>(?P<term>-{1,2}|:)", "17.08.2007 – Bern:", "press offices", ("date place dash fresh reads", "date place colon fresh reads")),
    Form("date_agency", "<DATE><BR><TERM>", "April 25 (Reuters) -", "Reuters, UPI", ("date agency dash", "date agency line")),
    Form("agency_place_date", "<BR>[.,]?-{0,2}<LOC>[,.]?<DATE><TERM>", "(ANSA) - TORINO, 29 GEN -", "ANSA, AGI, Radiocor", ("date agency place", "date agency capitals", "date agency_shape place")),
    Form("agency_place", "<BR>-{1,2}<LOC>-{1,2}", "(ANSA) - ROMA -", "ANSA", ("agency place", "agency capitals")),
    Form("agency_comma_place", "<AG>[,/|-]<LOC>(?:,<DATE>)?(?P<term>-{1,2}|:|[.])", "TEMPO.CO, Jakarta -", "Indonesian papers", ("agency place", "host place", "agency capitals dash", "host capitals dash")),
    Form("place_comma_agency", "<LOC>[,./|-]?<AG>(?:-<DATE>)?(?P<term>[.,]?-{1,2}|:|n|[|]|[.](?=[^-]))", "JAKARTA, KOMPAS.com -", "Indonesian, Iranian, Kazakh and Ukrainian papers", ("agency place", "host place", "agency capitals dash", "host capitals dash", "host one_word dash fresh reads")),
    Form("place_hijri_date_agency", "<LOC>(?:dL{1,3}oL{1,2})?<DATE>L?<AG>(?:<TERM>|n)?", "الرياض 24 شعبان 1445 هـ الموافق 05 مارس 2024 م واس", "SPA", ("agency full_date place caseless",)),
    Form("place_glued_agency", "<LOC>[-/]<AG>", "دمشق-سانا", "SANA", ("glued agency place caseless", "glued agency place capitals fresh")),
    Form("agency_place_line", "<AG>[,/|-]<LOC>n", "AFP, MANILA", "papers of Taiwan", ("own_line agency place", "own_line agency capitals")),
    Form("agency_staff_date", "(?P<ag>A)T?,<DATE><BR><TERM>?", "CNA Staff, Mar 5, 2024 / 09:15 am (CNA).", "Catholic News Agency", ("agency date",)),
    Form("agency_date", "<AG>,<DATE>(?P<term>[.]-?|-{1,2})", "ТАСС, 5 марта.", "TASS", ("agency date fresh", "agency date line")),
    Form("place_quoted_agency", '<LOC>[-:]"(?P<ag>A)"[-:]?', "لندن: «الشرق الأوسط»", "Asharq Al-Awsat", ("agency place", "agency caseless")),
    Form("bracket_place_date", r"\(<LOC>[,.]?<DATE>\)<TERM>?", "(Ravenna, 14 gennaio 2020)", "press offices", ("date place", "full_date capitals", "full_date line", "full_date open fresh")),
    Form("place_dash_date", "<LOC>-{1,2}<DATE>(?P<term>-{1,2}|[.])", "Hamburg - Januar 2021.", "press offices", ("date place", "date capitals dash", "date region")),
    Form("place_date", "<LOC>[,.]?<DATE>(?:[)])?<TERM>", "BEIRUT, Lebanon, June 2.", "The New York Times of old, Kashmiri papers, press offices", ("date place dash", "date capitals dash", "date region", "date place capitals", "full_date place", "date place period fresh", "date place colon fresh reads")),
    Form("place_date_line", "<LOC>[,.]?<DATE>n", "Berlin, 3. Mai 2024", "press offices", ("own_line date place", "own_line full_date capitals region", "own_line full_date shape", "own_line labelled date region", "own_line told date")),
    Form("bracket_date", r"\(<DATE>\)<TERM>?", "(21. November 2022)", "German consumer magazines", ("full_date fresh reads",)),
    Form("bracket_place", r"[(\[]<LOC>[)\]](?P<term>-{1,2}|[.:])", "(Kassel) -", "German and Italian portals", ("place dash german fresh reads", "place dash romance fresh reads", "place capitals dash fresh reads", "place region dash fresh reads", "place capitals period german fresh reads")),
    Form("agency", "<BR>(?:<TERM>|/-)?", "(Beispiel-Bote.com) -", "portals, AP abroad, Indian and Vietnamese papers", ("agency dash", "agency line own_line", "agency open fresh reads", "host dash", "agency_shape dash fresh reads", "agency colon fresh reads", "agency period fresh reads")),
    Form("agency_dash", "<AG>[.]?-{1,2}", "Stabroek News –", "Guyanese, Vietnamese and Indonesian papers", ("bare fresh", "host fresh reads", "bare line")),
    Form("place_dash", "<LOC>(?P<term>[.,]?-{1,2})(?![dDmyqkh])", "BRUSSELS —", "papers everywhere", _BARE_DASH, bare=True),
    Form("place_colon", "<LOC>(?P<term>:)", "New Delhi:", "papers of South and South-East Asia and the Gulf", _BARE_COLON, bare=True),
    Form("place_period", "<LOC>(?P<term>[.])(?![.-])", "KASSEL.", "German regional papers", _BARE_PERIOD, bare=True),
    Form("place_bar", "<LOC>[|]", "LONDON |", "papers", ("place capitals fresh reads sentence", "place region capitals fresh reads"), bare=True),
    Form("place_line", "<LOC>(?P<term>[.,]?-{1,2}|:|[.])?n", "NEW DELHI:", "pages that give the place an element of its own", ("own_line place capitals", "own_line place dash", "own_line place custom colon", "own_line place caseless dash", "own_line place period", "own_line capitals region", "own_line city region", "own_line city told", "own_line labelled place", "own_line labelled region", "own_line told labelled")),
    Form("wire_zh", r"A[PN]{0,3}D?E?(?P<by>\([^()]{1,8}\))?(?P<term>[-:]|(?<=E),)?", "新华社北京11月17日电（记者…）", "Xinhua, China News, People's Daily", ("agency date place", "agency date reporter", "agency date wired", "agency date dash"), "unspaced"),
    Form("wired_zh", r"A[PN]?E(?P<by>\([^()]{1,8}\))?(?P<term>[:-])?", "本报讯（记者…）", "Chinese papers", ("agency wired reporter", "agency wired place", "agency wired colon"), "unspaced"),
    Form("site_zh", r"N{1,2}DE", "直播吧1月6日讯", "Chinese portals", ("date wired",), "unspaced"),
    Form("reporter_zh", r"\(A?JN{1,3}[/ ]?[PN]{0,2}D?E\)", "（中央社記者王小明台北29日電）", "CNA, Liberty Times", ("agency wired", "place wired reporter"), "unspaced"),
    Form("agency_reporter_zh", r"\(AE?JN{1,2}\)", "【环球网报道 记者 王小明】", "Global Times", ("agency reporter",), "unspaced"),
    Form("bracket_zh", r"\((?:A[PN]{0,2}|P|N)D?[NE]{0,4}E\)", "（吉隆坡1日讯）", "Malaysian and Hong Kong papers", ("agency wired", "date wired"), "unspaced"),
    Form("outlet_column_ko", r"\(A\)\([PNJ]{1,6}\)", "[한국일보] [김기자의 시선]", "Korean papers", ("agency",), "unspaced"),
    Form("place_agency_ko", r"\([PN](?:[,/][PN]){0,4}A?=A(?:[/,]A){0,2}\)(?P<by>(?:[PN]{1,3}[J,]{1,3}){1,3}=)?", "(서울=연합뉴스) 홍길동 기자 =", "Yonhap, Newsis, News1", ("agency place", "agency"), "unspaced"),
    Form("agency_reporter_ko", r"\((?:[PN]=)?A[=/]?[PN]{1,3}J\)(?P<by>[PN]{1,3}J=)?", "[이데일리 홍길동 기자]", "Korean papers", ("agency",), "unspaced"),
    Form("outlet_reporter_ko", r"\(N{1,2}[=/]?N{1,2}J\)(?P<by>[PN]{1,3}J=)?", "[디지털데일리 홍길동 기자]", "Korean papers", ("reporter brackets",), "unspaced"),
    Form("place_agency_bracket", r"\((?:P|N)(?:[,/](?:P|N)){0,4}D?(?:=?A){1,3}(?:[=/,]N)*\)(?P<term>[-:])?", "【ドーハ共同】", "Kyodo, Jiji, Reuters Japan", ("agency place", "agency"), "unspaced"),
    Form("agency_bracket", r"\((?:D?A(?:[=/,]?A){0,2}D?E?)\)(?P<term>[-:])?", "【6月18日 AFP】", "AFP, Jiji, Ming Pao", ("agency date", "agency", ), "unspaced"),
    Form("reporter_ja", r"\((?:[PN](?:,[PN]){0,2}=|P,(?=N))[PN]{1,3}(?:[,/](?:[PN]=)?[PN]{1,3}){0,4}\)", "【ワシントン＝山田花子】", "Yomiuri, Asahi, Mainichi", ("place reporter",), "unspaced"),
    Form("place_bracket_ja", r"\(P(?:[,/]P){0,3}\)", "【ワシントン】", "The Wall Street Journal in Japan", ("place brackets",), "unspaced"),
    Form("place_agency_ja", r"[PN]D?\((?P<ag>A)\)(?P<term>[-:])?", "東京（共同）―", "Kyodo, CNN Japan", ("agency place", "agency dash"), "unspaced"),
)  # fmt: skip
"""All forms. Where several match, the first with enough evidence stands, so longer and surer ones come first."""


@cache
def compiled(script: str) -> tuple[tuple[Form, re.Pattern[str], tuple[frozenset[str], ...]], ...]:
    """Return the forms of a script with their patterns compiled and their needs as sets."""
    return tuple(
        (form, re.compile(_expand(form.pattern)), tuple(frozenset(need.split()) for need in form.needs))
        for form in FORMS
        if form.script == script
    )


def _expand(pattern: str) -> str:
    for name, part in PARTS.items():
        pattern = pattern.replace(f"<{name}>", part)
    return pattern


def forms_table() -> str:
    """Return the table of forms as Markdown, for the reference page.

    >>> print(forms_table().splitlines()[0])
    | form | example | who writes so | evidence that is enough |
    """
    rows = ["| form | example | who writes so | evidence that is enough |", "|---|---|---|---|"]
    for form in FORMS:
        needs = "; ".join(need.replace(" ", " + ") for need in form.needs)
        example = form.example.replace("|", "\\|")
        rows.append(f"| `{form.name}` | {example} | {form.source} | {needs} |")
    return "\n".join(rows)
