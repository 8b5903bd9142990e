"""Standard input and output, and what several commands do with them."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from contextlib import nullcontext
from typing import TypeAlias

from newsclean.errors import NewscleanError
from newsclean.limits import MAX_INPUT

__all__ = [
    "PAGE_FILE",
    "Commands",
    "add_language_only",
    "add_overwrite",
    "add_page_options",
    "add_repeated",
    "add_rules",
    "read_page",
    "wants_colour",
]

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What add_subparsers() returns; argparse has no public name for it."""
PAGE_FILE = "HTML or text of a page; without it, or with -, standard input"
"""The help for the name of a file with a page."""


def read_page(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for "-".

    Raises NewscleanError for an address, and for what has more bytes than a page may have: a device has no end.
    """
    if "://" in name:
        from newsclean.jobs.sources import refuse_address

        refuse_address(name)
    if name == "-" and sys.stdin is None:
        raise OSError(errno.EBADF, "there is no standard input", "-")
    with nullcontext(sys.stdin.buffer) if name == "-" else open(name, "rb") as file:
        data = file.read(MAX_INPUT + 1)
    if len(data) > MAX_INPUT:
        raise NewscleanError(f"{name} is too large: it has more than {MAX_INPUT:,} bytes")
    return data


def wants_colour() -> bool:
    """Tell whether standard output is a terminal that shows colours."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


# --- options of several commands ---


def add_repeated(parser: argparse.ArgumentParser, name: str, metavar: str, help: str) -> None:
    """Add an option that may be given several times; its value is a list."""
    said = f"{help}; you can repeat it"
    parser.add_argument(name, action="append", default=[], metavar=metavar, help=said)


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Add the option that names files of rules."""
    add_repeated(parser, "--rules", "FILE", "rules for sites: .toml, .txt or a folder")


def add_overwrite(parser: argparse.ArgumentParser) -> None:
    """Add what allows a file that newsclean did not write to be written over."""
    said = "write even over a file that newsclean did not write"
    parser.add_argument("--overwrite", action="store_true", help=said)


def add_language_only(parser: argparse.ArgumentParser, outcome: str) -> None:
    """Add the option that names the wanted languages; `outcome` says what happens to pages in others."""
    said = f"{outcome} that are in another language, such as en or en,fr"
    parser.add_argument("--language-only", type=_languages, default=(), metavar="CODES", help=said)


def _languages(text: str) -> tuple[str, ...]:
    """Return the languages of a list such as "en,fr"; argparse shows the message of a wrong one."""
    from newsclean.lexicon.codes import require_language

    try:
        return tuple([require_language(code.strip()) for code in text.split(",")])
    except NewscleanError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def add_page_options(parser: argparse.ArgumentParser) -> None:
    """Add the options for one page: its kind, address, charset and language, and how it is cleaned."""
    add = parser.add_argument
    add("--url", help="address of the page; nothing is fetched")
    kind = "what FILE holds (default: auto, which finds out)"
    add("--kind", default="auto", choices=("auto", "html", "text"), help=kind)
    add("--charset", metavar="NAME", help="charset that the server named")
    language = "language of the page, such as en (default: what the page says, or a guess)"
    add("--language", metavar="CODE", help=language)
    add("--site", metavar="FILE", help="profile of the page's site, made by newsclean learn")
    add_rules(parser)
    add_repeated(parser, "--without", "FILTER", "leave a filter out")
