"""A page as the choice of its main content sees it: prose, groups of blocks, signs and their shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from newsclean.maincontent.signs import SIGNS, signs_of
from newsclean.maincontent.title_vote import title_blocks
from newsclean.model import Page
from newsclean.text import fold

__all__ = ["Group", "PageView", "parent_path", "view_page"]

MIN_PROSE_CHARS = 80
"""A block of at least this length, few links and no heading counts as prose."""
MAX_PROSE_LINKS = 0.5


@dataclass(slots=True)
class Group:
    """The blocks below one element."""

    blocks: int = 0
    chars: int = 0
    linked: float = 0.0
    """Characters of link text."""
    prose: int = 0
    """Characters of prose that are no link text."""
    prose_blocks: int = 0

    def take(self, other: Group) -> None:
        """Add the blocks of another group."""
        self.blocks += other.blocks
        self.chars += other.chars
        self.linked += other.linked
        self.prose += other.prose
        self.prose_blocks += other.prose_blocks


@dataclass(slots=True)
class PageView:
    """What is known of a page before any block is judged."""

    texts: list[str]
    parents: list[str]
    """Path of the element above each block's own."""
    signs: list[int]
    """Bits of SIGNS for each block."""
    groups: dict[str, Group]
    """By path: all blocks below an element."""
    above: dict[str, str]
    """The path above each path in `groups`; that of the root, "", is itself."""
    prose: int
    """Characters of prose on the page, at least 1."""
    best: str
    """Path of the element that most prose stands in directly."""
    sign_share: list[float]
    """Share of the page's prose that each sign covers."""
    counts: Counter[str]
    title_at: tuple[int, ...]
    """Blocks that say the title."""
    title: str
    description: str

    def chars(self, blocks: Iterable[int]) -> int:
        """Return how many characters some blocks have."""
        return sum(len(self.texts[index]) for index in blocks)


def view_page(page: Page) -> PageView:
    """Return the view of a page, in time linear in its blocks (paths are no deeper than a parser's tree)."""
    texts = [page.text[block.span.start : block.span.end] for block in page.blocks]
    parents = [parent_path(block.path) for block in page.blocks]
    known = {hints: signs_of(hints) for hints in {block.hints for block in page.blocks}}
    signs = [known[block.hints] for block in page.blocks]
    direct, prose_signs = _direct_groups(page, texts, parents, signs)
    prose = sum(group.prose for group in direct.values()) or 1
    title = fold(page.meta.title or "")
    best = max(direct, key=lambda path: direct[path].prose, default="")  # before they take in what is below
    groups, above = _all_groups(direct)
    return PageView(
        texts, parents, signs, groups, above, prose, best,
        [sum(size for bits, size in prose_signs.items() if bits >> place & 1) / prose for place in range(len(SIGNS))],
        Counter(texts), title_blocks(page, texts), title, fold(page.meta.description or ""),
    )  # fmt: skip


def parent_path(path: str) -> str:
    """Return the path of the element above.

    >>> parent_path("/html/body/p[2]")
    '/html/body'
    """
    return path[: max(0, path.rfind("/"))]


def _direct_groups(
    page: Page, texts: list[str], parents: list[str], signs: list[int]
) -> tuple[dict[str, Group], dict[int, int]]:
    """Return the blocks directly below each element, and the prose under each set of signs."""
    direct: dict[str, Group] = {}
    prose_signs: dict[int, int] = {}
    for block, text, parent, bits in zip(page.blocks, texts, parents, signs, strict=True):
        group = direct.get(parent)
        if group is None:
            group = direct[parent] = Group()
        size, ratio = len(text), block.link_ratio
        group.blocks += 1
        group.chars += size
        group.linked += size * ratio
        if size >= MIN_PROSE_CHARS and ratio < MAX_PROSE_LINKS and block.kind != "heading":
            weight = int(size * (1 - ratio))
            group.prose += weight
            group.prose_blocks += 1
            prose_signs[bits] = prose_signs.get(bits, 0) + weight
    return direct, prose_signs


def _all_groups(direct: dict[str, Group]) -> tuple[dict[str, Group], dict[str, str]]:
    """Return the blocks below each element at any depth, and the path above each path; deepest paths come first."""
    groups, above = {"": Group(), **direct}, {"": ""}
    levels: dict[int, list[str]] = {}
    for path in groups:
        levels.setdefault(path.count("/"), []).append(path)
    for depth in range(max(levels), 0, -1):
        for path in levels.get(depth, ()):
            over = above[path] = parent_path(path)
            if over not in groups:
                groups[over] = Group()
                levels.setdefault(depth - 1, []).append(over)
            groups[over].take(groups[path])
    return groups, above
