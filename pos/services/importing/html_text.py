"""HTML descriptions into plain text with line breaks; scripts, styles and addresses are dropped.

Our own, because `html.parser` goes over the rest again for every tag left open: 60 kB of `<a b='`
take it seconds, and a file has room for thousands of such cells. This passes over the text once.
"""

import html
import re
from collections.abc import Iterator
from typing import Final

from pos.domain.text import clean_text

_BREAKS: Final = frozenset(
    ("p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr")
)
_UNSEEN: Final = frozenset(("script", "style", "template", "noscript", "iframe"))
_START: Final = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,15})(?=[\s/>])|<[!?]")
_ATTRIBUTES: Final = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*+>""")


def described(text: str) -> str:
    """Return a description as it is kept; raises a `FieldNotAccepted` when it cannot be."""
    return clean_text(plain_text(text))


def plain_text(text: str) -> str:
    """Return what a reader would see, one line a paragraph, list items after a dot.

    Text without tags keeps its own lines; a tag that never ends is shown as it is written.

    >>> plain_text("<p>Terre &amp; feu</p><ul><li>main</li></ul>")
    'Terre & feu\\n• main'
    """
    if not _START.search(text):
        return html.unescape(text)
    whole = html.unescape("".join(_visible(text)))
    lines = (" ".join(line.split()) for line in whole.split("\n"))
    return "\n".join(line for line in lines if line)


def _visible(text: str) -> Iterator[str]:
    """Yield the text between tags, and line breaks where a tag makes one."""
    at = 0
    hidden_by = ""
    while tag := _START.search(text, at):
        end = _end_of_tag(text, tag)
        if end < 0:
            break
        name = (tag["name"] or "").lower()
        if not hidden_by:
            yield text[at : tag.start()]
            yield _break(name, is_closing=bool(tag["close"]))
            hidden_by = name if name in _UNSEEN and not tag["close"] else ""
        elif name == hidden_by and tag["close"]:
            hidden_by = ""
        at = end
    if not hidden_by:
        yield text[at:]


def _end_of_tag(text: str, tag: re.Match[str]) -> int:
    """Return where a tag ends, past quoted attributes, or -1 when it never does."""
    if text.startswith("<!--", tag.start()):
        end = text.find("-->", tag.start())
        return len(text) if end < 0 else end + 3
    whole = _ATTRIBUTES.match(text, tag.end())
    return whole.end() if whole else text.find(">", tag.end()) + 1 or -1


def _break(name: str, *, is_closing: bool) -> str:
    if name == "li" and not is_closing:
        return "\n• "
    return "\n" if name in _BREAKS else ""
