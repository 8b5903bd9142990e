"""Thin doors to other libraries; each imports its host on first use."""
