"""Whole catalogues as one file: feeds for Google and Meta, and what other shops import."""
