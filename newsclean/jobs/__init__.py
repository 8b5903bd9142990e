"""Jobs: many pages at once, in worker processes, from files of many kinds, without a loss."""

from newsclean.jobs.many import clean_many
from newsclean.jobs.pages import FailedPage

__all__ = ["FailedPage", "clean_many"]
