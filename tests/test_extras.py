"""Optional packages that are missing."""

from __future__ import annotations

import pickle

import pytest

from newsclean import MissingExtraError, NewscleanError
from newsclean.extras import require


def test_missing_package_is_named_with_its_extra() -> None:
    with pytest.raises(MissingExtraError, match=r"no_such_package is not installed: .*newsclean\[jobs\]"):
        require("no_such_package", "jobs")


def test_error_is_an_import_error_of_the_family_and_pickles() -> None:
    error = MissingExtraError("warcio", "jobs")
    assert isinstance(error, ImportError)
    assert isinstance(error, NewscleanError)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_part_of_a_missing_package_counts_as_the_package() -> None:
    with pytest.raises(MissingExtraError):
        require("no_such_package.part", "jobs")
