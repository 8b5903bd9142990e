"""What is learned or told about one site: its standing boilerplate and its rules."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean.sites.hosts import host_of
    from newsclean.sites.learner import SiteLearner, learn_hosts
    from newsclean.sites.profile import SiteProfile
    from newsclean.sites.reading import see
    from newsclean.sites.rules import HostRules, Rule, SiteRules
    from newsclean.sites.seen import SeenLine, SeenPage
    from newsclean.sites.standing import StandingLine

_HOME_OF = {
    "HostRules": "rules",
    "Rule": "rules",
    "SeenLine": "seen",
    "SeenPage": "seen",
    "SiteLearner": "learner",
    "SiteProfile": "profile",
    "SiteRules": "rules",
    "StandingLine": "standing",
    "host_of": "hosts",
    "learn_hosts": "learner",
    "see": "reading",
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
    return getattr(importlib.import_module(f"newsclean.sites.{_HOME_OF[name]}"), name)
