"""A text broken into a few lines of a width, for what paints by hand."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout


def text_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Return at most `most` lines no wider than `width` px; the last ends in … when cut."""
    layout = QTextLayout(text, font)
    starts: list[int] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid() and len(starts) < most:
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    lines = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    if lines:
        metrics = QFontMetrics(font)
        lines[-1] = metrics.elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return lines
