"""A scanner on a serial line: the other end of a pseudo-terminal stands for it."""

import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from pos.domain.scanning import Ending, Scan
from ui.scanning.serial_line import Codes, LineState, SerialLine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")


@pytest.fixture
def ends() -> Iterator[tuple[int, str]]:
    """Return the scanner's end of a line, and the name of the program's end."""
    scanner, program = os.openpty()
    yield scanner, os.ttyname(program)
    for end in (scanner, program):
        try:
            os.close(end)
        except OSError:
            continue


@pytest.fixture
def line() -> Iterator[SerialLine]:
    line = SerialLine()
    yield line
    line.stop()


def test_codes_come_whole_whatever_ends_them(
    qtbot: QtBot, line: SerialLine, ends: tuple[int, str]
) -> None:
    scans: list[Scan] = []
    line.scanned.connect(scans.append)
    line.listen(ends[1], 9600)
    qtbot.waitUntil(lambda: line.state is LineState.OPEN)

    os.write(ends[0], b"6111234567895\r\n2000000000015\r")
    os.write(ends[0], "ARG-é".encode())

    qtbot.waitUntil(lambda: len(scans) == 3)
    assert [scan.typed for scan in scans] == ["6111234567895", "2000000000015", "ARG-é"]
    assert {scan.ending for scan in scans} == {Ending.LINE}


def test_a_line_that_is_not_there_is_told_and_taken_when_it_comes(
    qtbot: QtBot, line: SerialLine, ends: tuple[int, str], tmp_path: os.PathLike[str]
) -> None:
    port = os.path.join(tmp_path, "scanner")
    line.listen(port, 9600)
    qtbot.waitUntil(lambda: line.state is LineState.LOST)

    os.symlink(ends[1], port)

    qtbot.waitUntil(lambda: line.state is LineState.OPEN)


def test_no_port_is_no_line(line: SerialLine) -> None:
    line.listen("", 9600)

    assert line.state is LineState.OFF


@given(st.lists(st.text("ABC123", min_size=1, max_size=8), max_size=6), st.data())
def test_codes_are_the_same_however_their_bytes_arrive(
    codes: list[str], data: st.DataObject
) -> None:
    sent = "".join(f"{code}\r\n" for code in codes).encode()
    cutter, found = Codes(), []

    while sent:
        length = data.draw(st.integers(1, len(sent)))
        found += cutter.take(sent[:length])
        sent = sent[length:]

    assert found == codes


def test_a_code_without_an_end_is_over_after_a_silence() -> None:
    cutter = Codes()

    assert cutter.take(b"61112") == []
    assert cutter.take(b"34") == []
    assert cutter.take(b"") == ["6111234"]
