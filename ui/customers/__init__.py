"""Customers: chosen at the till in seconds, corrected, exported and erased."""
