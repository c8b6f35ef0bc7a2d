"""Shopify by its admin API in GraphQL, version 2026-10."""
