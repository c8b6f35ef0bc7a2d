"""The hub of a cooperative on PostgreSQL: work between tills over a network (docs/hub.md)."""
