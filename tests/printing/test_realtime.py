"""No picture opens the drawer, clears the buffer or makes the printer talk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.printing.bitmap import Bitmap
from pos.printing.escpos_bytes import FRAGMENT_ROWS, receipt_bytes
from pos.printing.realtime import COMMAND, without_commands

COMMANDS = [
    bytes([0x10, kind, number])
    for kind, numbers in ((0x04, (1, 2, 3, 4)), (0x05, (1, 2)), (0x14, (1, 2)))
    for number in numbers
]
STRIDE = 72


def picture(rows: int, *placed: tuple[int, bytes]) -> Bitmap:
    """Return a white picture 576 dots wide with some bytes at some places."""
    data = bytearray(STRIDE * rows)
    for at, sequence in placed:
        data[at : at + len(sequence)] = sequence
    return Bitmap(STRIDE * 8, rows, bytes(data))


@pytest.mark.parametrize("command", COMMANDS, ids=bytes.hex)
@pytest.mark.parametrize(
    "at",
    [0, 5, STRIDE - 2, STRIDE - 1, STRIDE * FRAGMENT_ROWS - 1, STRIDE * 200 - 3],
    ids=["first", "inside", "two|one", "one|two", "over fragments", "last"],
)
def test_a_command_is_taken_out_wherever_it_stands(command: bytes, at: int) -> None:
    scrubbed = without_commands(picture(200, (at, command)))

    assert not COMMAND.search(scrubbed.rows)


@pytest.mark.parametrize("command", COMMANDS, ids=bytes.hex)
@pytest.mark.parametrize("at", [0, STRIDE - 1, STRIDE * FRAGMENT_ROWS - 2])
def test_nothing_a_printer_would_obey_is_sent(command: bytes, at: int) -> None:
    assert not COMMAND.search(receipt_bytes(picture(200, (at, command))))


@pytest.mark.parametrize("number", range(1, 9))
def test_numbers_that_only_some_makers_use_are_taken_out_too(number: int) -> None:
    clear_buffer_of_others = bytes([0x10, 0x14, number])

    assert not COMMAND.search(without_commands(picture(1, (3, clear_buffer_of_others))).rows)


def test_one_dot_is_added_and_none_removed() -> None:
    before = picture(1, (10, COMMANDS[0]))

    after = without_commands(before)

    assert [a ^ b for a, b in zip(after.rows, before.rows, strict=True) if a != b] == [0x08]


def test_a_picture_without_commands_is_left_alone() -> None:
    harmless = picture(3, (0, b"\x10\x04\x00\x10\x10\x05\x03\x14\x01"))

    assert without_commands(harmless) == harmless


@given(st.lists(st.sampled_from([0x10, 0x04, 0x05, 0x14, 0x01, 0x02, 0x00]), max_size=STRIDE * 3))
def test_taking_one_command_out_never_makes_another(bytes_: list[int]) -> None:
    scrubbed = without_commands(picture(3, (0, bytes(bytes_))))

    assert not COMMAND.search(scrubbed.rows)
    assert without_commands(scrubbed) == scrubbed
