"""What is known of sites: profiles, learned, kept and looked up; with the names of rules and standing lines."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean.hosts import host_of
    from newsclean.rules.site_rules import HostRules, Rule, SiteRules
    from newsclean.sites.learner import SiteLearner, learn_hosts
    from newsclean.sites.profile import SiteProfile
    from newsclean.sites.reading import see
    from newsclean.standing.lines import StandingLine
    from newsclean.standing.seen import SeenLine, SeenPage

_HOME_OF = {
    "HostRules": "rules.site_rules",
    "Rule": "rules.site_rules",
    "SeenLine": "standing.seen",
    "SeenPage": "standing.seen",
    "SiteLearner": "sites.learner",
    "SiteProfile": "sites.profile",
    "SiteRules": "rules.site_rules",
    "StandingLine": "standing.lines",
    "host_of": "hosts",
    "learn_hosts": "sites.learner",
    "see": "sites.reading",
}

__all__ = [
    "HostRules",
    "Rule",
    "SeenLine",
    "SeenPage",
    "SiteLearner",
    "SiteProfile",
    "SiteRules",
    "StandingLine",
    "host_of",
    "learn_hosts",
    "see",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: cleaning a page needs no sqlite."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'newsclean.sites' has no attribute {name!r}")
    return getattr(importlib.import_module(f"newsclean.{_HOME_OF[name]}"), name)
