"""What a rule points at: elements by CSS or XPath 1.0, lines by a phrase; told apart and checked."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from newsclean.errors import NewscleanError
from newsclean.extras import require
from newsclean.rules.expressions import NAMESPACE, Watch, check_patterns, functions

if TYPE_CHECKING:
    from lxml.etree import XPath

__all__ = ["KINDS", "Selector", "compile_selector", "kind_and_text"]

KINDS = ("css", "xpath", "phrase")
EXTRA = "sites"
"""The extra that brings cssselect."""
CACHED = 4096
MAX_CHARS = 10_000
"""Characters of a selector: the longest of published ones has a thousand."""
_PREFIX = re.compile(r"(css|xpath|phrase):\s*(?=\S)")
_XPATH = re.compile(r"\(*\.{0,2}//?[\w*@.(]")
_CSS = re.compile(
    r"[.#][A-Za-z_-]|\[[A-Za-z-]{1,40}[\]=~^$*|]|[a-z][a-z0-9-]{0,30}(?:[.#][A-Za-z_-]|\[[A-Za-z]|:[a-z])"
)
_TAGS = frozenset(
    "a article aside b blockquote body div em figcaption figure footer form h1 h2 h3 h4 h5 h6 header i iframe img label"
    " li main nav ol p section small span strong table td time ul video".split()
)
_LITERAL = re.compile(r"\"[^\"]*\"|'[^']*'")
_CALL = re.compile(r"([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)\s*\(")
_FUNCTIONS = frozenset(
    "last position count id local-name namespace-uri name string concat starts-with contains substring-before"
    " substring-after substring string-length normalize-space translate boolean not true false lang number sum floor"
    " ceiling round text node comment processing-instruction and or div mod re:test re:match re:replace".split()
)
"""Functions of XPath 1.0, its node tests and operators, and EXSLT's regular expressions."""
_PREFIXED = re.compile(r"(?<![\w:.-])([A-Za-z_][\w.-]*):(?=[A-Za-z_*])")
_NAMESPACES = {"re": NAMESPACE}


def kind_and_text(rule: str) -> tuple[str, str]:
    """Return what kind of rule a string is, and the rule without its prefix.

    "css:", "xpath:" and "phrase:" say it. Without them, a path ("//aside", "./p", "(//p)[1]") is XPath; what begins
    as only a selector does (".promo", "#app", "[data-ad]", "div.promo", "p[class]", "li:first-child") is CSS; anything
    else is a phrase. Raises NewscleanError for a blank rule, and for the bare name of a tag, which could be either.

    >>> kind_and_text("div.promo"), kind_and_text("Get our app: free"), kind_and_text("css: aside")
    (('css', 'div.promo'), ('phrase', 'Get our app: free'), ('css', 'aside'))
    >>> kind_and_text("aside")
    Traceback (most recent call last):
    newsclean.errors.NewscleanError: could be a tag or a word; write css:aside or phrase:aside
    """
    rule = rule.strip()
    prefix = _PREFIX.match(rule)
    if prefix:
        return prefix[1], rule[prefix.end() :]
    if not rule or rule.removesuffix(":") in KINDS:
        raise NewscleanError("a rule must not be blank")
    if rule in _TAGS:
        raise NewscleanError(f"could be a tag or a word; write css:{rule} or phrase:{rule}")
    if _XPATH.match(rule):
        return "xpath", rule
    return ("css" if _CSS.match(rule) else "phrase"), rule


class Selector:
    """A selector that was checked, ready to run on any tree."""

    __slots__ = ("_compiled", "path")

    def __init__(self, path: str, compiled: XPath | None) -> None:
        self.path = path
        self._compiled = compiled
        """None for one with regular expressions, whose time counts anew for each page."""

    def find(self, tree: Any) -> tuple[Any, bool]:
        """Return what it finds in a tree, and whether its regular expressions took too long. Raises XPathError."""
        if self._compiled is not None:
            return self._compiled(tree), False
        watch = Watch()
        found = _compiled(self.path, functions(watch))(tree)
        return ([], True) if watch.is_late else (found, False)


@lru_cache(maxsize=CACHED)
def compile_selector(kind: str, text: str) -> Selector:
    """Return a selector as a compiled XPath. Raises NewscleanError, with the cause, for one that is none.

    >>> compile_selector("xpath", "//p[@class='promo']").path
    "//p[@class='promo']"
    >>> compile_selector("xpath", "//p[class(x)]")
    Traceback (most recent call last):
    newsclean.errors.NewscleanError: XPath 1.0 has no function class()
    """
    from lxml import etree

    if len(text) > MAX_CHARS:
        raise NewscleanError(f"a selector must not have more than {MAX_CHARS:,} characters")
    if "\0" in text:  # newer parsers of CSS put another character in its place
        raise NewscleanError("a selector must not hold the character NUL")
    path = _css_to_xpath(text) if kind == "css" else text
    bare = _LITERAL.sub("''", path)
    _check_names(bare)
    has_patterns = "re:" in bare
    if has_patterns:
        check_patterns(path)
    try:
        compiled = _compiled(path, functions(Watch()) if has_patterns else None)
        compiled(etree.fromstring("<html/>"))
    except (etree.XPathError, ValueError, TypeError, RecursionError) as error:
        raise NewscleanError(f"not a valid XPath: {error}") from None
    return Selector(path, None if has_patterns else compiled)


def _compiled(path: str, extensions: Any) -> XPath:
    from lxml import etree

    return etree.XPath(path, namespaces=_NAMESPACES, extensions=extensions, regexp=False)


def _check_names(path: str) -> None:
    """Raise NewscleanError for a function or a prefix that would fail only on a page that leads the path there."""
    for call in _CALL.findall(path):
        if call not in _FUNCTIONS:
            raise NewscleanError(f"XPath 1.0 has no function {call}()")
    for prefix in _PREFIXED.findall(path):
        if prefix not in _NAMESPACES:
            raise NewscleanError(f"unknown prefix {prefix!r}; HTML has no namespaces")


def _css_to_xpath(text: str) -> str:
    translator = require("cssselect", EXTRA).HTMLTranslator()
    try:
        path: str = translator.css_to_xpath(text)
    except (ValueError, SyntaxError, RuntimeError) as error:  # cssselect's own, and a recursion, are of these
        raise NewscleanError(f"not a valid CSS selector: {error}") from None
    return path
