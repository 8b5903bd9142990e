"""Datelines of Chinese, Japanese and Korean, where names stand without spaces between them."""

from __future__ import annotations

import datetime
import re
import unicodedata

from newsclean.dateline.dates import Reading, to_date
from newsclean.dateline.forms import compiled
from newsclean.dateline.tokens import Token, kinds_of
from newsclean.lexicon.agencies import find_agency, unspaced_agencies
from newsclean.lexicon.gazetteer import lookup, unspaced_names
from newsclean.model import Dateline, Span

__all__ = ["looks_unspaced", "parse_unspaced", "scan_unspaced"]

HEAD = 60
"""Characters. The longest such datelines (two places, two reporters, an agency) take 45."""

_LETTER = "\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7af々"
_OPENS = re.compile(f"[【［〔（(\\[<〈]|[{_LETTER}]")
_SCRIPT = re.compile(f"[{_LETTER}【〔［（]")
_SIGN = re.compile("[【［〔（(\\[<〈=＝电電讯訊]|消息|日\\s?[-–—－]")
_DATE = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日")
_WIRED = (
    "综合报道",
    "綜合報道",
    "專電",
    "专电",
    "專訊",
    "专讯",
    "報導",
    "报导",
    "報道",
    "报道",
    "消息",
    "电",
    "電",
    "讯",
    "訊",
)
_REPORTERS = (
    "本报记者", "本報記者", "特派记者", "特派記者", "记者", "記者", "通讯员", "特派員", "实习生",
    "논설위원", "선임기자", "객원기자",     "통신원", "특파원", "기자",
)  # fmt: skip
_MARKS = {
    **dict.fromkeys("【［〔（([<〈", "("),
    **dict.fromkeys("】］〕）)]>〉", ")"),
    **dict.fromkeys("＝=", "="),
    **dict.fromkeys("、，,·・;；", ","),
    **dict.fromkeys("／/|｜", "/"),
    **dict.fromkeys("-–—―－─", "-"),
    **dict.fromkeys(":：", ":"),
}
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{2,}")
_NO_PLACES = frozenset(
    (
        "モデル",
        "カメラ",
        "スタイリスト",
        "ヘアメイク",
        "イラスト",
        "デザイン",
        "リポーター",
        "ライター",
        "キャスト",
    )
)
"""Words in katakana that stand before a person's name in brackets too."""
_LONGEST_PLACE = 8
_NUMBER = re.compile(r"\d+")
_LATIN = re.compile(r"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９.&+-]+")


def looks_unspaced(text: str, begin: int) -> bool:
    """Tell quickly whether a dateline of these scripts may open the text.

    >>> looks_unspaced("新华社北京11月17日电", 0), looks_unspaced("(AP) — The", 0)
    (True, False)
    """
    if text[begin].isascii() and text[begin] not in "([<":
        return False
    head = text[begin : begin + 40]
    return not head.isascii() and bool(_OPENS.match(head) and _SCRIPT.search(head) and _SIGN.search(head))


def scan_unspaced(text: str, begin: int) -> list[Token]:
    """Return tokens: A agency, P place, D date, E "wired", J reporter, N other run of letters, and marks.

    >>> kinds_of(scan_unspaced("【ワシントン＝山田花子】", 0))
    '(P=N)n'
    """
    tokens: list[Token] = []
    at, limit = begin, min(len(text), begin + HEAD)
    while at < limit:
        if text[at] == "\n":
            break
        kind, end = _next(text, at)
        if kind == "N" and tokens and tokens[-1].kind == "N" and tokens[-1].end == at:
            tokens[-1] = Token("N", text[tokens[-1].start : end], tokens[-1].start, end)
        elif kind:
            tokens.append(Token(kind, text[at:end], at, end))
        if kind == "x":
            return tokens
        at = end
    tokens.append(Token("n" if at >= len(text) or text[at] == "\n" else "x", "", at, at))
    return tokens


