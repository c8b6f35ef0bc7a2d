"""Reconcile: what does not agree once the work of all tills lies together, and the evening."""
