"""The other tills of a cooperative: what they reported, and the files that carry work."""
