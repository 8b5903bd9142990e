"""A page as the choice of its main content sees it: prose, groups of blocks, signs and their shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from newsclean.model import Page
from newsclean.observe.anchor import find_anchor, relative_signs
from newsclean.observe.description import opening_of
from newsclean.observe.prose import is_prose_block
from newsclean.observe.signs import BITS, FURNITURE, FURNITURE_BITS, signs_of
from newsclean.observe.title_blocks import title_blocks
from newsclean.text import fold, width

__all__ = ["Group", "PageView", "calls_itself_news", "place_of", "view_page"]

_NO_DIGITS = {code: None if chr(code).isdigit() else code for code in range(128)}
"""What each ASCII character becomes; those that stay are named too, because an error is raised for each that is not."""

Group = list[float]
"""The blocks below one element: how many they are, their characters, those of link text, those of prose that are no
link text, and how many blocks are prose. A page has as many groups as blocks, so a bare list."""


@dataclass(slots=True)
class PageView:
    """What is known of a page before any block is judged; facts about blocks are in columns."""

    texts: list[str]
    sizes: list[int]
    """Characters of each block."""
    widths: list[int]
    """The same by script: a character of a script without spaces counts for more."""
    starts: Sequence[int]
    """Where in the page's text each block starts."""
    kinds: Sequence[str]
    ratios: Sequence[float]
    """Share of link text of each block."""
    paths: Sequence[str]
    parents: Sequence[str]
    """Path of the element above each block's own."""
    leaves: Sequence[str]
    """Each block's own element, the last part of its path."""
    tags: list[str]
    """The name of that element."""
    markup: list[tuple[str, frozenset[str]]]
    """What each block has in common with those of the same markup: its tag and all names above it. The paragraphs of an
    article are marked up alike, and so are the cards of a list."""
    signs: list[int]
    """Bits of TAGS, SIGNS and ASKED for each block; those of furniture as they stand in relation to the anchor."""
    all_signs: int
    """The bits that any block has."""
    groups: dict[str, Group]
    """By path: all blocks below an element."""
    above: dict[str, str]
    """The path above each path in `groups`; that of the root, "", is itself."""
    prose: int
    """Characters of prose on the page, at least 1."""
    best: str
    """Path of the element that most prose stands in directly."""
    anchor: str
    """Path of the element in which the article's first prose stands."""
    furniture: list[tuple[float, int, str]]
    """Each sign of furniture: the share of the page's prose that it covers, its bit, its name; the least first."""
    counts: Counter[str]
    title_at: tuple[int, ...]
    """Blocks that say the title."""
    description: str

    def under(self, bits: int) -> list[int]:
        """Return the blocks that have one of some signs: where no block of the page has, none is looked at."""
        return [index for index, own in enumerate(self.signs) if own & bits] if self.all_signs & bits else []

    def chars(self, blocks: Iterable[int]) -> int:
        """Return how many characters some blocks have."""
        return sum([self.sizes[index] for index in blocks])


def view_page(page: Page) -> PageView:
    """Return the view of a page with blocks, in time linear in them (paths are no deeper than a parser's tree)."""
    spans, kinds, paths, ratios, hints, _ = zip(*page.blocks, strict=True)
    texts = [page.text[start:end] for start, end in spans]
    sizes = list(map(len, texts))
    parents, leaves = _parts(paths)
    names = {leaf: leaf.partition("[")[0] for leaf in set(leaves)}
    tags = [names[leaf] for leaf in leaves]
    known = {each: signs_of(each) for each in set(hints)}
    title_at = title_blocks(page, texts)
    widths, description = list(map(width, texts)), fold(page.meta.description or "")
    anchor = find_anchor(page, texts, widths=widths, title_at=title_at, opening=opening_of(description))
    signs = relative_signs(page, [known[each] for each in hints], anchor)
    direct, prose_signs = _direct_groups(sizes, kinds, ratios, parents, signs)
    prose = sum(prose_signs.values()) or 1
    best = max(direct, key=lambda path: direct[path][3])  # before they take in what is below
    groups, above = _all_groups(direct)
    return PageView(
        texts, sizes, widths, [start for start, _ in spans], kinds, ratios,
        paths, parents, leaves, tags, list(zip(tags, hints, strict=True)),
        signs, reduce(or_, set(signs)), groups, above, prose, best, anchor or best,
        _furniture(prose_signs, prose), Counter(texts), title_at, description,
    )  # fmt: skip


def _parts(paths: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the path above each path, and its last part; blocks side by side share the string of the one above.

    A path may have 3,000 characters, of which each copy would be made and hashed again.
    """
    parents, leaves, above = list[str](), list[str](), ""
    for path in paths:
        at = path.rfind("/")
        if at != len(above) or not path.startswith(above):
            above = path[: max(at, 0)]
        parents.append(above)
        leaves.append(path[at + 1 :])
    return parents, leaves


def _furniture(prose_signs: Mapping[int, int], prose: int) -> list[tuple[float, int, str]]:
    """Return the share of the page's prose that each sign of furniture covers, the least first."""
    sizes: dict[int, int] = {}
    for bits, size in prose_signs.items():
        sizes[bits & FURNITURE_BITS] = sizes.get(bits & FURNITURE_BITS, 0) + size
    return sorted(
        [
            (sum([size for bits, size in sizes.items() if bits & BITS[name]]) / prose, BITS[name], name)
            for name in FURNITURE
        ]
    )


def _direct_groups(
    sizes: Sequence[int],
    kinds: Sequence[str],
    ratios: Sequence[float],
    parents: Sequence[str],
    signs: Sequence[int],
) -> tuple[dict[str, Group], dict[int, int]]:
    """Return the blocks directly below each element, and the prose under each set of signs."""
    direct: dict[str, Group] = {}
    prose_signs: dict[int, int] = {}
    for size, kind, ratio, parent, bits in zip(sizes, kinds, ratios, parents, signs, strict=True):
        group = direct.get(parent)
        if group is None:
            group = direct[parent] = [0, 0, 0.0, 0, 0]
        group[0] += 1
        group[1] += size
        group[2] += size * ratio
        if is_prose_block(size, ratio, kind):
            weight = int(size * (1 - ratio))
            group[3] += weight
            group[4] += 1
            prose_signs[bits] = prose_signs.get(bits, 0) + weight
    return direct, prose_signs


def _all_groups(direct: dict[str, Group]) -> tuple[dict[str, Group], dict[str, str]]:
    """Return the blocks below each element at any depth, and the path above each path; deepest paths come first."""
    groups, above = {"": [0, 0, 0.0, 0, 0], **direct}, {"": ""}
    levels: dict[int, list[str]] = {}
    for path in groups:
        levels.setdefault(path.count("/"), []).append(path)
    for depth in range(max(levels), 0, -1):
        for path in levels.get(depth, ()):
            over = above[path] = path.rpartition("/")[0]
            group, found = groups.get(over), groups[path]
            if group is None:
                groups[over] = found.copy()
                levels.setdefault(depth - 1, []).append(over)
                continue
            group[0] += found[0]
            group[1] += found[1]
            group[2] += found[2]
            group[3] += found[3]
            group[4] += found[4]
    return groups, above


def calls_itself_news(page: Page) -> bool:
    """Tell whether a page says that it is a news article."""
    return (page.meta.type or "").endswith("NewsArticle")


def place_of(path: str) -> str:
    """Return a path without its numbers: the paragraphs of one text stand at one place in the markup.

    >>> place_of("/html/body/div[2]/p[11]")
    '/html/body/div[]/p[]'
    """
    return path.translate(_NO_DIGITS)
