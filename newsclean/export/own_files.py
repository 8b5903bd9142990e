"""Files that newsclean wrote, told from those of others by how they begin: only the former are written over."""

from __future__ import annotations

import os
from pathlib import Path

from newsclean.errors import NewscleanError

__all__ = ["GENERATOR", "require_own"]

GENERATOR = "<meta name=generator content=newsclean>"
"""Stands in the head of each HTML file."""
BEGINS = (b'{"newsclean_site_profile": ', b'{\n "newsclean_report": ')
"""How profiles of sites and reports of jobs begin."""
HEAD_BYTES = 1000


def require_own(path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
    """Raise NewscleanError for a file that holds what newsclean did not write, unless it may be written over.

    One that is not there, or empty, is fine, and so is what is no file, such as a pipe.

    >>> require_own("/dev/null")
    """
    file = Path(path)
    if overwrite or not file.is_file():
        return
    with open(file, "rb") as opened:
        head = opened.read(HEAD_BYTES)
    if head and GENERATOR.encode() not in head and not head.startswith(BEGINS):
        raise NewscleanError(
            f"{file} is there already, and newsclean did not write it: choose another name, or use --overwrite"
        )
