"""The first minute: which language, who sells, and what to start with."""
