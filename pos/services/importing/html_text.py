"""HTML descriptions into plain text with line breaks; scripts, styles and addresses are dropped."""

import html
import re
from html.parser import HTMLParser
from typing import Final

_BREAKS: Final = frozenset(
    ("p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr")
)
_UNSEEN: Final = frozenset(("script", "style", "template", "noscript", "iframe"))
_LOOKS_LIKE_HTML: Final = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z#]")

# Unclosed tags make the standard parser go over the rest again and again; no description of a
# craft piece comes near this length, and within it the worst case stays short.
_LONGEST: Final = 20_000


def plain_text(text: str) -> str:
    """Return what a reader would see, one line a paragraph, list items after a dot.

    >>> plain_text("<p>Terre &amp; feu</p><ul><li>main</li></ul>")
    'Terre & feu\\n• main'
    """
    if not _LOOKS_LIKE_HTML.search(text):
        return text
    reader = _Reader()
    try:
        reader.feed(text[:_LONGEST])
        reader.close()
    except AssertionError:
        # The standard parser asserts that a marked section such as <![x is well formed.
        return html.unescape(text[:_LONGEST])
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    """Gathers visible text in `pieces`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BREAKS:
            self.pieces.append("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BREAKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)
