"""The Stock page: what there is, and how much of it."""
