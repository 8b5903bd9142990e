"""The profiles of many sites, and which of them is that of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from newsclean.hosts import host_and_parents, host_of
from newsclean.sites.profile import SiteProfile

__all__ = ["EVERY_PAGE", "SiteProfiles", "profiles_of"]

EVERY_PAGE = ""
"""The host that stands for every page."""


@dataclass(frozen=True, slots=True)
class SiteProfiles:
    """Site profiles by host. A subclass may keep them elsewhere, and look one up in `get()`."""

    by_host: Mapping[str, Any] = field(default_factory=dict)
    """In lower case, without "www."; the profile under EVERY_PAGE is that of pages whose host has none."""

    def of(self, url: str | None) -> SiteProfile | None:
        """Return the profile for an address: that of its host, of the nearest domain above it, or of every page.

        >>> SiteProfiles({"vell.example": SiteProfile()}).of("https://www.sport.vell.example/1")
        <SiteProfile of 0 pages, 0 standing lines>
        """
        host = host_of(url)
        for name in host_and_parents(host) if host else ():
            profile = self.get(name)
            if profile is not None:
                return profile
        return self.get(EVERY_PAGE)

    def get(self, host: str) -> SiteProfile | None:
        """Return the profile of exactly this host, or None."""
        return self.by_host.get(host)


def profiles_of(sites: Any) -> SiteProfiles:
    """Return profiles in the form that is looked up, without their pages, which cleaning does not need.

    >>> profiles_of({"www.Vell.example": SiteProfile()}).by_host
    {'vell.example': <SiteProfile of 0 pages, 0 standing lines>}
    >>> profiles_of("vell.json")
    Traceback (most recent call last):
    TypeError: sites must be SiteProfile, a mapping of hosts to SiteProfile, or None, not str
    """
    if isinstance(sites, SiteProfiles):
        return sites
    if isinstance(sites, SiteProfile):
        sites = {EVERY_PAGE: sites}
    if not isinstance(sites, Mapping):
        raise TypeError(
            f"sites must be SiteProfile, a mapping of hosts to SiteProfile, or None, not {type(sites).__name__}"
        )
    for host, profile in sites.items():
        if not isinstance(profile, SiteProfile):
            raise TypeError(
                f"sites: the profile of {host!r} must be SiteProfile, not {type(profile).__name__}"
            )
    return SiteProfiles({_plain(host): profile.slim() for host, profile in sites.items()})


def _plain(host: Any) -> str:
    """Return a host as addresses give it; what is none stays, and is never found."""
    return host_of(f"//{host}") or host
