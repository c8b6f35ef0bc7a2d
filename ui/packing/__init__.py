"""Goods being packed, on the screen: for the Fairs page and for whoever sends goods."""
