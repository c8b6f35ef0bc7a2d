"""The cameras that Qt finds: the system's own, over USB or built in.

Loaded when somebody looks through one (`ui.camera.extra`).
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCameraPermission, QObject, Qt
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoSink,
)
from PySide6.QtWidgets import QApplication

from ui.camera.states import CameraState

# Enough for a label at arm's length, and for a photo as it is kept (1024 px).
_DOTS: Final = 1280 * 720
_LEAST_A_SECOND: Final = 15


class QtCameras:
    """The cameras of this device."""

    def names(self) -> list[tuple[str, str]]:
        """Return what the system calls each, and what a person does."""
        return [(_id(device), device.description()) for device in QMediaDevices.videoInputs()]

    def open(
        self, camera: str, sink: QVideoSink, tell: Callable[[CameraState], None]
    ) -> "QtCamera":
        """Give the frames of a camera to `sink`, now or when it is plugged in."""
        return QtCamera(camera, sink, tell)


class QtCamera(QObject):
    """Follows one camera while it is plugged in, pulled out and plugged in again."""

    def __init__(self, camera: str, sink: QVideoSink, tell: Callable[[CameraState], None]) -> None:
        super().__init__()
        self._wanted = camera
        self._tell = tell
        self._camera: QCamera | None = None
        self._was_there = False
        self._session = QMediaCaptureSession(self)
        self._session.setVideoSink(sink)
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self._follow)
        self._ask()

    def close(self) -> None:
        """Let it go; safe to call twice."""
        self._devices.videoInputsChanged.disconnect(self._follow)
        self._drop()
        self.deleteLater()

    def _ask(self) -> None:
        """Start where the system lets us; where it asks the person first, when they have said."""
        permission = QCameraPermission()
        application = QApplication.instance()
        assert application is not None
        status = application.checkPermission(permission)
        if status == Qt.PermissionStatus.Undetermined:
            application.requestPermission(permission, self, lambda _answer: self._ask())
        elif status == Qt.PermissionStatus.Denied:
            self._tell(CameraState.FORBIDDEN)
        else:
            self._start()

    def _start(self) -> None:
        device = _device(self._wanted)
        if device is None:
            self._tell(CameraState.LOST if self._was_there else CameraState.NONE)
            return
        self._was_there = True
        self._tell(CameraState.OPENING)
        self._camera = QCamera(device, self)
        if (wanted := best_format(device.videoFormats())) is not None:
            self._camera.setCameraFormat(wanted)
        self._camera.errorOccurred.connect(self._fail)
        self._session.setCamera(self._camera)
        self._camera.start()

    def _fail(self, error: QCamera.Error, _text: str) -> None:
        # Qt has one error for all; a camera that is gone is told by the list of those there are.
        if error != QCamera.Error.NoError and self._is_there():
            self._tell(CameraState.BUSY)

    def _follow(self) -> None:
        if self._camera is None:
            self._start()
        elif not self._is_there():
            self._drop()
            self._start()

    def _is_there(self) -> bool:
        camera = self._camera
        return camera is not None and camera.cameraDevice() in QMediaDevices.videoInputs()

    def _drop(self) -> None:
        if self._camera is not None:
            self._camera.errorOccurred.disconnect(self._fail)
            self._camera.stop()
            self._camera.deleteLater()
            self._camera = None


def best_format(formats: list[QCameraFormat]) -> QCameraFormat | None:
    """Return the one nearest to 1280 by 720, of those that are fast enough; None for no choice."""

    def far(one: QCameraFormat) -> tuple[bool, int, float]:
        size = one.resolution()
        dots = size.width() * size.height()
        return one.maxFrameRate() < _LEAST_A_SECOND, abs(dots - _DOTS), -one.maxFrameRate()

    return min(formats, key=far, default=None)


def _device(wanted: str) -> QCameraDevice | None:
    """Return the wanted camera; another one rather than none."""
    devices = QMediaDevices.videoInputs()
    chosen = (device for device in devices if _id(device) == wanted)
    usual = QMediaDevices.defaultVideoInput()
    return next(chosen, None) or (usual if not usual.isNull() else None)


def _id(device: QCameraDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")
