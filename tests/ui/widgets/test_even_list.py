"""A long list is laid out part by part, and once."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel
from pytestqt.qtbot import QtBot

from ui.widgets.even_list import EvenList

LENGTH = 12_000
TOP = QModelIndex()


class Counted(QStringListModel):
    """Counts how often its length is asked for."""

    asked = 0

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = TOP) -> int:
        self.asked += 1
        return super().rowCount(parent)


def test_what_arrives_is_painted_without_laying_out_the_rest_anew(qtbot: QtBot) -> None:
    shown = EvenList()
    qtbot.addWidget(shown)
    model = Counted([f"Tajine {number}" for number in range(LENGTH)])
    shown.setModel(model)
    shown.show()
    qtbot.waitUntil(lambda: not shown.visualRect(model.index(LENGTH - 1, 0)).isEmpty())
    model.asked = 0

    model.setData(model.index(3, 0), "Plat")
    shown.viewport().grab()  # whatever waits to be laid out is, before it is painted

    assert model.asked < LENGTH / 10
