"""What the camera sees, with rounded corners; a flash of its edge for each code that was read."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.camera import extra
from ui.camera.states import CameraState
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.camera.eye import Eye

_RADIUS: Final = 16
_FLASH_MS: Final = 350
_FLASH_WIDE: Final = 6


class Viewfinder(QWidget):
    """Looks from `look` until `rest`. reads: for codes; else it only shows.

    Signals: read(str): a code came into the picture; stated(CameraState); pressed(): a tap.
    """

    read = Signal(object)
    stated = Signal(object)
    pressed = Signal()

    def __init__(self, theme: Theme, name: str, *, reads: bool) -> None:
        super().__init__()
        self._theme = theme
        self._reads = reads
        self._eye: Eye | None = None
        self._is_mirrored = False
        self._flash = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._flash.timeout.connect(self.update)
        self.setAccessibleName(name)

    @property
    def picture(self) -> QImage | None:
        """What the camera sees now, as large as it sees it; None while it sees nothing."""
        if self._eye is None or self._eye.state is not CameraState.GOOD:
            return None
        return self._eye.picture

    @property
    def eye(self) -> "Eye | None":
        """What looks, None while it rests."""
        return self._eye

    def look(self, camera: str, *, is_mirrored: bool = False) -> None:
        """Look through this camera, "" for the system's first; anew if it does already."""
        self.rest()
        self._is_mirrored = is_mirrored
        try:
            # Most tills have not added it, and those that have do not look at once.
            cameras = extra.cameras()
            from ui.camera.eye import Eye
        except ImportError:
            self.stated.emit(CameraState.BROKEN)
            return
        self.stated.emit(CameraState.OPENING)
        self._eye = eye = Eye(cameras, camera, self, reads=self._reads)
        eye.read.connect(self.read)
        eye.pictured.connect(self.update)
        eye.stated.connect(self._follow)
        if eye.state is not CameraState.OPENING:
            self._follow(eye.state)

    def rest(self) -> None:
        """Let the camera go; safe to call twice."""
        if self._eye is not None:
            eye, self._eye = self._eye, None
            eye.close()
            eye.deleteLater()
        self._flash.stop()
        self.update()

    def flash(self) -> None:
        """Light the edge for a moment."""
        self._flash.start()
        self.update()

    def _follow(self, state: CameraState) -> None:
        self.update()
        self.stated.emit(state)

    # Overrides of Qt methods.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = QPainterPath()
        edge.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setClipPath(edge)
        picture = self.picture
        if picture is None:
            painter.fillPath(edge, self._theme.colour("sunken"))
            mark = self._theme.pixmap("camera", "muted_ink", self._theme.sizes.icons["large"])
            middle = self.rect().center()
            side = self._theme.sizes.icons["large"] // 2
            painter.drawPixmap(middle.x() - side, middle.y() - side, mark)
        else:
            self._draw(painter, picture)
        if self._flash.isActive():
            painter.setPen(QPen(self._theme.colour("action"), 2 * _FLASH_WIDE))
            painter.drawPath(edge)

    def _draw(self, painter: QPainter, picture: QImage) -> None:
        """Fill the whole place; what is too much of the picture is not shown."""
        filling = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        size = QSize(self.width(), self.height())
        scaled = picture.size().scaled(size, filling)
        place = QRectF(
            (self.width() - scaled.width()) / 2,
            (self.height() - scaled.height()) / 2,
            scaled.width(),
            scaled.height(),
        )
        painter.save()
        if self._is_mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.drawImage(place, picture)
        painter.restore()
