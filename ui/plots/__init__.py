"""Plots painted by hand: bars and horizontal bars, with a table and words that say the same."""
