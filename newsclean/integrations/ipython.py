"""The magics %newsclean and %%newsclean of IPython and Jupyter."""

from __future__ import annotations

import shlex
import urllib.request
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError

from newsclean import __version__
from newsclean.catalogue import DEFAULT
from newsclean.cleaner import Cleaner
from newsclean.errors import NewscleanError
from newsclean.export.printable import http_url
from newsclean.extras import require
from newsclean.model import Article

__all__ = ["load_ipython_extension"]

EXTRA = "notebook"
TIMEOUT = 20
"""Seconds that a server has for each answer."""
MAX_BYTES = 20_000_000
"""Of a page from the web; the largest news pages have about 5 MB."""


def load_ipython_extension(ipython: Any) -> None:
    """Add the magics `%newsclean` and `%%newsclean` to a running IPython; `%load_ext newsclean` calls this.

    `%newsclean PAGE` cleans a variable, a file or an address and shows the article. `%%newsclean` cleans the text of
    its cell. newsclean fetches only an address that you type there; everything else never uses the network.

    Args:
        ipython: The running shell.
    """

    def newsclean(line: str, cell: str | None = None) -> Article | None:
        """Clean a page: a variable, a file or an address; as %%newsclean, the text of the cell."""
        return _run(line, cell, ipython.user_ns)

    newsclean.__doc__ = _parser().format_help()
    ipython.register_magic_function(newsclean, magic_kind="line_cell", magic_name="newsclean")


def _parser() -> Any:
    """Return the magic's parser, which raises UsageError where the options are wrong."""
    parser = require("IPython.core.magic_arguments", EXTRA).MagicArgumentParser(
        "newsclean", description="Clean a page and show the article with all that was removed."
    )
    page = "a variable, a file or an http(s) address; not for %%newsclean"
    parser.add_argument("page", nargs="?", help=page)
    parser.add_argument("--to", metavar="NAME", help="put the article into this variable and show nothing")
    parser.add_argument("--url", help="address of the page: tells the site's name")
    parser.add_argument("--kind", default="auto", choices=("auto", "html", "text"), help="what the page is")
    parser.add_argument("--language", metavar="CODE", help="language of the page, such as en")
    parser.add_argument(
        "--without", action="append", default=[], metavar="FILTER", help="leave a filter out; may be repeated"
    )
    return parser


def _run(line: str, cell: str | None, variables: dict[str, Any]) -> Article | None:
    wrong_use = require("IPython.core.error", EXTRA).UsageError
    try:
        options = _parser().parse_args(_words(line))
        if (cell is None) == (options.page is None):
            raise NewscleanError("%newsclean takes one page, %%newsclean the text below it and no page")
        article = _article(options, cell, variables)
    except (ValueError, OSError, TypeError) as error:  # NewscleanError, and a quote that is not closed
        raise wrong_use(str(error)) from None
    if options.to is None:
        return article
    variables[options.to] = article
    return None


def _words(line: str) -> list[str]:
    """Return the words of a line; quotes keep spaces together, and a backslash is one, as in paths of Windows."""
    lexer = shlex.shlex(line, posix=True)
    lexer.whitespace_split, lexer.escape, lexer.commenters = True, "", ""
    return list(lexer)


def _article(options: Any, cell: str | None, variables: dict[str, Any]) -> Article:
    page, url, charset = (cell, None, None) if cell is not None else _found(options.page, variables)
    if isinstance(page, Article):
        return page
    pipeline = DEFAULT.without(*options.without)
    cleaner = Cleaner(kind=options.kind, language=options.language, pipeline=pipeline)
    return cleaner.clean(page, url=options.url or url, charset=charset)


def _found(name: str, variables: dict[str, Any]) -> tuple[Any, str | None, str | None]:
    """Return what a name stands for, with its address and charset where it came from the web."""
    page = variables.get(name, name)
    if page is name and name.lower().startswith(("http://", "https://")):
        return _fetched(name)
    if page is name or isinstance(page, Path):
        if not Path(page).exists():
            raise NewscleanError(f"{name} is not a variable, a file or an http(s) address")
        return Path(page).read_bytes(), None, None
    return page, None, None


def _fetched(url: str) -> tuple[bytes, str, str | None]:
    """Return the bytes behind an address, the address that answered and the charset that the server said."""
    address = http_url(url)
    if address is None:
        raise NewscleanError(f"{url} is not an http(s) address")
    asked = urllib.request.Request(address, headers={"User-Agent": f"newsclean/{__version__}"})
    try:
        with urllib.request.urlopen(asked, timeout=TIMEOUT) as answer:
            page = answer.read(MAX_BYTES + 1)
            found = answer.geturl(), answer.headers.get_content_charset()
    except HTTPError as error:
        with error:  # it holds the connection
            raise NewscleanError(f"{url}: {error.code} {error.reason}") from None
    except (URLError, HTTPException) as error:
        raise NewscleanError(f"{url}: {getattr(error, 'reason', error)}") from None
    if len(page) > MAX_BYTES:
        raise NewscleanError(f"{url} has more than {MAX_BYTES:,} bytes")
    return page, *found
