"""The tests of the training need its extra, and a checkout of the repository; without them they skip."""

import pytest

pytest.importorskip("lightgbm")
pytest.importorskip("scipy")
pytest.importorskip("tools.training")
