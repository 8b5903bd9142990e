"""Learning many sites in one pass, in bounded memory: what is kept of each site's pages lies in an sqlite file."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from newsclean.hosts import host_of
from newsclean.sites.profile import MAX_PAGES, SiteProfile
from newsclean.sites.profile_json import pack_pages, unpack_pages
from newsclean.sites.reading import page_id, see
from newsclean.standing.seen import SeenPage

__all__ = ["SiteLearner", "learn_hosts", "read_profile"]

MAX_HOSTS_IN_MEMORY = 20_000
"""Hosts of which the number of pages kept is remembered; of others it is looked up."""
PAGES_PER_COMMIT = 500
_TABLES = (
    "create table if not exists page (host text, id text, seen blob, primary key (host, id)) without rowid",
    "create table if not exists note (number integer primary key, said text)",
)
_PAGES = "select seen from page where host = ? order by id"


class SiteLearner:
    """Learns the standing lines of many sites from pages in any order. Use it as a context manager.

    Args:
        path: A file to keep what was learned. You can use it again to go on. Without it, a temporary file lives as
            long as the learner.
        max_pages: How many pages to keep for each host: those whose hash sorts first. So the order of pages does not
            matter, and most pages of a large site are not even read.

    Example:
    >>> with SiteLearner() as learner:
    ...     for day in ("Monday", "Tuesday", "Friday"):
    ...         page = f"Rain in Vell\\n\\nIt rained on {day}, and {day} was a cold day in Vell.\\n\\nGet our app"
    ...         _ = learner.add(page, "vell.example")
    ...     learner.hosts(), len(learner.profile("vell.example").pages)
    (['vell.example'], 3)
    """

    def __init__(self, path: str | os.PathLike[str] | None = None, *, max_pages: int = MAX_PAGES) -> None:
        """Open or make the file. Raises ValueError for `max_pages` outside 2 to 32."""
        if not 2 <= max_pages <= MAX_PAGES:
            raise ValueError(f"max_pages must be 2 to {MAX_PAGES}, not {max_pages!r}")
        self.max_pages = max_pages
        self._folder = tempfile.TemporaryDirectory(prefix="newsclean-sites-") if path is None else None
        file = Path(self._folder.name, "pages.sqlite") if self._folder else Path(path or "")
        self._store = sqlite3.connect(file)
        for table in _TABLES:
            self._store.execute(table)
        self._last: dict[str, str] = {}
        self._unsaved = 0

    def wants(self, page: Any, host: str) -> bool:
        """Tell whether `add()` would keep a page, without reading it: a hash of its content decides."""
        return self._wants(page_id(page), host)

    def add(self, page: Any, host: str | None = None) -> bool:
        """Learn from a page.

        Args:
            page: A page, as `SiteProfile.learn()` takes it.
            host: Its host; without it, the host of the "url" of a mapping.

        Returns:
            Whether the page was kept. A page without a host or an article, and bytes that are no page, teach nothing.

        Raises:
            TypeError: The page has another type.
        """
        host = host or (host_of(page.get("url")) if isinstance(page, Mapping) else None)
        if host is None or not self.wants(page, host):
            return False
        seen = see(page)
        return seen is not None and self.add_seen(seen, host)

    def add_seen(self, seen: SeenPage, host: str) -> bool:
        """Learn from what `newsclean.sites.see()` returned of a page, perhaps in another process."""
        return self._wants(seen.id, host) and self.add_packed(host, seen.id, pack_pages((seen,)))

    def add_packed(self, host: str, id: str, packed: bytes) -> bool:
        """Learn from a page that `pack_pages()` packed; of two with the same hash the first one counts."""
        if not self._wants(id, host):
            return False
        self._store.execute("insert or ignore into page values (?, ?, ?)", (host, id, packed))
        self._store.execute(
            "delete from page where host = ?1 and id not in"
            " (select id from page where host = ?1 order by id limit ?2)",
            (host, self.max_pages),
        )
        self._last.pop(host, None)
        self._unsaved += 1
        if self._unsaved >= PAGES_PER_COMMIT:
            self._commit()
        return True

    def _wants(self, id: str, host: str) -> bool:
        last = self._last.get(host)
        if last is None:
            if len(self._last) >= MAX_HOSTS_IN_MEMORY:
                self._last.clear()
            last = self._last[host] = self._last_kept(host)
        return id < last

    def _last_kept(self, host: str) -> str:
        """Return the hash below which a page is kept: beyond every hash where there is room."""
        row = self._store.execute("select count(*), max(id) from page where host = ?", (host,)).fetchone()
        return row[1] if row[0] >= self.max_pages else "~"

    def hosts(self) -> list[str]:
        """Return the hosts with pages, sorted."""
        return [row[0] for row in self._store.execute("select distinct host from page order by host")]

    def profile(self, host: str) -> SiteProfile:
        """Return the profile of a host; it is empty for a host without pages."""
        return _profile(self._store, host)

    def profiles(self) -> Iterator[tuple[str, SiteProfile]]:
        """Yield each host with its profile, one at a time."""
        for host in self.hosts():
            yield host, self.profile(host)

    def close(self) -> None:
        """Save and close the file. A temporary file is deleted."""
        self._commit()
        self._store.close()
        if self._folder:
            self._folder.cleanup()

    @property
    def note(self) -> str:
        """What `save()` noted last; empty for a new file."""
        row = self._store.execute("select said from note where number = 1").fetchone()
        return row[0] if row else ""

    def save(self, note: str) -> None:
        """Write what was learned, with a note on the progress; after a power cut both are on the disk, or neither."""
        self._store.execute("insert or replace into note values (1, ?)", (note,))
        self._commit()

    def _commit(self) -> None:
        self._store.commit()
        self._unsaved = 0

    def __enter__(self) -> SiteLearner:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def learn_hosts(
    pages: Iterable[Any],
    *,
    path: str | os.PathLike[str] | None = None,
    max_pages: int = MAX_PAGES,
) -> dict[str, SiteProfile]:
    """Return a profile for each host among pages that are mappings with "url" and "html" or "text".

    For few hosts; for very many use SiteLearner, which keeps one profile at a time in memory.

    >>> sorted(learn_hosts([{"url": "https://www.vell.example/1", "text": "Rain\\n\\nIt rained in Vell on Friday."}]))
    ['vell.example']
    """
    with SiteLearner(path, max_pages=max_pages) as learner:
        for page in pages:
            learner.add(page)
        return dict(learner.profiles())


def read_profile(path: str | os.PathLike[str], host: str) -> SiteProfile:
    """Return the profile of a host from a file that a SiteLearner left, without holding the file open."""
    with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as store:
        return _profile(store, host)


def _profile(store: sqlite3.Connection, host: str) -> SiteProfile:
    rows = store.execute(_PAGES, (host,))
    return SiteProfile(tuple(page for (packed,) in rows for page in unpack_pages(packed)))
