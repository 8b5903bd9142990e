"""The tests of the training need its extra; without it they skip."""

import pytest

pytest.importorskip("lightgbm")
pytest.importorskip("scipy")
