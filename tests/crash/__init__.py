"""What survives a killed process, a cut of power, a failing disk and a second copy."""
