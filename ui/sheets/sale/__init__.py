"""A sale that was made, its makers and its papers."""
