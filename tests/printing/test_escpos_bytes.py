"""The bytes a printer gets, read back command by command (Epson ESC/POS)."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.printing.bitmap import Bitmap
from pos.printing.escpos_bytes import drawer_bytes, picture_bytes, receipt_bytes
from pos.printing.raster import prepare, raster
from tests.documents.sales import fair_day_sale, line, paper, sale

INIT, FEED_SIX, CUT = b"\x1b@", b"\x1bd\x06", b"\x1dV\x00"


def parsed(sent: bytes) -> tuple[list[bytes], list[tuple[int, int, bytes]]]:
    """Part a receipt into its commands and its pictures (bytes a row, rows, data)."""
    commands: list[bytes] = []
    pictures: list[tuple[int, int, bytes]] = []
    at = 0
    while at < len(sent):
        if sent.startswith(b"\x1dv0\x00", at):
            stride = int.from_bytes(sent[at + 4 : at + 6], "little")
            rows = int.from_bytes(sent[at + 6 : at + 8], "little")
            pictures.append((stride, rows, sent[at + 8 : at + 8 + stride * rows]))
            at += 8 + stride * rows
            continue
        length = next(len(c) for c in (INIT, FEED_SIX, CUT) if sent.startswith(c, at))
        commands.append(sent[at : at + length])
        at += length
    return commands, pictures


def printed(pictures: list[tuple[int, int, bytes]], width: int) -> bytes:
    """What stands on the paper: a picture narrower than it leaves the rest of its rows white."""
    return b"".join(
        data[row * stride : (row + 1) * stride].ljust(width // 8, b"\0")
        for stride, rows, data in pictures
        for row in range(rows)
    )


def checkered(width: int, height: int) -> Bitmap:
    row = bytes(0xAA for _ in range((width + 7) // 8))
    return Bitmap(width, height, row * height)


@pytest.mark.parametrize("width", [576, 384])
def test_a_receipt_is_reset_pictures_feed_and_cut(width: int) -> None:
    bitmap = checkered(width, 300)

    commands, pictures = parsed(receipt_bytes(bitmap))

    assert commands == [INIT, FEED_SIX, CUT]
    assert [(stride, rows) for stride, rows, _ in pictures] == [
        (width // 8, 128),
        (width // 8, 128),
        (width // 8, 44),
    ]
    assert b"".join(data for _, _, data in pictures) == bitmap.rows


@pytest.mark.usefixtures("qapp")
def test_the_drawn_receipt_is_what_is_sent() -> None:
    prepare()
    bitmap = raster(paper(fair_day_sale(), "ar"), 576)

    _, pictures = parsed(receipt_bytes(bitmap))

    sent = printed(pictures, 576)
    differing = sum((a ^ b).bit_count() for a, b in zip(sent, bitmap.rows, strict=True))
    assert differing < 20


def test_an_epson_is_told_to_take_no_drawer_pulse_from_the_picture() -> None:
    sent = receipt_bytes(checkered(384, 8), is_epson=True)

    assert sent.startswith(INIT + b"\x1d(D\x03\x00\x14\x01\x00\x1dv0")


def test_the_drawer_is_opened_by_a_job_of_its_own() -> None:
    assert drawer_bytes() == b"\x1bp\x0022"
    assert b"\x1bp" not in receipt_bytes(checkered(384, 8))


@given(st.lists(st.sampled_from([b"\0", b"\0", b"\x10\x04", b"\x81"]), min_size=60, max_size=60))
def test_white_bands_are_sent_short_and_nothing_is_lost(starts: list[bytes]) -> None:
    rows = b"".join(start.ljust(48, b"\0") for start in starts)
    bitmap = Bitmap(384, 60, rows)

    _, pictures = parsed(picture_bytes(bitmap))

    assert printed(pictures, 384) == rows
    assert sum(len(data) for _, _, data in pictures) <= len(rows)


@pytest.mark.usefixtures("qapp")
def test_half_of_a_receipt_is_white_and_is_not_sent() -> None:
    prepare()
    bitmap = raster(paper(fair_day_sale(), "ar"), 576)

    assert len(receipt_bytes(bitmap)) < 0.7 * len(bitmap.rows)


@given(st.binary(min_size=48 * 40, max_size=48 * 40))
def test_no_picture_can_leave_its_frame(rows: bytes) -> None:
    commands, pictures = parsed(receipt_bytes(Bitmap(384, 40, rows)))

    assert commands == [INIT, FEED_SIX, CUT]
    assert all(stride in {1, 48} for stride, _, _ in pictures)


@pytest.mark.usefixtures("qapp")
def test_commands_typed_into_a_name_are_never_sent() -> None:
    from pos.domain.names import Names

    prepare()
    hostile = Names(fr="\x1bp\x0022\x1dV\x00\x10\x14\x01\x00\x08\x1b@")
    bitmap = raster(paper(sale(line(hostile))), 384)

    commands, _ = parsed(receipt_bytes(bitmap))

    assert commands == [INIT, FEED_SIX, CUT]


def test_loading_the_library_leaves_no_trace_in_the_program(tmp_path: Path) -> None:
    """python-escpos sets up logging, keeps a folder and reads pickles named by the environment."""
    program = (
        "import logging, os, tempfile\n"
        "from pos.printing.escpos_bytes import drawer_bytes\n"
        "drawer_bytes()\n"
        "assert logging.getLogger().handlers == []\n"
        "assert os.environ['ESCPOS_CAPABILITIES_PICKLE_DIR'] == '/nowhere'\n"
        "assert os.listdir(tempfile.gettempdir()) == [], os.listdir(tempfile.gettempdir())\n"
    )
    environment = {
        **os.environ,
        "TMPDIR": str(tmp_path),
        "ESCPOS_CAPABILITIES_PICKLE_DIR": "/nowhere",
    }

    run = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True
    )

    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_building_bytes_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    receipt_bytes(checkered(384, 200))
    drawer_bytes()

    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("escpos").level == logging.NOTSET
