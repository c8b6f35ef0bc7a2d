"""The products of one shop: put there, seen before they are sent, paused, linked by hand."""
