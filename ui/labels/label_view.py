"""One label on the screen, dot by dot as it is printed, and what it had no room for."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pos.i18n import gettext as _
from ui.labels.label_work import LabelPicture
from ui.labels.words import part_name
from ui.theme import Theme
from ui.widgets.label import label, set_state


class LabelView(QWidget):
    """Shows the picture last given, or the sentence why there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.paper = _Paper(theme)
        self._note = label(role="caption", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        column.addWidget(self.paper, 1)
        column.addWidget(self._note)

    @property
    def note(self) -> str:
        """The sentence under the picture."""
        return self._note.text()

    def show_picture(self, picture: LabelPicture, *, has_code: bool) -> None:
        """Show a label; has_code: False where its code is only given when it is printed."""
        self.paper.show_image(picture.image)
        notes = []
        if picture.left_out:
            parts = ", ".join(part_name(part) for part in picture.left_out)
            notes.append(_("No room for: {parts}.").format(parts=parts))
        if not has_code:
            notes.append(_("It gets a code of your own when it is printed."))
        self._say(" ".join(notes), "remark" if picture.left_out else "caption")

    def refuse(self, sentence: str) -> None:
        """Say why a product has no label; an empty sentence shows nothing at all."""
        self.paper.show_image(QImage())
        self._say(sentence, "fault")

    def _say(self, sentence: str, role: str) -> None:
        self._note.setText(sentence)
        self._note.setAccessibleName(sentence)
        set_state(self._note, "role", role)


class _Paper(QWidget):
    """The picture on white paper in the middle, as large as there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.image = QImage()
        self.setAccessibleName(_("The label as it is printed"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        """Show another label."""
        self.image = image
        self.update()

    # Overrides of Qt methods.

    def sizeHint(self) -> QSize:
        return QSize(360, 190)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self.image.isNull():
            return
        room = self.size() - QSize(4, 4)
        size = self.image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        ratio = self.devicePixelRatioF()
        if self.image.width() <= size.width() * ratio:
            # Whole pixels a dot where it is enlarged, so that bars stay alike.
            times = max(1, int(size.width() * ratio) // self.image.width())
            size = self.image.size() * times / ratio
        place = QRect(
            (self.width() - size.width()) // 2, (self.height() - size.height()) // 2,
            size.width(), size.height(),
        )  # fmt: skip
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self.image.convertToFormat(QImage.Format.Format_RGB32))
        line = self._theme.look.lines["control"]
        painter.setPen(QPen(self._theme.colour("line_strong"), line))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
