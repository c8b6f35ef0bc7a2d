"""The journal: what happened, written once, hash-chained and signed by the till that saw it."""
