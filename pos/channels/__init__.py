"""Online shops: one contract, and one small module for each shop that fulfils it."""
