"""Run the notebooks of docs/gallery and store what they show; pip install '.[gallery]' first."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient

GALLERY = Path(__file__).parents[1] / "docs" / "gallery"
SECONDS = 300
"""For one cell; the longest start worker processes."""


def main() -> int:
    """Run all notebooks, or those whose names are given; return the exit code."""
    for path in sorted(GALLERY.glob("*.ipynb")):
        if sys.argv[1:] and path.stem not in sys.argv[1:]:
            continue
        notebook = executed(path)
        path.write_text(nbformat.writes(notebook) + "\n", "utf-8")
        print(f"{path.name}: {sum(1 for _ in printed(notebook))} cells print something")
    return 0


def executed(path: Path) -> nbformat.NotebookNode:
    """Return a notebook as it is after a run, in its own folder. Raises CellExecutionError for a cell that fails."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    notebook.metadata = {"kernelspec": notebook.metadata.kernelspec, "language_info": {"name": "python"}}
    for number, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{number}"  # the same run gives the same file
        cell.metadata.pop("execution", None)
    return notebook


def printed(notebook: nbformat.NotebookNode) -> Iterator[str]:
    """Yield what each cell prints, cell by cell, for those that print."""
    for cell in notebook.cells:
        said = [output.text for output in cell.get("outputs", ()) if output.output_type == "stream"]
        if said:
            yield "".join(said)


if __name__ == "__main__":
    sys.exit(main())
