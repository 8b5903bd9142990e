"""The long run: a hundred thousand pages in one process, and the memory that each of them leaves behind.

    python tests/hostile/soak.py [PAGES]

Looks at the memory of the whole process, the parser's with it, after half of the pages, when the caches are full,
and at the end. Takes about ten minutes; ends with 1 where more than 0.2 kB a page stay.
"""

from __future__ import annotations

import gc
import re
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from test_stable import MAX_GROWTH, made_page

import newsclean


def resident() -> int:
    """Return the bytes that this process has in memory."""
    gc.collect()
    found = re.search(r"VmRSS:\s*(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    if found is None:
        raise SystemExit("this system does not say what a process has in memory")
    return int(found[1]) * 1024


def main() -> int:
    """Clean the pages; return 1 where memory grows."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    before = 0
    for number in range(pages):
        newsclean.clean(made_page(number))
        if number == pages // 2:
            before = resident()
    growth = (resident() - before) / (pages - pages // 2)
    print(f"{pages:,} pages, {growth:.0f} bytes a page, {resident() // 2**20} MB in all")
    return 1 if growth > MAX_GROWTH else 0


if __name__ == "__main__":
    sys.exit(main())
