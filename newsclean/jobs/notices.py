"""What a job says of records that went wrong: the first few by name, and how many more there are."""

from __future__ import annotations

import sys

from newsclean.export.printable import printable

__all__ = ["MOST", "Notices"]

MOST = 5
"""Records, and files, that are named."""


class Notices:
    """Collects lines for standard error, so that none runs into the bar of the progress.

    >>> notices = Notices("records failed")
    >>> for number in range(8):
    ...     notices.add(f"p{number}: timeout")
    >>> notices.lines()[-2:]
    ['p4: timeout', 'and 3 more records failed']
    """

    def __init__(self, rest: str) -> None:
        self._rest = rest
        self._named: list[str] = []
        self._count = 0

    def add(self, line: str) -> None:
        """Take a line."""
        self._count += 1
        if self._count <= MOST:
            self._named.append(line)

    def lines(self) -> list[str]:
        """Return the first lines, and a last one that counts the others."""
        left = self._count - len(self._named)
        return [*self._named, *([f"and {left:,} more {self._rest}"] if left else [])]

    def show(self) -> None:
        """Write them, and forget them."""
        for line in self.lines() if sys.stderr is not None else ():
            print(f"newsclean: {printable(line)}", file=sys.stderr, flush=True)
        self._named.clear()
        self._count = 0
