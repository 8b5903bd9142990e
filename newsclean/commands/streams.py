"""Standard input and output, and what several commands do with them."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from pathlib import Path
from typing import TypeAlias

from newsclean.errors import NewscleanError

__all__ = ["Commands", "add_overwrite", "add_page_options", "languages", "read_page", "wants_colour"]

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What add_subparsers() returns; argparse has no public name for it."""


def read_page(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for "-". Raises NewscleanError for an address."""
    if "://" in name:
        from newsclean.jobs.sources import refuse_address

        refuse_address(name)
    if name == "-" and sys.stdin is None:
        raise OSError(errno.EBADF, "there is no standard input", "-")
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def languages(text: str) -> tuple[str, ...]:
    """Return the languages of a list such as "en,fr"; argparse shows the message of a wrong one."""
    from newsclean.lexicon.codes import require_language

    try:
        return tuple([require_language(code.strip()) for code in text.split(",")])
    except NewscleanError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def wants_colour() -> bool:
    """Tell whether standard output is a terminal that shows colours."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def add_overwrite(parser: argparse.ArgumentParser) -> None:
    """Add what allows a file that newsclean did not write to be written over."""
    parser.add_argument(
        "--overwrite", action="store_true", help="write even over a file that newsclean did not write"
    )


def add_page_options(parser: argparse.ArgumentParser) -> None:
    """Add the options for one page: its kind, address, charset and language, and how it is cleaned."""
    parser.add_argument("--url", help="address of the page; nothing is fetched")
    parser.add_argument(
        "--kind",
        default="auto",
        choices=("auto", "html", "text"),
        help="what FILE holds (default: auto, which finds out)",
    )
    parser.add_argument("--charset", metavar="NAME", help="charset that the server named")
    parser.add_argument(
        "--language",
        metavar="CODE",
        help="language of the page, such as en (default: what the page says, or a guess)",
    )
    parser.add_argument("--site", metavar="FILE", help="profile of the page's site, made by newsclean learn")
    parser.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="FILE",
        help="rules for sites: .toml, .txt or a folder; you can repeat it",
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="FILTER",
        help="leave a filter out; you can repeat it",
    )
