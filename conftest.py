"""Settings of every test run: what needs a package that is missing skips, and a run that is told to end ends."""

from __future__ import annotations

import signal
import threading
from importlib.util import find_spec
from typing import Any, NoReturn

import pytest

from newsclean import MissingExtraError

NEEDS = {
    "docs/how-to/data-frames.md": {"pandas": "pandas", "polars": "polars", "pyarrow": "arrow"},
    "docs/how-to/removed-over-time.md": {"pandas": "pandas"},
    "docs/reference/columns.md": {"pyarrow": "arrow"},
    "newsclean/export/columns.py": {"pyarrow": "arrow"},
    "newsclean/integrations/arrow.py": {"pyarrow": "arrow"},
    "newsclean/integrations/datatrove.py": {"pyarrow": "datatrove"},
    "newsclean/integrations/pandas.py": {"pandas": "pandas", "pyarrow": "arrow"},
    "newsclean/integrations/polars.py": {"polars": "polars"},
    "newsclean/jobs/parquet.py": {"pyarrow": "jobs"},
    "newsclean/rules/selectors.py": {"cssselect": "sites"},
    "newsclean/rules/site_rules.py": {"cssselect": "sites"},
}
"""Files whose examples need packages, and the extras that bring them."""


def pytest_configure() -> None:
    """Let Ctrl-C and SIGTERM end the run; a job that a test runs passes on to this handler what it was told."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _end)
        signal.signal(signal.SIGINT, _end)


def _end(number: int, _frame: Any) -> NoReturn:
    raise KeyboardInterrupt(signal.Signals(number).name)


def pytest_collection_modifyitems(items: list[pytest.Item], config: pytest.Config) -> None:
    """Skip the examples of files that need a package that is not installed."""
    for item in items:
        file = (
            item.path.relative_to(config.rootpath).as_posix()
            if item.path.is_relative_to(config.rootpath)
            else ""
        )
        for module, extra in NEEDS.get(file, {}).items():
            if find_spec(module) is None:
                item.add_marker(pytest.mark.skip(reason=str(MissingExtraError(module, extra))))
                break
