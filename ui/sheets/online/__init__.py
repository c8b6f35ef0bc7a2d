"""Sheets of the online shops: connect one, see what would be sent, see what was."""
