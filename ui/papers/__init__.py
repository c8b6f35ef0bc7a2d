"""Papers that are lists: chosen on a sheet, written as PDF away from the screen, then opened."""
