"""The Fairs page: every fair, and one of them from its plan to its result."""
