"""Online listings kept true: what a shop should say, what it was last told, what it says now.

Level-triggered, like a thermostat: nothing is queued, nothing grows while the way is closed, and
doing it again does no harm. `engine.one_pass` is the whole of it; each module here is one step.
No network inside a transaction, no transaction across a network.
"""
