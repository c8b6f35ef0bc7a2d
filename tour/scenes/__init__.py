"""The scenes of the day, one module each; `tour.day` says in which order they are played."""
