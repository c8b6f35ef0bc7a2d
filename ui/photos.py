"""Photos of products, read through the door and decoded away from the screen."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from pos.services.products import photo
from ui.operations import Operations
from ui.product_art import ProductArt


class Photos(QObject):
    """Fetches each photo once and gives it to the art that paints it.

    Signals: arrived(): some photo can be painted now.
    """

    arrived = Signal()

    def __init__(self, operations: Operations, art: ProductArt, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._art = art
        self._asked: set[str] = set()

    def want(self, digests: Iterable[str]) -> None:
        """Fetch the photos of these digests that were not asked for before."""
        for digest in digests:
            if digest and digest not in self._asked:
                self._asked.add(digest)
                take = partial(self._decode, digest)
                self._operations.read(self, photo, digest, done=take)

    def _decode(self, digest: str, jpeg: bytes | None) -> None:
        if jpeg is not None:
            image = partial(QImage.fromData, jpeg)
            self._operations.run_slow(self, image, done=partial(self._keep, digest))

    def _keep(self, digest: str, image: QImage) -> None:
        if not image.isNull():
            self._art.keep_photo(digest, QPixmap.fromImage(image))
            self.arrived.emit()
