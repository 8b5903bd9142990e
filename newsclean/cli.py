"""The command line: newsclean clean | filters."""

from __future__ import annotations

import argparse
import errno
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from newsclean import __version__

__all__ = ["main"]

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
        return _fail(f"{error.filename or 'output'}: {error.strerror}", IO_ERROR)
    except ValueError as error:
        return _fail(str(error), USAGE_ERROR)
    return code


def _fail(message: str, code: int) -> int:
    print(f"newsclean: {message}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsclean",
        description="Strip boilerplate from scraped news: title, dateline and body, and why every other line went.",
    )
    parser.add_argument("--version", action="version", version=f"newsclean {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    clean = commands.add_parser(
        "clean", help="clean one page", description="Clean one page and print the article."
    )
    clean.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="HTML or text of a page; - or nothing: stdin"
    )
    form = clean.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the article with its ledger as one JSON object")
    form.add_argument("--explain", action="store_true", help="every line of the page with its fate")
    clean.add_argument("--url", help="address of the page: tells the site's name")
    clean.add_argument(
        "--kind", default="auto", choices=("auto", "html", "text"), help="what FILE is; auto looks"
    )
    clean.add_argument("--charset", metavar="NAME", help="what the server said of the page's charset")
    clean.add_argument(
        "--language", metavar="CODE", help="language of the page, such as en; else it is guessed"
    )
    clean.add_argument(
        "--without", action="append", default=[], metavar="FILTER", help="leave a filter out; may be repeated"
    )
    clean.set_defaults(run=_clean)
    filters = commands.add_parser(
        "filters", help="list the filters", description="List the filters in running order."
    )
    filters.set_defaults(run=_filters)
    return parser


def _clean(options: argparse.Namespace) -> int:
    from newsclean.api import clean
    from newsclean.catalogue import DEFAULT

    pipeline = DEFAULT.without(*options.without)
    article = clean(
        _read(options.file),
        url=options.url,
        language=options.language,
        kind=options.kind,
        charset=options.charset,
        pipeline=pipeline,
    )
    if options.json:
        print(json.dumps(article.to_dict(), ensure_ascii=False))
    elif options.explain:
        print(article.explain(colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR")))
    else:
        parts = [article.title, article.dateline and article.dateline.raw, article.body]
        print("\n\n".join(str(part) for part in parts if part))
    return 0


def _read(name: str) -> bytes:
    if name == "-" and sys.stdin is None:
        raise OSError(errno.EBADF, "there is no standard input", "-")
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def _filters(_: argparse.Namespace) -> int:
    from newsclean.catalogue import DEFAULT

    print(DEFAULT.describe())
    return 0


if __name__ == "__main__":
    sys.exit(main())