def _next(text: str, at: int) -> tuple[str, int]:
    """Return the kind of the token that begins here ("" for a space) and its end."""
    char = text[at]
    if char.isspace():
        return "", at + 1
    if mark := _MARKS.get(char):
        return mark, at + 1
    if date := _DATE.match(text, at):
        return "D", date.end()
    for kind, words in (("A", unspaced_agencies().get(_plain(char), ())), ("J", _REPORTERS), ("E", _WIRED)):
        for word in words:
            if _plain(text[at : at + len(word)]) == word:
                return kind, at + len(word)
    for name in unspaced_names().get(char, ()):
        if text.startswith(name, at):
            return "P", at + len(name)
    if latin := _LATIN.match(text, at):
        return "N", latin.end()
    return ("N", at + 1) if char.isalpha() or char == "々" else ("x", at + 1)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def parse_unspaced(
    text: str, begin: int, *, published: datetime.date | None, own_line: bool
) -> Dateline | None:
    """Return the dateline that opens the text, or None; `parse_dateline` says what the arguments mean."""
    tokens = scan_unspaced(text, begin)
    kinds = kinds_of(tokens)
    for form, pattern, needs in compiled("unspaced"):
        match = pattern.match(kinds)
        if match is None:
            continue
        run = tokens[: match.end()]
        places = _places(run, form.name)
        evidence = _weigh(run, places, match, tokens, form.name)
        if own_line and tokens[match.end()].kind != "n":
            continue
        if any(need <= evidence for need in needs):
            return _dateline(text, run, places, form.name, evidence, published)
    return None


def _places(run: list[Token], form: str) -> tuple[str, ...]:
    """Return the places of a run: known ones, and names that stand where the form has its place."""
    found: list[str] = []
    for i, token in enumerate(run[:-1]):
        before, after = run[i - 1].kind if i else "(", run[i + 1].kind
        if (token.kind == "P" and before != "=" and not (after == "N" and "reporter_ja" in form)) or (
            token.kind == "N" and _stands_as_place(form, before, after) and len(token.text) <= _LONGEST_PLACE
        ):
            found.append(token.text)
    return tuple(dict.fromkeys(found))


def _stands_as_place(form: str, before: str, after: str) -> bool:
    if form in ("wire_zh", "wired_zh"):
        return before == "A" and after in "DE"
    if form == "bracket_zh":
        return before in "(A" and after == "D"
    if form == "reporter_zh":
        return before in "/P" and after in "DE"
    if form == "site_zh":
        return False
    return before in "(,/" and after in "AD=,(/"


def _weigh(
    run: list[Token], places: tuple[str, ...], match: re.Match[str], tokens: list[Token], form: str
) -> frozenset[str]:
    kinds = match[0]
    signs = {"A": "agency", "D": "date", "E": "wired", "J": "reporter", "(": "brackets"}
    found = {meaning for sign, meaning in signs.items() if sign in kinds}
    if any(lookup(place) or _is_foreign(place) for place in places):
        found.add("place")
    if "=" in kinds or form == "reporter_ja":
        found.add("reporter")
    if kinds[-1] in "-:":
        found.add("dash" if kinds[-1] == "-" else "colon")
    if tokens[len(run)].kind == "n" if len(run) < len(tokens) else True:
        found.add("line")
    return frozenset(found)


def _is_foreign(name: str) -> bool:
    return bool(_KATAKANA.fullmatch(name)) and name not in _NO_PLACES


def _dateline(
    text: str,
    run: list[Token],
    places: tuple[str, ...],
    form: str,
    evidence: frozenset[str],
    published: datetime.date | None,
) -> Dateline:
    agencies = [token.text for token in run if token.kind == "A"]
    if form == "site_zh":
        agencies = [run[0].text]
    elif form == "outlet_reporter_ko":
        agencies = [run[1].text]
    known = [find_agency(name) for name in agencies]
    codes = {place.country for name in places[:1] for place in lookup(name)}
    date = next((token for token in run if token.kind == "D"), None)
    return Dateline(
        raw=text[run[0].start : run[-1].end],
        span=Span(run[0].start, run[-1].end),
        places=places,
        country=codes.pop() if len(codes) == 1 else None,
        date=to_date(_read(date.text), published) if date else None,
        date_text=date.text if date else None,
        agencies=tuple(agencies),
        agency_ids=tuple(agency.id for agency in known if agency and agency.id),
        form=form,
        evidence=tuple(sorted(evidence)),
    )


def _read(date: str) -> Reading:
    numbers = [int(n) for n in _NUMBER.findall(date)]
    year, month, day = [None] * (3 - len(numbers)) + numbers
    return year, month, day
