"""Counting a place: a sheet that leads from the first scan to what explains each difference."""
