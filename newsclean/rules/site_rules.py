"""Rules that a person wrote for a site: what to remove, and where title, body, author and date stand."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from newsclean.errors import MissingExtraError, NewscleanError
from newsclean.hosts import host_and_parents, host_of
from newsclean.lexicon import Lexicon
from newsclean.model import Verdict
from newsclean.rules.selectors import compile_selector, kind_and_text

__all__ = ["FIELDS", "HostRules", "Rule", "RulesFound", "SiteRules", "make_rule", "phrase_lexicon"]

FIELDS = ("remove", "title", "body", "author", "date")
"""What rules are about; all but "remove" take selectors alone."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a CSS selector, an XPath expression or a phrase."""

    kind: str
    """css, xpath or phrase."""
    text: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.text}"


@dataclass(frozen=True, slots=True)
class HostRules:
    """The rules for one host, as tuples. All of `remove` act; of the others only the first that finds something."""

    host: str
    """In lower case, without "www."."""
    remove: tuple[Rule, ...] = ()
    title: tuple[Rule, ...] = ()
    body: tuple[Rule, ...] = ()
    author: tuple[Rule, ...] = ()
    date: tuple[Rule, ...] = ()
    source: str = field(default="", compare=False)
    """The file that they come from."""
    ignored: tuple[str, ...] = ()
    """Lines of a file in the format of ftr-site-config that are not about these, such as "prune: no"."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """The phrases among what is to be removed."""
        return tuple(rule.text for rule in self.remove if rule.kind == "phrase")

    @property
    def has_selectors(self) -> bool:
        """Tell whether any rule looks at elements."""
        others = len(self.remove) - len(self.phrases)
        return bool(self.title or self.body or self.author or self.date or others)


@dataclass(frozen=True, slots=True)
class RulesFound:
    """What the rules for a host say of one page."""

    host: str
    phrases: tuple[str, ...] = ()
    """A line that holds one is removed."""
    named: tuple[Verdict, ...] = ()
    """What selectors found, HTML: the title, and what is to be removed."""
    outside: tuple[Verdict, ...] | None = None
    """What lies outside the body that a selector found; None where no rule found one."""


@dataclass(frozen=True, slots=True)
class SiteRules:
    """Rules for sites, found by host. Make them with `read()` or `from_toml()`; they never change.

    Example:
    >>> rules = SiteRules.from_toml('''
    ... [host."vell.example"]
    ... remove = [".promo", "phrase:Get the Gazette app"]
    ... title = "h1.headline"
    ... ''')
    >>> [str(rule) for rule in rules.of("https://news.vell.example/2024/1").remove]
    ['css:.promo', 'phrase:Get the Gazette app']
    >>> rules.of("https://example.com/") is None
    True
    """

    hosts: tuple[HostRules, ...] = ()
    """Sorted by host."""
    _by_host: Mapping[str, HostRules] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_host = {rules.host: rules for rules in self.hosts}
        object.__setattr__(self, "hosts", tuple(by_host[host] for host in sorted(by_host)))
        object.__setattr__(self, "_by_host", by_host)

    @classmethod
    def read(cls, *paths: str | os.PathLike[str], strict: bool = True) -> SiteRules:
        """Read files of rules.

        Args:
            paths: .toml files, .txt files in the format of ftr-site-config, or folders of such .txt files. If two
                files have rules for the same host, the later one counts.
            strict: Raise for an invalid line of a .txt file. With False such lines are collected as ignored.

        Returns:
            The rules.

        Raises:
            NewscleanError: A rule is invalid; the message names file, host and rule.
            OSError: A file cannot be read.
        """
        from newsclean.rules.ftr import read_ftr
        from newsclean.rules.toml import read_toml

        found: list[HostRules] = []
        for path in _files(paths):
            found += read_toml(path) if path.suffix == ".toml" else [read_ftr(path, strict=strict)]
        return cls(tuple(found))

    @classmethod
    def from_toml(cls, text: str) -> SiteRules:
        """Read rules from TOML.

        Args:
            text: The TOML text.

        Returns:
            The rules.

        Raises:
            NewscleanError: A rule is invalid; the message names host and rule.
        """
        from newsclean.rules.toml import parse_toml

        return cls(parse_toml(text, "<toml>"))

    def of(self, url: str | None) -> HostRules | None:
        """Find the rules for an address: those of its host, or else of the nearest domain above it.

        Args:
            url: The address.

        Returns:
            The rules, or None.
        """
        host = host_of(url)
        for rank, name in enumerate(host_and_parents(host) if host else ()):
            # ".example.com.txt" is about what is below it before it is about example.com
            wildcard = "." + name
            for known in (wildcard, name) if rank else (name, wildcard):
                if known in self._by_host:
                    return self._by_host[known]
        return None

    def __iter__(self) -> Iterator[HostRules]:
        return iter(self.hosts)

    def __len__(self) -> int:
        return len(self.hosts)


def make_rule(about: str, text: str, *, source: str, host: str, kind: str | None = None) -> Rule:
    """Return a checked rule. Raises NewscleanError naming file, host and rule."""
    try:
        kind, text = (kind, text) if kind else kind_and_text(text)
        if kind != "phrase":
            compile_selector(kind, text)
        elif about == "remove":
            phrase_lexicon((text,))
        else:
            raise NewscleanError("must be a selector; write css: or xpath: before it")
    except MissingExtraError:
        raise
    except NewscleanError as error:
        raise NewscleanError(f"{source}: host {host!r}: {about} {text!r}: {error}") from None
    return Rule(kind, text)


@lru_cache(maxsize=256)
def phrase_lexicon(phrases: tuple[str, ...]) -> Lexicon:
    """Return a lexicon of phrases alone. Raises LexiconError for one without a letter or number."""
    return Lexicon(()).with_phrases({"site_rule": phrases})


def _files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Path]:
    """Yield files, and of folders the .txt files in them, sorted. Raises NewscleanError for another kind of file."""
    for given in paths:
        path = Path(given)
        if path.is_dir():
            yield from sorted(path.glob("*.txt"))
        elif path.suffix in (".toml", ".txt"):
            yield path
        else:
            raise NewscleanError(f"{path}: rules are .toml or .txt files, or folders of .txt files")
