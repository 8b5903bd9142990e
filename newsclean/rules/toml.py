"""Site rules as TOML: a table a host, strict about its keys."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from newsclean.errors import NewscleanError
from newsclean.rules.site_rules import FIELDS, HostRules, make_rule

__all__ = ["parse_toml", "read_toml"]


def read_toml(path: Path) -> tuple[HostRules, ...]:
    """Read a TOML file of rules. Raises NewscleanError naming file, host and rule, OSError without a file."""
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise NewscleanError(f"{path}: rules must be UTF-8: {error}") from None
    return parse_toml(text, str(path))


def parse_toml(text: str, source: str) -> tuple[HostRules, ...]:
    """Read rules from TOML; `source` names it in errors.

    >>> [rules.host for rules in parse_toml('[host."www.Vell.example"]\\nremove = "//aside"', "rules.toml")]
    ['vell.example']
    >>> parse_toml('[host."vell.example"]\\nstrip = "//aside"', "rules.toml")
    Traceback (most recent call last):
    newsclean.errors.NewscleanError: rules.toml: host 'vell.example': unknown key 'strip'; known: ...
    """
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError alone
        raise NewscleanError(f"{source}: not valid TOML: {error}") from None
    hosts = data.get("host", {})
    unknown = ", ".join(map(repr, data.keys() - {"host"}))
    if unknown or not isinstance(hosts, dict):
        found = f", not {unknown}" if unknown else ""
        raise NewscleanError(f'{source}: rules are tables [host."example.com"]{found}')
    return tuple(_host_rules(host, table, source) for host, table in hosts.items())


def _host_rules(host: str, table: Any, source: str) -> HostRules:
    name = host.strip().lower().removeprefix("www.").strip(".")
    if not name or not isinstance(table, dict) or any(char in name for char in "/:* "):
        said = 'must be a table of one host, such as [host."example.com"]'
        raise NewscleanError(f"{source}: host {host!r}: {said}")
    for key in table:
        if key not in FIELDS:
            raise NewscleanError(f"{source}: host {host!r}: unknown key {key!r}; known: {', '.join(FIELDS)}")
    found: dict[str, Any] = {}
    for about, given in table.items():
        texts = _texts(about, given, source, host)
        found[about] = tuple(make_rule(about, text, source=source, host=host) for text in texts)
    return HostRules(name, source=source, **found)


def _texts(about: str, given: Any, source: str, host: str) -> list[str]:
    """Return the rules of a key, which may be one or a list."""
    texts = [given] if isinstance(given, str) else given
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise NewscleanError(f"{source}: host {host!r}: {about} must be a string or a list of strings")
    return texts
