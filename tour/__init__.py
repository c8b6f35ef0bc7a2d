"""The tour: a small fair day, played on the real window with real clicks, keys, disk and paper.

It is the demonstration on a machine without a display, the source of the pictures in `docs`, and
a test from end to end. It may import whatever `main.py` may.
"""
