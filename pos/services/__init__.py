"""Use cases, one verb each, and queries as frozen rows."""
