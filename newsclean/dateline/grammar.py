"""parse_dateline: match the opening of a paragraph against the forms and weigh the evidence."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from newsclean.dateline.agency import Bracket, read_bracket
from newsclean.dateline.dates import read_date, to_date
from newsclean.dateline.following import evidence_after, says_again
from newsclean.dateline.forms import Form, compiled
from newsclean.dateline.opening import QUOTES, byline_end, first_visible, is_prose
from newsclean.dateline.places import Places, normal_case, read_places
from newsclean.dateline.tokens import Token, kinds_of, scan
from newsclean.dateline.units import join_units
from newsclean.dateline.unspaced import looks_unspaced, parse_unspaced
from newsclean.dateline.wordsets import word_set
from newsclean.lexicon.agencies import find_agency
from newsclean.lexicon.gazetteer import lookup
from newsclean.model import Dateline, Span

__all__ = ["parse_dateline", "parse_dateline_line"]

_CUSTOM = word_set(
    "IN PK BD LK NP BT MM MY SG TH ID PH VN AE SA QA KW OM BH IR IQ HK MO KE NG GH UG TZ ZW ZM"
)
"""Countries whose papers open stories with "Place:" or "Place।"."""
_MARKS = frozenset("-:.)/]|n")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A form that matched, with what its parts say."""

    places: Places | None
    bracket: Bracket | None
    agency: Token | None
    date: tuple[Token, ...]
    end: int
    """End of the dateline in the text."""


