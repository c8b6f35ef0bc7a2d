"""The seller's own QR picture, read through the door and decoded away from the screen."""

from functools import partial

from PySide6.QtGui import QImage, QPixmap

from pos.services.products import photo
from ui.operations import Operations
from ui.sheets.tender.tender_sheet import TenderSheet


def fetch_wallet_picture(operations: Operations, digest: str, sheet: TenderSheet) -> None:
    """Show the picture on a sheet once it is there; nothing where none was chosen."""

    def decode(jpeg: bytes | None) -> None:
        if jpeg is not None:
            image = partial(QImage.fromData, jpeg)
            operations.run_slow(sheet, image, done=show)

    def show(image: QImage) -> None:
        if not image.isNull():
            sheet.panels.show_picture(QPixmap.fromImage(image))

    if digest:
        operations.read(sheet, photo, digest, done=decode)
