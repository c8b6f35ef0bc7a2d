"""Figures beside a floor or a peer, printed and never judged: a test that times is a coin toss."""
