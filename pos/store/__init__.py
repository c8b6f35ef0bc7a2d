"""One SQLite file: the journals, the projections derived from them, and this device's own work."""
