"""A whole shift on the real window, by keys alone."""
