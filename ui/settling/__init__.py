"""Makers, their terms and their accounts, and paying them."""
