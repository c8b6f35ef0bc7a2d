"""Texts: a role decides size, weight and colour."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStyleOption, QWidget


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """Return a plain-text label of a role; a product's name is never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    made.setAlignment(leading())
    if role:
        made.setProperty("role", role)
    return made


def leading() -> Qt.AlignmentFlag:
    """Return the side a line begins at on this screen.

    Said as an absolute side: a label takes its direction from its text, so that a Latin name or a
    number alone would stand at the wrong side of an Arabic screen.
    """
    return _side(is_leading=True)


def trailing() -> Qt.AlignmentFlag:
    """Return the side amounts stand at, for the reason of `leading`."""
    return _side(is_leading=False)


def _side(*, is_leading: bool) -> Qt.AlignmentFlag:
    is_mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if is_leading == is_mirrored else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def set_state(widget: QWidget, name: str, value: str) -> None:
    """Change a property the style sheet looks at, and restyle this widget alone."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it is styled when it is first shown, by what it is then
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where it does not fit; the whole text is its tool tip."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(leading())
        if role:
            self.setProperty("role", role)
        self.setText(text)

    @property
    def is_cut(self) -> bool:
        """Tell whether the text is wider than there is room for it."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    # Overrides of Qt methods.

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance("…"), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_cut:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        painter.setPen(option.palette.windowText().color())
        painter.drawText(self.contentsRect(), self.alignment(), text)
