"""newsclean clean: one page, printed as an article, as JSON or line by line."""

from __future__ import annotations

import argparse
import json
import re
from typing import TYPE_CHECKING

from newsclean.commands.streams import Commands, add_page_options, read_page, wants_colour

if TYPE_CHECKING:
    from newsclean.model import Article

__all__ = ["add_to", "cleaned"]


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "clean", help="clean one page", description="Clean one page and print the article."
    )
    add_page_options(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the article with its ledger as one JSON object")
    form.add_argument("--explain", action="store_true", help="every line of the page with its fate")
    parser.set_defaults(run=_run)


def cleaned(options: argparse.Namespace) -> Article:
    """Clean the page that the options of `add_page_options` tell of."""
    from newsclean.api import clean
    from newsclean.catalogue import DEFAULT
    from newsclean.sites import SiteProfile, SiteRules

    return clean(
        read_page(options.file),
        url=options.url,
        language=options.language,
        kind=options.kind,
        charset=options.charset,
        pipeline=DEFAULT.without(*options.without),
        site=SiteProfile.read(options.site) if options.site else None,
        rules=SiteRules.read(*options.rules) if options.rules else None,
    )


_NOT_FOR_TERMINALS = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What JSON may hold as it is, and a terminal might obey."""


def _run(options: argparse.Namespace) -> int:
    article = cleaned(options)
    if options.json:
        data = json.dumps(article.to_dict(), ensure_ascii=False)
        print(_NOT_FOR_TERMINALS.sub(lambda char: f"\\u{ord(char[0]):04x}", data))
    elif options.explain:
        print(article.explain(colour=wants_colour()))
    else:
        print(article)
    return 0
