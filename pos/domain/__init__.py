"""The words of the trade and their arithmetic: plain values, only the standard library."""
