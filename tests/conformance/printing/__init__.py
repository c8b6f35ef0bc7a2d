"""Receipts printed on a simulated printer that is not ours."""
