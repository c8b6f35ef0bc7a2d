"""The Online page: connected shops, how each stands, and what somebody has to look at."""