def parse_dateline(
    text: str,
    *,
    published: datetime.date | None = None,
    language: str | None = None,
    start: int = 0,
    own_line: bool = False,
) -> Dateline | None:
    """Return the dateline that opens a paragraph, or None.

    `published` gives the year where the dateline has none; `language` (two letters) settles words that are
    months in several languages. `start` is added to the span, in code points. `own_line` says: the text is
    a line that stands alone: it must be nothing but a dateline then, and less evidence is needed.

    >>> found = parse_dateline("LA CROSSE, Wis. (AP) — The river rose again on Friday.")
    >>> found.raw, found.place, found.region, found.agency_ids
    ('LA CROSSE, Wis. (AP) —', 'La Crosse', 'Wis.', ('ap',))
    >>> parse_dateline("ANALYSIS — The river rose again on Friday.") is None
    True
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    begin = first_visible(text)
    byline = None if begin is None else byline_end(text, begin)
    if byline is not None:
        begin = first_visible(text, byline)
    if begin is None or text[begin] in QUOTES:
        return None
    found = None
    if looks_unspaced(text, begin):
        found = parse_unspaced(text, begin, published=published, start=start, own_line=own_line)
    if found is None and not is_prose(text, begin):
        found = _parse_spaced(text, begin, published, language, start, own_line)
    if found is not None and byline is not None and not (found.agencies and found.places):
        return None
    return found


def parse_dateline_line(
    text: str, *, published: datetime.date | None = None, language: str | None = None, start: int = 0
) -> Dateline | None:
    """Return the dateline that is the whole of a line, or None; the same as `own_line=True`.

    >>> parse_dateline_line("BRUSSELS").places, parse_dateline_line("Opinion")
    (('Brussels',), None)
    """
    return parse_dateline(text, published=published, language=language, start=start, own_line=True)


def _parse_spaced(
    text: str, begin: int, published: datetime.date | None, language: str | None, start: int, own_line: bool
) -> Dateline | None:
    tokens = scan(text, begin)
    if len(tokens) < 2 or _MARKS.isdisjoint(kinds_of(tokens)[1:]):
        return None
    return _match(join_units(tokens, text), text, published, language, start, own_line)


def _match(
    units: list[Token],
    text: str,
    published: datetime.date | None,
    language: str | None,
    start: int,
    own_line: bool,
) -> Dateline | None:
    """Try the forms in order; the first with enough evidence stands."""
    kinds = kinds_of(units)
    for form, pattern, needs in compiled("spaced"):
        match = pattern.match(kinds)
        if match is None:
            continue
        reading = _read(match, units, text)
        if reading is None:
            continue
        evidence = _weigh(form, match, reading, text, own_line)
        if own_line and not {"line"} <= evidence:
            continue
        enough = next((need for need in needs if need <= evidence), None)
        if enough is not None:
            return _dateline(form, reading, evidence, text, units[0].start, published, language, start)
    return None


def _read(match: re.Match[str], units: list[Token], text: str) -> _Reading | None:
    """Read the parts of a match; None where a bracket holds what no dateline has."""
    groups = match.re.groupindex
    parts = {name: units[slice(*match.span(name))] for name in groups if match.span(name)[0] >= 0}
    inner = parts.get("b") or parts.get("b2") or parts.get("b3")
    bracket = read_bracket(inner, text) if inner else None
    if inner and bracket is None:
        return None
    date = max(
        (tuple(parts.get(name, ())) for name in ("date", "date2")),
        key=lambda run: sum(t.kind in "dmyDq" for t in run),
    )
    if bracket and bracket.date and not date:
        date = bracket.date
    last = units[match.end() - 1]
    end = last.end if last.kind != "n" else units[match.end() - 2].end
    places = read_places(parts["loc"], text) if "loc" in parts else None
    return _Reading(places, bracket, parts["ag"][0] if "ag" in parts else None, date, end)


def _weigh(form: Form, match: re.Match[str], reading: _Reading, text: str, own_line: bool) -> frozenset[str]:
    """Collect all evidence for a reading."""
    rest = text[reading.end :]
    line = rest.split("\n", 1)[0]
    found = set(evidence_after(rest.strip(), line)) | ({"own_line"} if own_line else set())
    found.add(_mark(match))
    if reading.places:
        found |= reading.places.evidence
        if any(place.country in _CUSTOM for place in lookup(reading.places.written)):
            found.add("custom")
        if says_again(normal_case(reading.places.written), rest):
            found.add("again")
    if reading.bracket:
        found |= reading.bracket.evidence
    if reading.agency:
        found |= _bare_evidence(reading.agency)
    if reading.date and form.name != "place_day_agency":
        found |= _date_evidence(reading.date)
    return frozenset(found)


def _mark(match: re.Match[str]) -> str:
    term = match["term"] if "term" in match.re.groupindex else None
    if not term:
        return "dash" if match[0].endswith(("/", "-")) else "open"
    return "dash" if "-" in term else "colon" if ":" in term else "period" if "." in term else "line"


def _bare_evidence(agency: Token) -> set[str]:
    known = find_agency(agency.text)
    if known is None:
        return {"host"}
    return {"agency", "bare"} if known.bare else {"agency"}


def _date_evidence(date: tuple[Token, ...]) -> set[str]:
    year, month, day = read_date(list(date))
    kinds = {token.kind for token in date}
    if year is not None and ((month is not None and day is not None) or "D" in kinds):
        return {"date", "full_date"}
    return {"date"}


def _dateline(
    form: Form,
    reading: _Reading,
    evidence: frozenset[str],
    text: str,
    begin: int,
    published: datetime.date | None,
    language: str | None,
    start: int,
) -> Dateline:
    """Put the fields of a dateline together."""
    bracket, places = reading.bracket or Bracket(), reading.places
    agencies, ids = bracket.agencies, bracket.ids
    if reading.agency:
        known = find_agency(reading.agency.text)
        agencies, ids = (reading.agency.text,), ((known.id,) if known and known.id else ())
    date = _stripped(reading.date)
    return Dateline(
        raw=text[begin : reading.end],
        span=Span(start + begin, start + reading.end),
        places=places.names if places else (),
        region=(places.region if places else None) or bracket.region,
        country=_country(places, bracket),
        date=to_date(read_date(list(date), language), published) if date else None,
        date_text=text[date[0].start : date[-1].end] if date else None,
        agencies=agencies,
        agency_ids=ids,
        form=form.name,
        evidence=tuple(sorted(evidence)),
    )


def _country(places: Places | None, bracket: Bracket) -> str | None:
    if bracket.region and (found := {place.country for place in lookup(bracket.region)}) and len(found) == 1:
        return found.pop()
    return places.country if places else None


def _stripped(date: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave small words and marks off the ends of a date ("den 3. Mai 2024 г.")."""
    run = list(date)
    while run and run[0].kind in "c,.(":
        run.pop(0)
    while run and run[-1].kind in "c,.():":
        run.pop()
    return tuple(run)
