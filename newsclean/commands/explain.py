"""newsclean explain: every line of a page with its fate, in the terminal or as an HTML file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from newsclean.commands.clean import has_article, page_cleaner
from newsclean.commands.exits import DONE, NO_ARTICLE
from newsclean.commands.streams import PAGE_FILE, Commands, add_overwrite, add_page_options, wants_colour
from newsclean.export.own_files import require_own

__all__ = ["add_to"]


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "explain",
        help="show what became of every line of a page",
        description="Show what became of every line of a page. Removed lines come with filter, reason and evidence.",
    )
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help=PAGE_FILE)
    add_page_options(parser)
    report = "write an HTML file for the browser in place of printing lines; - is standard output"
    parser.add_argument("--html", metavar="REPORT", help=report)
    add_overwrite(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.html not in (None, "-"):
        require_own(options.html, overwrite=options.overwrite)
    article = page_cleaner(options)(options.file)
    if options.html is None:
        print(article.explain(colour=wants_colour()))
    elif options.html == "-":
        sys.stdout.write(article.to_report())
    else:
        Path(options.html).write_text(article.to_report(), "utf-8", newline="\n")
    return DONE if has_article(article, options.file) else NO_ARTICLE
