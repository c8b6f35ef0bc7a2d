"""Packs of files for those who list goods by hand, each told by a profile a person can edit."""
