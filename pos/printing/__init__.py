"""From a document to paper: layout, raster, bytes, PDF, and the transports that carry them."""
