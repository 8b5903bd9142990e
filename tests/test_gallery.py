"""The notebooks of the gallery run, and what they printed when they were stored is what they print now."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.extras import needs

nbformat = needs("nbformat", "gallery")
ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "docs" / "gallery").glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]


def tool(name: str) -> ModuleType:
    """Return a script of the tools."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def code_cells(path: Path) -> list[Any]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def test_gallery_has_its_notebooks() -> None:
    assert NAMES == ["first-steps", "one-site", "scraped-column"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_notebook_is_stored_as_it_was_run(path: Path) -> None:
    """Every cell has run, in order, without an error, and no output names a folder of the machine."""
    cells = code_cells(path)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error"]
    assert not [output for output in outputs if output.get("name") == "stderr"]
    assert any("text/html" in output.get("data", ()) for output in outputs)
    assert "/home/" not in path.read_text("utf-8")
    assert "/tmp/" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_notebook_runs_and_prints_what_is_stored(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where this fails for a good reason, `python tools/run_gallery.py` stores the new outputs."""
    for name in ("nbclient", "ipykernel", "pandas", "pyarrow", "pebble"):
        needs(name, "gallery")
    monkeypatch.setenv(
        "PYTHONPATH", str(ROOT)
    )  # the kernel is a process of its own and tests the tree as it is
    gallery = tool("run_gallery")
    stored = nbformat.read(path, as_version=4)
    assert list(gallery.printed(gallery.executed(path))) == list(gallery.printed(stored))


def test_pictures_are_there_and_as_wide_as_they_should_be() -> None:
    """`python tools/screenshots.py` takes them anew; a picture that nothing makes any more must go."""
    shots = tool("screenshots")
    pictures = {path.stem: path.read_bytes() for path in shots.PICTURES.glob("*.png")}
    assert set(pictures) == set(shots.pages())
    for data in pictures.values():
        assert data.startswith(b"\x89PNG\r\n\x1a\n")
        assert int.from_bytes(data[16:20]) == shots.WIDTH * shots.SCALE
