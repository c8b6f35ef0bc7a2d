"""What does not agree once journals lie together: one module a kind, each with one function.

Each asks a bounded question of an index; `every` puts them together and leaves out what is
answered, `answering` writes down what somebody says of one.
"""
