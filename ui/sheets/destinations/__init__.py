"""Files for those who sell goods on: what goes along, what is missing, written, handed over."""
