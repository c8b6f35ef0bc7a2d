"""A keyboard of the system types codes into the whole program, under every layout."""
