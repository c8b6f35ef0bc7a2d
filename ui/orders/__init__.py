"""Pieces made to order: agreed, followed until they are ready, handed over."""
