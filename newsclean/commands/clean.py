"""newsclean clean: pages, printed as articles, as JSON or line by line."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from newsclean.commands.exits import DONE, NO_ARTICLE, exit_code, fault_line, tell
from newsclean.commands.streams import (
    PAGE_FILE,
    Commands,
    add_language_only,
    add_page_options,
    read_page,
    wants_colour,
)
from newsclean.errors import NewscleanError
from newsclean.export.printable import json_text, printable

if TYPE_CHECKING:
    from newsclean.model import Article

__all__ = ["add_to", "has_article", "page_cleaner"]


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "clean",
        help="clean a page",
        description="Clean one page or several, and print each article: title, dateline and body.",
    )
    parser.add_argument("inputs", nargs="*", metavar="FILE", help=PAGE_FILE)
    add_page_options(parser)
    add_language_only(parser, "leave pages out")
    links = "keep the links of the story: print Markdown, with --json the field links"
    parser.add_argument("--links", action="store_true", help=links)
    form = parser.add_mutually_exclusive_group()
    one_line = "print the article with its ledger as one line of JSON"
    form.add_argument("--json", action="store_true", help=one_line)
    every_line = "print every line of the page with what became of it, and why"
    form.add_argument("--explain", action="store_true", help=every_line)
    parser.set_defaults(run=_run)


def page_cleaner(options: argparse.Namespace, *, links: bool = False) -> Callable[[str], Article]:
    """Return what cleans the page in a file, as the options of `add_page_options` say."""
    from newsclean.api import clean
    from newsclean.catalogue import DEFAULT
    from newsclean.sites import SiteProfile, SiteRules

    pipeline = DEFAULT.without(*options.without)
    site = SiteProfile.read(options.site) if options.site else None
    rules = SiteRules.read(*options.rules) if options.rules else None
    return lambda name: clean(
        read_page(name),
        url=options.url,
        language=options.language,
        kind=options.kind,
        charset=options.charset,
        pipeline=pipeline,
        site=site,
        rules=rules,
        links=links,
    )


def has_article(article: Article, name: str) -> bool:
    """Tell whether a page has an article, which is a body; say on standard error where it has none."""
    if not article.body:
        tell(f"{name}: no article was found")
    return bool(article.body)


def _run(options: argparse.Namespace) -> int:
    names = options.inputs or ["-"]
    if options.url and len(names) > 1:
        options.parser.error("--url is the address of one page: give one FILE")
    if options.links and options.explain:
        options.parser.error("--links changes nothing that --explain shows: leave one of them out")
    clean_file = page_cleaner(options, links=options.links)
    if len(names) == 1:
        return _show(clean_file(names[0]), names[0], options)
    codes = [_one_of_many(name, clean_file, options, first=not at) for at, name in enumerate(names)]
    return min((code for code in codes if code), default=DONE)


def _one_of_many(
    name: str, clean_file: Callable[[str], Article], options: argparse.Namespace, *, first: bool
) -> int:
    """Show one of several pages, under its name; one that fails is told, and the others go on."""
    try:
        article = clean_file(name)
    except (OSError, NewscleanError) as error:
        tell(fault_line(error) if isinstance(error, OSError) else f"{name}: {fault_line(error)}")
        return exit_code(error)
    if not options.json:
        print(f"==> {printable(name)} <==" if first else f"\n==> {printable(name)} <==")
    return _show(article, name, options)


def _show(article: Article, name: str, options: argparse.Namespace) -> int:
    if options.language_only and article.language not in options.language_only:
        from newsclean.jobs.task import other_language

        tell(f"{name}: {other_language(article.language, options.language_only)}")
        return NO_ARTICLE
    if options.json:
        print(json_text(json.dumps(article.to_dict(), ensure_ascii=False)))
    elif options.explain:
        print(article.explain(colour=wants_colour()))
    elif options.links:
        print(article.to_markdown(front_matter=False), end="")
    else:
        print(article)
    return DONE if has_article(article, name) else NO_ARTICLE
