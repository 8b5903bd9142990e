"""Reading the value of a setting, which may come from Python or, as a str, from a command line."""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Mapping
from configparser import ConfigParser
from operator import attrgetter
from pathlib import Path
from typing import Any

from newsclean.errors import NewscleanError, UnknownNameError
from newsclean.hosts import host_of
from newsclean.integrations.item_parts import PARTS
from newsclean.lexicon.codes import require_language
from newsclean.pipeline import Pipeline
from newsclean.rules.site_rules import SiteRules
from newsclean.sites.profile import SiteProfile
from newsclean.sites.profiles import EVERY_PAGE

__all__ = [
    "read_bytes",
    "read_field",
    "read_flag",
    "read_language",
    "read_names",
    "read_output",
    "read_pipeline",
    "read_policy",
    "read_rules",
    "read_sites",
]

ON_ERROR = ("keep", "drop", "raise")
"""What may become of an item whose page fails."""
FLAGS = ConfigParser.BOOLEAN_STATES
"""1, yes, true and on; 0, no, false and off."""


def read_field(value: Any) -> str | None:
    """Read the name of an item's field; None and "" stand for none."""
    if value in (None, ""):
        return None
    if not isinstance(value, str):
        raise NewscleanError(f"must be the name of a field, or None for none, not {value!r}")
    return value


def read_names(value: Any) -> tuple[str, ...]:
    """Read names from a list, or from one str with commas.

    >>> read_names("byline, residue") == read_names(["byline", "residue"])
    True
    """
    names = value.split(",") if isinstance(value, str) else value
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise NewscleanError(f"must be a list of names, or one str with commas, not {value!r}")
    return tuple(name.strip() for name in names if name.strip())


def read_output(value: Any) -> tuple[tuple[str, str], ...]:
    """Read parts of the article, or a mapping from part to field; the latter may be a str of JSON.

    >>> read_output("title,body"), read_output('{"body": "content"}')
    ((('title', 'title'), ('body', 'body')), (('body', 'content'),))
    """
    found = _json_object(value)
    is_mapping = isinstance(found, Mapping)
    pairs = tuple(found.items() if is_mapping else ((name, name) for name in read_names(found)))
    for part, name in pairs:
        if part not in PARTS:
            raise UnknownNameError("part", str(part), PARTS)
        if not isinstance(name, str) or not name:
            raise NewscleanError(f"the field for {part!r} must be a name, not {name!r}")
    if not pairs:
        raise NewscleanError(f"must name one part at least; known: {', '.join(PARTS)}")
    return pairs


def _json_object(value: Any) -> Any:
    if not isinstance(value, str) or not value.lstrip().startswith("{"):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise NewscleanError(f"{value!r} is not valid JSON: {error}") from None


def read_flag(value: Any) -> bool:
    """Read True or False, or one of FLAGS."""
    if isinstance(value, bool):
        return value
    if str(value).strip().lower() not in FLAGS:
        raise NewscleanError(f"must be True or False, not {value!r}")
    return FLAGS[str(value).strip().lower()]


def read_bytes(value: Any) -> int:
    """Read a number of bytes, at least 1."""
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise NewscleanError(f"must be a whole number of bytes from 1, not {value!r}")
    return int(value)


def read_policy(value: Any) -> str:
    """Read what becomes of an item whose page fails."""
    if value not in ON_ERROR:
        raise UnknownNameError("policy", value, ON_ERROR)
    return str(value)


def read_language(value: Any) -> str | None:
    """Read a language's code; None and "" stand for none."""
    if value is not None and not isinstance(value, str):
        raise NewscleanError(f"must be a two-letter code, or None for a guess, not {value!r}")
    return require_language(value) if value else None


def read_pipeline(value: Any) -> Pipeline:
    """Read a Pipeline, or the "module:object" that is one."""
    found = _load(value) if isinstance(value, str) else value
    if not isinstance(found, Pipeline):
        raise NewscleanError(f"must be a newsclean.Pipeline or its 'module:object', not {value!r}")
    return found


def _load(name: str) -> Any:
    module, colon, path = name.partition(":")
    if not colon or not path:
        raise NewscleanError(f"must be named as 'module:object', not {name!r}")
    try:
        return attrgetter(path)(importlib.import_module(module))
    except (ImportError, AttributeError) as error:
        raise NewscleanError(f"cannot load {name!r}: {error}") from error


def _is_path(value: Any) -> bool:
    return isinstance(value, str | os.PathLike) and bool(value)


def read_rules(value: Any) -> SiteRules:
    """Read SiteRules, the path of a file or folder, or a list of such paths."""
    if isinstance(value, SiteRules):
        return value
    paths = [value] if _is_path(value) else value
    if not isinstance(paths, list | tuple) or not all(map(_is_path, paths)):
        raise NewscleanError(f"must be newsclean.SiteRules, a path or a list of paths, not {value!r}")
    return SiteRules.read(*paths)


def read_sites(value: Any) -> dict[str, SiteProfile]:
    """Read one profile for every page, a folder of profiles "<host>.json", or a mapping from host to profile."""
    if isinstance(value, Mapping):
        return {_host(name): _profile(each) for name, each in value.items()}
    if _is_path(value) and Path(value).is_dir():
        files = sorted(Path(value).glob("*.json"))
        if not files:
            raise NewscleanError(f"there is no <host>.json in the folder {str(value)!r}")
        return {_host(file.stem): _profile(file) for file in files}
    return {EVERY_PAGE: _profile(value)}


def _host(name: Any) -> str:
    host = host_of(f"//{name}")
    if host is None:
        raise NewscleanError(f"{name!r} is not a host")
    return host


def _profile(value: Any) -> SiteProfile:
    if isinstance(value, SiteProfile):
        return value
    if not _is_path(value):
        raise NewscleanError(f"must be newsclean.SiteProfile or the path of one, not {value!r}")
    return SiteProfile.read(value)
