"""The pages of a folder: what is read, and what is passed over because it is no file or lies elsewhere."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["NO_FILE", "PAGE_SUFFIXES", "PageFile", "Pages", "pages_below"]

PAGE_SUFFIXES = {".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text"}
"""Suffixes of files that hold one page, and its kind."""


NO_FILE = "it is no file, but a pipe or a device"
OUTSIDE = "a link that leads out of the folder (--follow-links follows it)"


class PageFile(NamedTuple):
    """A file with a page."""

    path: str
    name: str
    """Its path inside the folder; the id of its record."""
    size: int
    changed: int
    """When it was written last, in nanoseconds."""


class Pages(NamedTuple):
    """The pages of a folder."""

    found: tuple[PageFile, ...]
    passed: tuple[str, ...]
    """A line for each page that is passed over, with the reason."""


def pages_below(folder: str, *, follow_links: bool = False) -> Pages:
    """Return the page files of a folder and of those in it, sorted folder by folder.

    Args:
        folder: The folder.
        follow_links: Whether links are followed where they lead out of it; those to other folders never are without.

    Raises:
        OSError: A folder cannot be read.
    """
    found: list[PageFile] = []
    passed: list[str] = []
    root = os.path.realpath(folder)
    for path in _named_as_pages(folder, root, follow_links, passed):
        why = _passed_over(path, root, follow_links)
        if why:
            passed.append(f"{path} is passed over: {why}")
            continue
        state = os.stat(path)
        found.append(PageFile(path, os.path.relpath(path, folder), state.st_size, state.st_mtime_ns))
    return Pages(tuple(found), tuple(passed))


def _named_as_pages(folder: str, root: str, follow_links: bool, passed: list[str]) -> Iterator[str]:
    def fail(error: OSError) -> None:
        raise error

    seen = {root}
    for base, folders, files in os.walk(folder, onerror=fail, followlinks=follow_links):
        if follow_links:  # a link may lead to a folder above it
            folders[:] = [each for each in folders if _is_new(os.path.join(base, each), seen)]
        else:
            links = [os.path.join(base, each) for each in sorted(folders)]
            passed += [f"{link} is passed over: {OUTSIDE}" for link in links if _leads_out(link, root)]
        folders.sort()
        for name in sorted(files):
            if os.path.splitext(name)[1].lower() in PAGE_SUFFIXES:
                yield os.path.join(base, name)


def _is_new(folder: str, seen: set[str]) -> bool:
    real = os.path.realpath(folder)
    if real in seen:
        return False
    seen.add(real)
    return True


def _leads_out(path: str, root: str) -> bool:
    """Tell whether a path is a link to something that is there, outside of a folder."""
    real = os.path.realpath(path)
    return os.path.islink(path) and os.path.exists(real) and not Path(real).is_relative_to(root)


def _passed_over(path: str, root: str, follow_links: bool) -> str:
    """Return why a file is not read, "" where it is."""
    if not follow_links and _leads_out(path, root):
        return OUTSIDE
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        return f"{error.strerror}" if not os.path.islink(path) else "a link that leads nowhere"
    return "" if stat.S_ISREG(mode) else NO_FILE
