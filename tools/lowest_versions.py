"""Print the lowest versions that pyproject.toml allows for the package and for extras, as constraints for pip.

python tools/lowest_versions.py test > lowest.txt
pip install ".[test]" --constraint lowest.txt
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"
_LOWEST = re.compile(r"([\w.-]+)(?:\[[\w,.-]+\])?>=([\w.]+)")
_OWN = re.compile(r"newsclean\[([\w,.-]+)\]")


def lowest(project: dict[str, Any], extras: Iterable[str]) -> list[str]:
    """Return constraints for the package with extras, and with the extras that these ask for."""
    found: dict[str, str] = {}
    wanted = [*project["dependencies"], f"newsclean[{','.join(extras)}]"]
    for requirement in wanted:  # grows while it is read
        if own := _OWN.fullmatch(requirement):
            wanted += [
                each for extra in own[1].split(",") for each in project["optional-dependencies"][extra]
            ]
        elif match := _LOWEST.match(requirement):
            found[match[1]] = match[2]
    return [f"{name}=={version}" for name, version in sorted(found.items())]


if __name__ == "__main__":
    print("\n".join(lowest(tomllib.loads(PYPROJECT.read_text("utf-8"))["project"], sys.argv[1:])))
