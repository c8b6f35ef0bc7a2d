"""Everything of Rahba that works without a screen."""
