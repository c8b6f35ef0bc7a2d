"""The sections of the settings page, one a file; none knows another, and none writes."""
