"""The standing lines of a site as few bytes: all that cleaning needs of a profile, a tenth of it or less."""

from __future__ import annotations

import json
import zlib

from newsclean.sites.profile import SiteProfile
from newsclean.sites.profile_json import pages_of, to_dict
from newsclean.standing.lines import Standing, StandingLine, opening
from newsclean.standing.seen import SeenPage

__all__ = ["pack_lines", "pack_pages", "unpack_lines", "unpack_pages"]


def pack_lines(profile: SiteProfile) -> bytes:
    """Return the standing lines of a profile as few bytes.

    >>> unpack_lines(pack_lines(SiteProfile())) == SiteProfile()
    True
    """
    rows = [
        [line.key, line.part, line.pages, line.of, line.place, line.in_body, line.words, sorted(line.shapes)]
        for line in profile.standing.lines.values()
    ]
    return zlib.compress(json.dumps(rows).encode())


def unpack_lines(packed: bytes) -> SiteProfile:
    """Return a profile that cleans as the one that was packed; without pages, it cannot be merged or written.

    Raises zlib.error, ValueError or TypeError for anything else.
    """
    rows = json.loads(zlib.decompress(packed))
    found = [
        StandingLine(key, part, pages, of, place, in_body, words, frozenset(shapes))
        for key, part, pages, of, place, in_body, words, shapes in rows
    ]
    lines = {(line.key, line.part): line for line in found}
    openings = frozenset(opening(line.key) for line in found)
    profile = SiteProfile()
    standing = Standing(lines, openings, any(line.part != "whole" for line in found))
    object.__setattr__(
        profile, "standing", standing
    )  # the pages that it would be worked out from stayed behind
    return profile


def pack_pages(pages: tuple[SeenPage, ...]) -> bytes:
    """Return what a profile keeps of pages as few bytes.

    >>> unpack_pages(pack_pages((SeenPage("447cc86068e49289", "rain", ()),)))
    (SeenPage(id='447cc86068e49289', title='rain', lines=()),)
    """
    return zlib.compress(json.dumps(to_dict(pages)).encode())


def unpack_pages(packed: bytes) -> tuple[SeenPage, ...]:
    """Return what `pack_pages()` packed. Raises zlib.error, ValueError or SchemaError for anything else."""
    return pages_of(json.loads(zlib.decompress(packed)))
