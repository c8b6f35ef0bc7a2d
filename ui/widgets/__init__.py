"""The parts every page is made of, one a file; each takes the theme and picks a role."""
