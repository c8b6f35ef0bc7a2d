"""The drawer: opened, moved, counted, closed."""
