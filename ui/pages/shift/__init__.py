"""The shift page: the till opened and closed, its cash counted, its reports."""
