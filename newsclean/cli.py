"""The command line: newsclean clean | evaluate | explain | filters | learn."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from newsclean import __version__
from newsclean.commands import batch, clean, evaluate, explain, filters, learn
from newsclean.export.printable import printable

__all__ = ["main"]

COMMANDS = (clean, batch, evaluate, explain, filters, learn)
"""In the order in which the help lists them."""
USAGE_ERROR, IO_ERROR = 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code: 0 done, 2 wrong usage, 3 a file that cannot be read or written."""
    options = _parser().parse_args(arguments)
    if sys.stdout is None:
        return _fail("there is no standard output", IO_ERROR)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # an ASCII terminal shows what it can
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _fail(f"{error.filename or 'output'}: {error.strerror or error}", IO_ERROR)
    except ValueError as error:
        return _fail(str(error), USAGE_ERROR)
    return code


def _fail(message: str, code: int) -> int:
    print(f"newsclean: {printable(message)}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsclean",
        description="Strip boilerplate from scraped news: title, dateline and body, and why every other line went.",
    )
    parser.add_argument("--version", action="version", version=f"newsclean {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
