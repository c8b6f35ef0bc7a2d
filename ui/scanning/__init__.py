"""The scanner: keys before any widget sees them, a serial line, and one queue for both."""
