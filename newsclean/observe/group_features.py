"""What the groups of blocks around a block say, as numbers for the block model."""

from __future__ import annotations

from newsclean.observe.page_view import PageView

__all__ = ["GROUP_FEATURES", "group_rows"]

LEVELS = 3
"""Elements above a block whose groups are looked at."""

_GROUP = ("prose", "prose_blocks", "links", "blocks", "density")
_SHARED = ("shared_prose", "up", "down", "shared_links", "best_prose", "child_prose", "child_blocks", "child_links",
           "child_density")  # fmt: skip

GROUP_FEATURES: tuple[str, ...] = (
    *(f"{name}_{level}" for level in range(LEVELS) for name in _GROUP),
    *_SHARED,
)
"""Names of the columns."""

Row = tuple[float, ...]


def group_rows(view: PageView) -> dict[str, Row]:
    """Return what the groups around its blocks say, by the path of the element above a block.

    They are the groups of the elements above, and the one that it shares with the best group: the first element above
    both. Its child is the element below it that leads to the block.
    """
    sums = _summaries(view)
    down = _steps_down(view)
    above, best = view.above, sums[view.best][0]
    rows, ends = {}, {}
    for parent in set(view.parents):
        over = above[parent]
        shared = child = parent
        up = 0.0
        while shared not in down:
            child, shared = shared, above[shared]
            up += 1.0
        if child not in ends:
            prose, _, links, _, _ = sums[shared]
            child_prose, _, child_links, child_blocks, density = sums[child]
            ends[child] = (
                (prose,),
                (down[shared], links, best, child_prose, child_blocks, child_links, density),
            )
        start, end = ends[child]
        rows[parent] = (*sums[parent], *sums[over], *sums[above[over]], *start, up, *end)
    return rows


def _summaries(view: PageView) -> dict[str, Row]:
    """Return what each group says, in the order of _GROUP."""
    total = view.prose
    return {
        path: (prose / total, float(prose_blocks), linked / (chars or 1), float(blocks), prose / (chars or 1))
        for path, (blocks, chars, linked, prose, prose_blocks) in view.groups.items()
    }


def _steps_down(view: PageView) -> dict[str, float]:
    """Return how many elements lie between the best group and each one above it, both of the chain's ends included."""
    steps, path, down = {"": 0.0}, view.best, 0.0
    while path:
        steps[path] = down
        path = view.above[path]
        down += 1.0
    steps[""] = down
    return steps
