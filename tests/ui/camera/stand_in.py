"""Stands in for the camera itself, and for nothing else: its frames go the way of every camera's.

A capture session of Qt puts them into the sink of the eye, as it does with those of a real one.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QMediaCaptureSession,
    QVideoFrame,
    QVideoFrameFormat,
    QVideoFrameInput,
    QVideoSink,
)

from ui.camera.states import CameraState

BUILT_IN = ("/dev/video0", "Integrated camera")
ON_A_STALK = ("/dev/video2", "USB camera")


class StandIn:
    """One camera while it is open. camera: which was wanted."""

    def __init__(self, camera: str, sink: QVideoSink, tell: Callable[[CameraState], None]) -> None:
        self.camera = camera
        self.tell = tell
        self.is_closed = False
        self._session = QMediaCaptureSession()
        self._input = QVideoFrameInput()
        self._session.setVideoFrameInput(self._input)
        self._session.setVideoSink(sink)

    def sees(self, image: QImage) -> None:
        """Put what stands before it into the sink."""
        assert self._input.sendVideoFrame(QVideoFrame(image))

    def sees_without_colour(self, image: QImage) -> None:
        """The same as most cameras over USB send it: YUYV, two bytes for each dot."""
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        size = QSize(grey.width(), grey.height())
        yuyv = QVideoFrameFormat.PixelFormat.Format_YUYV
        frame = QVideoFrame(QVideoFrameFormat(size, yuyv))
        assert frame.map(QVideoFrame.MapMode.WriteOnly)
        bits = frame.bits(0)
        assert isinstance(bits, memoryview)
        light = bytes(grey.constBits())
        for y in range(size.height()):
            start = y * frame.bytesPerLine(0)
            line = bytearray(b"\x80" * (2 * size.width()))
            line[::2] = light[y * grey.bytesPerLine() :][: size.width()]
            bits[start : start + len(line)] = bytes(line)
        frame.unmap()
        assert self._input.sendVideoFrame(frame)

    def close(self) -> None:
        """Take it away."""
        self.is_closed = True
        self._session.setVideoSink(None)  # type: ignore[arg-type]


class StandIns:
    """The cameras of a device. opened: each that was, in order. fails_with: at once, None for not.

    plugged: their names.
    """

    def __init__(self) -> None:
        self.plugged = [BUILT_IN, ON_A_STALK]
        self.opened: list[StandIn] = []
        self.fails_with: CameraState | None = None

    @property
    def last(self) -> StandIn:
        return self.opened[-1]

    def names(self) -> Sequence[tuple[str, str]]:
        return self.plugged

    def open(self, camera: str, sink: QVideoSink, tell: Callable[[CameraState], None]) -> StandIn:
        one = StandIn(camera, sink, tell)
        self.opened.append(one)
        if self.fails_with is not None:
            tell(self.fails_with)
        return one
