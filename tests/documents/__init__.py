"""Rules of the papers as data."""
