"""Words of a draft as the markup in which shops keep descriptions."""

from html import escape

from pos.domain.text import LINE_BREAK


def paragraphs(words: str) -> str:
    """Return words as markup, a paragraph a line; what looks like markup stays what was typed.

    >>> paragraphs("2 < 3 m")
    '<p>2 &lt; 3 m</p>'
    """
    parts = [part.strip() for part in words.replace(LINE_BREAK, "\n").split("\n")]
    return "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in parts if part)
