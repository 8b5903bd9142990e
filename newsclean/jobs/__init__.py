"""Jobs: many pages at once, in worker processes, from files of many kinds, without a loss."""

from newsclean.jobs.many import FailedPage, clean_many

__all__ = ["FailedPage", "clean_many"]
