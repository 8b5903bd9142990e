"""Hosts of addresses, and the parents under which rules for them are looked for."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

__all__ = ["host_and_parents", "host_of"]


def host_of(url: object) -> str | None:
    """Return the host of an address in lower case, without "www."; None where it names none.

    >>> host_of("https://www.Vell.example:8080/news/1"), host_of("/news/1"), host_of("http://[broken")
    ('vell.example', None, None)
    """
    if not isinstance(url, str):
        return None
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return None
    return host.rstrip(".").removeprefix("www.") or None if host else None


def host_and_parents(host: str) -> Iterator[str]:
    """Yield a host and the domains above it, nearest first, down to two labels.

    >>> list(host_and_parents("sport.news.example.com"))
    ['sport.news.example.com', 'news.example.com', 'example.com']
    """
    yield host
    while host.count(".") > 1:
        host = host.partition(".")[2]
        yield host
