"""Votes of a meeting: the lists as printed, and the results."""
