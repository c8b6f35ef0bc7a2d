"""The work of one till carried to another in a file, with no network (docs/exchange.md)."""
