"""Medusa by its admin API: version 2.21 was measured."""
