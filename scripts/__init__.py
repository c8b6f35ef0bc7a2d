"""What `make` runs: setting a machine up, checking the code, keeping the catalogues."""
