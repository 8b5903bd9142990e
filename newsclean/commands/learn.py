"""newsclean learn: the standing boilerplate of one site, from some of its pages, as a profile in JSON."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from newsclean.commands.exits import tell
from newsclean.commands.streams import Commands, add_overwrite, add_repeated
from newsclean.export.own_files import require_own

if TYPE_CHECKING:
    from newsclean.sites.profile import SiteProfile

__all__ = ["add_to"]

MAX_BYTES = 50_000_000
"""Bytes of the longest page that is read."""


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "learn",
        help="learn the standing lines of a site",
        description="Learn which lines a site prints around every story, from some of its pages.",
        epilog="Inputs: .html and .txt files, folders and globs of them, and all inputs of newsclean batch.",
    )
    add = parser.add_argument
    pages = "a file, folder or glob, or - for JSON lines on standard input"
    add("inputs", nargs="+", metavar="PAGES", help=pages)
    where = "where to write the profile; - (default) is standard output"
    add("-o", "--output", default="-", metavar="FILE", help=where)
    add_repeated(parser, "--add-to", "FILE", "an earlier profile to add to")
    add("--list", action="store_true", help="print the standing lines in place of the profile")
    add_overwrite(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from newsclean.sites.profile import SiteProfile
    from newsclean.sites.profile_json import dumps

    if options.output != "-" and not options.list:
        require_own(options.output, overwrite=options.overwrite)
    profile = SiteProfile.learn(_pages(options.inputs))
    for known in options.add_to:
        profile = profile.merge(SiteProfile.read(known))
    if options.list:
        print(_listed(profile))
    elif options.output == "-":
        print(dumps(profile.to_dict()), end="")
    else:
        profile.write(options.output)
    tell(f"{len(profile.pages)} pages, {len(profile)} standing lines")
    return 0


def _pages(inputs: Sequence[str]) -> Iterator[Any]:
    """Yield the pages of the inputs; what is wrong with a record is said on standard error, and the record left out."""
    from newsclean.jobs.records import Fields, open_record
    from newsclean.jobs.sources import read_records, sources_of
    from newsclean.jobs.worker import Fault

    for record in read_records(sources_of(inputs), Fields(), MAX_BYTES):
        opened = open_record(record, Fields(), MAX_BYTES)
        if isinstance(opened, Fault):
            tell(opened.message)
        elif opened.kind == "auto":
            yield opened.page
        else:
            yield {opened.kind: opened.page, "language": opened.language, "charset": opened.charset}


def _listed(profile: SiteProfile) -> str:
    """Return the standing lines, those on most pages first: on how many, where, and how they begin."""
    rows = [f"{line.evidence:<15}  {line.place:<7}  {line.part:<5}  {line.key}" for line in profile]
    return "\n".join(rows) if rows else "no standing lines"
