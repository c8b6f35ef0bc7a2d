"""A till joins a cooperative: on a new device, or from the settings of one that sells alone."""
