"""Batch work: many pages through worker processes, from and to files, with nothing lost."""
