"""A photo takes the place of the drawing, in the same frame."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from pos.domain.quantity import pieces
from pos.services.catalogue import add_product, save_photo
from pos.services.till import Till, UnitOfWork
from tests.ui.conftest import Tills
from tests.ui.hand import Hand
from tests.ui.shops import piece, stand


def red_photo() -> bytes:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def stand_with_a_photo(folder: Path) -> Till:
    def photographed(work: UnitOfWork) -> None:
        photo = save_photo(work, red_photo())
        add_product(work, piece("Zarbia rouge", 900, photo=photo), pieces(4))

    till = stand(folder, ())
    till.write(photographed)
    return till


def colour_in_the_picture(hand: Hand) -> QColor:
    view = hand.tiles
    picture = view.visualRect(view.model().index(0, 0)).center()
    return view.viewport().grab().toImage().pixelColor(picture.x(), picture.y() - 40)


def test_the_tile_shows_the_photo(tills: Tills, qtbot: QtBot) -> None:
    hand = tills.hand(open_till=stand_with_a_photo)

    qtbot.waitUntil(lambda: colour_in_the_picture(hand).red() > 230)
    assert colour_in_the_picture(hand).green() < 40
