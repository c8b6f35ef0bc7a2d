"""Looks through one camera: pictures to show, the codes in them, and how the camera is.

Frames become pictures, and pictures codes, on a thread of their own, ten times a second at most.
Frames that come while it is busy are dropped: nothing queues up, and the screen never waits.
"""

import threading
import time
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoSink
from PySide6.QtWidgets import QApplication

from pos.domain.sightings import Sightings
from ui.camera.codes import Codes
from ui.camera.newest import Newest
from ui.camera.states import GONE, CameraState

# Between two pictures: reading takes up to half of a slow processor otherwise.
_READING_S: Final = 0.1
_WATCHING_S: Final = 0.05
# So long without a picture, and somebody is told.
_SILENCE_MS: Final = 5000


class OpenCamera(Protocol):
    """A camera that gives its frames to a sink."""

    def close(self) -> None:
        """Let it go; safe to call twice."""


class Cameras(Protocol):
    """The cameras of a device."""

    def names(self) -> Sequence[tuple[str, str]]:
        """Return what the system calls each, and what a person does."""

    def open(
        self, camera: str, sink: QVideoSink, tell: Callable[[CameraState], None]
    ) -> OpenCamera:
        """Give the frames of a camera to `sink`; "" is the system's first. `tell` how it is."""


class Eye(QObject):
    """Open from the start until `close`.

    sink: where the camera puts its frames. picture: the last one, None before the first.
    Signals: pictured(QImage); read(str): a code that was not in the picture before;
    stated(CameraState).
    """

    pictured = Signal(object)
    read = Signal(object)
    stated = Signal(object)
    _looked = Signal(object, object, object)

    def __init__(self, cameras: Cameras, camera: str, parent: QObject, *, reads: bool) -> None:
        """`reads`: looks for codes; else it only shows."""
        super().__init__(parent)
        # The thread must not set up OpenGL, which Qt would for each frame it makes a picture of.
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_ForceRasterWidgets)
        self.state = CameraState.OPENING
        self.picture: QImage | None = None
        self.sink = QVideoSink(self)
        self._reads = reads
        self._sightings = Sightings()
        self._frames: Newest[QVideoFrame] = Newest()
        self._silence = QTimer(self, singleShot=True, interval=_SILENCE_MS)
        self._silence.timeout.connect(lambda: self._tell(CameraState.BUSY))
        self._looked.connect(self._take)
        self.sink.videoFrameChanged.connect(self._offer)
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()
        self._silence.start()
        self._camera = cameras.open(camera, self.sink, self._tell)

    def close(self) -> None:
        """Let the camera go and see nothing any more; safe to call twice."""
        if self._frames.is_closed:
            return
        self.sink.videoFrameChanged.disconnect(self._offer)
        self._silence.stop()
        self._camera.close()
        self._frames.close()
        self._thread.join()

    def _offer(self, frame: QVideoFrame) -> None:
        if frame.isValid():
            self._frames.put(QVideoFrame(frame))

    def _work(self) -> None:
        reader = Codes()
        pause_s = _READING_S if self._reads else _WATCHING_S
        while (frame := self._frames.take()) is not None:
            image = frame.toImage()
            if image.isNull():
                continue
            codes = reader.read(image) if self._reads else []
            self._looked.emit(image, codes, round(time.monotonic() * 1000))
            self._frames.rest(pause_s)

    def _take(self, image: QImage, codes: list[str], at_ms: int) -> None:
        if self._frames.is_closed or self.state in GONE:
            # A picture that was under way when the camera went.
            return
        self._silence.start()
        self.picture = image
        self._tell(CameraState.GOOD)
        self.pictured.emit(image)
        for code in self._sightings.take(codes, at_ms):
            self.read.emit(code)

    def _tell(self, state: CameraState) -> None:
        if state is not CameraState.GOOD:
            # What is said once of a camera that is not there is not said again as a silence.
            self._silence.start() if state is CameraState.OPENING else self._silence.stop()
        if state is not self.state:
            self.state = state
            self.stated.emit(state)
