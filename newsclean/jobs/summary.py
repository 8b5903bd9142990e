"""The figures of a job: counted page by page, small whatever the job's size, and kept over a resume."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlsplit

from newsclean.jobs.task import Done
from newsclean.jobs.worker import Fault

__all__ = ["Summary"]

MAX_SITES = 5000
"""Sites that are counted by name; those that come later are counted together."""
OTHER = "(other sites)"
NO_SITE = "(no url)"
MAX_SLOW, MAX_FAILED = 20, 100
COUNTS = (
    "removed_pieces",
    "removed_chars",
    "label_pieces",
    "label_chars",
    "pages_by_kind",
    "failures_by_kind",
)
"""What is counted by name: what was removed by filter and by label, and what pages and failures are."""
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
        self.counts: dict[str, Counter[str]] = {name: Counter(data.get(name, {})) for name in COUNTS}
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
            site[1] += 1
            self._count_failure(done.id, done.fault)
            return
        self.aside += done.is_aside
        self.counts["pages_by_kind"][done.kind] += 1
        self.kept += done.kept
        self.seconds += done.seconds
        for what, found in (("removed", done.removed), ("label", done.labels)):
            for name, pieces, chars in found:
                self.counts[f"{what}_pieces"][name] += pieces
                self.counts[f"{what}_chars"][name] += chars
        site[2] += done.kept
        site[3] += sum(chars for _, _, chars in done.removed)
        site[4] += sum(pieces for _, pieces, _ in done.removed)
        if len(self.slow) < MAX_SLOW or done.seconds > self.slow[-1][0]:
            self.slow = sorted([*self.slow, (round(done.seconds, 4), done.id)], reverse=True)[:MAX_SLOW]

    def _count_failure(self, id: str, fault: Fault) -> None:
        self.failed += 1
        self.counts["failures_by_kind"][fault.kind] += 1
        if len(self.failures) < MAX_FAILED:
            self.failures.append({"id": id, **fault._asdict()})

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
            **{name: dict(counts.most_common()) for name, counts in self.counts.items()},
            "sites": {name: dict(zip(SITE, figures, strict=True)) for name, figures in self.sites.items()},
            "slow": [{"id": name, "seconds": seconds} for seconds, name in self.slow],
            "failures": self.failures,
        }
