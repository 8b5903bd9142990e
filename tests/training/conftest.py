"""The tests of the training need its extra; without it they skip."""

from tests.extras import needs

needs("lightgbm", "training")
needs("scipy", "training")
