"""Site rules in the format of ftr-site-config (the site patterns of Full-Text RSS): a file a host, a rule a line."""

from __future__ import annotations

from pathlib import Path

from newsclean.errors import NewscleanError
from newsclean.rules.site_rules import HostRules, Rule, make_rule

__all__ = ["parse_ftr", "read_ftr"]

SELECTORS = {"title": "title", "body": "body", "author": "author", "date": "date", "strip": "remove"}
"""Directives whose value is an XPath, and what they are about here."""


def read_ftr(path: Path, *, strict: bool = True) -> HostRules:
    """Read a file of rules; its name is the host, "example.com.txt", or ".example.com.txt" for what is below it.

    Raises NewscleanError naming file, host and rule, OSError without a file.
    """
    text = path.read_text("utf-8-sig", errors="replace")
    dot = "." if path.name.startswith(".") else ""
    host = dot + path.name.lower().removesuffix(".txt").strip(".").removeprefix("www.")
    return parse_ftr(text, host, str(path), strict=strict)


def parse_ftr(text: str, host: str, source: str = "<ftr>", *, strict: bool = True) -> HostRules:
    """Read rules for a host; `source` names them in errors. Other directives are collected in `ignored`.

    `strip_id_or_class` removes elements whose id or class contains the value, as the format has it.

    >>> rules = parse_ftr('''
    ... # invented
    ... body: //div[@id='story']
    ... strip_id_or_class: promo
    ... prune: no
    ... ''', "vell.example")
    >>> [str(rule) for rule in (*rules.body, *rules.remove)], rules.ignored
    (["xpath://div[@id='story']", "xpath://*[contains(@class, 'promo') or contains(@id, 'promo')]"], ('prune: no',))
    """
    found: dict[str, list[Rule]] = {about: [] for about in SELECTORS.values()}
    ignored: list[str] = []
    for line in map(str.strip, text.splitlines()):
        if not line or line.startswith("#"):
            continue
        about, xpath = _directive(line)
        if not about:
            ignored.append(line)
            continue
        try:
            found[about].append(make_rule(about, xpath, source=source, host=host, kind="xpath"))
        except NewscleanError:
            if strict:
                raise
            ignored.append(line)
    rules = {about: tuple(dict.fromkeys(each)) for about, each in found.items()}
    return HostRules(host, source=source, ignored=tuple(ignored), **rules)


def _directive(line: str) -> tuple[str, str]:
    """Return what a line is about and its XPath; two empty strings for a directive that says nothing here."""
    name, _, value = line.partition(":")
    name, value = name.strip().lower(), value.strip()
    if name == "strip_id_or_class":
        word = value.replace("'", "").replace('"', "")
        return ("remove", f"//*[contains(@class, '{word}') or contains(@id, '{word}')]") if word else ("", "")
    return (SELECTORS[name], value) if name in SELECTORS and value else ("", "")
