"""Rules of what the program shows: fonts, icons, colours, drawings, the sample fair."""
