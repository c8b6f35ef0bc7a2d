"""The Sell page: tiles, search and scan, the basket, and the result of the last sale."""
