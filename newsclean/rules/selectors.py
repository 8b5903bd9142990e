"""What a rule points at: elements by CSS or XPath 1.0, lines by a phrase; told apart and checked."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.errors import MissingExtraError, NewscleanError
from newsclean.extras import require

if TYPE_CHECKING:
    from lxml.etree import XPath

__all__ = ["KINDS", "compile_selector", "kind_and_text"]

KINDS = ("css", "xpath", "phrase")
EXTRA = "sites"
"""The extra that brings cssselect."""
CACHED = 4096
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
_NAMESPACES = {"re": "http://exslt.org/regular-expressions"}


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


@lru_cache(maxsize=CACHED)
def compile_selector(kind: str, text: str) -> XPath:
    """Return a selector as a compiled XPath. Raises NewscleanError, with the cause, for one that is none.

    >>> compile_selector("xpath", "//p[@class='promo']").path
    "//p[@class='promo']"
    >>> compile_selector("xpath", "//p[class(x)]")
    Traceback (most recent call last):
    newsclean.errors.NewscleanError: XPath 1.0 has no function class()
    """
    from lxml import etree

    path = _css_to_xpath(text) if kind == "css" else text
    _check_names(_LITERAL.sub("''", path))
    try:
        compiled = etree.XPath(path, namespaces=_NAMESPACES)
        compiled(etree.fromstring("<html/>"))
    except etree.XPathError as error:
        raise NewscleanError(f"no XPath: {error}") from None
    return compiled


def _check_names(path: str) -> None:
    """Raise NewscleanError for a function or a prefix that would fail only on a page that leads the path there."""
    for call in _CALL.findall(path):
        if call not in _FUNCTIONS:
            raise NewscleanError(f"XPath 1.0 has no function {call}()")
    for prefix in _PREFIXED.findall(path):
        if prefix not in _NAMESPACES:
            raise NewscleanError(f"unknown prefix {prefix!r}; HTML has no namespaces")


def _css_to_xpath(text: str) -> str:
    try:
        translator = require("cssselect", EXTRA).HTMLTranslator()
        path: str = translator.css_to_xpath(text)
    except MissingExtraError:
        raise
    except (ValueError, SyntaxError) as error:  # cssselect's own errors are of these
        raise NewscleanError(f"no CSS selector: {error}") from None
    return path
