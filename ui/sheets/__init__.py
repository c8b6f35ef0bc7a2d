"""What opens over a page inside the window, and closes again with Esc."""
