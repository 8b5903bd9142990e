"""Which files with examples are left out of the test run where the package that they are about is not installed."""

from __future__ import annotations

from importlib.util import find_spec

NEEDS = {
    "docs/how-to/data-frames.md": ("pandas", "polars", "pyarrow"),
    "docs/reference/columns.md": ("pyarrow",),
    "newsclean/export/columns.py": ("pyarrow",),
    "newsclean/integrations/arrow.py": ("pyarrow",),
    "newsclean/integrations/pandas.py": ("pandas", "pyarrow"),
    "newsclean/integrations/polars.py": ("polars",),
}

collect_ignore = [file for file, packages in NEEDS.items() if not all(map(find_spec, packages))]
