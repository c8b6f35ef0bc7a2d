"""A list from a file, step by step: choose, match, look, keep."""
