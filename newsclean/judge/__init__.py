"""Judges a page as a whole: what kind of page it is."""
