"""The codes in a picture: those that stand on goods, labels and receipts."""

from typing import Final

import zxingcpp
from PySide6.QtGui import QImage, QTransform

# Bars are read along a line that crosses all of them, and lines are tried across and down. A label
# that lies more than some 15 degrees askew is crossed by none, so the picture is turned.
TURNS: Final = (0, 30, 60)


class Codes:
    """Reads one picture after the other, each turned further than the last one that said nothing.

    Three pictures so read a label at any angle, and none costs more than another.
    """

    def __init__(self) -> None:
        sort = zxingcpp.BarcodeFormat
        # No ITF and no Codabar: a part of one, or of something else, reads like a whole one.
        self._sorts = zxingcpp.BarcodeFormats(
            [sort.EANUPC, sort.Code128, sort.Code39, sort.QRCode, sort.DataMatrix]
        )
        self._turn = 0

    def read(self, image: QImage) -> list[str]:
        """Return the texts of all codes in a picture; each has a check that it passed."""
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        degrees = TURNS[self._turn]
        if degrees:
            grey = grey.transformed(QTransform().rotate(degrees))
            grey = grey.convertToFormat(QImage.Format.Format_Grayscale8)
        found = zxingcpp.read_barcodes(grey, formats=self._sorts, try_invert=False)
        codes = [code.text for code in found if code.text]
        if not codes:
            self._turn = (self._turn + 1) % len(TURNS)
        return codes
