"""Rules of printing: layout, drawing, bytes, PDF, transports."""
