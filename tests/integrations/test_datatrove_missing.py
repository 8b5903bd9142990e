"""newsclean's steps where datatrove is not installed."""

from __future__ import annotations

import importlib
import sys

import pytest

import newsclean.integrations.datatrove as door
from newsclean import MissingExtraError


def test_module_can_be_imported_and_a_step_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("datatrove", "datatrove.pipeline.extractors.base", "datatrove.pipeline.formatters.base"):
        monkeypatch.setitem(sys.modules, name, None)
    fresh = importlib.reload(door)
    fresh.__dict__.pop("NewsCleanExtractor", None)
    with pytest.raises(MissingExtraError, match=r"newsclean\[datatrove\]"):
        _ = fresh.NewsCleanExtractor


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="NewsCleanReader"):
        _ = door.NewsCleanReader
    assert {"NewsCleanExtractor", "NewsCleanFormatter", "document_schema"} <= set(dir(door))
