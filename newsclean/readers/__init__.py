"""Readers turn the input into a Page; they never judge."""
