"""`newsclean` with checkpoints ten times a second and small parts of Parquet, for tests that wait for checkpoints."""

from __future__ import annotations

import sys

from newsclean.cli import main
from newsclean.jobs import batch, learning, parquet

if __name__ == "__main__":
    batch.CHECKPOINT_SECONDS = learning.CHECKPOINT_SECONDS = 0.1
    parquet.PART_ROWS = 40
    sys.exit(main())
