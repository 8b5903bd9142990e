"""Read the hostile pages with newsclean and with other extractors; print a Markdown table of what comes back.

    pip install '.[peers]'
    python tools/compare_hostile.py > table.md

Each page is read in a process of its own, with a limit of time and of memory. A cell says how many of the article's
five paragraphs come back, or what happens instead.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent.parent
sys.path.insert(0, str(HERE / "tests" / "hostile"))

from hostile_pages import CASES, PARAGRAPHS, Case  # noqa: E402

SECONDS = 20
MEMORY = 3_000_000_000
"""Bytes of one process."""
SYSTEMS = {
    "newsclean": "import newsclean\ndef read(page): return str(newsclean.clean(page, charset=case.charset).body)",
    "trafilatura": "import trafilatura\ndef read(page): return trafilatura.extract(page) or ''",
    "jusText": (
        "import justext\nstops = justext.get_stoplist('English')\n"
        "def read(page): return '\\n'.join(p.text for p in justext.justext(page, stops) if not p.is_boilerplate)"
    ),
    "readability-lxml": (
        "import readability, lxml.html\n"
        "def read(page): return lxml.html.fromstring(readability.Document(page).summary()).text_content()"
    ),
}
SCRIPT = """
import logging, resource, sys
sys.path.insert(0, {tests!r})
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
logging.disable(logging.CRITICAL)
from hostile_pages import CASES, PARAGRAPHS
case = next(case for case in CASES if case.name == {name!r})
page = case.page()
{system}
try:
    found = " ".join(read(page).split())
except Exception as error:
    print(type(error).__name__)
else:
    print(sum(text in found for text in PARAGRAPHS), "of", len(PARAGRAPHS))
"""


def result(system: str, case: Case) -> str:
    """Return what a system makes of a page."""
    script = SCRIPT.format(
        tests=str(HERE / "tests" / "hostile"), memory=MEMORY, name=case.name, system=SYSTEMS[system]
    )
    try:
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return f"over {SECONDS} s"
    lines = done.stdout.strip().splitlines()
    return lines[-1] if done.returncode == 0 and lines else "crash"


def main() -> None:
    """Print the table, and below it how many pages came back whole."""
    print("| page |", " | ".join(SYSTEMS), "|")
    print("|---" * (len(SYSTEMS) + 1) + "|")
    whole: Counter[str] = Counter()
    for case in CASES:
        cells = {system: result(system, case) for system in SYSTEMS}
        whole.update(
            system for system, cell in cells.items() if cell == f"{len(PARAGRAPHS)} of {len(PARAGRAPHS)}"
        )
        print(f"| {case.name} |", " | ".join(cells.values()), "|", flush=True)
    print("| **whole** |", " | ".join(f"**{whole[system]} of {len(CASES)}**" for system in SYSTEMS), "|")


if __name__ == "__main__":
    main()
