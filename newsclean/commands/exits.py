"""How a command ends: the exit codes, and one line on standard error for what went wrong."""

from __future__ import annotations

import sys

from newsclean.errors import place_of
from newsclean.export.printable import printable

__all__ = [
    "DONE",
    "EXIT_CODES",
    "INTERRUPTED",
    "IO_ERROR",
    "NO_ARTICLE",
    "USAGE_ERROR",
    "exit_code",
    "exit_codes",
    "fault_line",
    "tell",
    "unforeseen",
]

DONE, SOME_FAILED, USAGE_ERROR, IO_ERROR, NO_ARTICLE = range(5)
INTERRUPTED, TERMINATED = 130, 143
EXIT_CODES = {
    DONE: "done",
    SOME_FAILED: "batch: some pages became error records",
    USAGE_ERROR: "wrong usage: an unknown option or filter, a file that is no page, an output that batch will not "
    "write over or cannot resume",
    IO_ERROR: "a file that cannot be read, output that cannot be written, or a fault of newsclean, which is told",
    NO_ARTICLE: "clean and explain: no article was found on a page",
    INTERRUPTED: "stopped by Ctrl-C",
    TERMINATED: "stopped by SIGTERM",
}
"""Every exit code, with its meaning."""


def exit_codes() -> str:
    """Return all exit codes in one sentence, for the help."""
    return f"Exit codes: {'; '.join(f'{code} {meaning}' for code, meaning in EXIT_CODES.items())}."


def exit_code(error: OSError | ValueError) -> int:
    """Return the exit code for an error.

    >>> exit_code(FileNotFoundError()), exit_code(ValueError())
    (3, 2)
    """
    return IO_ERROR if isinstance(error, OSError) else USAGE_ERROR


def fault_line(error: OSError | ValueError) -> str:
    """Return what an error says, with the file where the system names one.

    >>> fault_line(FileNotFoundError(2, "No such file or directory", "page.html"))
    'page.html: No such file or directory'
    """
    if isinstance(error, OSError):
        return f"{error.filename or 'output'}: {error.strerror or error}"
    return str(error)


def unforeseen(error: Exception) -> str:
    """Return what to say of a fault of newsclean, with its place and what is noted on it.

    >>> unforeseen(KeyError("a"))
    "a fault of newsclean, please report it: KeyError: 'a'"
    """
    notes = "".join(f", {note}" for note in getattr(error, "__notes__", ()))
    return f"a fault of newsclean, please report it: {type(error).__name__}: {error}{place_of(error)}{notes}"


def tell(message: str) -> None:
    """Write one line on standard error, without the control characters that a file's name may hold."""
    if sys.stderr is not None:
        print(f"newsclean: {printable(message)}", file=sys.stderr, flush=True)
