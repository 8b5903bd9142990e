"""newsclean filters: the filters in running order, each with what it does."""

from __future__ import annotations

import argparse

from newsclean.commands.streams import Commands

__all__ = ["add_to"]


def add_to(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "filters", help="list the filters", description="List the filters in running order."
    )
    parser.set_defaults(run=_run)


def _run(_: argparse.Namespace) -> int:
    from newsclean.catalogue import DEFAULT

    print(DEFAULT.describe())
    return 0
