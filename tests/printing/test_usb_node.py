"""A printer on USB is asked with patience."""

import os
import sys

import pytest

from pos.printing.usb_node import UsbLine


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no printer files")
def test_a_printer_with_nothing_to_say_is_not_asked_without_a_pause(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Such a printer can be read at any time, as `/dev/null` can."""
    asked: list[int] = []
    read = os.read

    def counted(node: int, most: int) -> bytes:
        asked.append(node)
        return read(node, most)

    monkeypatch.setattr(os, "read", counted)
    line = UsbLine(os.open(os.devnull, os.O_RDWR))

    with pytest.raises(TimeoutError):
        line.read(0.05)

    line.close()
    assert len(asked) <= 10
