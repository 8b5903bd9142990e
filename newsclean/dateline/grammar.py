"""parse_dateline: match the opening of a paragraph against the forms and weigh the evidence."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from newsclean.dateline.agency import Bracket, read_bracket
from newsclean.dateline.dates import date_evidence, read_date, stripped, to_date
from newsclean.dateline.doubts import speaks_against
from newsclean.dateline.following import AFTER, evidence_after, says_again, says_in, tongue
from newsclean.dateline.forms import Form, compiled
from newsclean.dateline.opening import QUOTES, byline_end, first_visible, is_prose
from newsclean.dateline.places import Places, names_it, normal_case, read_places
from newsclean.dateline.tokens import Token, kinds_of, scan
from newsclean.dateline.units import join_units
from newsclean.dateline.unspaced import looks_unspaced, parse_unspaced
from newsclean.dateline.wordsets import word_set
from newsclean.lexicon.agencies import find_agency
from newsclean.lexicon.gazetteer import lookup
from newsclean.model import Dateline, Span

__all__ = ["parse_dateline", "parse_dateline_line"]

_CUSTOM = word_set(
    "IN PK BD LK NP BT MM MY SG TH ID PH VN AE SA QA KW OM BH IR IQ HK MO KE NG GH UG TZ ZW ZM PG FJ SB VU WS"
)
"""Countries whose papers open stories with "Place:" or "Place।"."""
MAX_KEPT_CHARS = 5_000
"""Of longer paragraphs no answer is kept."""
_MARKS = frozenset("-:.)/]|n")
_GIVEN = frozenset(("colon", "dash", "labelled", "open", "own_line", "period"))
"""Evidence that `_given` alone may give."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """A text that may open with a dateline, and what the caller knows of it."""

    text: str
    begin: int
    """Where its first visible character stands, or the first one behind a byline."""
    published: datetime.date | None
    language: str | None
    own_line: bool
    labelled: bool
    told: str | None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A form that matched, with what its parts say."""

    places: Places | None
    bracket: Bracket | None
    agencies: tuple[Token, ...]
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
    labelled: bool = False,
    told: str | None = None,
) -> Dateline | None:
    """Find the dateline at the opening of a paragraph.

    Args:
        text: The paragraph.
        published: The day of publication. It gives the year if the dateline has none.
        language: A two-letter code. It helps with words that are months in several languages.
        start: A number of code points to add to the span.
        own_line: The text is a line that stands alone. Then all of it must be a dateline, and less evidence is enough.
        labelled: The page calls the text a dateline or a location.
        told: Text from elsewhere, such as the metadata, that may name the place. It is evidence for the same name in
            the text, and never makes a dateline by itself.

    Returns:
        The dateline, or None.

    Example:
    >>> found = parse_dateline("LA CROSSE, Wis. (AP) — The river rose again on Friday.")
    >>> found.raw, found.place, found.region, found.agency_ids
    ('LA CROSSE, Wis. (AP) —', 'La Crosse', 'Wis.', ('ap',))
    >>> parse_dateline("ANALYSIS — The river rose again on Friday.") is None
    True
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    is_kept = len(text) + len(told or "") <= MAX_KEPT_CHARS
    find = _found if is_kept else _found.__wrapped__
    found = find(text, published, language, own_line, labelled, told)
    if found is None or not start:
        return found
    return replace(found, span=Span(start + found.span.start, start + found.span.end))


@lru_cache(maxsize=32)  # two filters ask about the first paragraphs, at every look
def _found(
    text: str,
    published: datetime.date | None,
    language: str | None,
    own_line: bool,
    labelled: bool,
    told: str | None,
) -> Dateline | None:
    begin = first_visible(text)
    byline = None if begin is None else byline_end(text, begin)
    if byline is not None:
        begin = first_visible(text, byline)
    if begin is None or text[begin] in QUOTES:
        return None
    unspaced = looks_unspaced(text, begin)
    if not unspaced and is_prose(text, begin):  # most paragraphs
        return None
    found = _parse(_Opening(text, begin, published, language, own_line, labelled, told), unspaced)
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


def _parse(opening: _Opening, unspaced: bool) -> Dateline | None:
    text, begin = opening.text, opening.begin
    if not unspaced:
        return _parse_spaced(opening)
    found = parse_unspaced(text, begin, published=opening.published, own_line=opening.own_line)
    return found if found is not None or is_prose(text, begin) else _parse_spaced(opening)


def _parse_spaced(opening: _Opening) -> Dateline | None:
    tokens = scan(opening.text, opening.begin)
    kinds = kinds_of(tokens)
    if len(kinds) < 2 or (_MARKS.isdisjoint(kinds[1:]) and not _needs_no_mark(tokens, kinds)):
        return None
    return _match(join_units(tokens, opening.text), opening)


def _needs_no_mark(tokens: list[Token], kinds: str) -> bool:
    """Tell apart the few datelines without a mark: Arabic ones with a year, ANKARA-DHA."""
    return (kinds[0] == "L" and "y" in kinds) or (kinds[0] == "U" and "-" in tokens[0].text)


def _match(units: list[Token], opening: _Opening) -> Dateline | None:
    """Try the forms in order; the first with enough evidence stands."""
    kinds = kinds_of(units)
    for form, pattern, needs in compiled("spaced"):
        match = pattern.match(kinds)
        if match is None:
            continue
        given = _given(match, opening)
        if not any(need & _GIVEN <= given for need in needs):
            continue  # whatever its parts say
        reading = _read(match, units, opening.text)
        if reading is None:
            continue
        before = given | _evidence_of_parts(form, reading, opening)
        if not any(need - AFTER <= before for need in needs):
            continue  # whatever follows
        evidence = _with_rest(before, form, reading, opening)
        if opening.own_line and "line" not in evidence:
            continue
        if any(need <= evidence for need in needs):
            return _dateline(form, reading, evidence, opening)
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
    agencies = tuple(token for token in parts.get("ag", ()) if token.kind != "/")
    return _Reading(places, bracket, agencies, date, end)


def _given(match: re.Match[str], opening: _Opening) -> frozenset[str]:
    """Return the evidence that stands before anything is read: the mark, and what the caller says."""
    said = [sign for sign in ("own_line", "labelled") if getattr(opening, sign)]
    return frozenset((_mark(match), *said))


def _evidence_of_parts(form: Form, reading: _Reading, opening: _Opening) -> set[str]:
    """Return the evidence of the parts of a reading."""
    found: set[str] = set()
    if reading.places:
        found |= _place_evidence(reading.places, opening.text[reading.end :], opening.told)
    if reading.bracket:
        found |= reading.bracket.evidence
    for agency in reading.agencies:
        found |= _bare_evidence(agency, opening.text)
    if reading.date and form.name != "place_day_agency":
        found |= date_evidence(reading.date)
    return found


def _with_rest(before: frozenset[str], form: Form, reading: _Reading, opening: _Opening) -> frozenset[str]:
    """Return all evidence for a reading: with that of the text which follows, or none where that speaks against it."""
    rest = opening.text[reading.end :]
    line = rest.split("\n", 1)[0]
    language = tongue(rest, opening.language)
    evidence = before | evidence_after(rest.strip(), line, language)
    if (
        form.bare
        and reading.places
        and speaks_against(reading.places.written, evidence, rest.lstrip(), language)
    ):
        return frozenset()
    return evidence


def _place_evidence(places: Places, rest: str, told: str | None) -> set[str]:
    found = set(places.evidence)
    if any(place.country in _CUSTOM for place in lookup(places.written)):
        found.add("custom")
    if " " not in places.written:
        found.add("one_word")
        if says_again(normal_case(places.written), rest):
            found.add("again")
        if says_in(normal_case(places.written), rest):
            found.add("again_in")
    if told and names_it(told, places.written):
        found.add("told")
    return found


def _mark(match: re.Match[str]) -> str:
    term = match["term"] if "term" in match.re.groupindex else None
    if not term:
        return "dash" if match[0].endswith(("/", "-")) else "open"
    return "dash" if "-" in term else "colon" if ":" in term else "period" if "." in term else "line"


def _bare_evidence(agency: Token, text: str) -> set[str]:
    known = find_agency(agency.text)
    found = {"agency"} if known else {"host"}
    if known and known.bare:
        found.add("bare")
    if text[agency.start - 1 : agency.start] in ("-", "/"):
        found.add("glued")
    return found


def _dateline(form: Form, reading: _Reading, evidence: frozenset[str], opening: _Opening) -> Dateline:
    """Put the fields of a dateline together."""
    text, begin = opening.text, opening.begin
    bracket, places = reading.bracket or Bracket(), reading.places
    agencies, ids = bracket.agencies, bracket.ids
    if reading.agencies and not agencies:
        agencies = tuple(token.text for token in reading.agencies)
        known = [find_agency(name) for name in agencies]
        ids = tuple(agency.id for agency in known if agency and agency.id)
    date = stripped(reading.date)
    return Dateline(
        raw=text[begin : reading.end],
        span=Span(begin, reading.end),
        places=places.names if places else (),
        region=(places.region if places else None) or bracket.region,
        country=_country(places, bracket),
        date=to_date(read_date(list(date), opening.language), opening.published) if date else None,
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
