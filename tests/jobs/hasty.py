"""`newsclean` with checkpoints ten times a second and small frames and parts, for tests that wait for checkpoints."""

from __future__ import annotations

import sys

from newsclean.cli import main
from newsclean.jobs import batch, learning, parquet, sinks

if __name__ == "__main__":
    batch.CHECKPOINT_SECONDS = learning.CHECKPOINT_SECONDS = 0.1
    parquet.PART_ROWS, sinks.FRAME_BYTES = 40, 1 << 15
    sys.exit(main())
