"""The standing lines of a site as few bytes: all that cleaning needs of a profile, a tenth of it or less."""

from __future__ import annotations

import json
import zlib

from newsclean.sites.profile import SiteProfile, slim_profile
from newsclean.standing.lines import Standing, StandingLine, opening

__all__ = ["pack_lines", "unpack_lines"]


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
    return slim_profile(Standing(lines, openings, any(line.part != "whole" for line in found)))
