"""The figures of a job: counted page by page, small whatever the job's size, and kept over a resume."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlsplit

from newsclean.jobs.task import Done

__all__ = ["Summary"]

MAX_SITES = 5000
"""Sites that are counted by name; those that come later are counted together."""
OTHER = "(other sites)"
NO_SITE = "(no url)"
MAX_SLOW, MAX_FAILED = 20, 100
SITE = ("pages", "failed", "kept", "removed", "pieces")
"""Figures of a site: pages, failed pages, characters kept and removed, pieces removed."""


class Summary:
    """Counts what came of the pages of a job."""

    def __init__(self, data: dict[str, Any] | None = None) -> None:
        data = data or {}
        self.pages: int = data.get("pages", 0)
        self.failed: int = data.get("failed", 0)
        self.aside: int = data.get("set_aside", 0)
        """Pages that were cleaned and are less sure than was asked for."""
        self.kept: int = data.get("kept", 0)
        self.seconds: float = data.get("seconds", 0.0)
        """Time at work on all pages, summed over the workers."""
        self.elapsed: float = data.get("elapsed", 0.0)
        """Time that the job ran, summed over its runs."""
        self.pieces: Counter[str] = Counter(data.get("removed_pieces", {}))
        self.chars: Counter[str] = Counter(data.get("removed_chars", {}))
        self.label_pieces: Counter[str] = Counter(data.get("label_pieces", {}))
        self.label_chars: Counter[str] = Counter(data.get("label_chars", {}))
        """The same by label: what was removed, whichever filter did it."""
        self.kinds: Counter[str] = Counter(data.get("failures_by_kind", {}))
        self.page_kinds: Counter[str] = Counter(data.get("pages_by_kind", {}))
        self.sites: dict[str, list[int]] = {
            name: [figures[each] for each in SITE] for name, figures in data.get("sites", {}).items()
        }
        self.slow: list[tuple[float, str]] = [(page["seconds"], page["id"]) for page in data.get("slow", ())]
        self.failures: list[dict[str, str]] = list(data.get("failures", ()))

    def count(self, done: Done) -> None:
        """Count one page."""
        self.pages += 1
        site = self._site(done.url)
        site[0] += 1
        if done.fault:
            self._count_failure(done, site)
            return
        self.aside += done.is_aside
        self.page_kinds[done.kind] += 1
        self.kept += done.kept
        self.seconds += done.seconds
        site[2] += done.kept
        for name, pieces, chars in done.removed:
            self.pieces[name] += pieces
            self.chars[name] += chars
            site[3] += chars
            site[4] += pieces
        for label, pieces, chars in done.labels:
            self.label_pieces[label] += pieces
            self.label_chars[label] += chars
        if len(self.slow) < MAX_SLOW or done.seconds > self.slow[-1][0]:
            self.slow = sorted([*self.slow, (round(done.seconds, 4), done.id)], reverse=True)[:MAX_SLOW]

    def _count_failure(self, done: Done, site: list[int]) -> None:
        assert done.fault is not None
        self.failed += 1
        site[1] += 1
        self.kinds[done.fault.kind] += 1
        if len(self.failures) < MAX_FAILED:
            self.failures.append({"id": done.id, "kind": done.fault.kind, "message": done.fault.message})

    def _site(self, url: str | None) -> list[int]:
        try:
            name = (urlsplit(url).hostname if url else None) or NO_SITE
        except ValueError:
            name = NO_SITE
        if name not in self.sites and len(self.sites) >= MAX_SITES:
            name = OTHER
        return self.sites.setdefault(name, [0] * len(SITE))

    def to_dict(self) -> dict[str, Any]:
        """Return all figures as plain JSON types; `Summary(figures)` goes on counting from there."""
        return {
            "pages": self.pages,
            "failed": self.failed,
            "set_aside": self.aside,
            "kept": self.kept,
            "seconds": round(self.seconds, 3),
            "elapsed": round(self.elapsed, 3),
            "removed_pieces": dict(self.pieces.most_common()),
            "removed_chars": dict(self.chars.most_common()),
            "label_pieces": dict(self.label_pieces.most_common()),
            "label_chars": dict(self.label_chars.most_common()),
            "pages_by_kind": dict(self.page_kinds.most_common()),
            "failures_by_kind": dict(self.kinds.most_common()),
            "sites": {name: dict(zip(SITE, figures, strict=True)) for name, figures in self.sites.items()},
            "slow": [{"id": name, "seconds": seconds} for seconds, name in self.slow],
            "failures": self.failures,
        }
