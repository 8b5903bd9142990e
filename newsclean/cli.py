"""The command line: newsclean clean | batch | evaluate | explain | filters | learn."""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Sequence

from newsclean import __version__
from newsclean.commands import batch, clean, evaluate, exits, explain, filters, learn
from newsclean.errors import NewscleanError

__all__ = ["main", "parsers"]

COMMANDS = (clean, batch, evaluate, explain, filters, learn)
"""In the order in which the help lists them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code, one of `newsclean.commands.exits.EXIT_CODES`."""
    options = _parsed(arguments)
    if sys.stdout is None:
        exits.tell("there is no standard output")
        return exits.IO_ERROR
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # an ASCII terminal shows what it can
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.DONE
    except KeyboardInterrupt:
        if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
            raise  # by the handler of a host, such as a test run, that means to end
        return exits.INTERRUPTED
    except (OSError, NewscleanError) as error:
        exits.tell(exits.fault_line(error))
        return exits.exit_code(error)
    except Exception as error:
        if sys.flags.dev_mode:  # python -X dev -m newsclean ... shows the traceback
            raise
        exits.tell(exits.unforeseen(error))
        return exits.IO_ERROR
    return code


def parsers() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    """Return the parser of the command line, and those of the commands by name."""
    parser = argparse.ArgumentParser(
        prog="newsclean",
        description="Turn a scraped news page into title, dateline and body, and say why every other line was removed.",
        epilog=exits.exit_codes(),
    )
    parser.add_argument("--version", action="version", version=f"newsclean {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return parser, commands.choices


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the options; a wrong one ends the program with the usage of its command, and none at all with the help."""
    parser, commands = parsers()
    for command in commands.values():
        command.set_defaults(parser=command)
    options, left = parser.parse_known_args(arguments)
    inputs = getattr(options, "inputs", None)
    if inputs is not None and all(name == "-" or not name.startswith("-") for name in left):
        inputs += left  # argparse takes no more names behind an option
    elif left:
        getattr(options, "parser", parser).error(f"unrecognized arguments: {' '.join(left)}")
    if not hasattr(options, "run"):
        parser.print_help()
        parser.exit()
    _refuse_empty(options)
    return options


def _refuse_empty(options: argparse.Namespace) -> None:
    """End the program where a value is empty, as a variable that a script did not set is; a page may have no url."""
    for name, value in vars(options).items():
        if name != "url" and (value == "" or (isinstance(value, list) and "" in value)):
            options.parser.error(f"argument {name.replace('_', '-')}: must not be empty")


if __name__ == "__main__":
    sys.exit(main())
