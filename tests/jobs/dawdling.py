"""As tests.jobs.hasty, with a first pass that takes its time for a page."""

from __future__ import annotations

import sys
import time
from typing import Any

from newsclean.cli import main
from newsclean.jobs import batch, learning
from newsclean.jobs.learning import Look


class SlowLook(Look):
    """Looks at a page, after a while."""

    def __call__(self, record: Any) -> Any:
        time.sleep(0.1)
        return super().__call__(record)


if __name__ == "__main__":
    batch.CHECKPOINT_SECONDS = learning.CHECKPOINT_SECONDS = 0.1
    from tests.jobs import dawdling  # a class of __main__ would be another one in a worker

    batch.Look = dawdling.SlowLook  # type: ignore[misc,attr-defined]
    sys.exit(main())
