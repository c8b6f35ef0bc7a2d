"""The hub of the cooperative: getting one, how it stands, and leaving it."""
