"""Texts that break programs: every character there is, and the worst of them often."""

from hypothesis import strategies as st

CONTROLS = "\x00\t\n\r\x1b\x1d\x7f\x85\ud800"
MARKS = "\u00a0\u0301\u0651\u200b\u200d\u200f\u2028\u202e\u2066\ufeff"

# Surrogates are left in: they come from badly decoded files.
NASTY_TEXT = st.text(
    st.one_of(st.sampled_from(CONTROLS + MARKS), st.characters(codec=None, categories=None)),
    max_size=30,
)
