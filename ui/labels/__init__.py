"""Price labels: which products, how many, what they say, where they go."""
