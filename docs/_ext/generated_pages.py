"""Tables of the reference that are made from the code when the pages are built.

A page holds a comment such as `<!-- filters: generated -->`; the Markdown of that name takes its place.
"""

from __future__ import annotations

import json
import re
from argparse import SUPPRESS, Action, ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, fields
from importlib.resources import files
from inspect import getdoc
from typing import TYPE_CHECKING, Any

import newsclean.learned
from newsclean import DEFAULT, Filter
from newsclean.cli import parsers
from newsclean.commands.exits import EXIT_CODES
from newsclean.dateline import forms_table
from newsclean.dateline.forms import EVIDENCE
from newsclean.lexicon.packs import ANY, PLACES, REASONS, Section, known_languages, pack_for

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_MARKER = re.compile(r"<!-- ([a-z-]+): generated[^\n]{0,80}? -->")

NAMES = {
    "any": "any language", "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "ms": "Malay", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovene",
    "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
"""English names of languages; a pack that is not in here stands under its code."""


def setup(app: Sphinx) -> dict[str, bool]:
    """Fill in the generated parts of every page as it is read."""
    app.connect("source-read", _fill_in)
    return {"parallel_read_safe": True}


def _fill_in(_app: Sphinx, _page: str, source: list[str]) -> None:
    source[0] = _MARKER.sub(lambda marker: GENERATED[marker[1]](), source[0])


# --- filters ---


def filters_page() -> str:
    """Return a section for each filter of DEFAULT, in running order."""
    return "\n".join(line for number, each in enumerate(DEFAULT.filters, 1) for line in _filter(number, each))


def _filter(number: int, each: Filter) -> Iterator[str]:
    reasons = ", ".join(f"`{reason}`" for reason in each.reasons) or "the caller's own keys"
    yield f"## {each.name}\n"
    yield f"{getdoc(type(each))}\n"
    yield f"- Place in the order: {number}\n- Class: `{type(each).__module__}.{type(each).__name__}`"
    yield f"- Reasons: {reasons}"
    if each.name in REASONS:
        yield f"- Phrases: section `[{each.name}]` of the packs"
    yield ""
    yield from _options(each)


def _options(each: Filter) -> Iterator[str]:
    options: tuple[Field[Any], ...] = fields(each)  # type: ignore[arg-type]
    if not options:
        return
    notes = _field_notes(type(each))
    yield "| option | default | what it means |\n|---|---|---|"
    for option in options:
        default = "required" if option.default is MISSING else f"`{option.default!r}`"
        yield f"| `{option.name}` | {default} | {notes.get(option.name, '')} |"
    yield ""


def _field_notes(of: type) -> dict[str, str]:
    """Return the docstrings that stand below the fields of a class."""
    from sphinx.pycode import ModuleAnalyzer

    found = ModuleAnalyzer.for_module(of.__module__).find_attr_docs()
    return {name: " ".join(lines).strip() for (owner, name), lines in found.items() if owner == of.__name__}


# --- languages ---


def languages_table() -> str:
    """Return a row for each pack: its sections, and its phrases by the place where they stand."""
    rows = [
        f"| language | pack | sections | {' | '.join(PLACES)} | phrases |",
        "|---" * (4 + len(PLACES)) + "|",
    ]
    for code in _codes():
        sections = pack_for(code).sections
        counts = [sum(len(getattr(section, place)) for section in sections) for place in PLACES]
        cells = [NAMES.get(code, code), f"`{code}`", len(sections), *counts, sum(counts)]
        rows.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(rows)


def sections_table() -> str:
    """Return a row for each section: how many phrases each pack has in it."""
    codes = _codes()
    rows = [f"| section | {' | '.join(codes)} |", "|---" * (1 + len(codes)) + "|"]
    counts = {(code, section.reason): _size(section) for code in codes for section in pack_for(code).sections}
    for reason in REASONS:
        cells = [str(counts.get((code, reason), "")) for code in codes]
        rows.append(f"| `{reason}` | {' | '.join(cells)} |")
    return "\n".join(rows)


def _codes() -> tuple[str, ...]:
    return (*known_languages(), ANY)


def _size(section: Section) -> int:
    return sum(len(getattr(section, place)) for place in PLACES)


# --- datelines ---


def evidence_table() -> str:
    """Return a row for each kind of evidence."""
    rows = [f"| `{kind}` | {meaning} |" for kind, meaning in EVIDENCE.items()]
    return "\n".join(["| evidence | what it says |", "|---|---|", *rows])


# --- learned parts ---

FIGURES = {
    "folds": "folds",
    "f1": "F1",
    "best_f1": "F1 of the best candidate there is",
    "precision": "precision",
    "recall": "recall",
    "right": "share of pages with the right choice",
    "apart": "expected and real F1 differ by",
    "area_under_curve": 'area under the curve for "F1 below .7"',
    "macro_f1": "mean F1 of the kinds",
    "listing_or_product_called_article": "listing and product pages taken for an article",
}
"""What the figures of a card mean; one that is not in here stands under its own name."""


def model_cards() -> str:
    """Return a section for each learned part, from the card beside its data."""
    folder = files(newsclean.learned)
    cards = sorted(each.name for each in folder.iterdir() if each.name.endswith(".card.json"))
    return "\n".join(
        line for name in cards for line in _card(json.loads(folder.joinpath(name).read_text("utf-8")))
    )


def _card(card: dict[str, Any]) -> Iterator[str]:
    yield f"## {card['name']}\n\nJudges {card['judges']}.\n"
    yield "| figure, out of fold | value |\n|---|---|"
    yield from [f"| {_figure(name)} | {value} |" for name, value in card["out_of_fold"].items()]
    yield "\n| learned from | examples | used |\n|---|---|---|"
    yield from [f"| {each['set']} | {each['items']} | {each['used']} |" for each in card["trained_on"]]
    needs = ", ".join(f"`{name}`" for name in card["needs"]) or "no other part"
    versions = ", ".join(f"{name} {version}" for name, version in card["versions"].items())
    yield f"\n- Features: {card['features']['count']}\n- Uses the scores of: {needs}"
    yield f"- Kind of model: `{card['settings']['kind']}`, seed {card['seed']}\n- Made with: {versions}"
    yield f"- Data: `{card['data']['file']}`, SHA-256 `{card['data']['sha256'][:16]}…`\n"


def _figure(name: str) -> str:
    kind = name.removeprefix("f1_")
    return f"F1 of the kind {kind}" if kind != name else FIGURES.get(name, name)


# --- command line ---


def command_line() -> str:
    """Return a section for each command: how it is called, its arguments and its options."""
    _, commands = parsers()
    return "\n".join(line for name, parser in commands.items() for line in _command(name, parser))


def _command(name: str, parser: ArgumentParser) -> Iterator[str]:
    arguments = [
        action for action in parser._actions if action.help is not SUPPRESS
    ]  # argparse has no public list
    files = "".join(f" {_called(each)}" for each in arguments if not each.option_strings)
    yield f"## `newsclean {name}`\n\n{parser.description}\n\n```text\nnewsclean {name} [options]{files}\n```\n"
    yield "| argument | what it is |\n|---|---|"
    for argument in arguments:
        yield f"| {_named(argument)} | {_meaning(argument)} |"
    yield ""
    for group in parser._mutually_exclusive_groups:
        names = [f"`{each.option_strings[-1]}`" for each in group._group_actions]
        yield f"{', '.join(names[:-1])} and {names[-1]} exclude each other.\n"


def _called(argument: Action) -> str:
    """Return a file as the usage shows it: how often it stands there, and whether it may be left out."""
    shown = {"*": f"[{argument.metavar} ...]", "+": f"{argument.metavar} ...", "?": f"[{argument.metavar}]"}
    return shown.get(str(argument.nargs), str(argument.metavar))


def _named(argument: Action) -> str:
    value = "" if argument.nargs == 0 else f" {argument.metavar or argument.dest.upper()}"
    if argument.choices:
        value = f" {{{','.join(map(str, argument.choices))}}}"
    return ", ".join(f"`{name}{value}`" for name in argument.option_strings) or f"`{argument.metavar}`"


def _meaning(argument: Action) -> str:
    """Return the help of an argument; some versions of Python add a default to it themselves."""
    return (argument.help or "").partition(" (default: %(default)s)")[0].replace("|", "\\|")


def exit_codes_table() -> str:
    """Return a row for each exit code."""
    rows = [f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items()]
    return "\n".join(["| code | meaning |", "|---|---|", *rows])


GENERATED: dict[str, Callable[[], str]] = {
    "filters": filters_page,
    "languages": languages_table,
    "language-sections": sections_table,
    "dateline-forms": forms_table,
    "dateline-evidence": evidence_table,
    "model-cards": model_cards,
    "command-line": command_line,
    "exit-codes": exit_codes_table,
}
"""What may stand in a marker."""
