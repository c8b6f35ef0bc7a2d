"""A product whole: its form, its photo, its count; a new piece at the stand."""
