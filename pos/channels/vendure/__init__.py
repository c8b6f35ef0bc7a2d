"""Vendure by its admin API in GraphQL: version 3.7 was measured."""
