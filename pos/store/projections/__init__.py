"""What the journal means today: one small `apply` a kind, entry in, rows out.

The tables come out the same whatever the order in which *different* tills' entries arrive: facts
insert, sums add, and master data keeps, field by field, the last writer by (at, till, seq).
"""
