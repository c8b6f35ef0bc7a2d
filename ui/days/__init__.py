"""Choosing a day: typed as `24/12`, or tapped in a month."""
