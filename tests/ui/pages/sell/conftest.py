"""A finger for the tiles."""

import pytest
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session")
def finger(qapp: QApplication) -> QPointingDevice:
    assert qapp is not None
    device = QTest.createTouchDevice()
    assert isinstance(device, QPointingDevice)
    return device
