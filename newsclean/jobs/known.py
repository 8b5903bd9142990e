"""What a batch knows of sites: a profile and rules from files, or what its first pass learned; in any process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from newsclean.errors import NotAPageError
from newsclean.jobs.records import Opened
from newsclean.readers.source import Source
from newsclean.sites import SiteProfile, SiteRules, host_of
from newsclean.sites.profiles import SiteProfiles

__all__ = ["KnownSites", "LearnedProfiles", "page_host"]

CACHED_HOSTS = 256
"""Profiles that a worker remembers, without their pages: some kilobytes each."""


@dataclass(frozen=True, slots=True)
class KnownSites:
    """Where it is told what is known of sites: by names of files, so that each process reads them once."""

    site: str | None = None
    """File of the profile of all pages."""
    rules: tuple[str, ...] = ()
    """Files and folders of rules."""
    learned: str | None = None
    """File that a SiteLearner left."""

    def load(self) -> None:
        """Read what the caller named, so that a mistake shows at once. Raises OSError and NewscleanError."""
        self.sites()
        self.site_rules()

    def sites(self) -> SiteProfile | LearnedProfiles | None:
        """Return the profile of all pages, or those that were learned by host."""
        if self.site:
            return _profile(self.site)
        return LearnedProfiles(path=self.learned) if self.learned else None

    def site_rules(self) -> SiteRules | None:
        """Return the rules."""
        return _rules(*self.rules) if self.rules else None

    def settings(self) -> dict[str, Any]:
        """Return what tells them from others, as plain JSON types: the content of the files and not their names."""
        return {
            "site": _digest([Path(self.site)]) if self.site else None,
            "rules": [_digest(_files(name)) for name in self.rules],
        }


@dataclass(frozen=True, slots=True)
class LearnedProfiles(SiteProfiles):
    """The profiles in a file that a SiteLearner left; one whose pages have no line in common counts for none."""

    path: str = ""

    def get(self, host: str) -> SiteProfile | None:
        return _learned(self.path, host) if host else None


def page_host(opened: Opened) -> str | None:
    """Return the host of a page: that of its url or, where it has none, the one that the page names itself.

    >>> page_host(Opened("Rain in Vell", "text", "a", "https://www.vell.example/1"))
    'vell.example'
    >>> page_host(Opened("<link rel=canonical href=https://vell.example/1><p>Rain", "html", "a", None))
    'vell.example'
    """
    host = host_of(opened.url)
    if host or opened.kind == "text":
        return host
    try:
        return host_of(Source(opened.page, kind=opened.kind, charset=opened.charset).page().meta.canonical)
    except NotAPageError:
        return None


@lru_cache(maxsize=1)
def _profile(path: str) -> SiteProfile:
    return SiteProfile.read(path).slim()


_rules = lru_cache(maxsize=1)(SiteRules.read)


@lru_cache(maxsize=CACHED_HOSTS)
def _learned(path: str, host: str) -> SiteProfile | None:
    """Return the profile of a host, or None where its pages have no line in common."""
    from newsclean.sites.learner import read_profile  # with sqlite, which few jobs need

    profile = read_profile(path, host).slim()
    return profile if len(profile) else None


def _files(name: str) -> Iterator[Path]:
    path = Path(name)
    yield from sorted(path.glob("*.txt")) if path.is_dir() else [path]


def _digest(files: Iterator[Path] | list[Path]) -> str:
    digest = blake2b(digest_size=16)
    for file in files:
        if file.suffix == ".txt":  # its name is the host that its rules are for
            digest.update(f"{file.name}:".encode("utf-8", "surrogateescape"))
        digest.update(file.read_bytes())
    return digest.hexdigest()
